"""Nothing that is accepted can stop an engagement: any act, with any value in it.

Every example goes through the pure half of the loop: judge, apply, weigh, expect, show,
choose what is committed. There are fifty, and five thousand in the long profile.
"""

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import to_json

from domain.acts import Cause, StaffAct, StartAction, StopClock
from domain.apply import apply
from domain.bounds import COMMIT, ENTRY, LETTERS, PARTS, RUN
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.preview import preview
from domain.refusals import Refused
from domain.rehearsal import rehearse
from domain.size import fits_into_a_run
from domain.standing_of import standing
from tests.extremes import acts
from tests.lives import POLICY, START, by_staff, implementing, referred
from workflows.effects import of_weighed
from workflows.visibility import of_engagement

EXAMPLES = 5 * settings().max_examples
SERVER_TAKES = 2 * 1024 * 1024
ATTRIBUTE = 2_048  # bytes, of one search attribute
DUE = date(2026, 10, 1)
_LATE = implementing(START.date(), size=4, policy=POLICY, why="late already")
MANY_PARTS = _LATE.but(
    actions={
        number: _LATE.actions[4].but(number=number, overdue=True)
        for whole in range(1_001, 1_012)
        for number in range(whole * PARTS + 1, whole * PARTS + 1 + len(LETTERS))
    }
)
"""As many actions as can be, all of them parts, all late."""
BEGUN = (
    referred(POLICY),
    implementing(DUE, size=4, policy=POLICY),
    _LATE,
)


def look(now: Engagement) -> None:
    """All that the loop, and a query, works out of it can be sent and stored."""
    shown = of_engagement(now)
    assert to_json(shown.details) and standing(now)
    assert all(len(to_json(e.value)) <= ATTRIBUTE for e in shown.attributes)
    assert all(each.weight <= ENTRY for each in now.unwritten)
    payload = sum(len(to_json(each)) for each in of_weighed(now.unwritten))
    assert payload <= max(COMMIT, ENTRY) < SERVER_TAKES
    assert not fits_into_a_run(now) or len(to_json(now)) <= RUN


def test_nothing_that_is_accepted_stops_an_engagement() -> None:
    """A life of acts with extreme values: each is refused, or the life goes on."""
    seen: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=[*HealthCheck]
    )
    @given(st.data())
    def live(data: st.DataObject) -> None:
        now, at = data.draw(st.sampled_from(BEGUN)), START
        for _ in range(data.draw(st.sampled_from((2, 4, 8)))):
            act = data.draw(acts(now, at))
            now, outcome = _asked_for(now, act, at)
            seen[outcome] += 1
            now, at = _later(data, now, at)

    live()
    assert seen["OutOfBounds"] > EXAMPLES / 10
    assert len([kind for kind in seen if kind.endswith("accepted")]) > 10


def test_as_many_late_parts_as_can_be_are_looked_at() -> None:
    """And go on: one is begun, then all clocks are stopped."""
    look(MANY_PARTS)
    first = next(iter(MANY_PARTS.actions))
    begun = rehearse(MANY_PARTS, by_staff(StartAction, action=first), START)
    look(begun)
    stop = by_staff(StopClock, cause=Cause.STRIKE, recheck=DUE)
    look(rehearse(begun, stop, START))


def _asked_for(now: Engagement, act: StaffAct, at: datetime) -> tuple[Engagement, str]:
    """What becomes of it, and whether the act was accepted, or how it was refused."""
    assert preview(now, act, at).entity == now.entity
    try:
        now = rehearse(now, act, at)
    except Refused as refusal:
        assert len(str(refusal)) < 10_000
        return now, type(refusal).__name__
    look(now)
    return now, f"{act.kind} accepted"


def _later(
    data: st.DataObject, now: Engagement, at: datetime
) -> tuple[Engagement, datetime]:
    """A day on, or when the clock has acted next; recorded by then, or not."""
    expected = expectation(now)
    if expected and data.draw(st.booleans()):
        at = max(at, expected.at)
        for each in expected.acts:
            now = apply(now, each, at)
        look(now)
    if data.draw(st.booleans()):
        now = now.but(unwritten=(), untold=())
    return now, at + timedelta(days=1)
