"""Any life of an engagement with many dated duties, and the laws they keep."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.acts import (
    Act,
    ApplyPolicy,
    BeginRelease,
    Cause,
    ChangeCalendar,
    Mode,
    NoteDashboard,
    ResumeClock,
    StaffAct,
    StopClock,
    Withdraw,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.phase import Phase
from domain.policies.ladder import Office
from tests.duties import LAST_SILENCE, OFTEN, DutyBook
from tests.ladders import FEWER_DUTIES, OF_DUTIES, calendars
from tests.lives import POLICY, START, before_the_roadmap, by_staff, paid
from tests.walks import is_allowed

LIVES = 2 * settings().max_examples
IN_ALL = tuple(
    each.but(phases=(Phase.ROADMAP, Phase.RELEASE, Phase.REVIEW)) for each in OFTEN
)
RULES = (
    OF_DUTIES.but(duties=IN_ALL),
    FEWER_DUTIES.but(duties=IN_ALL[::2]),
    POLICY.but(name="none of them"),
)
STEP = st.one_of(
    st.tuples(st.just("wait"), st.integers(1, 60)),
    st.tuples(st.just("outage"), st.integers(1, 40)),
    st.tuples(st.just("stop"), st.just(0)),
    st.tuples(st.just("resume"), st.just(0)),
    st.tuples(st.just("policy"), st.integers(0, 2)),
    st.tuples(st.just("calendar"), st.integers(0, 5)),
    st.tuples(st.just("dashboard"), st.integers(2026, 2028)),
    st.tuples(st.just("end"), st.integers(0, 9)),
)


class DatedLife:
    """One engagement in which only its duties have days."""

    def __init__(self) -> None:
        self.now: Engagement = before_the_roadmap(RULES[0])
        self.at, self.book = START, DutyBook()

    def happens(self, act: Act) -> None:
        before = self.now
        after = apply(before, act, self.at)
        self.book.saw(before, act, self.at)
        self.book.look(after)
        assert len(after.unwritten) == 1
        self.now = paid(after)

    def asks(self, act: StaffAct) -> None:
        if is_allowed(self.now, act, self.at):
            self.happens(act)

    def clock(self, until: datetime) -> None:
        while (due := expectation(self.now)) and due.at <= until:
            self.at = max(self.at, due.at)
            for act in due.acts:
                self.happens(act)

    def step(self, kind: str, size: int) -> None:
        today = self.now.day_of(self.at)
        match kind:
            case "wait":
                until = self.at + timedelta(days=size)
                self.clock(until)
                self.at = until
            case "outage":
                self.at += timedelta(days=size)
            case "stop":
                recheck = today + timedelta(days=90)
                cause = Cause.STRIKE
                self.asks(by_staff(StopClock, cause=cause, recheck=recheck))
            case "resume":
                self.asks(by_staff(ResumeClock))
            case "policy":
                self.asks(by_staff(ApplyPolicy, policy=RULES[size], mode=Mode.KEEP))
            case "calendar":
                days = calendars(POLICY.lea, today)[size]
                said = {"office": Office.LEA, "calendar": days, "mode": Mode.KEEP}
                self.asks(by_staff(ChangeCalendar, **said))
            case "dashboard":
                said = {"source": "status.xlsx", "digest": f"{size}", "flagged": True}
                self.asks(by_staff(NoteDashboard, year=size, **said))
            case "end" if size == 0:
                self.asks(by_staff(Withdraw))
            case "end":
                self.asks(by_staff(BeginRelease))


@settings(max_examples=LIVES)
@given(st.lists(STEP, min_size=5, max_size=30))
def test_whatever_happens_duties_keep_the_laws(steps: list[tuple[str, int]]) -> None:
    """Once for each date, in time, in order, on a day of work, and none is lost."""
    life = DatedLife()
    for kind, size in steps:
        life.step(kind, size)
    life.clock(life.at)
    life.asks(by_staff(ResumeClock))
    since = life.at.date()
    until = life.at + LAST_SILENCE
    life.clock(until)

    life.book.after_a_year(life.now, since, until.date())
