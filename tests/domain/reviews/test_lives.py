"""Any life of an engagement in review: what its words lead to, and its clocks' laws."""

from copy import copy, deepcopy
from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Self

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from domain.acts import (
    AddCorrection,
    AddEvidence,
    AddFinding,
    AddItem,
    AddSite,
    AnswerCorrection,
    ApplyPolicy,
    ApproveSample,
    Assign,
    BeginPhase,
    BeginReview,
    CancelReview,
    Cause,
    ChangeCalendar,
    CheckPrivacy,
    CloseCorrections,
    CompleteItem,
    CompletePhase,
    CompleteReview,
    CorrectLea,
    CountItem,
    DraftReport,
    FinalizeReport,
    Mode,
    NoteBoardOutcome,
    NoteMilestone,
    PauseReview,
    PlanPresentation,
    PublishReport,
    RemoveSite,
    ReopenItem,
    ResumeClock,
    ResumeReview,
    ReviewHappening,
    ReviewStaffAct,
    SendDraft,
    SettingChanged,
    StaffAct,
    StopClock,
    WaiveItem,
    Withdraw,
    WithdrawCorrection,
    WithdrawEvidence,
    WithdrawMilestone,
    WriteSection,
)
from domain.calendars.work_calendar import Break
from domain.entries import Entry
from domain.expectation import expectation
from domain.people.roles import Role
from domain.policies.ladder import Office
from domain.policies.policy import ReviewPromise
from domain.refusals import Refused
from domain.review_apply import apply_review
from domain.review_entity import ReviewEntity
from domain.reviews.framework import Framework
from domain.reviews.report import (
    BoardOutcome,
    CorrectionOutcome,
    FactChecker,
    Section,
)
from domain.reviews.words import ReviewSetting
from tests.frameworks import BARE, SIR_12, THREE
from tests.ladders import GATED, REPEATED, calendars
from tests.lives import POLICY
from tests.report_acts import PAGE, content
from tests.review_laws import ReviewWitness
from tests.review_phases import PROOF, begin, complete
from tests.review_reports import FOUND, ITEM
from tests.reviews import InReview, accepted, sent, stored

LIVES = settings().max_examples
STEPS = 20
LONG = 100  # steps of a clock; nobody's silence lasts longer
DAYS, DAY = st.integers(0, 14), timedelta(days=1)
ITEMS = st.sampled_from(("C01-1", "C02-1", "C03-1"))
SCHOOLS = st.sampled_from(("19999010101013", "19999010202026", "19999010303039"))
POLICIES = {
    "in force": POLICY,
    "gated": POLICY.but(review=ReviewPromise(rungs=GATED.rungs)),
    "repeated": POLICY.but(
        review=ReviewPromise(recheck_every=20, rungs=REPEATED.rungs)
    ),
    "silent": POLICY.but(review=None),
}


class Watched(InReview):
    """Each review is looked at by a witness, whatever happens to it; none is lost."""

    def __init__(self, at: datetime, policy: str) -> None:
        super().__init__(accepted(POLICIES[policy]), at)
        self.witnesses: dict[str, ReviewWitness] = {}
        self.entries: dict[str, list[Entry]] = {}
        self.words: list[ReviewSetting] = []

    def twin(self) -> Self:
        """The same life, to be led on by itself."""
        led = copy(self)
        led.reviews, led.words = dict(self.reviews), [*self.words]
        led.witnesses = deepcopy(self.witnesses)
        led.entries = {key: [*each] for key, each in self.entries.items()}
        return led

    def hear(self, word: ReviewSetting) -> None:
        self.words.append(word)
        before = self.reviews.get(word.review)
        super().hear(word)
        if after := self.reviews.get(word.review):
            self._watch(before, word, after)

    def send_review(self, act: ReviewStaffAct) -> None:
        before = self.review
        super().send_review(act)
        self._watch(before, act, self.review)

    def clocks(self) -> None:
        for key, each in self.reviews.items():
            while (due := expectation(each)) and due.at <= self.at:
                for act in due.acts:
                    before, each = each, apply_review(each, act, self.at)
                    self._watch(before, act, each)
            self.reviews[key] = each

    def _watch(
        self,
        before: ReviewEntity | None,
        act: ReviewHappening | ReviewSetting,
        after: ReviewEntity,
    ) -> None:
        assert stored(after) == after
        assert after.weight >= len(after.but(unwritten=(), untold=()).model_dump_json())
        if before:
            self.witnesses[after.entity].saw(before, act, after, self.at)
        else:
            self.witnesses[after.entity] = ReviewWitness(after, self.at)
        known = self.entries.setdefault(after.entity, [])
        known += [e for e in after.unwritten if e.number > len(known)]


class AnyReview(RuleBasedStateMachine):
    """Staff and time do whatever they may; words come when they come."""

    both: Watched

    @initialize(
        at=st.sampled_from(((2026, 9, 1), (2026, 11, 2), (2027, 3, 1))),
        policy=st.sampled_from([*POLICIES]),
        framework=st.sampled_from((SIR_12, THREE, BARE)),
        heard=st.sampled_from((True, True, True, False)),
        drafted=st.booleans(),
    )
    def begin(
        self,
        at: tuple[int, int, int],
        policy: str,
        framework: Framework,
        heard: bool,
        drafted: bool,
    ) -> None:
        """Most have heard at once that they begin, and half of them were drafted."""
        self.both = Watched(datetime(*at, 19, tzinfo=UTC), policy)
        self.asks(BeginReview, framework=framework)
        if heard:
            self.words_come()
        if heard and drafted and framework is not SIR_12:
            self.comes_to_its_draft()

    def asks(self, kind: type[StaffAct], **fields: object) -> None:
        try:
            self.both.ask(kind, **fields)
        except Refused:
            return
        assert stored(self.both.engagement) == self.both.engagement

    def asks_review(self, kind: type[ReviewStaffAct], **fields: object) -> None:
        if self.both.reviews:
            try:
                self.both.ask_review(kind, **fields)
            except Refused as refusal:
                assert len(str(refusal)) < 2_000

    @rule(days=DAYS)
    def time_passes(self, days: int) -> None:
        self.both.run_to(self.both.today + timedelta(days=days))

    @rule(days=DAYS)
    def nothing_runs(self, days: int) -> None:
        """An outage: staff, or a word, may even come before the clock acts."""
        self.both.pass_days(days)

    @rule()
    def words_come(self) -> None:
        self.both.tell_reviews()

    @rule()
    def news_comes(self) -> None:
        self.both.tell_engagement()

    @rule(which=st.integers(0, 9))
    def a_word_comes_again(self, which: int) -> None:
        if self.both.words:
            word = sent(self.both.words[-1 - which % len(self.both.words)])
            assert isinstance(word, ReviewSetting)
            self.both.hear(word)

    @rule(days=st.integers(1, 30))
    def stops_all(self, days: int) -> None:
        recheck = self.both.today + timedelta(days=days)
        self.asks(StopClock, cause=Cause.STRIKE, recheck=recheck)

    @rule()
    def lets_all_run(self) -> None:
        self.asks(ResumeClock)

    @rule(
        which=st.integers(0, 6),
        mode=st.sampled_from(Mode),
        office=st.sampled_from(Office),
    )
    def calendar_changes(self, which: int, mode: Mode, office: Office) -> None:
        known, today = POLICY.calendar(office), self.both.today
        recess = Break(name="recess", first=today, last=today + timedelta(days=17))
        of_term = known.but(version="recess", recess=(*known.recess, recess))
        calendar = (*calendars(known, today), of_term)[which]
        self.asks(ChangeCalendar, office=office, calendar=calendar, mode=mode)

    @rule(policy=st.sampled_from([*POLICIES]), mode=st.sampled_from(Mode))
    def policy_changes(self, policy: str, mode: Mode) -> None:
        self.asks(ApplyPolicy, policy=POLICIES[policy], mode=mode)

    @rule(person=st.sampled_from((None, "n.novak", "a.castillo")))
    def another_leads(self, person: str | None) -> None:
        first = self.both.today
        self.asks(Assign, role=Role.CCEE_EXPERT, person=person, first=first)

    @rule(name=st.sampled_from(("Alder Valley Joint", "Alder Valley High")))
    def is_called_otherwise(self, name: str) -> None:
        self.asks(CorrectLea, name=name)

    @rule(site=SCHOOLS)
    def proposes(self, site: str) -> None:
        self.asks_review(AddSite, site=site, name="A school")

    @rule(site=SCHOOLS)
    def takes_out(self, site: str) -> None:
        self.asks_review(RemoveSite, site=site)

    @rule()
    def approves(self) -> None:
        self.asks_review(ApproveSample)

    @rule(which=st.integers(0, 39), days=DAYS)
    def notes(self, which: int, days: int) -> None:
        """Any milestone there is, also once more, of today or days before."""
        if self.both.reviews:
            known = self.framework.milestones
            key, on = known[which % len(known)].key, self.both.today - DAY * days
            self.asks_review(NoteMilestone, milestone=key, on=on, **PROOF)

    @rule(which=st.integers(0, 9))
    def withdraws_milestone(self, which: int) -> None:
        """One that was noted, with or without a phase that is done with it."""
        if self.both.reviews and (noted := [*self.both.review.review.milestones]):
            key = noted[which % len(noted)]
            self.asks_review(WithdrawMilestone, milestone=key)

    @rule(which=st.integers(0, 8))
    def begins_phase(self, which: int) -> None:
        if self.both.reviews:
            known = self.framework.phases
            self.asks_review(BeginPhase, phase=known[which % len(known)].key)

    @rule(which=st.integers(0, 1))
    def completes_phase(self, which: int) -> None:
        """One that is open, with or without all that it was to come to."""
        if self.both.reviews and (opened := self.both.review.review.open_phases):
            phase = opened[which % len(opened)].name
            self.asks_review(CompletePhase, phase=phase)

    @rule()
    def comes_to_its_next_phase(self) -> None:
        """All goes as it should, unless something stands in the way."""
        if not self.both.reviews:
            return
        review = self.both.review.review
        try:
            for each in review.open_phases:
                complete(self.both, each.name)
            if waiting := self.both.review.review.waiting:
                begin(self.both, waiting[0].key)
        except Refused as refusal:
            assert len(str(refusal)) < 2_000

    @rule()
    def comes_to_its_draft(self) -> None:
        """Something is found, all phases before it are done, and it is sent."""
        if not (self.both.reviews and self.framework.reached_by("send_draft")):
            return
        for _ in range(len(self.framework.phases)):
            if self.both.review.review.report.fact_check:
                return
            self.comes_to_its_next_phase()
            self.asks_review(AddItem, **ITEM)
            self.asks_review(CompleteItem, item=ITEM["item"], count=1)
            self.asks_review(AddFinding, finding="F0", items=("D01",), **FOUND)
            self.draws_up()
            self.sends()

    @rule(section=st.sampled_from(Section), text=st.sampled_from(("", "as agreed")))
    def writes(self, section: Section, text: str) -> None:
        self.asks_review(WriteSection, section=section, text=text)

    @rule()
    def draws_up(self) -> None:
        if self.both.reviews:
            self.asks_review(DraftReport, **content(self.both.review.entries))

    @rule()
    def sends(self) -> None:
        self.asks_review(SendDraft)

    @rule(party=st.sampled_from(FactChecker))
    def names_an_error(self, party: FactChecker) -> None:
        said = {"text": "it is 12", "about": "finding/F0"}
        self.asks_review(AddCorrection, party=party, **said)

    @rule(which=st.integers(1, 3), outcome=st.sampled_from(CorrectionOutcome))
    def answers(self, which: int, outcome: CorrectionOutcome) -> None:
        said = {"correction": f"K{which}", "outcome": outcome}
        self.asks_review(AnswerCorrection, **said)

    @rule(which=st.integers(1, 3))
    def takes_back(self, which: int) -> None:
        self.asks_review(WithdrawCorrection, correction=f"K{which}")

    @rule(party=st.sampled_from(FactChecker))
    def has_no_more(self, party: FactChecker) -> None:
        self.asks_review(CloseCorrections, party=party)

    @rule()
    def finalizes(self) -> None:
        if self.both.reviews:
            said = content(self.both.review.entries) | {"second_reader": "r.kim"}
            self.asks_review(FinalizeReport, **said)

    @rule(days=DAYS, hour=st.sampled_from((None, time(19))))
    def plans_a_meeting(self, days: int, hour: time | None) -> None:
        on = self.both.today + DAY * days
        self.asks_review(PlanPresentation, on=on, at=hour)

    @rule(
        days=DAYS,
        again=st.sampled_from((None, 3, 30)),
        outcome=st.sampled_from(BoardOutcome),
    )
    def has_met(self, days: int, again: int | None, outcome: BoardOutcome) -> None:
        today = self.both.today
        then = today + DAY * again if again else None
        said = {"on": today - DAY * days, "outcome": outcome, "again": then}
        self.asks_review(NoteBoardOutcome, **said)

    @rule(days=DAYS)
    def publishes(self, days: int) -> None:
        self.asks_review(CheckPrivacy)
        on = self.both.today - DAY * days
        self.asks_review(PublishReport, on=on, link=PAGE)

    @rule(days=st.integers(1, 90))
    def pauses(self, days: int) -> None:
        recheck = self.both.today + DAY * days
        self.asks_review(PauseReview, cause=Cause.DISASTER, recheck=recheck)

    @rule()
    def lets_it_go_on(self) -> None:
        self.asks_review(ResumeReview)

    @rule(item=ITEMS, component=st.integers(1, 12), which=st.integers(0, 9))
    def plans(self, item: str, component: int, which: int) -> None:
        if self.both.reviews:
            known = self.framework.methods
            fields = {"component": component, "method": known[which % len(known)].key}
            self.asks_review(AddItem, item=item, **fields)

    @rule(item=ITEMS, kind=st.sampled_from((CompleteItem, WaiveItem, ReopenItem)))
    def settles(self, item: str, kind: type[ReviewStaffAct]) -> None:
        self.asks_review(kind, item=item)

    @rule(which=st.integers(1, 3), of_review=st.booleans())
    def adds_evidence(self, which: int, of_review: bool) -> None:
        """Also what is there already."""
        said = {"name": "minutes", "sha256": f"{which:016x}" * 4, "size": 9}
        (self.asks_review if of_review else self.asks)(AddEvidence, **said)

    @rule(which=st.integers(1, 3), of_review=st.booleans())
    def withdraws_evidence(self, which: int, of_review: bool) -> None:
        (self.asks_review if of_review else self.asks)(WithdrawEvidence, number=which)

    @rule(item=ITEMS, which=st.integers(1, 4))
    def names_evidence(self, item: str, which: int) -> None:
        said = {"count": 1, "evidence": (f"E{which}",)}
        self.asks_review(CountItem, item=item, **said)

    @property
    def framework(self) -> Framework:
        return self.both.review.review.framework

    @rule(really=st.integers(0, 6))
    def cancels(self, really: int) -> None:
        if really == 0:
            self.asks_review(CancelReview)

    @rule()
    def begins_another(self) -> None:
        self.asks(BeginReview)

    @rule(really=st.integers(0, 12), kind=st.sampled_from((Withdraw, CompleteReview)))
    def ends(self, really: int, kind: type[StaffAct]) -> None:
        if really == 0:
            self.asks(kind)

    def teardown(self) -> None:
        """Then all words come, and everybody falls silent."""
        if not hasattr(self, "both"):
            return
        self.asks(ResumeClock)
        self.both.settle()
        self._both_agree()
        self._no_gaps()
        for _ in range(LONG):
            coming = [
                e for each in self.both.reviews.values() if (e := expectation(each))
            ]
            if not coming:
                break
            self.both.at = max(self.both.at, min(each.at for each in coming))
            self.both.clocks()
        for key, witness in self.both.witnesses.items():
            witness.at_the_end(self.both.reviews[key])

    def _both_agree(self) -> None:
        """Each knows of the other what the other last said, and that is how it is."""
        engagement = self.both.engagement
        now = engagement.setting.but(entry=engagement.setting_entry)
        for number, line in engagement.reviews.items():
            review = self.both.reviews[f"{engagement.entity}/review/{number}"]
            news = review.news
            due = None if news.over else news.due
            assert (line.stage, line.due) == (news.stage, due)
            assert line.over or line.may_be_completed == news.may_be_completed
            assert line.entry == review.news_entry
            assert line.over == review.is_over
            assert review.is_over or review.known == now

    def _no_gaps(self) -> None:
        """Entries are numbered one by one, and say what was known when they were."""
        for entries in self.both.entries.values():
            assert [e.number for e in entries] == [*range(1, len(entries) + 1)]
            known = [each.setting or 0 for each in entries]
            assert all(was <= now for was, now in pairwise(known))
            for entry in entries:
                if isinstance(entry.act, SettingChanged):
                    assert entry.act.number == entry.setting


TestAnyReview = AnyReview.TestCase
TestAnyReview.settings = settings(
    max_examples=LIVES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)


STEP = st.sampled_from(
    (
        *("passes", "passes", "passes", "silent", "words", "words"),
        *("stop", "run", "pause", "resume", "again", "close", "policy"),
    )
)
CHECKED_UNDER = ("in force", "gated", "silent")


@given(st.lists(st.tuples(STEP, st.integers(1, 12)), min_size=4, max_size=14))
def test_a_fact_check_keeps_the_laws(steps: list[tuple[str, int]]) -> None:
    """Whatever stands meanwhile, for whatever reason, and is heard of when."""
    life = AnyReview()
    life.both = _drafted().twin()
    for step, number in steps:
        _lead(life, step, number)
    life.teardown()


@cache
def _drafted() -> Watched:
    """Its draft was sent; led on by others."""
    life = AnyReview()
    life.both = Watched(datetime(2026, 9, 1, 19, tzinfo=UTC), CHECKED_UNDER[0])
    life.asks(BeginReview, framework=BARE)
    life.words_come()
    life.comes_to_its_draft()
    assert life.both.review.review.report.fact_check
    return life.both


def _lead(life: AnyReview, step: str, number: int) -> None:
    match step:
        case "passes":
            life.time_passes(number)
        case "silent":
            life.nothing_runs(number)
        case "words":
            life.words_come()
        case "stop":
            life.stops_all(number)
        case "run":
            life.lets_all_run()
        case "pause":
            life.pauses(number)
        case "resume":
            life.lets_it_go_on()
        case "again":
            life.asks_review(AddFinding, finding=f"A{number}", items=("D01",), **FOUND)
            life.draws_up()
            life.sends()
        case "close":
            life.has_no_more([*FactChecker][number % 2])
        case "policy":
            which = CHECKED_UNDER[number % 3]
            life.policy_changes(which, [*Mode][number % len(Mode)])
