"""Any review that may be stated goes on from there, and any that goes on may be stated.

So what is stated is held to the very rules by which it would have come so far here.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.acts import Cause, CompleteReview, PauseReview, ResumeReview
from domain.adoption.check import stated_faults
from domain.expectation import expectation
from domain.opening import bring_in
from domain.policies.policy import Policy
from domain.review_apply import apply_review, begin_review
from domain.review_consequences import new_review
from domain.review_entity import ReviewEntity
from domain.reviews.framework import SAMPLE, Framework, PhaseRule
from domain.reviews.progress import missing_to_begin, missing_to_complete
from domain.reviews.review import Review
from domain.reviews.statement import (
    StatedMilestone,
    StatedPause,
    StatedPhase,
    StatedReview,
    StatedSite,
)
from domain.reviews.words import ReviewSetting
from tests.beginnings import ALDER, NOON, adopting, brought_in_review, in_review
from tests.frameworks import SIR_12, THREE
from tests.lives import EVERY_WEEKDAY, PATHWAYS, POLICY
from tests.review_laws import ReviewWitness
from tests.review_phases import PROOF, pass_through
from tests.reviews import InReview, stored
from tests.reviews import in_review as begun_in_review

TODAY = NOON.date()
STEPS = st.integers(0, 40)  # days; two to each phase
SINCE = st.integers(0, 60)  # days after the last of them
LONG = 40  # steps of a clock
FRAMEWORKS = st.sampled_from((SIR_12, THREE))
POLICIES = st.sampled_from((POLICY, EVERY_WEEKDAY, POLICY.but(review=None)))


class Told:
    """A review that is made up phase by phase, each as the one before allows."""

    def __init__(self, framework: Framework, first: date) -> None:
        self.framework, self.day = framework, first
        self.phases: dict[str, StatedPhase] = {}
        self.reached: dict[str, date] = {}

    def reach(self, *milestones: str) -> None:
        for each in milestones:
            self.reached.setdefault(each, self.day)

    def begin(self, rule: PhaseRule) -> None:
        self.reach(*rule.entry)
        self.phases[rule.key] = StatedPhase(phase=rule.key, opened=self.day)

    def complete(self, rule: PhaseRule) -> None:
        self.reach(*rule.exit)
        self.phases[rule.key] = self.phases[rule.key].but(done=self.day)

    def move(self, rule: PhaseRule, due: date | None) -> None:
        self.phases[rule.key] = self.phases[rule.key].but(due=due)

    @property
    def may_be_paused(self) -> bool:
        known = self.phases
        rules = self.framework.phases
        opened = [e for e in rules if e.key in known and not known[e.key].done]
        waiting = [e for e in rules if e.key not in known]
        return any(each.pausable for each in opened or waiting[:1])

    def review(self, pause: StatedPause | None) -> StatedReview:
        return StatedReview(
            framework=self.framework.named,
            phases=tuple(self.phases.values()),
            milestones=tuple(
                StatedMilestone(milestone=each, on=on, **PROOF)
                for each, on in self.reached.items()
            ),
            sites=(ALDER,) if SAMPLE in self.reached else (),
            pause=pause,
        )


@st.composite
def told(draw: st.DrawFn) -> tuple[Framework, StatedReview]:
    """However far it has come, whatever is open side by side, paused or not."""
    framework = draw(FRAMEWORKS)
    begun = framework.phases[: draw(st.integers(1, len(framework.phases)))]
    steps = [(draw(STEPS), draw(STEPS)) for _ in begun]
    days = sum(map(sum, steps)) + draw(SINCE)
    life = Told(framework, TODAY - timedelta(days=days))
    before = {key for each in begun for key in each.after}
    for rule, (long, until_next) in zip(begun, steps, strict=True):
        life.begin(rule)
        life.day += timedelta(days=long)
        if rule.key in before or draw(st.booleans()):
            life.complete(rule)
        elif draw(st.booleans()):
            life.move(rule, life.day + timedelta(days=draw(st.integers(0, 300))))
        life.day += timedelta(days=until_next)
    return framework, life.review(draw(paused(life)))


@st.composite
def paused(draw: st.DrawFn, life: Told) -> StatedPause | None:
    if not life.may_be_paused or draw(st.booleans()):
        return None
    since = draw(st.dates(life.day, TODAY))
    recheck = draw(st.dates(TODAY + timedelta(days=1), TODAY + timedelta(days=366)))
    return StatedPause(cause=Cause.FUNDING, since=since, recheck=recheck)


def faults(
    review: StatedReview, framework: Framework, at: datetime = NOON
) -> list[str]:
    said = in_review(review)
    found = stated_faults(said, POLICY, PATHWAYS, at, "a.castillo", framework)
    return [*map(str, found)]


def going_on(review: StatedReview, framework: Framework, policy: Policy) -> InReview:
    engagement = brought_in_review(review, NOON, policy, framework)
    both = InReview(engagement, NOON)
    both.engagement = engagement
    both.settle()
    return both


@given(told(), POLICIES)
def test_whatever_may_be_stated_begins_so_and_keeps_the_laws(
    said: tuple[Framework, StatedReview], policy: Policy
) -> None:
    """Nothing acts on the day itself, no rung twice, none lost, none too early."""
    framework, review = said
    now = going_on(review, framework, policy).review
    due = expectation(now)

    assert faults(review, framework) == []
    assert stored(now) == now
    assert now.weight >= len(now.but(unwritten=(), untold=()).model_dump_json())
    assert due is None or policy.lea.day_of(due.at) > TODAY
    falls_silent(now)


def falls_silent(now: ReviewEntity) -> None:
    """Nobody answers, and its clock acts whatever it was to."""
    witness = ReviewWitness(now, NOON)
    for _ in range(LONG):
        due = expectation(now)
        if due is None:
            break
        for act in due.acts:
            before, now = now, apply_review(now, act, due.at)
            witness.saw(before, act, now, due.at)
    if not now.review.pause:
        witness.at_the_end(now)


@given(told())
def test_whatever_may_be_stated_is_led_to_its_end_by_acts(
    said: tuple[Framework, StatedReview],
) -> None:
    """What is open is completed, what waits is begun; then the engagement goes on."""
    framework, review = said
    both = going_on(review, framework, EVERY_WEEKDAY)
    if review.pause:
        both.ask_review(ResumeReview)
    left = [e.key for e in framework.phases if not both.review.review.is_done(e.key)]
    pass_through(both, *left)
    both.settle()
    both.ask(CompleteReview, why="")
    both.settle()

    assert both.review.is_over


@st.composite
def led(draw: st.DrawFn) -> InReview:
    """A review that came as far by acts, some days at each step; perhaps paused."""
    framework = draw(FRAMEWORKS)
    both = begun_in_review(framework=framework)
    far = draw(st.integers(0, len(framework.phases) - 1))
    for rule in framework.phases[:far]:
        pass_through(both, rule.key)
        both.pass_days(draw(st.integers(0, 30)))
    if draw(st.booleans()) and framework.phases[far].pausable:
        recheck = both.today + timedelta(days=draw(st.integers(1, 300)))
        both.ask_review(PauseReview, cause=Cause.STRIKE, recheck=recheck)
    return both


@given(led())
def test_whatever_came_so_far_by_acts_may_be_stated_and_stands_alike(
    both: InReview,
) -> None:
    """By its days, documents and sites; and the same is missing for what comes next."""
    known = both.review.review
    review, framework = as_stated(known), known.framework
    begun = going_on_at(review, framework, both.at)

    assert faults(review, framework, both.at) == []
    assert facts(begun) == facts(known)
    assert [*missing(begun)] == [*missing(known)]


def as_stated(review: Review) -> StatedReview:
    """As whoever led it would write it down."""
    pause = review.pause
    return StatedReview(
        phases=tuple(
            StatedPhase(
                phase=each.name,
                opened=each.opened,
                done=each.done,
                due=None if each.done else each.due,
            )
            for each in review.phases.values()
        ),
        milestones=tuple(
            StatedMilestone(milestone=key, on=each.on, **PROOF)
            for key, each in review.milestones.items()
        ),
        sites=tuple(
            StatedSite(site=code, name=site.name) for code, site in review.sites.items()
        ),
        pause=pause
        and StatedPause(cause=pause.cause, since=pause.since, recheck=pause.recheck),
    )


def going_on_at(review: StatedReview, framework: Framework, at: datetime) -> Review:
    engagement = brought_in_review(review, at, framework=framework)
    new = new_review(engagement, engagement.unwritten[-1])
    assert new
    return new.review


def facts(review: Review) -> dict[str, object]:
    return {
        "stage": review.stage,
        "begun": review.begun,
        "due": review.due,
        "pause": review.pause,
        "may be completed": review.may_be_completed,
        "phases": {
            key: (each.opened, each.done, each.is_open and each.due, each.stop)
            for key, each in review.phases.items()
        },
        "milestones": {key: each.on for key, each in review.milestones.items()},
        "sites": {code: each.name for code, each in review.sites.items()},
    }


def missing(review: Review) -> Iterator[object]:
    """What the next phases wait for, and what the open ones are still to come to."""
    for rule in review.waiting:
        yield rule.key, missing_to_begin(review, rule)
    for each in review.open_phases:
        rule = review.framework.phase[each.name]
        yield (
            each.name,
            missing_to_complete(review, review.items, rule, review.analysis.covered),
        )


@given(told(), st.integers(0, 30), st.integers(0, 23))
def test_however_late_its_word_comes_nothing_before_it_is_made_up(
    said: tuple[Framework, StatedReview], days: int, hour: int
) -> None:
    """It begins as it is stated, and asks from the next morning on."""
    framework, review = said
    adoption = adopting(in_review(review), framework=framework)
    engagement = bring_in(adoption, POLICY, 1, NOON)
    (word,) = (e for e in engagement.untold if isinstance(e, ReviewSetting))
    at = datetime.combine(TODAY + timedelta(days=days), time(hour), NOON.tzinfo)
    now = begin_review(word, max(at, NOON))
    late = [each for each in now.phases if each.clock.overdue]

    assert now.review.stated_on == TODAY
    for each in late:
        assert each.next_rung
        assert each.next_rung.at > at
        assert POLICY.agency.day_of(each.next_rung.at) > now.day_of(at)
