"""The letters of a meeting: who gets which version, and in which words."""

from datetime import time, timedelta

from domain.letters.delivery import Bag, WaitingNotice, sort
from domain.letters.invitation import InvitationMethod
from domain.letters.meeting_letters import (
    CANCELLED,
    INVITED,
    as_known,
    attending,
    meeting_letters,
)
from domain.letters.notice import Notice
from domain.people.absence import Absence
from domain.people.roles import Role
from domain.policies.ladder import Way
from tests.lives import POLICY
from tests.mail import MORNING, WEEKDAYS, notice
from tests.meetings import NOW, ROLES, TOLD_AT, invited, meeting

LATER = TOLD_AT + timedelta(days=1)
CALENDAR = POLICY.lea
FIRST = meeting()
MOVED = FIRST.changed(CALENDAR, LATER, at=time(14))
CALLED_OFF = MOVED.cancelled(LATER)


def told(*versions: object) -> dict[str, tuple[str, InvitationMethod]]:
    found = meeting_letters(NOW.setting, *versions)  # type: ignore[arg-type]  # as given
    return {n.to: (n.template, n.invitation.method) for n in found if n.invitation}


def test_each_who_is_invited_has_a_letter_with_the_same_invitation() -> None:
    """It says what, when and where, and holds while the meeting is to be held."""
    owed = [*meeting_letters(NOW.setting, FIRST)]
    (one,) = (each for each in owed if each.to == "k.bennett")

    assert [each.to for each in owed] == ["d.okafor", "k.bennett", "a.castillo"]
    assert [each.invitation for each in owed] == [FIRST] * 3
    assert len({each.key for each in owed}) == 3
    assert one.facts["when"] == FIRST.when
    assert one.facts["because"] == "you are the COE lead"
    assert one.facts["reference"] == "1999901/check-in/2026-27-2"
    assert one.subject == "check-in/2026-27-2"
    assert one.matter == "1999901.1/check-in/2026-27-2@invited"


def test_whoever_is_there_on_the_day_of_the_meeting_is_invited() -> None:
    """Not who stands in for them on the day on which the letter goes."""
    day = FIRST.day
    away = Absence(
        person="k.bennett",
        substitute="e.morales",
        first=TOLD_AT.date(),
        last=day - timedelta(days=1),
    )
    ill = away.but(person="d.okafor", substitute="m.ortiz", last=day)
    setting = NOW.setting.but(absences=(away, ill))
    found = attending(setting, ROLES, FIRST.begins)

    assert [each.person for each in found] == ["m.ortiz", "k.bennett", "a.castillo"]
    assert found[0].because == "you stand in for d.okafor, LEA superintendent"


def test_whoever_is_invited_no_more_is_told_so_and_nobody_else() -> None:
    """Their calendar lets go of it, while the others meet."""
    fewer = FIRST.changed(CALENDAR, LATER, attendees=FIRST.attendees[1:])

    assert told(fewer, FIRST) == {
        "d.okafor": (CANCELLED, InvitationMethod.CANCEL),
        "k.bennett": (INVITED, InvitationMethod.REQUEST),
        "a.castillo": (INVITED, InvitationMethod.REQUEST),
    }
    assert invited(fewer, FIRST, "d.okafor").facts["for_all"] is False


def test_a_meeting_that_is_not_held_is_taken_out_of_all_calendars() -> None:
    """Whoever was invited hears of it, whatever they are by now."""
    (one, *_) = owed = [*meeting_letters(NOW.setting, CALLED_OFF, MOVED, "a strike")]

    assert {each.template for each in owed} == {CANCELLED}
    assert len(owed) == 3
    assert one.facts["because"] == "you were invited to it"
    assert one.facts["why"] == "a strike"


def test_after_a_cancellation_nobody_is_left_to_be_taken_off() -> None:
    """They had the word that it is not held; a new day invites anew."""
    again = CALLED_OFF.changed(CALENDAR, LATER, attendees=FIRST.attendees[:1])

    assert told(again, CALLED_OFF) == {"d.okafor": (INVITED, InvitationMethod.REQUEST)}


def test_a_letter_says_what_is_otherwise_than_its_reader_knows() -> None:
    """Who never heard of the first time is not told that it was another."""
    to_all = invited(MOVED, FIRST)
    new, known, same = (
        as_known(to_all, had) for had in (None, FIRST, MOVED.but(place="Room 1"))
    )

    assert new and known and same
    assert (new.facts["known"], new.facts["was_when"]) == (False, "")
    assert (known.facts["known"], known.facts["was_when"]) == (True, FIRST.when)
    assert (same.facts["was_when"], same.facts["was_place"]) == ("", "Room 1")


def test_nothing_is_cancelled_for_whoever_has_it_not() -> None:
    """A meeting they never heard of, or that is out of their calendar already."""
    letter = invited(CALLED_OFF, MOVED)

    assert as_known(letter, None) is None
    assert as_known(letter, FIRST.cancelled(LATER)) is None
    assert as_known(letter, FIRST) == letter
    assert as_known(notice(), None) is None


def waiting(*notices: Notice, **fields: object) -> Bag:
    found = tuple(WaitingNotice(notice=each) for each in notices)
    return Bag(person="k.bennett", waiting=found).but(**fields)


def test_an_invitation_is_a_letter_of_its_own_within_the_hours() -> None:
    """Whatever its template says: a calendar reads one meeting in one letter."""
    one = invited(FIRST).but(at=MORNING - timedelta(hours=1))
    other = notice("other", to="k.bennett", at=MORNING - timedelta(hours=1))
    policy = WEEKDAYS.but(ways={INVITED: Way.IMMEDIATE})
    letters, _ = sort(policy, waiting(one, other), MORNING)
    by_night, later = sort(policy, waiting(one), MORNING + timedelta(hours=12))

    assert sorted(each.keys for each in letters) == sorted([[one.key], ["other"]])
    assert by_night == []
    assert [each.at.hour for each in later] == [14]  # 07:00 in California


def test_an_invitation_may_say_who_need_not_come() -> None:
    """By their role; the others are asked for."""
    said = meeting(optional=(Role.CCEE_LEAD,))

    assert [each.role in said.optional for each in said.attendees] == [
        *(False, False, True),
    ]
