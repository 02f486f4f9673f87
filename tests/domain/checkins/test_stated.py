"""Check-ins that were held before their engagement was brought in."""

from datetime import UTC, date, datetime

from domain.adoption.acts import StatedMeeting
from domain.checkins.year import YearProof
from domain.engagement import Engagement
from domain.people.roles import Role
from tests.beginnings import brought
from tests.check_ins import ALL_THREE
from tests.lives import WITH_CHECK_INS

JANUARY = datetime(2027, 1, 25, 20, tzinfo=UTC)
IN_FALL, BETWEEN = date(2026, 10, 1), date(2026, 12, 1)


def with_meetings(*meetings: StatedMeeting) -> Engagement:
    return brought(at=JANUARY, policy=WITH_CHECK_INS, meetings=meetings)


def met(on: date, kind: str = "check-in", *roles: Role) -> StatedMeeting:
    return StatedMeeting(on=on, kind=kind, attended=roles or ALL_THREE)


def proof(engagement: Engagement) -> YearProof:
    assert engagement.monitoring
    return engagement.monitoring.proof(2026)


def test_check_ins_that_are_stated_count_in_the_window_in_which_they_were() -> None:
    """One in fall, one between two windows: two are held, three can follow."""
    now = with_meetings(met(IN_FALL), met(BETWEEN, "Check-in"))

    assert now.check_in_years[2026].windows == ("fall",)
    assert proof(now) == YearProof(required=4, held=2, possible=5)


def test_what_was_no_check_in_or_lacked_one_of_three_does_not_count() -> None:
    """A kickoff, and a meeting without the county office."""
    two = (Role.LEA_SUPERINTENDENT, Role.CCEE_LEAD)
    now = with_meetings(met(IN_FALL, "kickoff"), met(BETWEEN, "check-in", *two))

    assert proof(now) == YearProof(required=3, held=0, possible=3)


def test_windows_that_were_over_when_it_was_brought_in_are_not_planned() -> None:
    """The next is that of winter, with days enough left; nobody asks for fall."""
    coming = with_meetings().check_in_to_come

    assert coming
    assert (coming.begins, coming.window) == (2026, "winter")
