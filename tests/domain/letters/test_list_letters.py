"""What a letter lists of the actions that an act was about: all of it, while it holds.

Mail waits for the digest, and meanwhile more happens to the same actions.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from domain.acts import (
    Assign,
    Cause,
    ClaimComplete,
    ConfirmComplete,
    MergeAction,
    PutOnHold,
    Reassign,
    Redate,
    Reopen,
    Resume,
    ResumeClock,
    Several,
    SplitAction,
    StaffAct,
    StopClock,
    Withdraw,
    WithdrawAction,
)
from domain.apply import apply
from domain.bounds import PARTS
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.letters.matter import matters
from domain.letters.notice import Notice, said_day
from domain.people.roles import Role
from tests.lives import START, by_staff, implementing, paid, planned

TODAY = START.date()
DUE = TODAY + timedelta(days=120)
SOONER = TODAY + timedelta(days=90)
RECHECK = TODAY + timedelta(days=30)
LATER = START + timedelta(days=14)
LATEST = START + timedelta(days=28)
DEPUTY, DIRECTOR = Role.LEA_DEPUTY, Role.LEA_OPERATIONS
NAMED = "1 (Agree on one calendar of assessments)"
GIVEN = "no longer yours, given to the"
STOP = by_staff(StopClock, cause=Cause.FIRE, recheck=RECHECK)
COMPLETED = (by_staff(ClaimComplete, action=1), by_staff(ConfirmComplete, action=1))
ONE_MORE = by_staff(
    SplitAction, action=1, parts=(planned(PARTS + 1, DUE).but(owner=DEPUTY),)
)


def hold(number: int, why: str = "", **fields: object) -> PutOnHold:
    usual = {"cause": Cause.FUNDING, "recheck": RECHECK, "why": why}
    return by_staff(PutOnHold, action=number, **usual | fields)


def give(number: int, owner: Role = DEPUTY, why: str = "") -> Reassign:
    return by_staff(Reassign, action=number, owner=owner, why=why)


def redate(number: int, due: date = SOONER) -> Redate:
    return by_staff(Redate, action=number, due=due)


def together(*acts: StaffAct) -> Several:
    return by_staff(Several, acts=acts)


def done(now: Engagement, *acts: StaffAct) -> Engagement:
    for act in acts:
        now = apply(now, act, START)
    return now


def waiting(now: Engagement, template: str = "roadmap_changed") -> Iterator[Notice]:
    """The letters of this template that nobody has sent, with what holds still."""
    for entry in now.unwritten:
        since = [each for each in now.unwritten if each.number > entry.number]
        settled = [matter for each in since for matter in each.settled]
        for notice in entry.notices:
            if notice.template == template and not notice.replaces:
                yield notice.without(settled)


def read(now: Engagement, template: str = "roadmap_changed") -> dict[str, list[str]]:
    """Who reads what of all that happened, when the digest goes."""
    said: dict[str, list[str]] = {}
    for notice in waiting(now, template):
        for line in notice.lists:
            said.setdefault(notice.to, []).append(line.text)
    return said


def letter_to(person: str, now: Engagement, template: str) -> Notice:
    (found,) = [n for n in waiting(now, template) if n.to == person]
    return found


@pytest.fixture
def begun() -> Engagement:
    """Three actions of j.rivera's, and n.ito as director of operations."""
    given = {"role": DIRECTOR, "person": "n.ito", "first": TODAY, "why": "new"}
    return apply(implementing(DUE, 3), by_staff(Assign, **given), START)


def test_what_was_given_and_then_moved_is_told_with_its_new_date(
    begun: Engagement,
) -> None:
    """Whoever has it and whoever had it read that; the former date nobody reads."""
    now = done(begun, give(1), redate(1))

    assert read(now) == {
        "l.tran": [f"{NAMED}: yours", f"{NAMED}: now planned for {said_day(SOONER)}"],
        "j.rivera": [f"{NAMED}: {GIVEN} deputy superintendent"],
    }


@pytest.mark.parametrize(
    "stops", [(hold(1), by_staff(Resume, action=1)), (STOP, by_staff(ResumeClock))]
)
def test_what_was_given_and_then_stood_still_is_told_as_well(
    begun: Engagement, stops: tuple[StaffAct, StaffAct]
) -> None:
    """Its date moved by the days that were lost."""
    stopped = done(begun, give(1), stops[0])
    now = apply(stopped, stops[1], LATER)

    assert now.actions[1].due != DUE
    assert read(now) == {
        "l.tran": [f"{NAMED}: yours"],
        "j.rivera": [f"{NAMED}: {GIVEN} deputy superintendent"],
    }


def test_what_is_late_already_is_told_with_the_day_it_is_first_asked_about() -> None:
    """Nobody plans for a day that has passed; whoever has it now has days of grace."""
    passed = TODAY + timedelta(days=7)
    now, at = implementing(passed), START
    while not now.actions[1].overdue:
        due = expectation(now)
        assert due
        at = due.at
        now = apply(now, due.acts[0], at)
    given = apply(paid(now), give(1), at)
    asked = given.day_of(given.actions[1].coming[0].at)

    assert read(given)["l.tran"] == [
        f"{NAMED}: yours, was planned for {said_day(passed)}, "
        f"first asked about on {said_day(asked)}"
    ]


def test_what_was_given_and_given_on_is_told_to_whoever_had_it_first(
    begun: Engagement,
) -> None:
    """Whoever had it in between reads that they have it no more, whatever they knew."""
    now = done(begun, give(1), give(1, DIRECTOR))

    assert read(now) == {
        "j.rivera": [f"{NAMED}: {GIVEN} deputy superintendent"],
        "l.tran": [f"{NAMED}: {GIVEN} director of operations"],
        "n.ito": [f"{NAMED}: yours, now planned for {said_day(DUE)}"],
    }


def test_whoever_has_it_again_does_not_read_that_it_is_theirs_no_longer(
    begun: Engagement,
) -> None:
    """They read that it is theirs."""
    now = done(begun, give(1), give(1, Role.LEA_INSTRUCTION))

    assert read(now)["j.rivera"] == [f"{NAMED}: yours, now planned for {said_day(DUE)}"]


def test_a_part_that_is_moved_is_still_told_to_whom_it_was_given(
    begun: Engagement,
) -> None:
    """Another date makes it no less theirs."""
    now = done(begun, ONE_MORE, redate(PARTS + 1))
    first, second = read(now)["l.tran"]

    assert first.endswith(": yours")
    assert second.endswith(f": now planned for {said_day(SOONER)}")


def test_what_needs_work_again_and_is_moved_is_told_as_well(begun: Engagement) -> None:
    """Unless it is complete again, or given to another."""
    again = done(begun, *COMPLETED, by_staff(Reopen, action=1, due=DUE))
    moved = done(again, redate(1))
    day = said_day(DUE)

    assert read(again)["j.rivera"] == [
        f"{NAMED}: needs work again, now planned for {day}"
    ]
    assert f"{NAMED}: needs work again" in read(moved)["j.rivera"]
    assert "j.rivera" not in read(done(again, *COMPLETED))
    assert "needs work" not in str(read(done(again, give(1)))["j.rivera"])


def test_another_date_is_told_while_it_is_the_date_and_theirs(
    begun: Engagement,
) -> None:
    """Moved again, complete, or given to another, it is not."""
    moved = done(begun, redate(1))
    line = f"{NAMED}: now planned for {said_day(SOONER)}"

    assert read(moved) == {"j.rivera": [line]}
    for acts in (COMPLETED, (redate(1, RECHECK),), (give(1),)):
        assert line not in read(done(moved, *acts)).get("j.rivera", [])


@pytest.mark.parametrize(
    "act",
    [
        redate(1),
        give(1),
        ONE_MORE,
        by_staff(MergeAction, action=1, into=2),
        by_staff(WithdrawAction, action=1, consulted=("m.ortiz",)),
    ],
)
def test_a_list_speaks_of_what_holds_as_it_is_written(
    begun: Engagement, act: StaffAct
) -> None:
    """Else nothing that happens later can take it out again."""
    now = apply(begun, act, START)
    holds = {matter for each in now.subjects for matter in matters(each)}
    said = {m for n in waiting(now) for line in n.lists for m in line.says}

    assert said
    assert said <= holds


def test_what_left_the_roadmap_is_told_though_the_engagement_ends(
    begun: Engagement,
) -> None:
    """It was so; that something is theirs, or takes another in, is void."""
    merged = done(begun, give(2), by_staff(MergeAction, action=1, into=2))
    off = by_staff(WithdrawAction, action=3, consulted=("m.ortiz",))
    now = done(merged, off, by_staff(Withdraw, why="they merge"))
    said = [text for lines in read(now).values() for text in lines]

    assert [text.rpartition(": ")[2] for text in said] == [
        f"{GIVEN} deputy superintendent",
        "now a part of action 2",
        "taken off the roadmap",
    ]


def test_what_is_complete_is_not_said_to_take_another_in(begun: Engagement) -> None:
    """Given to another it still does."""
    merged = done(begun, by_staff(MergeAction, action=2, into=1))
    line = f"{NAMED}: takes in action 2"

    assert line in read(merged)["j.rivera"]
    assert line in read(done(merged, give(1)))["j.rivera"]
    assert line not in read(done(merged, *COMPLETED))["j.rivera"]


def test_what_takes_in_several_at_once_names_each(begun: Engagement) -> None:
    """In one line of one letter."""
    merges = [by_staff(MergeAction, action=n, into=3) for n in (1, 2)]
    said = read(done(begun, together(*merges)))["j.rivera"]

    assert said[1].endswith(": takes in action 1, takes in action 2")
    assert len(said) == 3


def test_what_is_given_and_moved_at_once_is_one_line_with_each_thing_once(
    begun: Engagement,
) -> None:
    """Its date stands in it once, though both acts speak of it."""
    now = done(begun, together(give(1), redate(1)))

    assert read(now)["l.tran"] == [
        f"{NAMED}: yours, now planned for {said_day(SOONER)}"
    ]


def test_what_comes_back_within_one_act_changes_nothing_for_its_owner(
    begun: Engagement,
) -> None:
    """Given away and back, it was never elsewhere."""
    now = done(begun, together(give(1), give(1, Role.LEA_INSTRUCTION)))

    assert read(now) == {}


def test_whoever_holds_both_roles_does_not_read_that_they_lost_it(
    begun: Engagement,
) -> None:
    """They have it in their other role now."""
    both = {"role": DEPUTY, "person": "j.rivera", "first": TODAY, "why": "new"}
    now = done(begun, by_staff(Assign, **both), give(1))

    assert read(now) == {
        "j.rivera": [f"{NAMED}: yours, now planned for {said_day(DUE)}"]
    }


def test_a_person_has_one_letter_in_the_first_of_their_roles(
    begun: Engagement,
) -> None:
    """About what concerns them in all; of one action alone, it is about that action."""
    both = {"role": DEPUTY, "person": "j.rivera", "first": TODAY, "why": "new"}
    now = done(begun, by_staff(Assign, **both), give(2))
    several = letter_to(
        "j.rivera", done(now, together(hold(1), hold(2))), "clock_stopped"
    )
    alone = letter_to("j.rivera", done(now, hold(2)), "clock_stopped")

    assert (several.role, len(several.lists)) == (Role.LEA_INSTRUCTION, 2)
    assert (several.subject, alone.subject) == ("", "action/2")
    assert alone.role is DEPUTY


def test_a_line_knows_each_role_that_it_concerns_once(begun: Engagement) -> None:
    """Of the action's owner and of whoever reported it, though both are one person."""
    both = {"role": DEPUTY, "person": "j.rivera", "first": TODAY, "why": "new"}
    now = done(begun, by_staff(Assign, **both), give(2))
    for number in (1, 2):
        claim = by_staff(ClaimComplete, action=number).but(by="j.rivera")
        now = done(now, claim, by_staff(ConfirmComplete, action=number))
    said = [n.lists for n in waiting(now, "claim_confirmed")]

    assert [[line.roles for line in lists] for lists in said] == [
        [(Role.LEA_INSTRUCTION, DEPUTY)],
        [(DEPUTY,)],
    ]


def test_what_goes_on_together_stood_still_each_since_its_own_day(
    begun: Engagement,
) -> None:
    """An owner reads of theirs only; of several that differ, of each by itself."""
    strike = hold(2, cause=Cause.STRIKE)
    first = done(begun, give(2), hold(1))
    held = apply(first, strike, LATER)
    both = together(*(by_staff(Resume, action=n) for n in (1, 2)))
    now, word = apply(held, both, LATEST), "clock_resumed"
    tran, rivera = (letter_to(each, now, word).facts for each in ("l.tran", "j.rivera"))

    assert (tran["since"], tran["cause"]) == (said_day(LATER.date()), "strike")
    assert (rivera["since"], rivera["cause"]) == (said_day(TODAY), "funding")

    of_both = apply(apply(done(begun, hold(1)), strike, LATER), both, LATEST)
    one, two = read(of_both, word)["j.rivera"]
    since = f"stood still since {said_day(TODAY)} (funding)"

    assert one == f"{NAMED}: {since}, planned for {said_day(of_both.actions[1].due)}"
    assert f": stood still since {said_day(LATER.date())} (strike), planned" in two
    assert letter_to("j.rivera", of_both, word).facts["since"] == ""


def test_what_is_given_away_on_hold_is_looked_at_again_each_on_its_own_day(
    begun: Engagement,
) -> None:
    """With its own cause, and without the reason for which it was given away."""
    strike = hold(2, cause=Cause.STRIKE, recheck=SOONER)
    gives = together(give(1, why="she left"), give(2, why="she left"))
    now, word = done(begun, hold(1), strike, gives), "clock_stopped"
    letter = letter_to("l.tran", now, word)

    assert [text.rpartition("): ")[2] for text in read(now, word)["l.tran"]] == [
        f"funding, looked at again on {said_day(RECHECK)}",
        f"strike, looked at again on {said_day(SOONER)}",
    ]
    assert (letter.facts["recheck"], letter.facts["why"]) == ("", "")


def test_what_stands_still_alike_is_said_once_with_its_reason(
    begun: Engagement,
) -> None:
    """However many they are."""
    holds = together(hold(1, why="no money"), hold(2, why="no money"))
    letter = letter_to("j.rivera", done(begun, holds), "clock_stopped")

    assert [letter.facts[each] for each in ("cause", "recheck", "why")] == [
        "funding",
        said_day(RECHECK),
        "no money",
    ]
    assert [line.text == line.named for line in letter.lists] == [True, True]


def test_a_letter_gives_the_reason_of_what_it_tells_where_that_is_one(
    begun: Engagement,
) -> None:
    """Not that of something else which was done in the same act."""
    word = "clock_stopped"
    beside = together(hold(1, why="no money"), give(2, why="she left"))
    differ = together(hold(1, why="no money"), hold(2, why="she left"))
    why = [
        letter_to("j.rivera", done(begun, each), word).facts["why"]
        for each in (beside, differ)
    ]

    assert why == ["no money", ""]


def test_what_stands_with_all_the_others_is_given_on_without_word_of_a_hold(
    begun: Engagement,
) -> None:
    """Its new owner hears that it is theirs."""
    now = done(begun, STOP, give(1))

    assert [*waiting(now, "clock_stopped")][-1].facts["whole"] is True
    assert read(now)["l.tran"] == [f"{NAMED}: yours, now planned for {said_day(DUE)}"]
