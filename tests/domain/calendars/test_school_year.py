"""A school year's days given anew, and what is known then."""

from datetime import date

import pytest

from domain.calendars.check import school_year_faults
from domain.calendars.school_year import (
    DaysByKind,
    SchoolYear,
    left_open,
    with_school_year,
)
from domain.calendars.work_calendar import Break, DayKind, WorkCalendar
from tests.lives import POLICY

YEAR = SchoolYear(begins=2027)
SUMMER = Break(name="summer", first=date(2027, 6, 14), last=date(2027, 8, 10))
WINTER = Break(name="winter", first=date(2027, 12, 20), last=date(2027, 12, 31))
LABOR_DAY = date(2027, 9, 6)
CALENDAR = WorkCalendar(
    name="alder-valley",
    version="1",
    zone="America/Los_Angeles",
    clock_changes=(),
    holidays={date(2027, 5, 31): "Memorial Day", LABOR_DAY: "Labor Day"},
    breaks=(SUMMER,),
    through=date(2027, 6, 30),
)


RECESS = SUMMER.but(name="summer recess")
TESTING = Break(name="state testing", first=date(2028, 4, 3), last=date(2028, 5, 12))
OF_ALL_KINDS = CALENDAR.but(breaks=(), recess=(RECESS,), testing=(TESTING,))


def closed(*days: Break) -> DaysByKind:
    return {DayKind.CLOSED: days}


def test_the_days_of_the_year_replace_those_there_were() -> None:
    """Single days are holidays, longer stretches breaks; other years stay."""
    founders = Break(name="Founders", first=date(2028, 2, 1), last=date(2028, 2, 1))
    new = with_school_year(CALENDAR, YEAR, closed(founders, WINTER))

    assert new.holidays == {
        date(2027, 5, 31): "Memorial Day",
        date(2028, 2, 1): "Founders",
    }
    assert new.breaks == (SUMMER.but(last=date(2027, 6, 30)), WINTER)


def test_state_holidays_that_a_file_drops_are_named() -> None:
    """Not those on weekends, of other years, or within a longer stretch."""
    first_of_may, christmas = date(2028, 5, 1), date(2027, 12, 25)
    new_year = date(2027, 12, 31)
    state = CALENDAR.but(
        holidays={
            **CALENDAR.holidays,
            christmas: "Christmas Day",
            new_year: "New Year's Day",
            first_of_may: "Workers' Day",
        }
    )

    assert [(e.first, e.name) for e in left_open(state, YEAR, [WINTER])] == [
        (LABOR_DAY, "Labor Day"),
        (first_of_may, "Workers' Day"),
    ]


def test_what_lies_outside_the_year_is_left_to_its_own_year() -> None:
    """A stretch across the first of July counts from that day on."""
    new = with_school_year(CALENDAR, YEAR, closed(SUMMER.but(name="long summer")))

    assert [(e.name, e.first, e.last) for e in new.breaks] == [
        ("summer", SUMMER.first, date(2027, 6, 30)),
        ("long summer", date(2027, 7, 1), SUMMER.last),
    ]


@pytest.mark.parametrize(
    "begins, through",
    [
        (2027, date(2028, 6, 30)),
        (2026, date(2027, 6, 30)),
        (2028, date(2027, 6, 30)),
    ],
)
def test_what_is_known_grows_where_no_year_is_left_out(
    begins: int, through: date
) -> None:
    """With a gap before it, a year does not make the gap known."""
    new = with_school_year(CALENDAR, SchoolYear(begins=begins), closed(WINTER))

    assert new.through == through


def test_other_days_make_another_version_and_the_same_days_the_same() -> None:
    """So a proof that names the version names the days."""
    once = with_school_year(CALENDAR, YEAR, closed(WINTER))
    other = with_school_year(CALENDAR, YEAR, closed(WINTER, SUMMER))

    assert once.version.startswith("1+2027-28.")
    assert once.version != other.version
    assert with_school_year(once, YEAR, closed(WINTER)).version == once.version


def test_a_day_with_two_names_keeps_both() -> None:
    """Two events of one day are one holiday."""
    one = Break(name="Labor Day", first=LABOR_DAY, last=LABOR_DAY)
    new = with_school_year(CALENDAR, YEAR, closed(one, one.but(name="picnic")))

    assert new.holidays[LABOR_DAY] == "Labor Day, picnic"


@pytest.mark.parametrize(
    "text", ["2027-28", "2027-2028", "27-28", " 2027/28", "2027\N{EN DASH}28"]
)
def test_a_school_year_is_written_with_both_years(text: str) -> None:
    """So that a short one cannot be mistaken."""
    assert SchoolYear.parsed(text) == YEAR


@pytest.mark.parametrize("text", ["2027", "2027-29", "27-29", "2027-", "a-b", "027-28"])
def test_what_is_no_school_year_is_none(text: str) -> None:
    assert SchoolYear.parsed(text) is None


def test_a_year_in_which_the_office_never_opens_is_off() -> None:
    """Though the years around it would do."""
    shut = Break(name="shut", first=YEAR.first, last=YEAR.last)
    whole = with_school_year(POLICY.lea, YEAR, closed(shut))
    open_again = with_school_year(POLICY.lea, YEAR, closed(WINTER))
    said = [each.message for each in school_year_faults(whole, YEAR)]

    assert "the office would open on no day of 2027-28" in said
    assert [*school_year_faults(open_again, YEAR)] == []


def test_recess_and_testing_of_the_year_are_replaced_by_those_of_the_file() -> None:
    """Single days too stay what they are; what lies in other years stays there."""
    summer = RECESS.but(name="short summer", last=date(2027, 7, 30))
    exam = TESTING.but(name="exam", last=TESTING.first)
    days = {DayKind.RECESS: [summer], DayKind.TESTING: [exam]}
    new = with_school_year(OF_ALL_KINDS, YEAR, days)

    assert [(e.name, e.first, e.last) for e in new.recess] == [
        ("summer recess", RECESS.first, date(2027, 6, 30)),
        ("short summer", date(2027, 7, 1), summer.last),
    ]
    assert new.testing == (exam,)


def test_a_kind_of_which_a_file_says_nothing_stays_as_it_is() -> None:
    """Closed days alone do not lose the summer, nor does testing the closed days."""
    days_off = with_school_year(OF_ALL_KINDS, YEAR, closed(WINTER))
    no_testing = with_school_year(OF_ALL_KINDS, YEAR, {DayKind.TESTING: []})

    assert (days_off.recess, days_off.testing) == ((RECESS,), (TESTING,))
    assert days_off.breaks == (WINTER,)
    assert no_testing.testing == ()
    assert no_testing.holidays == OF_ALL_KINDS.holidays
    assert no_testing.through == OF_ALL_KINDS.through


@pytest.mark.parametrize("kind", [DayKind.RECESS, DayKind.TESTING])
def test_other_days_of_any_kind_make_another_version(kind: DayKind) -> None:
    """So that a proof tells by which days of instruction was counted."""
    one = with_school_year(OF_ALL_KINDS, YEAR, {kind: [WINTER]})
    other = with_school_year(OF_ALL_KINDS, YEAR, {kind: [RECESS]})

    assert one.version != other.version
    assert with_school_year(one, YEAR, {kind: [WINTER]}) == one


def test_a_year_without_a_day_of_school_is_off() -> None:
    """Though the office would open, and there is school in the years around it."""
    shut = Break(name="shut", first=YEAR.first, last=YEAR.last)
    new = with_school_year(POLICY.lea, YEAR, {DayKind.RECESS: [shut]})
    said = {each.message: each.where for each in school_year_faults(new, YEAR)}

    assert said["there would be school on no day of 2027-28"] == ("recess",)
