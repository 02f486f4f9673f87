"""Rows of a workbook taken over into a roadmap, all or none; what is off in them."""

from datetime import date, timedelta

from domain import refusals
from domain.acts import DropAction, ImportActions, PlanAction
from domain.bounds import MOST_ACTIONS, PARTS
from domain.roadmaps.acts import PlannedRow
from domain.roadmaps.roadmap import Priority
from domain.status import Horizon
from tests.reviews import InReview, refusal
from tests.roadmaps import (
    action_of,
    anchor,
    codesign,
    plan,
    ready,
    recommended,
    roadmap_of,
    vote,
)

DAY = timedelta(days=1)
ROW = PlannedRow(action=4, title="Walk", components=(2,), horizon="LONG_TERM")


def take(both: InReview, *rows: PlannedRow, **fields: object) -> None:
    both.ask_review(ImportActions, rows=rows, **fields)


def off(both: InReview, *rows: PlannedRow) -> Exception:
    """Why they are not taken over."""
    return refusal(both, ImportActions, rows=rows)


def test_rows_are_taken_over_all_or_none_with_every_fault_at_once() -> None:
    """Each by its action; what is right stays out as well."""
    both = codesign()
    wrong = (
        ROW.but(action=5, recommendation="R9"),
        ROW.but(action=6, anchor="board"),
        ROW.but(action=7, priority="next"),
        ROW.but(action=8, title=" "),
    )
    found = str(off(both, ROW, *wrong))

    assert len(found.splitlines()) == 4
    for number in (5, 6, 7, 8):
        assert f"action {number}" in found
    take(both, ROW)
    assert [*roadmap_of(both).by_number] == [4]


def test_a_row_that_changed_here_since_is_left_unless_it_is_named() -> None:
    """So that nobody's work is lost; the votes on it stay in any case."""
    both = codesign()
    take(both, ROW)
    entry = action_of(both, 4).entry
    vote(both, "k.bennett", 4, 3, 3, 3)
    plan(both, 4, title="Walk together")
    behind = ROW.but(as_of=entry, horizon=Horizon.IMMEDIATE)
    found = off(both, behind)
    take(both, behind, overwrite=(4,))

    assert "changed here in entry" in str(found)
    assert action_of(both, 4).title == "Walk" and action_of(both, 4).votes


def test_a_row_of_an_action_that_was_dropped_since_is_asked_back() -> None:
    """And one with a day and an anchor."""
    both = ready()
    entry = action_of(both, 3).entry
    both.ask_review(DropAction, action=3)
    gone = off(both, ROW.but(action=3, as_of=entry))
    anchor(both, date(2027, 3, 1))
    dated = off(both, ROW.but(due=date(2027, 5, 3), anchor="adoption"))

    assert "was dropped here after the workbook was written" in str(gone)
    assert "by an anchor, --anchor and --days; say one" in str(dated)


def test_rows_that_wait_for_each_other_in_a_circle_are_refused() -> None:
    """Also by way of an action that the workbook leaves out; and none is there yet."""
    both = codesign()
    take(both, ROW, ROW.but(action=5, depends_on=(4,)))
    among = off(both, *(ROW.but(action=n, depends_on=(13 - n,)) for n in (6, 7)))
    entry = action_of(both, 4).entry
    through = off(both, ROW.but(as_of=entry, depends_on=(5,)))
    unknown = off(both, ROW.but(action=6, depends_on=(9,)))

    assert {type(among), type(through)} == {refusals.DependencyLoop}
    assert "4 waits for 5 waits for 4" in str(through)
    assert "action 6 waits for 9" in str(unknown)


def test_a_row_that_names_a_part_is_refused() -> None:
    """Parts come by splitting an action that is adopted."""
    found = off(codesign(), ROW.but(action=4 * PARTS + 1))

    assert isinstance(found, refusals.RoadmapUnusable)
    assert str(found) == (
        "4a names a part; parts come by splitting an action that is adopted. Its "
        "number is whole: 1 to 9,999, without a to z"
    )


def test_a_day_that_went_by_is_kept_by_a_row_and_set_by_none() -> None:
    """Whoever writes the workbook back changes no date; another wants its reason."""
    both = recommended()
    past = both.today - DAY * 9
    take(both, ROW.but(due=past, past="it was begun before"))
    same = ROW.but(due=past, as_of=action_of(both, 4).entry)
    take(both, same.but(title="Walk together"))
    again = same.but(as_of=action_of(both, 4).entry)
    found = off(both, again.but(due=past - DAY))

    assert (action_of(both, 4).due, action_of(both, 4).title) == (
        *(past, "Walk together"),
    )
    assert f"action 4: {past - DAY} is past" in str(found)
    assert "is past" in str(off(both, ROW.but(action=5, due=past)))


def test_a_roadmap_has_so_many_actions_at_most_however_they_come() -> None:
    """By a workbook, or planned one by one; what is there is planned otherwise."""
    both = codesign()
    take(both, *(ROW.but(action=n) for n in range(1, MOST_ACTIONS)))
    two = off(both, *(ROW.but(action=9000 + n) for n in range(2)))
    plan(both, MOST_ACTIONS)
    new = {"title": "Read", "components": (1,), "horizon": "IMMEDIATE"}
    more = refusal(both, PlanAction, action=MOST_ACTIONS + 1, **new)
    plan(both, MOST_ACTIONS, title="Read every day")
    take(both, ROW.but(title="Sing", as_of=action_of(both, 1).entry, action=1))

    assert {type(two), type(more)} == {refusals.TooLarge}
    for each in (two, more):
        assert str(each) == f"a roadmap has {MOST_ACTIONS} actions at most"
    assert len(roadmap_of(both).actions) == MOST_ACTIONS


def test_a_row_may_say_when_work_begins_with_the_reason() -> None:
    """As `prioritize_action` does; the workbook has both."""
    both = codesign()
    without = off(both, ROW.but(priority=Priority.NEXT))
    take(both, ROW.but(priority=Priority.NEXT, reason="families asked for it"))

    assert str(without) == "action 4: why its priority is that, 'reason' says"
    assert action_of(both, 4).priority is Priority.NEXT


def test_a_number_that_stands_twice_is_refused_with_how_often() -> None:
    """Nobody can say which of the rows is meant."""
    found = off(codesign(), ROW, ROW.but(title="Ride"), ROW.but(action=5))

    assert str(found) == "action 4 stands 2 times; give it once"
