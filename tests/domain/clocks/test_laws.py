"""Any life of a roadmap, and the laws its ladders keep (`tests/laws.py` tells them)."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from domain.actions.judge import next_parts
from domain.acts import (
    Acknowledge,
    AcknowledgeReferral,
    Act,
    ApplyPolicy,
    Assign,
    Cause,
    ChangeCalendar,
    ClaimComplete,
    CloseNotAgreed,
    ConfirmComplete,
    ConsiderRelease,
    Decline,
    DependOn,
    DetermineNecessary,
    HoldMeeting,
    Independent,
    MergeAction,
    Mode,
    NoteDashboard,
    PutOnHold,
    RateAction,
    Reassign,
    RecordConsultation,
    Redate,
    Reopen,
    Resume,
    ResumeClock,
    ReturnClaim,
    Snooze,
    SplitAction,
    StaffAct,
    StartAction,
    StopClock,
    Substitute,
    Sustain,
    Withdraw,
    WithdrawAction,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation, next_of
from domain.people.roles import Role
from domain.policies.ladder import Office
from domain.referrals.case import Outcome
from domain.status import Horizon
from tests.duties import LAST_SILENCE
from tests.ladders import POLICIES, calendars
from tests.laws import Witness
from tests.lives import POLICY, adopting, by_staff, paid, planned
from tests.pathways import attaching, referring_people, step
from tests.walks import is_allowed

LIVES = 2 * settings().max_examples
STEPS = 30
NAMED = {each.name: each for each in POLICIES}
LONG = 400  # steps of a clock; nobody's silence lasts longer

BEGINNINGS = tuple(
    datetime(*day, tzinfo=UTC)
    for day in (
        (2026, 9, 1, 16),
        (2026, 10, 22, 20),
        (2026, 12, 10, 3),
        (2027, 3, 1, 18),
    )
)
"""In autumn, before clocks change, before winter break, before they change again."""

DAYS = st.integers(0, 25)
MODES = st.sampled_from(Mode)
WHICH = st.integers(0, 9)
KINDS = st.sampled_from(
    (StartAction, ClaimComplete, ConfirmComplete, ReturnClaim, Sustain, Independent)
)


STEPS_TAKEN = (
    *(AcknowledgeReferral, HoldMeeting, DetermineNecessary, Decline),
    *(CloseNotAgreed, ConsiderRelease),
)
PARTIES = (Role.GEO_LEAD, Role.LEA_SUPERINTENDENT, Role.COE_LEAD)


class AnyLife(RuleBasedStateMachine):
    """Staff and time do whatever they may; the witness looks on."""

    engagement: Engagement
    at: datetime
    witness: Witness

    @initialize(
        at=st.sampled_from(BEGINNINGS),
        policy=st.sampled_from([*NAMED]),
        dues=st.lists(st.integers(-12, 30), min_size=2, max_size=3),
        far=st.booleans(),
    )
    def adopt(self, at: datetime, policy: str, dues: list[int], far: bool) -> None:
        today = POLICY.lea.day_of(at)
        horizon = Horizon.LONG_TERM if far else Horizon.IMMEDIATE
        roadmap = [
            planned(n, today + timedelta(days=due), why="late", horizon=horizon)
            for n, due in enumerate(dues, 1)
        ]
        self.at = at
        self.engagement = adopting(roadmap, NAMED[policy], at)
        self.witness = Witness(self.engagement)

    @property
    def today(self) -> date:
        return self.engagement.day_of(self.at)

    def working(self, days: int) -> date:
        return self.engagement.policy.lea.later(self.today, days)

    def number(self, which: int) -> int:
        numbers = [*self.engagement.actions]
        return numbers[which % len(numbers)]

    def happens(self, act: Act) -> None:
        before = self.engagement
        after = apply(before, act, self.at)
        self.witness.saw(before, act, after, self.at)
        self.engagement = paid(after)

    def asks(self, act: StaffAct) -> None:
        if is_allowed(self.engagement, act, self.at):
            self.happens(act)

    def clock(self) -> bool:
        """All that was to be done by now."""
        happened = False
        while (due := expectation(self.engagement)) and due.at <= self.at:
            happened = True
            for act in due.acts:
                self.happens(act)
        return happened

    @rule(days=DAYS, hours=st.integers(0, 23))
    def time_passes(self, days: int, hours: int) -> None:
        until = self.at + timedelta(days=days, hours=hours)
        while (due := expectation(self.engagement)) and due.at <= until:
            self.at = max(self.at, due.at)
            self.clock()
        self.at = until

    @rule(days=DAYS, hours=st.integers(0, 23))
    def nothing_runs(self, days: int, hours: int) -> None:
        """An outage: staff may even act before the clock does."""
        self.at += timedelta(days=days, hours=hours)

    @rule()
    def comes_up(self) -> None:
        self.clock()

    @rule(which=WHICH, kind=KINDS)
    def moves_on(self, which: int, kind: type[StaffAct]) -> None:
        by = {"by": "m.ortiz"} if kind in (StartAction, ClaimComplete) else {}
        self.asks(by_staff(kind, action=self.number(which), **by))

    @rule(which=WHICH)
    def reports_complete(self, which: int) -> None:
        number = self.number(which)
        self.asks(by_staff(StartAction, action=number, by="m.ortiz"))
        self.asks(by_staff(ClaimComplete, action=number, by="m.ortiz"))

    @rule(which=WHICH, rating=st.integers(0, 5))
    def rates(self, which: int, rating: int) -> None:
        self.asks(by_staff(RateAction, action=self.number(which), rating=rating))

    @rule(which=WHICH, days=DAYS)
    def promises(self, which: int, days: int) -> None:
        act = by_staff(
            Acknowledge,
            action=self.number(which),
            by="m.ortiz",
            promise=self.today + timedelta(days=days),
        )
        self.asks(act)

    @rule(which=WHICH, days=DAYS)
    def snoozes(self, which: int, days: int) -> None:
        until = self.today + timedelta(days=days)
        self.asks(by_staff(Snooze, action=self.number(which), until=until))

    @rule(which=WHICH, days=DAYS)
    def holds(self, which: int, days: int) -> None:
        recheck = self.working(days + 1)
        number = self.number(which)
        self.asks(by_staff(PutOnHold, action=number, cause=Cause.FIRE, recheck=recheck))

    @rule(which=WHICH)
    def lets_go_on(self, which: int) -> None:
        self.asks(by_staff(Resume, action=self.number(which)))

    @rule(days=DAYS)
    def stops_all(self, days: int) -> None:
        recheck = self.working(days + 1)
        self.asks(by_staff(StopClock, cause=Cause.STRIKE, recheck=recheck))

    @rule()
    def lets_all_run(self) -> None:
        self.asks(by_staff(ResumeClock))

    @rule(which=WHICH, days=st.integers(-20, 40))
    def redates(self, which: int, days: int) -> None:
        due = self.today + timedelta(days=days)
        self.asks(by_staff(Redate, action=self.number(which), due=due, by="a.castillo"))

    @rule(which=WHICH, days=DAYS)
    def reopens(self, which: int, days: int) -> None:
        due = self.today + timedelta(days=days)
        self.asks(by_staff(Reopen, action=self.number(which), due=due))

    @rule(which=WHICH, owner=st.sampled_from((Role.LEA_DEPUTY, Role.LEA_INSTRUCTION)))
    def gives(self, which: int, owner: Role) -> None:
        self.asks(by_staff(Reassign, action=self.number(which), owner=owner))

    @rule(which=WHICH, other=WHICH)
    def waits_for(self, which: int, other: int) -> None:
        on = (self.number(other),)
        self.asks(by_staff(DependOn, action=self.number(which), on=on))

    @precondition(lambda self: len(self.engagement.actions) < 8)
    @rule(which=WHICH, days=st.integers(-5, 30))
    def splits(self, which: int, days: int) -> None:
        number, due = self.number(which), self.today + timedelta(days=days)
        numbers = next_parts(self.engagement.actions, number, 2)
        parts = tuple(planned(n, due, why="in parts") for n in numbers)
        self.asks(by_staff(SplitAction, action=number, parts=parts))

    @rule(which=WHICH, other=WHICH)
    def merges(self, which: int, other: int) -> None:
        act = by_staff(MergeAction, action=self.number(which), into=self.number(other))
        self.asks(act)

    @rule(which=WHICH, really=st.integers(0, 3))
    def withdraws(self, which: int, really: int) -> None:
        if really == 0:
            consulted = ("m.ortiz", "k.bennett")
            number = self.number(which)
            self.asks(by_staff(WithdrawAction, action=number, consulted=consulted))

    @rule(which=st.integers(0, 3))
    def is_referred_again(self, which: int) -> None:
        """A referral joins, with clocks of its own beside those of the actions."""
        pathway = ("COE_GEO_52074G1A", "SPI_52074G1B", "EMERGENCY_52074G2A")[which % 3]
        self.asks(attaching(pathway, people=referring_people(self.today)))

    @rule(which=WHICH, kind=st.sampled_from(STEPS_TAKEN))
    def takes_a_step(self, which: int, kind: type[StaffAct]) -> None:
        numbers = [*self.engagement.cases]
        act = step(
            self.engagement, kind, self.at, referral=numbers[which % len(numbers)]
        )
        self.asks(act)

    @rule(which=WHICH, party=st.sampled_from(PARTIES), outcome=st.sampled_from(Outcome))
    def answers(self, which: int, party: Role, outcome: Outcome) -> None:
        numbers = [*self.engagement.cases]
        said = {"party": party, "outcome": outcome}
        number = numbers[which % len(numbers)]
        act = step(
            self.engagement, RecordConsultation, self.at, referral=number, **said
        )
        self.asks(act)

    @rule(year=st.integers(2026, 2027), flagged=st.booleans())
    def dashboard_comes(self, year: int, flagged: bool) -> None:
        """No longer flagged, a look at release has a clock."""
        source = {"source": "assistancestatus.xlsx", "digest": f"{year}{flagged}"}
        self.asks(by_staff(NoteDashboard, year=year, flagged=flagged, **source))

    @rule(which=st.integers(0, 5), mode=MODES, office=st.sampled_from(Office))
    def calendar_changes(self, which: int, mode: Mode, office: Office) -> None:
        known = POLICY.calendar(office)
        calendar = calendars(known, self.today)[which]
        act = by_staff(ChangeCalendar, office=office, calendar=calendar, mode=mode)
        self.asks(act)

    @rule(policy=st.sampled_from([*NAMED]), mode=MODES)
    def policy_changes(self, policy: str, mode: Mode) -> None:
        self.asks(by_staff(ApplyPolicy, policy=NAMED[policy], mode=mode))

    @rule(
        role=st.sampled_from((Role.LEA_INSTRUCTION, Role.COE_LEAD, Role.LEA_DEPUTY)),
        person=st.sampled_from((None, "n.novak", "j.rivera")),
        days=st.integers(-3, 5),
    )
    def gives_role(self, role: Role, person: str | None, days: int) -> None:
        first = self.today + timedelta(days=days)
        self.asks(by_staff(Assign, role=role, person=person, first=first))

    @rule(days=DAYS)
    def is_away(self, days: int) -> None:
        act = by_staff(
            Substitute,
            person="m.ortiz",
            substitute="l.tran",
            first=self.today,
            last=self.today + timedelta(days=days),
        )
        self.asks(act)

    @rule(really=st.integers(0, 30))
    def ends(self, really: int) -> None:
        if really == 30:
            self.asks(by_staff(Withdraw))

    def teardown(self) -> None:
        """Then staff fall silent: clocks run on, claims are returned at last."""
        if not hasattr(self, "engagement"):
            return
        self.asks(by_staff(ResumeClock))
        for number in self.engagement.actions:
            self.asks(by_staff(Resume, action=number))
        for _ in range(2):
            self._falls_silent()
            self.witness.at_the_end(self.engagement)
            for number in self.engagement.actions:
                self.asks(by_staff(ReturnClaim, action=number))

    def _falls_silent(self) -> None:
        """Until nothing is asked any more; dated duties go on, and come once a year."""
        since, until = self.at, self.at + LAST_SILENCE
        for _ in range(LONG):
            due = expectation(self.engagement)
            if due is None or (due.at > until and not asks_anything(self.engagement)):
                self.witness.duties.after_a_year(
                    self.engagement, since.date(), until.date()
                )
                return
            self.at = max(self.at, due.at)
            self.clock()
        raise AssertionError("the clock never comes to an end")


def asks_anything(engagement: Engagement) -> bool:
    return next_of(engagement, "") != ""


TestAnyLife = AnyLife.TestCase
TestAnyLife.settings = settings(
    max_examples=LIVES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)
