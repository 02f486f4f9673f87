"""An engagement is closed with open actions only by whoever says that this is meant."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    BeginRelease,
    ClaimComplete,
    Close,
    ConfirmComplete,
    Redate,
    StaffAct,
    StartAction,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from tests.lives import START, by_staff, implementing

LATER = START + timedelta(days=60)


@pytest.fixture
def released() -> Engagement:
    """Two actions: the first is late, the second has time."""
    now = apply(
        implementing(START.date() + timedelta(days=9), size=2),
        by_staff(BeginRelease),
        START,
    )
    far = by_staff(Redate, action=2, due=date(2027, 12, 1))
    now = apply(now, far, START)
    while (expected := expectation(now)) and expected.at < LATER:
        for each in expected.acts:
            now = apply(now, each, expected.at)
    return now


def test_open_and_late_actions_are_named_before_it_is_closed(
    released: Engagement,
) -> None:
    """Nothing is closed over work that somebody still waits for, unseen."""
    with pytest.raises(refusals.ActionsOpen) as refused:
        judge(released, by_staff(Close), LATER)

    assert str(refused.value) == (
        "2 actions are open: 1 (late), 2; complete them, withdraw them, or say that "
        "they stay open: --leaving-open"
    )


def test_closing_over_them_is_recorded_with_each_of_them(released: Engagement) -> None:
    """Whoever reads the entry sees what was left."""
    act = by_staff(Close, leaving_open=True)
    judge(released, act, LATER)
    closed = apply(released, act, LATER)

    assert closed.is_over
    assert closed.unwritten[-1].sentence == (
        "h.lindqvist closed the engagement while 2 actions are open: 1 (late), 2: "
        "agreed at the planning meeting"
    )


def test_with_nothing_open_it_is_simply_closed(released: Engagement) -> None:
    acts: tuple[StaffAct, ...] = (
        *(by_staff(StartAction, action=n) for n in (1, 2)),
        *(by_staff(ClaimComplete, action=n, evidence=("minutes",)) for n in (1, 2)),
        *(by_staff(ConfirmComplete, action=n) for n in (1, 2)),
    )
    for act in acts:
        released = apply(released, act, LATER)
    judge(released, by_staff(Close), LATER)
    closed = apply(released, by_staff(Close), LATER)

    assert closed.unwritten[-1].sentence.partition(":")[0] == (
        "h.lindqvist closed the engagement"
    )
