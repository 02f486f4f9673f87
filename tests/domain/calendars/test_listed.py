"""What a file lists as closed: what is taken, left out, or asked about first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendars.listed import Listed, concerning, taken, weekdays, without
from domain.calendars.school_year import SchoolYear
from domain.calendars.work_calendar import Break
from domain.faults import FileLine, Unreadable

YEAR = SchoolYear(begins=2027)
MONDAY = date(2028, 1, 3)


def listed(number: int, name: str, first: date = MONDAY, days: int = 1) -> Listed:
    """An event on so many days from `first` on."""
    last = first + timedelta(days=days - 1)
    stretch = Break(name=name, first=first, last=last)
    return Listed(number, FileLine("alder.ics", 4 * number), name, stretch)


@given(st.dates(date(2027, 7, 1), date(2028, 6, 30)), st.integers(1, 400))
def test_weekdays_are_counted_as_a_calendar_on_the_wall_shows_them(
    first: date, length: int
) -> None:
    """Monday to Friday, both ends included."""
    each = [first + timedelta(days=n) for n in range(length)]
    stretch = Break(name="closed", first=first, last=each[-1])

    assert weekdays(stretch) == sum(day.weekday() < 5 for day in each)


@pytest.mark.parametrize("days, refused", [(33, False), (35, False), (36, True)])
def test_five_weeks_may_be_closed_at_once(days: int, refused: bool) -> None:
    """Twenty-five working days; from the next on somebody has to look."""
    five_weeks = listed(1, "renovation", days=days)
    if not refused:
        assert taken([five_weeks], take_free=False) == [five_weeks.days]
        return
    with pytest.raises(Unreadable, match="for 26 working days; at most 25 at once"):
        taken([five_weeks], take_free=True)


def test_what_is_free_and_long_is_still_long_when_it_is_taken() -> None:
    """Each answer answers what it was asked."""
    quarter = listed(3, "First Quarter", days=60)._replace(marked="free")
    with pytest.raises(Unreadable) as off:
        taken([quarter], take_free=True)

    assert "marked" not in str(off.value)
    assert "--take-free" not in str(off.value)
    assert str(off.value).endswith("\nto leave it out: --leave-out 3")


def test_a_number_is_a_number_before_it_is_a_name() -> None:
    """An event may be called 2; whoever wants it out then has its number."""
    grades, king = listed(1, "2"), listed(2, "King Day")
    also = listed(3, "KING  day")

    assert without([grades, king, also], ["2"]) == [grades, also]
    assert without([grades, king, also], ["king day"]) == [grades]
    assert without([grades], ["2"]) == []


def test_all_that_is_to_be_left_out_and_is_not_there_is_named() -> None:
    """With ten of those that are there."""
    many = [listed(n, f"Day {n}") for n in range(1, 13)]
    with pytest.raises(Unreadable) as off:
        without([*many, listed(13, "")], ["Day 13", "14", ""])

    *unknown, there = str(off.value).split("\n")
    assert unknown == [
        "--leave-out 'Day 13' is nothing in the file",
        "--leave-out '14' is nothing in the file",
        "--leave-out '' is nothing in the file",
    ]
    assert there.startswith("there is event 1, Day 1; event 2, Day 2; ")
    assert there.endswith("event 10, Day 10 and 3 more")


def test_only_what_may_lie_in_the_year_is_asked_about() -> None:
    """A feed of many years asks nothing of those that are past."""
    past = listed(1, "Board", date(2026, 9, 1))._replace(off=("it has a time of day",))
    across = listed(2, "summer", date(2027, 6, 28), days=8)
    unknown = Listed(
        3, FileLine("alder.ics", 9), "Board", off=("DTSTART is not a day",)
    )
    mistyped = listed(4, "King Day", date(27, 1, 17))

    assert concerning([past, across, unknown, mistyped], YEAR) == [
        across,
        unknown,
        mistyped,
    ]
