"""A school year's days given anew, and what is known then."""

from datetime import date

import pytest

from domain.calendars.check import school_year_faults
from domain.calendars.school_year import (
    SchoolYear,
    left_open,
    moved,
    with_school_year,
)
from domain.calendars.work_calendar import Break, WorkCalendar
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


def test_the_days_of_the_year_replace_those_there_were() -> None:
    """Single days are holidays, longer stretches breaks; other years stay."""
    founders = Break(name="Founders", first=date(2028, 2, 1), last=date(2028, 2, 1))
    new = with_school_year(CALENDAR, YEAR, [founders, WINTER])

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
    new = with_school_year(CALENDAR, YEAR, [SUMMER.but(name="long summer")])

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
    new = with_school_year(CALENDAR, SchoolYear(begins=begins), [WINTER])

    assert new.through == through


def test_other_days_make_another_version_and_the_same_days_the_same() -> None:
    """So a proof that names the version names the days."""
    once = with_school_year(CALENDAR, YEAR, [WINTER])
    other = with_school_year(CALENDAR, YEAR, [WINTER, SUMMER])

    assert once.version.startswith("1+2027-28.")
    assert once.version != other.version
    assert with_school_year(once, YEAR, [WINTER]).version == once.version


def test_a_day_with_two_names_keeps_both() -> None:
    """Two events of one day are one holiday."""
    one = Break(name="Labor Day", first=LABOR_DAY, last=LABOR_DAY)
    new = with_school_year(CALENDAR, YEAR, [one, one.but(name="picnic")])

    assert new.holidays[LABOR_DAY] == "Labor Day, picnic"


@pytest.mark.parametrize("text", ["2027", "2027-29", "27-28", "2027-", "a-b"])
def test_a_school_year_is_written_with_both_years(text: str) -> None:
    """2027-28 or 2027-2028, and nothing else."""
    assert SchoolYear.parsed("2027-28") == SchoolYear.parsed("2027-2028") == YEAR
    assert SchoolYear.parsed(text) is None


def test_of_a_year_given_anew_it_is_said_what_comes_and_what_goes() -> None:
    """What stays is neither; other years are not spoken of."""
    after = with_school_year(CALENDAR, YEAR, [WINTER])
    found = moved(CALENDAR, after, YEAR)

    assert [each.name for each in found.come] == ["winter"]
    assert [each.name for each in found.go] == ["summer", "Labor Day"]
    assert moved(after, after, YEAR) == ((), ())


def test_a_day_that_stays_closed_for_another_reason_neither_comes_nor_goes() -> None:
    """Under another name, in a longer stretch, or on a weekend."""
    saturday, christmas = date(2027, 9, 11), date(2027, 12, 24)
    before = with_school_year(CALENDAR, YEAR, [WINTER])
    fair = Break(name="fair", first=saturday, last=saturday)
    holiday = Break(name="Christmas", first=christmas, last=christmas)
    longer = WINTER.but(name="recess", last=date(2028, 1, 5))
    only_it = moved(before, with_school_year(CALENDAR, YEAR, [holiday]), YEAR)
    renamed = moved(before, with_school_year(CALENDAR, YEAR, [longer, fair]), YEAR)

    assert only_it.come == ()
    assert [(each.first.day, each.last.day) for each in only_it.go] == [
        (20, 23),
        (27, 31),
    ]
    assert renamed.go == ()
    assert [(str(e.first), str(e.last)) for e in renamed.come] == [
        ("2028-01-03", "2028-01-05")
    ]


def test_a_year_in_which_the_office_never_opens_is_off() -> None:
    """Though the years around it would do."""
    shut = Break(name="shut", first=YEAR.first, last=YEAR.last)
    whole = with_school_year(POLICY.lea, YEAR, [shut])
    open_again = with_school_year(POLICY.lea, YEAR, [WINTER])
    said = [each.message for each in school_year_faults(whole, YEAR)]

    assert "the office would open on no day of 2027-28" in said
    assert [*school_year_faults(open_again, YEAR)] == []
