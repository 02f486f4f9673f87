"""A rest that was given is kept, whatever else changes meanwhile."""

from datetime import date, timedelta

from domain.acts import Acknowledge, ApplyPolicy, Mode
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from tests.lives import EVERY_WEEKDAY, START, by_staff, implementing

TODAY = date(2026, 9, 1)
LEA = EVERY_WEEKDAY.lea


def promised() -> Engagement:
    """Late for weeks, with a promise for two weeks from now."""
    late = implementing(TODAY - timedelta(days=40))
    return apply(
        late, by_staff(Acknowledge, action=1, promise=TODAY + timedelta(days=14)), START
    )


def test_a_policy_that_is_recomputed_does_not_break_a_promise() -> None:
    """
    The new ladder has a step on the day that was promised; it waits for the day
    after, as the old one's did.
    """
    rungs = EVERY_WEEKDAY.rungs
    sooner = rungs[2].but(step="N", days=0)
    policy = EVERY_WEEKDAY.but(version="later", rungs=(*rungs[:2], sooner, *rungs[2:]))
    act = by_staff(ApplyPolicy, policy=policy, mode=Mode.RECOMPUTE)
    expected = expectation(apply(promised(), act, START))
    assert expected

    assert LEA.day_of(expected.at) == LEA.later(TODAY + timedelta(days=14), 1)
