"""What calendars are told of a check-in, from its first day to its last."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given

from domain.acts import (
    Assign,
    BeginRelease,
    Close,
    ConfirmCheckIn,
    RescheduleCheckIn,
    WaiveCheckIn,
)
from domain.engagement import Engagement
from domain.letters.notice import Notice
from domain.people.roles import Role
from tests.check_ins import Moment, done, held, lives, monitored, only, silent_until
from tests.lives import by_staff

SEPTEMBER = date(2026, 9, 1)


def planned() -> Engagement:
    return silent_until(monitored(), SEPTEMBER)


def told(engagement: Engagement) -> list[Notice]:
    """The letters of the last entry that carry an invitation."""
    return [n for n in engagement.unwritten[-1].notices if n.invitation]


@given(life=lives())
def test_each_version_takes_the_place_of_the_one_before(life: list[Moment]) -> None:
    """One meeting, one UID; its number rises by one with each change, else stays."""
    for (before, _, _), (after, _, _) in pairwise(life):
        for name, each in after.check_ins.items():
            was = before.check_ins.get(name)
            new, old = each.invitation, was.invitation if was else None
            if new is None or old is None or new is old:
                assert new is old or (new and new.sequence == 0)
                continue
            assert new.uid == old.uid
            assert new.sequence == old.sequence + 1
            assert (new.day, new.at) == (each.on, each.at)


def test_all_three_are_invited_as_soon_as_it_is_planned() -> None:
    now = silent_until(monitored(), date(2026, 8, 25))

    assert [n.to for n in told(now)] == [
        *("d.okafor", "m.ortiz", "k.bennett", "a.castillo", "t.washington")
    ]
    assert only(now).invitation


def test_a_confirmed_place_is_told_and_a_mere_yes_is_not() -> None:
    """Who said where is read in their calendars; nobody is written to for a yes."""
    name = only(planned()).name
    yes = by_staff(ConfirmCheckIn, check_in=name)
    where = by_staff(ConfirmCheckIn, check_in=name, place="Room 4")

    assert told(done(planned(), yes, SEPTEMBER)) == []
    placed = told(done(planned(), where, SEPTEMBER))
    assert {n.invitation.place for n in placed if n.invitation} == {"Room 4"}


def test_a_moved_day_is_told_with_its_reason() -> None:
    act = by_staff(
        RescheduleCheckIn,
        check_in=only(planned()).name,
        on=date(2026, 10, 20),
        why="the board meets on that day",
    )
    letters = told(done(planned(), act, SEPTEMBER))

    assert len(letters) == 5
    assert {n.facts["why"] for n in letters} == {"the board meets on that day"}
    assert {n.invitation.day for n in letters if n.invitation} == {act.on}


def test_one_that_is_waived_is_taken_out_of_calendars() -> None:
    act = by_staff(WaiveCheckIn, check_in=only(planned()).name)
    letters = told(done(planned(), act, SEPTEMBER))

    assert {n.template for n in letters} == {"meeting_cancelled"}


def test_what_is_held_is_told_to_no_calendar_and_unsent_invitations_are_void() -> None:
    check_in = only(planned())
    after = held(planned(), check_in.name, check_in.on)

    assert told(after) == []
    assert f"{after.entity}/{check_in.key}@invited" in after.unwritten[-1].settled


def test_whoever_comes_to_a_role_is_invited_and_whoever_leaves_it_is_told() -> None:
    """Nobody else hears of it."""
    act = by_staff(
        Assign, role=Role.COE_LEAD, person="r.novak", first=SEPTEMBER + timedelta(1)
    )
    letters = told(done(planned(), act, SEPTEMBER))

    assert {(n.to, n.template) for n in letters} == {
        ("r.novak", "meeting_invited"),
        ("k.bennett", "meeting_cancelled"),
    }


def test_an_engagement_that_ends_calls_off_what_is_to_come() -> None:

    now = done(planned(), by_staff(BeginRelease), SEPTEMBER)
    closed = done(now, by_staff(Close, leaving_open=True), SEPTEMBER)

    assert {n.template for n in told(closed)} == {"meeting_cancelled"}
    assert not {n.matter for n in told(closed)} & {*closed.unwritten[-1].settled}
    assert not only(closed).is_open


def test_word_that_nobody_meets_goes_whatever_follows() -> None:
    """The waived check-in leaves the state with the next entry; its letters stay."""
    act = by_staff(WaiveCheckIn, check_in=only(planned()).name)
    waived = done(planned(), act, SEPTEMBER)
    letters = told(waived)
    later = silent_until(waived, date(2026, 12, 20))
    since = {m for e in later.unwritten if e.number > waived.entries for m in e.settled}

    here = set(waived.unwritten[-1].settled)
    assert len(letters) == 5
    assert not {n.matter for n in letters} & (since | here)


def test_held_before_its_day_it_is_taken_out_of_calendars() -> None:
    check_in = only(planned())
    early = held(planned(), check_in.name, check_in.on - timedelta(days=7))

    assert {n.template for n in told(early)} == {"meeting_cancelled"}
