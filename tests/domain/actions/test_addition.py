"""An adopted roadmap gains an action, and its words are mended."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import AddAction, AmendAction, SplitAction, StaffAct, WithdrawAction
from domain.apply import apply
from domain.engagement import Engagement
from domain.judge import judge
from domain.people.roles import Role
from domain.standing_of import action_standing, tally_of
from domain.status import Horizon
from tests.lives import (
    EVERY_WEEKDAY,
    START,
    adopting,
    before_the_roadmap,
    by_staff,
    implementing,
    planned,
)

TODAY = EVERY_WEEKDAY.lea.day_of(START)
DUE = TODAY + timedelta(days=60)
NEW = {
    "title": "Read aloud every day",
    "components": (2, 3),
    "theme": "Curriculum",
    "horizon": Horizon.IMMEDIATE,
    "owner": Role.LEA_INSTRUCTION,
    "due": DUE,
}


def done(now: Engagement, act: StaffAct) -> Engagement:
    judge(now, act, START)
    return apply(now, act, START)


def adding(**fields: object) -> AddAction:
    return by_staff(AddAction, **NEW | fields)


@pytest.mark.parametrize(
    "numbers, number",
    [((1, 2, 9_999), 3), ((2, 9_999), 1), ((1, 9_998), 9_999), ((7,), 8)],
)
def test_a_roadmap_with_the_last_number_gains_the_smallest_that_is_free(
    numbers: tuple[int, ...], number: int
) -> None:
    """Its entry, its words and its letters are about that one."""
    actions = [planned(each, DUE) for each in numbers]
    now = done(adopting(actions, EVERY_WEEKDAY, START), adding())
    entry = now.unwritten[-1]

    assert now.actions[number].title == NEW["title"]
    assert {*now.actions} == {*numbers, number}
    assert entry.subject == f"action/{number}"
    assert f"added action {number} (Read aloud every day)" in entry.sentence
    assert {each.subject for each in entry.notices} == {f"action/{number}"}


def test_the_number_of_an_action_that_is_gone_is_not_given_again() -> None:
    """Nor that of one which was split."""
    actions = [planned(each, DUE) for each in (1, 2, 9_999)]
    now = adopting(actions, EVERY_WEEKDAY, START)
    parts = [planned(each, DUE) for each in (20_001, 20_002)]
    consulted = ("m.ortiz", "k.bennett")
    now = done(now, by_staff(SplitAction, action=2, parts=parts))
    now = done(now, by_staff(WithdrawAction, action=1, consulted=consulted))

    assert 3 in done(now, adding()).actions


def test_an_action_that_is_added_has_the_next_number_a_clock_and_a_letter() -> None:
    """Its owner and the superintendent hear of it; it is no original recommendation."""
    now = done(implementing(DUE, size=3), adding())
    new, entry = now.actions[4], now.unwritten[-1]

    assert (new.title, new.due, new.original_due) == (NEW["title"], DUE, DUE)
    assert new.plan is not None
    assert entry.subject == "action/4"
    assert entry.sentence.startswith("m.ortiz added action 4 (Read aloud every day)")
    assert [(n.template, n.to) for n in entry.notices] == [
        ("action_added", "j.rivera"),
        ("action_added", "d.okafor"),
    ]
    assert tally_of(now).reconciliation == "3 original, 4 current: 1 added"
    assert f"added on {TODAY}" in action_standing(now, new).notes[0]


def test_numbers_go_on_behind_parts_and_what_is_gone() -> None:
    """So that no number ever means two actions."""
    now = implementing(DUE, size=3)
    parts = tuple(planned(n, DUE) for n in (30_001, 30_002))
    now = done(now, by_staff(SplitAction, action=3, parts=parts))
    now = done(now, adding())
    gone = by_staff(WithdrawAction, action=4, consulted=("m.ortiz", "k.bennett"))
    now = done(done(now, gone), adding())

    assert [*now.actions] == [1, 2, 3, 30_001, 30_002, 4, 5]
    assert tally_of(now).original == 3


@pytest.mark.parametrize(
    ("fields", "refusal", "said"),
    [
        ({"due": TODAY - timedelta(days=9)}, refusals.DateUnusable, "is past"),
        ({"title": " "}, refusals.RoadmapUnusable, "title: is empty"),
        ({"components": ()}, refusals.RoadmapUnusable, "components"),
        ({"owner": Role.CCEE_LEAD}, refusals.RoadmapUnusable, "does not own"),
        ({"depends_on": (7,)}, refusals.NoSuchAction, "there is no action 7"),
        ({"why": ""}, refusals.ReasonMissing, "--why"),
        ({"by": "j.rivera"}, refusals.NotYours, "j.rivera holds none"),
    ],
)
def test_what_cannot_be_added_is_refused(
    fields: dict[str, object], refusal: type[refusals.Refused], said: str
) -> None:
    """As a row of a roadmap would be, and by whoever may not split one."""
    with pytest.raises(refusal, match=said):
        judge(implementing(DUE), adding(**fields), START)


def test_before_the_roadmap_is_adopted_nothing_is_added() -> None:
    """It comes with the roadmap then."""
    with pytest.raises(refusals.OutOfPhase):
        judge(before_the_roadmap(EVERY_WEEKDAY), adding(), START)


def amending(**fields: object) -> AmendAction:
    return by_staff(AmendAction, **{"action": 1} | fields)


def test_amended_words_stand_beside_the_first_ones() -> None:
    """However often they are amended; the history has each step."""
    before = implementing(DUE)
    first = before.actions[1].title
    once = done(before, amending(title="Agree on a calendar of tests"))
    now = done(once, amending(title="Agree on one calendar", theme="Assessment"))
    action = now.actions[1]

    assert (action.title, action.theme) == ("Agree on one calendar", "Assessment")
    assert action.first_words
    assert action.first_words.title == first
    assert action.plan == before.actions[1].plan
    assert f"first worded '{first}'" in action_standing(now, action).notes[0]
    assert f"amended action 1: title '{first}' to" in once.unwritten[0].sentence
    assert "theme 'Accountability' to 'Assessment'" in now.unwritten[-1].sentence


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({}, refusals.NothingToChange),
        ({"title": " "}, refusals.ReasonMissing),
        ({"title": "\u200b"}, refusals.ReasonMissing),
        ({"title": "Other words", "why": "\u200b "}, refusals.ReasonMissing),
        ({"title": "Other words", "why": ""}, refusals.ReasonMissing),
        ({"title": "x" * 81}, refusals.OutOfBounds),
        ({"title": "Other words", "by": "j.rivera"}, refusals.NotYours),
        ({"title": "Other words", "action": 9}, refusals.NoSuchAction),
    ],
)
def test_words_that_change_nothing_or_have_no_reason_are_refused(
    fields: dict[str, object], refusal: type[refusals.Refused]
) -> None:
    """And nobody but those who may split it words it anew."""
    with pytest.raises(refusal):
        judge(implementing(DUE), amending(**fields), START)


@pytest.mark.parametrize("between", ["  ", " \u00a0", "\u2003"])
def test_words_that_differ_in_spaces_alone_are_the_same(between: str) -> None:
    """Such an amendment would say 'from A to A'."""
    now = implementing(DUE)
    title = now.actions[1].title.replace(" ", between)
    with pytest.raises(refusals.NothingToChange, match="only spaces differ"):
        judge(now, amending(title=f" {title}"), START)
    with pytest.raises(refusals.NothingToChange, match="the words are the same"):
        judge(now, amending(theme=f"{now.actions[1].theme} "), START)

    judge(now, amending(title=f"{title} again"), START)
