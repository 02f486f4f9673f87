"""One act on several actions: which acts go so, and which actions are meant."""

from datetime import date, timedelta

import pytest

from domain.actions.standing import ActionStanding
from domain.acts import (
    Cause,
    ClaimComplete,
    Comment,
    MergeAction,
    PutOnHold,
    Reassign,
    Redate,
    Resume,
    SplitAction,
    StartAction,
    WithdrawAction,
)
from domain.apply import apply
from domain.bulk import IN_BULK, Selection, shifted, so_already
from domain.people.roles import Role
from domain.standing_of import standing
from tests.lives import EVERY_WEEKDAY, START, adopting, by_staff, roadmap

DUE = START.date() + timedelta(days=60)
CONSULTED = ("m.ortiz", "k.bennett")


@pytest.fixture(scope="module")
def actions() -> tuple[ActionStanding, ...]:
    """Four: the second is on hold, the third withdrawn, the fourth the deputy's."""
    *three, last = roadmap(DUE, size=4)
    planned = (*three, last.but(owner=Role.LEA_DEPUTY, theme="Curriculum"))
    now = adopting(planned, EVERY_WEEKDAY, START)
    held = by_staff(PutOnHold, action=2, cause=Cause.FUNDING, recheck=DUE)
    gone = by_staff(WithdrawAction, action=3, consulted=CONSULTED)
    return standing(apply(apply(now, held, START), gone, START)).actions


def numbers(selection: Selection, actions: tuple[ActionStanding, ...]) -> list[int]:
    return [each.number for each in selection.of(actions)]


def test_in_bulk_goes_what_says_the_same_of_each_action() -> None:
    """What speaks of one action, its evidence, parts or words, goes by itself."""
    assert {Reassign, Redate, PutOnHold} <= {*IN_BULK}
    assert not {*IN_BULK} & {ClaimComplete, Comment, MergeAction, SplitAction}


@pytest.mark.parametrize(
    ("selection", "meant"),
    [
        (Selection(frozenset({4, 1, 3})), [1, 4]),
        (Selection(owned_by=Role.LEA_INSTRUCTION), [1, 2]),
        (Selection(theme="CURRICULUM"), [4]),
        (Selection(frozenset({1}), theme="curriculum"), []),
    ],
)
def test_open_actions_are_meant_that_fit_all_that_is_said(
    actions: tuple[ActionStanding, ...], selection: Selection, meant: list[int]
) -> None:
    """In their order; on hold is open, withdrawn is not."""
    assert numbers(selection, actions) == meant


def test_a_number_that_is_not_open_or_not_there_is_missed(
    actions: tuple[ActionStanding, ...],
) -> None:
    """So that none is passed over unsaid."""
    assert Selection(frozenset({1, 3, 99})).missing(actions) == [3, 99]


def test_what_is_so_already_needs_no_act(actions: tuple[ActionStanding, ...]) -> None:
    """As the engagement says of each by itself; another hold or owner is not so."""
    one, held, *_ = actions
    so = [
        so_already(by_staff(Resume, action=1), one),
        so_already(by_staff(Redate, action=1, due=DUE), one),
        so_already(by_staff(Reassign, action=1, owner=Role.LEA_INSTRUCTION), one),
    ]
    not_so = [
        so_already(by_staff(Resume, action=2), held),
        so_already(by_staff(StartAction, action=1), one),
        so_already(by_staff(Reassign, action=1, owner=Role.LEA_DEPUTY), one),
    ]

    assert so == ["not on hold", f"due {DUE}", "led by the chief academic officer"]
    assert not_so == ["", "", ""]


def test_a_date_is_shifted_by_working_days_from_an_open_day() -> None:
    """From a Saturday it counts from the Monday after, earlier as well as later."""
    saturday, lea = date(2026, 9, 12), EVERY_WEEKDAY.lea

    assert shifted(lea, saturday, 5) == date(2026, 9, 21)
    assert shifted(lea, saturday, -1) == date(2026, 9, 11)
