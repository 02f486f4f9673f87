"""What a preview says of a roadmap: every date that moves, what comes and goes."""

from datetime import timedelta

from domain.acts import DropAction
from domain.roadmaps.changes import roadmap_changes
from tests.reviews import InReview
from tests.roadmaps import (
    anchor,
    codesign,
    plan,
    prioritize,
    proposed,
    ready,
    reopen,
    roadmap_of,
    sign,
    vote,
)

WEEK = timedelta(days=7)
MANY = 20  # more than a sentence names


def changes(both: InReview, deed: object) -> list[str]:
    """Of whatever is done to it."""
    before = roadmap_of(both)
    assert callable(deed)
    deed()
    return [*roadmap_changes(before, roadmap_of(both))]


def test_every_date_that_moves_with_an_anchor_is_shown() -> None:
    """However many there are; those that are said as days stay."""
    both = codesign()
    anchor(both, both.today + 8 * WEEK, title="the adoption")
    for number in range(1, MANY + 1):
        plan(both, number, anchor="adoption", days=number)
    plan(both, MANY + 1)
    was = {n: each.due for n, each in roadmap_of(both).by_number.items()}
    said = changes(both, lambda: anchor(both, both.today + 9 * WEEK))
    now = {n: each.due for n, each in roadmap_of(both).by_number.items()}

    assert said == [
        f"anchor adoption: the adoption on {both.today + 8 * WEEK} -> the adoption on "
        f"{both.today + 9 * WEEK}",
        *(f"action {n} due {was[n]} -> {now[n]}" for n in range(1, MANY + 1)),
    ]
    assert was[MANY + 1] == now[MANY + 1]


def test_what_comes_changes_and_goes_is_said_of_each_action() -> None:
    """With what was, and what would be."""
    both = ready()
    due = roadmap_of(both).by_number[3].due

    assert changes(both, lambda: plan(both, 4)) == [
        f"new action: 4, Step 4, deputy superintendent, due {due}"
    ]
    assert changes(both, lambda: plan(both, 1, title="Name it", theme="Aims")) == [
        "action 1, title: Name one aim -> Name it",
        "action 1, theme: none -> Aims",
    ]
    assert changes(both, lambda: prioritize(both, 1, priority="later")) == [
        "action 1, priority: in the first cycle -> later"
    ]
    assert changes(both, lambda: both.ask_review(DropAction, action=4)) == [
        "action no more: 4, Step 4"
    ]
    (rank,) = changes(both, lambda: vote(both, "k.bennett", 1, 5, 2, 4))
    assert rank.startswith("action 1 (Name it), rank: not voted on -> 1 of 1: ")


def test_anchors_come_and_go() -> None:
    both = codesign()
    day = both.today + WEEK

    assert changes(both, lambda: anchor(both, day, title="the board")) == [
        f"new anchor: adoption, the board, on {day}"
    ]
    assert changes(both, lambda: anchor(both, "")) == ["anchor no more: adoption"]


def test_signatures_are_named_and_fall() -> None:
    both = proposed()

    assert changes(both, lambda: sign(both)) == [
        f"signed for the LEA: d.okafor on {both.today}",
        f"signed for the COE: e.morales on {both.today}",
        f"signed for CCEE: h.lindqvist on {both.today}",
    ]
    assert changes(both, lambda: reopen(both))[0] == "signed for the LEA no more"


def test_of_many_changes_the_first_few_are_said() -> None:
    both = ready()
    for number in range(4, MANY):
        plan(both, number)
    said = changes(both, lambda: prioritize(both, *range(4, MANY)))

    assert said[-1] == "and 4 changes more"
