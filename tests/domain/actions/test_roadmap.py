"""Rules that look at more than one action: blockers, thresholds, plateaus, too much."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.actions.planned import label
from domain.acts import (
    ClaimComplete,
    ConfirmComplete,
    DependOn,
    Independent,
    MergeAction,
    RateAction,
    Redate,
    SplitAction,
    StaffAct,
    StartAction,
    Withdraw,
)
from domain.apply import apply
from domain.bounds import PARTS
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.explain import explanation
from domain.judge import judge
from domain.letters.notice import Notice
from domain.lifecycle import Phase
from domain.people.roles import Role
from domain.receipt import receipt
from domain.standing_of import action_standing, engagement_standing, standing
from domain.status import Flag
from tests.lives import EVERY_WEEKDAY, START, adopting, by_staff, planned, roadmap
from tests.walks import is_allowed

DAY = timedelta(days=1)
TODAY = EVERY_WEEKDAY.lea.day_of(START)
DUE = TODAY + 20 * DAY
LONG = 66


def until(now: Engagement, day: date) -> Engagement:
    """With all that its clock does up to the afternoon of a day."""
    end = EVERY_WEEKDAY.lea.opening(day) + timedelta(hours=5)
    while (due := expectation(now)) and due.at <= end:
        for act in due.acts:
            now = apply(now, act, due.at)
    return now


def done(
    now: Engagement, kind: type[StaffAct], day: date, **fields: object
) -> Engagement:
    act = by_staff(kind, **fields)
    at = EVERY_WEEKDAY.lea.opening(day) + timedelta(hours=5)
    judge(now, act, at)
    return apply(now, act, at)


def letters(now: Engagement, template: str) -> list[Notice]:
    return [n for e in now.unwritten for n in e.notices if n.template == template]


def blocked() -> Engagement:
    """Action 1, of the chief academic officer, waits for 2, of the deputy."""
    one = planned(1, DUE, depends_on=(2,))
    two = planned(2, DUE + 200 * DAY, owner=Role.LEA_DEPUTY)
    return adopting((one, two), EVERY_WEEKDAY, START)


def test_the_rung_of_a_blocked_action_asks_the_owner_of_what_blocks_it() -> None:
    """The deputy, and who looks after the deputy; the letter says why."""
    now = until(blocked(), EVERY_WEEKDAY.lea.later(DUE, 1))
    asked = letters(now, "update_requested")

    assert {each.to for each in asked} == {"l.tran", "d.okafor"}
    assert all(each.facts["action"] == 1 for each in asked)
    assert "; it waits for action 2" in str(asked[0].facts["because"])


def test_lists_and_letters_name_whom_a_blocked_action_will_ask() -> None:
    """The same roles as the letter goes to, before it goes."""
    now = until(blocked(), DUE)
    (reminder, *_) = letters(now, "reminder")
    stands = action_standing(now, now.actions[1])

    assert stands.next_roles[0] is Role.LEA_DEPUTY
    assert "the deputy superintendent and the" in str(reminder.facts["next_step"])


def test_of_a_chain_the_last_owner_is_asked_and_once_it_is_free_its_own() -> None:
    """1 waits for 2, which waits for 3; merging 3 into 1 would close a circle."""
    three = planned(3, DUE + 200 * DAY, owner=Role.LEA_STUDENT_SERVICES)
    two = planned(2, DUE + 200 * DAY, owner=Role.LEA_DEPUTY, depends_on=(3,))
    one = planned(1, DUE, depends_on=(2,))
    now = adopting((one, two, three), EVERY_WEEKDAY, START)

    assert [each.number for each in now.blockers(now.actions[1])] == [3]

    with pytest.raises(refusals.DependencyLoop):
        judge(now, by_staff(MergeAction, action=3, into=1), START)

    now = done(now, Independent, TODAY, action=2)

    assert [each.number for each in now.blockers(now.actions[1])] == [2]


def test_all_that_a_part_waits_for_is_shown_though_one_waits_for_another() -> None:
    """As the file said it: for 9 as the whole did, and for the part before it."""
    nine = planned(9, DUE + 200 * DAY)
    twelve = planned(12, DUE, depends_on=(9,))
    now = adopting((nine, twelve), EVERY_WEEKDAY, START)
    first, second = 12 * PARTS + 1, 12 * PARTS + 2
    parts = (planned(first, DUE), planned(second, DUE, depends_on=(first,)))
    now = apply(now, by_staff(SplitAction, action=12, parts=parts), START)
    shown = standing(now, second).actions[0]
    whole = standing(now, 12).actions[0]
    notes = explanation(now, f"action/{label(second)}", START).notes

    assert shown.waits_for == (9, first)
    assert "waits for actions 9, 12a" in shown.notes
    assert whole.waits_for == ()
    assert any("waits for action 9" in each for each in notes)
    assert any("waits for action 12a" in each for each in notes)


def test_an_action_waits_no_more_for_those_that_are_named() -> None:
    """The others it waits for still; of none that it does not wait for."""
    nine, seven = planned(9, DUE + 200 * DAY), planned(7, DUE + 200 * DAY)
    now = adopting(
        (seven, nine, planned(12, DUE, depends_on=(7, 9))), EVERY_WEEKDAY, START
    )
    freed = apply(now, by_staff(Independent, action=12, on=(9,)), START)

    assert freed.actions[12].depends_on == (7,)
    assert "action 9 (" in freed.unwritten[-1].sentence
    assert " holds up action 12 " in freed.unwritten[-1].sentence
    with pytest.raises(refusals.NothingToChange, match="does not wait for 9; it waits"):
        judge(freed, by_staff(Independent, action=12, on=(9,)), START)


def test_an_action_that_is_not_there_is_waited_for_by_none() -> None:
    """A wrong number is a refusal, also where the action waits for nothing at all."""
    seven, nine = planned(7, DUE), planned(9, DUE, depends_on=(7,))
    now = adopting((seven, nine), EVERY_WEEKDAY, START)
    for action in (7, 9):
        with pytest.raises(refusals.NoSuchAction):
            judge(now, by_staff(Independent, action=action, on=(77,)), START)
    with pytest.raises(refusals.NothingToChange, match="action 7 waits for no other"):
        judge(now, by_staff(Independent, action=7, on=(9,)), START)
    over = apply(now, by_staff(Withdraw, why="it moved"), START)
    with pytest.raises(refusals.OutOfPhase):
        judge(over, by_staff(Independent, action=7, on=(77,)), START)


def test_what_is_complete_holds_nothing_up_and_is_said() -> None:
    """Whoever names it reads so, and nothing is refused."""
    now = adopting((planned(7, DUE), planned(12, DUE)), EVERY_WEEKDAY, START)
    for kind in (StartAction, ClaimComplete, ConfirmComplete):
        now = apply(now, by_staff(kind, action=7), START)
    act = by_staff(DependOn, action=12, on=(7,))

    assert receipt(apply(now, act, START), act).warnings == (
        "action 12, on: action 7 is completed and holds nothing up",
    )


def test_actions_that_would_wait_in_a_circle_are_refused() -> None:
    """However long the circle, and for itself."""
    now = blocked()

    with pytest.raises(refusals.DependencyLoop, match="in a circle"):
        judge(now, by_staff(DependOn, action=2, on=(1,)), START)
    with pytest.raises(refusals.DependencyLoop):
        judge(now, by_staff(DependOn, action=1, on=(1,)), START)


def test_more_than_a_quarter_far_behind_proposes_a_review_once() -> None:
    """2 of 8 are a quarter and propose nothing; the third does, and the fourth adds
    nothing. It is a proposal: the engagement stays where it is."""
    dues = {n: DUE if n <= 2 else DUE + 300 * DAY for n in range(1, 9)}
    dues |= {3: DUE + 7 * DAY, 4: DUE + 14 * DAY}
    actions = [planned(n, due) for n, due in dues.items()]
    now = adopting(actions, EVERY_WEEKDAY, START)
    third = EVERY_WEEKDAY.lea.later(DUE + 7 * DAY, 20)
    before, after = until(now, third - DAY), until(now, third + 30 * DAY)

    assert not before.recheck_proposed
    assert letters(before, "engagement_recheck") == []
    assert after.recheck_proposed
    assert [each.to for each in letters(after, "engagement_recheck")] == ["h.lindqvist"]
    assert after.phase is Phase.IMPLEMENTATION


def test_a_review_is_proposed_again_only_after_less_was_late() -> None:
    """A new date takes the proposal back; when that has lapsed it is made anew."""
    now = adopting(roadmap(DUE, size=2), EVERY_WEEKDAY, START)
    e3 = EVERY_WEEKDAY.lea.later(DUE, 20)
    now = until(now, e3 + DAY)
    (letter,) = letters(now, "engagement_recheck")
    for number in (1, 2):
        due = e3 + 30 * DAY
        now = done(now, Redate, e3 + DAY, action=number, due=due)

    assert not now.recheck_proposed
    assert letter.matter in {each for e in now.unwritten for each in e.settled}

    now = until(now, e3 + 90 * DAY)

    assert now.recheck_proposed
    assert len(letters(now, "engagement_recheck")) == 2


def in_progress(many: int) -> Engagement:
    """66 actions, so many of them in progress since today."""
    now = adopting(roadmap(TODAY + 900 * DAY, size=LONG), EVERY_WEEKDAY, START)
    for number in range(1, many + 1):
        now = apply(now, by_staff(StartAction, action=number), START)
    return now


def flagged(now: Engagement) -> list[int]:
    return [n for n, each in now.actions.items() if Flag.PLATEAU in each.flags]


def test_41_of_66_without_change_for_two_quarters_are_flagged_and_a_rating_clears() -> (
    None
):
    """Flagged and put on the agenda, once; the one that is rated is free again."""
    day = TODAY + 182 * DAY
    before, now = until(in_progress(41), day - DAY), until(in_progress(41), day)

    assert flagged(before) == []
    assert flagged(now) == [*range(1, 42)]
    assert all(Flag.AGENDA in now.actions[n].flags for n in flagged(now))
    assert {len(each.lists) for each in letters(now, "plateau")} == {41}

    now = done(now, RateAction, day, action=7, rating=3)

    assert flagged(now) == [n for n in range(1, 42) if n != 7]
    assert len(letters(until(now, day + 100 * DAY), "plateau")) == 3


def test_more_at_once_than_is_advised_is_suggested_against_and_never_refused() -> None:
    """40 are no matter; at 41 the standing says what may help."""
    full, more = in_progress(40), in_progress(41)

    assert engagement_standing(full).advice == ""
    assert "41 actions are in progress at once" in engagement_standing(more).advice
    assert engagement_standing(more.but(phase=Phase.CLOSED)).advice == ""
    assert is_allowed(more, by_staff(StartAction, action=42), START)
