"""Letters of what is confirmed, put on hold and let go on: to whom, and until when."""

from datetime import date, timedelta

import pytest

from domain.acts import (
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
from domain.letters.notice import Notice, said_day
from domain.people.roles import Role
from domain.rehearsal import rehearse
from tests.lives import START, by_staff, implementing, planned

TODAY = date(2026, 9, 1)
DUE = TODAY + timedelta(days=120)
RECHECK = TODAY + timedelta(days=30)
LATER = START + timedelta(days=14)
STOP = by_staff(StopClock, cause=Cause.FIRE, recheck=RECHECK)
GO = by_staff(ResumeClock)
COMPLETED = (by_staff(ClaimComplete, action=1), by_staff(ConfirmComplete, action=1))
NAMED = "1 (Agree on one calendar of assessments)"


def hold(number: int) -> PutOnHold:
    return by_staff(PutOnHold, action=number, cause=Cause.FUNDING, recheck=RECHECK)


def done(now: Engagement, *acts: StaffAct) -> Engagement:
    for act in acts:
        now = apply(now, act, START)
    return now


def letters(now: Engagement) -> list[Notice]:
    return [each for each in now.unwritten[-1].notices if not each.is_copy]


def told(now: Engagement) -> set[tuple[str, str]]:
    return {(each.template, each.to) for each in letters(now)}


def left(now: Engagement, letter: Notice) -> list[str]:
    """What an unsent letter still lists after the entries since."""
    number = int(letter.key.split("/")[1])
    since = [each for each in now.unwritten if each.number > number]
    settled = [matter for entry in since for matter in entry.settled]
    return [each.text for each in letter.without(settled).lists]


@pytest.fixture
def begun() -> Engagement:
    return implementing(DUE, 3)


def test_whoever_did_the_work_hears_that_it_is_confirmed(begun: Engagement) -> None:
    """Its owner and whoever reported it, but not who confirms."""
    claimed = apply(begun, by_staff(ClaimComplete, action=1, by="l.tran"), START)
    confirm = by_staff(ConfirmComplete, action=1, why="well done")
    now, word = apply(claimed, confirm, START), "claim_confirmed"
    by_reporter = apply(claimed, confirm.but(by="l.tran", entered_by="l.tran"), START)

    assert told(now) == {(word, "l.tran"), (word, "j.rivera")}
    assert {n.facts["why"] for n in letters(now)} == {"well done"}
    assert told(by_reporter) == {(word, "j.rivera")}


def test_what_was_reopened_is_not_called_complete(begun: Engagement) -> None:
    """But the thanks are not lost because the engagement ends."""
    now = done(begun, *COMPLETED)
    (letter,) = letters(now)
    again = apply(now, by_staff(Reopen, action=1, due=DUE), START)

    assert left(now, letter) == [NAMED]
    assert left(again, letter) == []
    ended = apply(now, by_staff(Withdraw, why="they merge"), START)
    assert left(ended, letter) == [NAMED]


def test_the_owner_hears_of_a_hold_and_of_its_end(begun: Engagement) -> None:
    """With the cause and the day on which it is looked at again, then the new date."""
    held = apply(begun, hold(1), START)
    on = apply(held, by_staff(Resume, action=1), LATER)
    (stopped,), (resumed,) = letters(held), letters(on)

    assert told(held) == {("clock_stopped", "j.rivera")}
    assert stopped.facts["cause"] == "funding"
    assert stopped.facts["recheck"] == "Thursday, 1 October 2026"
    assert told(on) == {("clock_resumed", "j.rivera")}
    assert said_day(on.actions[1].due) != said_day(DUE)
    due = said_day(on.actions[1].due)
    assert [each.text for each in resumed.lists] == [f"{NAMED}: planned for {due}"]
    assert left(on, stopped) == []


def test_owners_hear_nothing_of_what_they_did_themselves(begun: Engagement) -> None:
    """They know."""
    mine = {"by": "j.rivera", "entered_by": "j.rivera"}
    held = apply(begun, hold(1).but(**mine), START)

    assert told(held) == set()
    assert told(apply(held, by_staff(Resume, action=1, by="j.rivera"), START)) == set()


def test_what_is_on_hold_again_is_not_said_to_go_on(begun: Engagement) -> None:
    """Moved, it still goes on, but not to the date that it had."""
    held = apply(begun, hold(1), START)
    on = apply(held, by_staff(Resume, action=1), LATER)
    (letter,) = letters(on)
    redate = by_staff(Redate, action=1, due=RECHECK)

    assert left(on, letter)
    assert left(apply(on, hold(1), LATER), letter) == []
    assert left(apply(on, redate, LATER), letter) == [NAMED]


def test_what_goes_on_says_why_it_stood(begun: Engagement) -> None:
    """Who stops and resumes on one day writes one letter, for the first is void."""
    for on, cause in (
        (done(begun, hold(1), by_staff(Resume, action=1)), "funding"),
        (done(begun, STOP, GO), "fire"),
    ):
        assert {n.facts["cause"] for n in letters(on)} == {cause}
        assert {n.facts["since"] for n in letters(on)} == {said_day(TODAY)}


def test_a_hold_goes_with_what_is_given_to_another(begun: Engagement) -> None:
    """The new owner hears of it, and the letter to the former one is void."""
    held = apply(begun, hold(1), START)
    (letter,) = letters(held)
    given = apply(held, by_staff(Reassign, action=1, owner=Role.LEA_DEPUTY), START)

    assert ("clock_stopped", "l.tran") in told(given)
    assert left(given, letter) == []
    moved = by_staff(Reassign, action=2, owner=Role.LEA_DEPUTY)
    assert ("clock_stopped", "l.tran") not in told(apply(begun, moved, START))


def test_what_goes_on_while_all_stands_still_is_not_written_of(
    begun: Engagement,
) -> None:
    """It stands on with all the others, so that nothing changes for its owner."""
    now = done(begun, hold(1), STOP, by_staff(Resume, action=1))

    assert told(now) == set()


def test_all_whose_dates_stand_still_hear_of_it_and_when_they_count_again(
    begun: Engagement,
) -> None:
    """The leads, the superintendent, owners of what is open; not who did it."""
    stop = STOP.but(by="k.bennett", entered_by="k.bennett")
    held = apply(begun, stop, START)
    on = apply(held, GO.but(by="k.bennett", entered_by="k.bennett"), LATER)
    people = {"a.castillo", "d.okafor", "j.rivera"}

    assert told(held) == {("clock_stopped", each) for each in people}
    assert told(on) == {("clock_resumed", each) for each in people}
    assert letters(held)[0].facts["cause"] == "fire"

    for_them = STOP.but(by="k.bennett", entered_by="front-desk")
    assert ("clock_stopped", "k.bennett") in told(apply(begun, for_them, START))


def test_whose_work_stays_on_hold_is_not_told_that_dates_count_again(
    begun: Engagement,
) -> None:
    """Nor of what is done already."""
    one = done(
        begun, *(by_staff(Reassign, action=n, owner=Role.LEA_DEPUTY) for n in (2, 3))
    )
    over = done(
        one, by_staff(ClaimComplete, action=1), by_staff(ConfirmComplete, action=1)
    )
    held = done(one, hold(1))

    for now in (over, held):
        stopped = done(now, STOP)
        assert "j.rivera" not in {to for _, to in told(stopped)}
        resumed = {to for _, to in told(apply(stopped, GO, LATER))}
        assert "l.tran" in resumed
        assert "j.rivera" not in resumed


def test_letters_of_all_clocks_are_void_once_it_is_otherwise(begun: Engagement) -> None:
    """Nobody is told of a rest that is over, nor that dates count which stand again."""
    stopped = done(begun, STOP)
    on = apply(stopped, GO, LATER)
    again = apply(on, STOP.but(id="again"), LATER)

    assert {n.matter for n in letters(stopped)} <= {*on.unwritten[-1].settled}
    assert {n.matter for n in letters(on)} <= {*again.unwritten[-1].settled}


def test_whoever_is_concerned_hears_what_changed_on_the_roadmap(
    begun: Engagement,
) -> None:
    """Another date, another owner, taken off, merged, divided; in one letter each."""

    def lines(act: StaffAct) -> dict[str, list[str]]:
        now = apply(begun, act, START)
        changed = [n for n in letters(now) if n.template == "roadmap_changed"]
        return {n.to: [each.text for each in n.lists] for n in changed}

    part = planned(PARTS + 1, DUE).but(owner=Role.LEA_DEPUTY)
    day = said_day(RECHECK)

    assert lines(by_staff(Redate, action=1, due=RECHECK)) == {
        "j.rivera": [f"{NAMED}: now planned for {day}"]
    }
    assert lines(by_staff(Reassign, action=1, owner=Role.LEA_DEPUTY)) == {
        "l.tran": [f"{NAMED}: yours, now planned for {said_day(DUE)}"],
        "j.rivera": [f"{NAMED}: no longer yours, given to the deputy superintendent"],
    }
    merged = lines(by_staff(MergeAction, action=1, into=2))
    assert merged["j.rivera"][0] == f"{NAMED}: now a part of action 2"
    assert merged["j.rivera"][1].endswith(": takes in action 1")
    assert lines(by_staff(WithdrawAction, action=1, consulted=("m.ortiz",))) == {
        "j.rivera": [f"{NAMED}: taken off the roadmap"]
    }
    divided = lines(by_staff(SplitAction, action=1, parts=(part,)))
    assert divided["j.rivera"] == [f"{NAMED}: now divided into 1a"]
    assert divided["l.tran"][0].endswith(f": yours, now planned for {said_day(DUE)}")


def test_who_changed_it_is_not_told(begun: Engagement) -> None:
    """As an owner who agrees on another date for what is theirs."""
    mine = by_staff(Redate, action=1, due=RECHECK, by="j.rivera")
    for_them = mine.but(entered_by="front-desk")

    assert told(apply(begun, mine, START)) == set()
    assert told(apply(begun, for_them, START)) == {("roadmap_changed", "j.rivera")}


def test_a_part_may_be_given_another_date_as_it_comes_to_be(begun: Engagement) -> None:
    """In one entry: it was not there before."""
    split = by_staff(SplitAction, action=1, parts=(planned(PARTS + 1, DUE),))
    move = by_staff(Redate, action=PARTS + 1, due=RECHECK)
    now = apply(begun, by_staff(Several, acts=(split, move)), START)

    assert ("roadmap_changed", "j.rivera") in told(now)


def test_many_actions_put_on_hold_at_once_are_one_letter_to_each_owner() -> None:
    """With a reason as long as it may be, which stands in it once."""
    many = implementing(DUE, 66)
    acts = tuple(hold(n).but(why="x" * 4_000, by="a.castillo") for n in range(1, 67))
    both = by_staff(Several, acts=acts, by="a.castillo", why="x" * 4_000)
    now = rehearse(many, both, START)
    (letter,) = [n for n in letters(now) if n.to == "j.rivera"]

    assert len(letter.lists) == 66
