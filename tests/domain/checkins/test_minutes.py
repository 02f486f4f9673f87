"""Minutes: what a meeting decided on actions is one act, all of it or none."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    Acknowledge,
    AmendMinutes,
    Cause,
    ClaimComplete,
    Comment,
    ConfirmComplete,
    PutOnHold,
    RateAction,
    Reassign,
    Redate,
    Resume,
    ReturnClaim,
    SplitAction,
    StaffAct,
    StartAction,
    WithdrawAction,
)
from domain.acts.digest import digest
from domain.apply import apply
from domain.bounds import ENTRY, LONGEST_MINUTES, MOST_DECISIONS
from domain.checkins.check_in import CheckInStage
from domain.judge import judge
from domain.people.roles import Role
from domain.preview import preview
from domain.receipt import receipt
from domain.rehearsal import rehearse
from domain.status import ActionStatus
from tests.lives import CLOSING, by_staff, planned
from tests.minutes import (
    DUE,
    LATER,
    MET,
    NAME,
    SAID,
    after,
    approved,
    drafted,
    held,
    last,
    letters,
    met,
    minuted,
    minutes,
    redated,
    refusal,
    sent,
    to_be_held,
)

A_DAY = timedelta(days=1)
CONSULTED = ("m.ortiz", "k.bennett")
TYPED = {"entered_by": "t.washington"}


def of_every_kind() -> list[StaffAct]:
    """A decision of each kind, by whoever may, the later ones on what was left."""
    hold = {"cause": Cause.FUNDING, "recheck": MET + 60 * A_DAY}
    parts = tuple(planned(n, DUE) for n in (40_001, 40_002))
    lines = (
        (StartAction, "j.rivera", {"action": 1}),
        (RateAction, "k.bennett", {"action": 1, "rating": 2}),
        (ClaimComplete, "j.rivera", {"action": 1, **CLOSING}),
        (ConfirmComplete, "k.bennett", {"action": 1}),
        (Redate, "m.ortiz", {"action": 2, "due": DUE + 40 * A_DAY}),
        (Reassign, "m.ortiz", {"action": 2, "owner": Role.LEA_DEPUTY}),
        (PutOnHold, "m.ortiz", {"action": 3, **hold}),
        (Resume, "a.castillo", {"action": 3}),
        (SplitAction, "m.ortiz", {"action": 4, "parts": parts}),
        (WithdrawAction, "a.castillo", {"action": 5, "consulted": CONSULTED}),
        (StartAction, "j.rivera", {"action": 6}),
        (ClaimComplete, "j.rivera", {"action": 6, **CLOSING}),
        (ReturnClaim, "t.washington", {"action": 6}),
    )
    return [by_staff(kind, by=by, **TYPED, **said) for kind, by, said in lines]


def test_what_was_decided_is_done_in_its_order() -> None:
    """A line finds what the lines before it left, and each is by its own person."""
    now = minuted(held(6), minutes(*of_every_kind()))

    status = {n: each.status for n, each in now.actions.items()}
    assert status == {
        1: ActionStatus.COMPLETED,
        2: ActionStatus.NOT_STARTED,
        3: ActionStatus.NOT_STARTED,
        4: ActionStatus.SPLIT,
        40_001: ActionStatus.NOT_STARTED,
        40_002: ActionStatus.NOT_STARTED,
        5: ActionStatus.WITHDRAWN,
        6: ActionStatus.IN_PROGRESS,
    }
    assert now.actions[2].owner is Role.LEA_DEPUTY
    assert now.actions[2].due == DUE + 40 * A_DAY


def test_minutes_are_one_entry_and_the_notes_are_due() -> None:
    """By the working days of the policy after it was held."""
    begun = held()
    now = minuted(begun, minutes(redated(1)))

    check_in, lea = met(now), now.policy.lea
    assert now.entries == begun.entries + 1
    assert check_in.stage is CheckInStage.NOTES_DUE
    assert check_in.due == lea.later(MET, 10)
    assert (check_in.minutes_entry, check_in.decisions) == (now.entries, 1)
    assert check_in.writers == ("t.washington",)
    assert last(now).subject == f"check-in/{NAME}"
    assert [each.number for each in last(now).actions] == [1]


def test_the_history_says_who_decided_what() -> None:
    """Whoever recorded it first, then each person with what is theirs."""
    one = redated(1, by="m.ortiz", why="the board meets later")
    rated = by_staff(RateAction, action=2, rating=1, **TYPED)
    said = last(minuted(held(), minutes(one, rated))).sentence

    assert said.startswith(f"t.washington recorded the minutes of check-in {NAME} with")
    assert "with 2 decisions; m.ortiz dated action 1 (" in said
    assert "; k.bennett rated action 2 (" in said


def test_minutes_of_thirty_decisions_with_one_refused_change_nothing() -> None:
    """The refusal names the line, its action, and why; the other 29 are not done."""
    lines = [redated(n) for n in range(1, 31)]
    lines[11] = lines[11].but(by="e.morales")
    begun = held(30)

    said = refusal(begun, minutes(*lines), refusals.NotAllOfThem)

    first, ending = said.split("\n")
    assert first.startswith("line 12 (action 12): redate is for ")
    assert "e.morales holds none of these roles here today" in first
    assert ending == "nothing was changed"
    assert all(each.due == DUE for each in begun.actions.values())


def test_thirty_decisions_that_may_all_be_taken_are_taken() -> None:
    """The same without the one."""
    now = minuted(held(30), minutes(*(redated(n) for n in range(1, 31))))

    assert {each.due for each in now.actions.values()} == {DUE + 30 * A_DAY}
    assert met(now).decisions == 30


def test_every_line_that_is_off_is_named_in_one_go() -> None:
    """No such action, no reason, a day that is past, a person who may not."""
    lines = (
        redated(1),
        redated(7),
        redated(2, why=""),
        by_staff(Acknowledge, action=3, promise=date(2020, 1, 3), **TYPED),
        by_staff(ConfirmComplete, action=3, **TYPED),
    )

    said = refusal(held(), minutes(*lines), refusals.NotAllOfThem).splitlines()

    assert [each.split(":")[0] for each in said[:-1]] == [
        f"line {n} (action {action})" for n, action in ((2, 7), (3, 2), (4, 3), (5, 3))
    ]
    assert "there is no action 7" in said[0]


def test_a_line_is_judged_on_what_those_before_it_left() -> None:
    """What is split in line 1 is gone in line 2."""
    parts = tuple(planned(n, DUE) for n in (10_001, 10_002))
    split = by_staff(SplitAction, action=1, parts=parts, **TYPED)

    said = refusal(held(), minutes(split, redated(1)), refusals.NotAllOfThem)

    assert said.startswith("line 2 (action 1): action 1 was split into ")


def test_a_line_that_is_off_leaves_those_behind_it_as_they_were() -> None:
    """They are judged as if it were not said."""
    wrong = by_staff(StartAction, action=1, by="e.morales", **TYPED)
    claim = by_staff(ClaimComplete, action=1, **CLOSING, **TYPED)

    said = refusal(held(), minutes(wrong, claim), refusals.NotAllOfThem).splitlines()

    assert said[1] == "line 2 (action 1): action 1 has not begun; start it first"


def test_nothing_is_decided_twice_of_one_action() -> None:
    """Two dates, two owners: which is meant?"""
    said = refusal(held(), minutes(redated(1), redated(1)), refusals.NotAllOfThem)

    assert said.startswith("line 2 (action 1): line 1 says redate of it already")


def test_what_was_said_of_an_action_stands_in_the_text() -> None:
    """A comment would be for some readers, and minutes are for all."""
    comment = by_staff(Comment, action=1, text="it goes well", **TYPED)

    said = refusal(held(), minutes(comment), refusals.NotAllOfThem)

    assert said.startswith("line 1 (action 1): what was said stands in the text")


def test_all_lines_are_typed_by_who_types_the_minutes() -> None:
    """Whoever sends another name there did not type it."""
    other = redated(1, entered_by="l.tran")

    said = refusal(held(), minutes(other), refusals.NotAllOfThem)

    assert "l.tran is not t.washington, who types the minutes" in said


def test_minutes_say_something() -> None:
    """Decisions alone are no minutes."""
    assert "--text" in refusal(held(), minutes(text=" "), refusals.ReasonMissing)


@pytest.mark.parametrize("text", ["student Maria was there", "of 4711147111"])
def test_minutes_name_no_student(text: str) -> None:
    """Nor does the reason of a decision."""
    refusal(held(), minutes(text=text), refusals.StudentNamed)
    line = refusal(held(), minutes(redated(1, why=text)), refusals.NotAllOfThem)

    assert line.startswith("line 1 (action 1): --why: ")


def test_minutes_are_of_a_meeting_that_was_held() -> None:
    """Not before, and not a second time."""
    before = refusal(to_be_held(), minutes(), refusals.OutOfStage)
    again = refusal(minuted(held()), minutes(), refusals.OutOfStage)

    assert before == f"check-in {NAME} is scheduled; hold_check_in comes first"
    assert again == f"check-in {NAME} has its minutes; amend_minutes says them anew"


def test_the_lea_records_no_minutes() -> None:
    """COE or CCEE do: whoever is asked of writes down nothing of it."""
    refusal(held(), minutes(by="m.ortiz"), refusals.NotYours)


def test_minutes_settle_only_what_was_on_the_agenda() -> None:
    """Else a slip would let something fall under the table."""
    said = refusal(held(), minutes(settled=("T9",)), refusals.NotOnAgenda)

    assert said == "T9 is not on the agenda; on it: nothing"


def test_whom_a_meeting_concerns_hears_in_one_letter() -> None:
    """Whatever was decided, by however many people, and whoever typed it."""
    lines = (redated(1), redated(2, by="a.castillo", why="the funds come later"))
    now = minuted(held(), minutes(*lines))

    (letter,) = last(now).notices
    assert (letter.template, letter.to) == ("roadmap_changed", "j.rivera")
    assert len(letter.lists) == 2


def test_whoever_alone_decided_and_typed_all_is_not_written_to() -> None:
    """As of acts on several actions."""
    own = redated(1, by="a.castillo", entered_by="a.castillo")
    given = held(owner=Role.CCEE_LEAD)
    alone = minutes(own, by="a.castillo", entered_by="a.castillo")

    assert not letters(minuted(given, alone), "roadmap_changed")


def test_each_is_shown_what_was_noted_in_their_name() -> None:
    """What they reported, promised, confirmed, in one letter to each."""
    begun = after(held(), LATER, StartAction, action=1)
    lines = (
        by_staff(ClaimComplete, action=1, **CLOSING, **TYPED),
        by_staff(Acknowledge, action=2, promise=MET + 20 * A_DAY, **TYPED),
        by_staff(ConfirmComplete, action=1, **TYPED),
    )
    now = minuted(begun, minutes(*lines))

    noted = [e for e in last(now).notices if e.template == "answer_noted"]
    assert [each.to for each in noted] == ["j.rivera", "k.bennett"]
    assert noted[0].facts["claim_by"] == "j.rivera"
    assert len({each.key for each in last(now).notices}) == len(last(now).notices)


def test_the_receipt_says_what_it_came_to() -> None:
    """And what comes next for the check-in."""
    act = minutes(redated(1), redated(2))
    said = receipt(minuted(held(), act), act)

    assert said.did.startswith("dated actions 1, 2 for 2027-03-31")
    assert "check-in" in said.next


def test_the_preview_says_what_changes_and_who_hears() -> None:
    """Nothing is done by it."""
    begun = held()
    found = preview(begun, minutes(redated(1)), LATER)

    assert not found.refused
    assert {each.subject for each in found.changes} >= {f"check-in/{NAME}", "action/1"}
    assert [(e.person, e.template) for e in found.told] == [
        ("j.rivera", "roadmap_changed")
    ]


def test_two_minutes_that_say_otherwise_are_two() -> None:
    """By their digest, whatever ids their lines were given."""
    one, other = redated(1), redated(1, due=DUE + 9 * A_DAY)
    same = one.but(id="another", entered_by="l.tran")

    assert digest(minutes(one)) == digest(minutes(same))
    assert digest(minutes(one)) != digest(minutes(other))
    assert digest(minutes(one)) != digest(minutes())


def test_minutes_at_their_bounds_fit_into_an_entry() -> None:
    """Sixty decisions with long reasons, the longest text, an action each."""
    lines = [redated(n, why="x" * 500, id=f"{'y' * 90}{n}") for n in range(1, 61)]
    act = minutes(*lines, text="x" * LONGEST_MINUTES)
    begun = held(MOST_DECISIONS)

    assert last(rehearse(begun, act, LATER)).weight < ENTRY / 2
    too_many = minutes(*lines, redated(1))
    refusal(begun, too_many, refusals.OutOfBounds)


def test_minutes_whose_reasons_are_endless_are_refused_in_words() -> None:
    """Each within its bound, and all together beyond what one act may take."""
    titles = "z" * 2_000
    parts = tuple(planned(n, DUE, text=titles) for n in range(10_001, 10_014))
    lines = [
        by_staff(
            SplitAction,
            action=n,
            parts=tuple(e.but(number=n * 10_000 + k) for k, e in enumerate(parts, 1)),
            why="x" * 4_000,
            **TYPED,
        )
        for n in range(1, 19)
    ]
    act = minutes(*lines)

    with pytest.raises(refusals.TooLarge, match="KB"):
        rehearse(held(18), act, LATER)


def test_minutes_are_said_anew_until_they_are_approved() -> None:
    """The notes go back to be drawn up; what was decided stands."""
    for so_far in (minuted(held(), minutes(redated(1))), drafted(), sent()):
        dues = {n: each.due for n, each in so_far.actions.items()}
        now = after(so_far, LATER, AmendMinutes, check_in=NAME, text="as it was")

        assert met(now).stage is CheckInStage.NOTES_DUE
        assert met(now).minutes_entry == now.entries
        assert {n: each.due for n, each in now.actions.items()} == dues
    said = by_staff(AmendMinutes, check_in=NAME, text="too late")
    assert "approved" in refusal(approved(), said, refusals.OutOfStage)
    early = refusal(held(), said, refusals.OutOfStage)
    assert early == f"check-in {NAME} is held; record_minutes comes first"


def test_minutes_said_anew_say_something_and_why() -> None:
    """Nobody reads empty minutes, or wonders what has changed."""
    now = minuted(held())
    blank = by_staff(AmendMinutes, check_in=NAME, text="")
    silent = by_staff(AmendMinutes, check_in=NAME, text=SAID, why="")

    assert "--text" in refusal(now, blank, refusals.ReasonMissing)
    assert "--why" in refusal(now, silent, refusals.ReasonMissing)


def test_late_minutes_leave_a_day_for_the_notes() -> None:
    """Nobody is asked at once for what could not be there yet."""
    at = LATER + 40 * A_DAY
    act = minutes()
    now = held()
    judge(now, act, at)

    due = met(apply(now, act, at)).due
    assert due and due > now.day_of(at)
