"""How check-ins stand: counts of years, attendance, reasons, a look at the whole."""

from datetime import date, timedelta

import pytest

from domain.acts import HoldCheckIn, ScheduleCheckIn, Withdraw
from domain.apply import apply
from domain.checkins.standing import CheckInYearStanding
from domain.engagement import Engagement
from domain.explain import explanation
from domain.people.roles import Agency, Role
from domain.standing_of import standing
from tests.lives import by_staff, planned
from tests.stories import MONITORED, OF_CHECK_INS, Deed, Story, lived, story

ALL_THREE = (Role.LEA_SUPERINTENDENT, Role.COE_LEAD, Role.CCEE_LEAD)


def silent(until: date, *deeds: Deed) -> Engagement:
    """From 24 August 2026, with nothing done but these."""
    actions = (planned(1, date(2030, 3, 1)),)
    begins, none = date(2026, 8, 24), timedelta()
    return lived(Story(MONITORED, begins, actions, deeds, until, none))


def years(of: Engagement) -> dict[str, CheckInYearStanding]:
    return {each.named: each for each in standing(of).engagement.check_in_years}


def test_a_year_of_which_none_has_begun_is_counted_already() -> None:
    """All its windows are required, and can be held in."""
    new = years(silent(date(2026, 8, 24)))["2026-27"]

    assert (new.required, new.held, new.possible) == (4, 0, 4)
    assert new.in_words == (
        "0 held of 4 required, 0 missed, 0 made up: 4 can still be reached"
    )


def test_a_year_is_proved_in_one_line() -> None:
    """What was made up after it is said apart, and how many it is short."""
    told = years(lived(story("07-check-in-missed-then-summer", folder=OF_CHECK_INS)))

    assert told["2026-27"].in_words == (
        "3 held of 4 required, 1 missed, 1 made up, 1 of them later: at most 3 can be "
        "reached, 1 check-in short"
    )
    assert told["2026-27"].in_short == "3 of 4, short"
    assert told["2027-28"].in_short == "0 of 4"


def test_an_engagement_that_ended_keeps_its_count() -> None:
    """What was only planned as it ended is not asked of it; what was held stands."""
    held = by_staff(HoldCheckIn, check_in="2026-27-1", attended=ALL_THREE)
    one = silent(date(2026, 12, 14), Deed(date(2026, 10, 9), held))
    open_ones = [e.name for e in one.check_ins.values() if e.is_to_be_held]
    over = apply(one, by_staff(Withdraw), one.policy.lea.opening(date(2026, 12, 15)))
    told = years(over)["2026-27"]

    assert open_ones == ["2026-27-2"]
    assert (told.required, told.held, told.possible) == (1, 1, 1)
    assert told.in_words.endswith(": kept")


@pytest.mark.parametrize(
    ("role", "agency"),
    [
        (Role.LEA_DESIGNEE, Agency.LEA),
        (Role.ADMINISTRATOR, Agency.LEA),
        (Role.COUNTY_SUPERINTENDENT, Agency.COE),
        (Role.CCEE_EXPERT, Agency.CCEE),
        (Role.FCMAT, Agency.FCMAT),
    ],
)
def test_who_was_there_is_told_by_agency(role: Role, agency: Agency) -> None:
    """In receivership the administrator speaks for the LEA."""
    there = (*ALL_THREE, role)
    held = by_staff(HoldCheckIn, check_in="2026-27-1", attended=there)
    one = silent(date(2026, 10, 20), Deed(date(2026, 10, 9), held))
    (met,) = (e for e in standing(one).engagement.check_ins if e.held_on)

    assert role in met.attendance[agency]


def test_an_explanation_says_how_its_day_was_found() -> None:
    """By its window and what of it is closed; when it is missed; how it was dated."""
    one = silent(date(2026, 9, 1))
    at = one.policy.lea.opening(date(2026, 9, 1))
    told = explanation(one, "check-in/2026-27-1", at)
    extra = by_staff(ScheduleCheckIn, on=date(2026, 11, 5))
    more = apply(one, extra, at)
    asked = explanation(more, "check-in/2026-27-2", at)

    assert told.notes[0] == "its day: 2026-10-08, proposed in the window fall"
    assert told.notes[1].startswith("the window fall is 2026-09-15 to 2026-10-31, with")
    assert told.notes[-1].startswith("without word it is missed on 2026-10-15")
    assert told.term.startswith("10 working days before it is held")
    assert asked.notes[0] == "its day: 2026-11-05, asked for by staff"


def test_a_missed_one_says_from_when_to_when_it_may_be_made_up() -> None:
    """Within thirty days; where summer leaves none, on the first days after it."""
    one = silent(date(2026, 10, 20))
    at = one.policy.lea.opening(date(2026, 10, 20))
    (note,) = explanation(one, "check-in/2026-27-1", at).notes

    assert note.startswith("it may be made up 2026-10-")
    assert note.endswith("within 30 days of 2026-10-08")

    late = silent(date(2027, 6, 20))
    at = late.policy.lea.opening(date(2027, 6, 21))
    (note,) = explanation(late, "check-in/2026-27-4", at).notes

    assert "so the first 8 after that are offered" in note


def test_a_look_at_the_whole_says_that_check_ins_are_missed() -> None:
    """In the record, in how it stands, and in its letter."""
    one = silent(date(2027, 3, 1))
    now = standing(one).engagement
    said = [e for e in one.unwritten if "look at the whole" in e.sentence]
    letters = [
        letter
        for entry in one.unwritten
        for letter in entry.notices
        if letter.template == "engagement_recheck"
    ]

    assert now.missed_in_a_row == ("2026-27-1", "2026-27-2")
    assert [e.sentence for e in said if "one after the other, so that" in e.sentence]
    assert {e.facts["missed"] for e in letters} == {"2026-27-1 and 2026-27-2"}
    assert {e.facts["far_behind"] for e in letters} == {False}
