"""What a file lists of its days: what is taken, left out, or asked about first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendars.listed import (
    Answers,
    Listed,
    answered,
    concerning,
    taken,
    weekdays,
)
from domain.calendars.school_year import SchoolYear
from domain.calendars.work_calendar import Break, DayKind
from domain.faults import FileLine, Unreadable

YEAR = SchoolYear(begins=2027)
MONDAY = date(2028, 1, 3)


def listed(number: int, name: str, first: date = MONDAY, days: int = 1) -> Listed:
    """An event on so many days from `first` on."""
    last = first + timedelta(days=days - 1)
    stretch = Break(name=name, first=first, last=last)
    return Listed(number, FileLine("alder.ics", 4 * number), name, stretch)


def left(some: list[Listed], *left_out: str) -> list[Listed]:
    return answered(some, Answers(leave_out=left_out))


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
        assert taken([five_weeks]) == {DayKind.CLOSED: [five_weeks.days]}
        return
    with pytest.raises(Unreadable, match="for 26 working days; at most 25 at once"):
        taken([five_weeks], Answers(take_free=True))


@pytest.mark.parametrize("days, refused", [(110, False), (113, True)])
def test_there_may_be_no_school_for_sixteen_weeks_at_once(
    days: int, refused: bool
) -> None:
    """Eighty weekdays: the longest summer; the office works all the while."""
    summer = listed(1, "summer", days=days)._replace(kind=DayKind.RECESS)
    if not refused:
        assert taken([summer]) == {DayKind.RECESS: [summer.days]}
        return
    with pytest.raises(Unreadable, match="no school for 81 weekdays; at most 80"):
        taken([summer])


def test_testing_may_last_as_long_as_the_state_has_it() -> None:
    """From January to July: nothing is closed by it."""
    window = listed(1, "state testing", days=190)._replace(kind=DayKind.TESTING)

    assert taken([window]) == {DayKind.TESTING: [window.days]}


def test_staff_say_what_is_recess_or_testing_by_number_or_name() -> None:
    """Nothing is guessed from a name; and it may be marked free, it closes nothing."""
    summer = listed(1, "Summer Break", days=60)._replace(marked="free")
    exams, king = listed(2, "CAASPP", days=60), listed(3, "King Day")
    said = Answers(recess=("summer break",), testing=("2",))
    found = taken(answered([summer, exams, king], said), said)

    assert found == {
        DayKind.RECESS: [summer.days],
        DayKind.TESTING: [exams.days],
        DayKind.CLOSED: [king.days],
    }
    with pytest.raises(Unreadable) as off:
        taken([summer, exams, king])
    assert str(off.value).split("\n")[-2:] == [
        "to take one as recess, or as testing: --recess NUMBER, --testing NUMBER",
        "to leave all of these out: --leave-out 1 --leave-out 2",
    ]


def test_one_answer_is_given_to_each() -> None:
    """What is recess and left out, or recess and testing, is asked back."""
    summer, king = listed(1, "summer"), listed(2, "King Day")
    said = Answers(recess=("1", "2"), testing=("3",), leave_out=("summer",))
    with pytest.raises(Unreadable) as off:
        answered([summer, king], said)

    assert str(off.value).split("\n") == [
        "--testing '3' is nothing in the file",
        "there is event 1, summer; event 2, King Day",
        "alder.ics:4: event 1, summer: say one of --leave-out and --recess",
    ]


def test_a_year_may_be_said_to_have_no_recess() -> None:
    """Then none is known of it, and a file that names some is asked back."""
    none = Answers(none=(DayKind.RECESS,))
    summer = listed(1, "summer")._replace(kind=DayKind.RECESS)

    assert taken([listed(1, "King Day")], none)[DayKind.RECESS] == []
    with pytest.raises(Unreadable, match="it is recess, and --no-recess says that"):
        taken([summer], none)


def test_what_is_free_and_long_is_still_long_when_it_is_taken() -> None:
    """Each answer answers what it was asked."""
    quarter = listed(3, "First Quarter", days=60)._replace(marked="free")
    with pytest.raises(Unreadable) as off:
        taken([quarter], Answers(take_free=True))

    assert "marked" not in str(off.value)
    assert "--take-free" not in str(off.value)
    assert str(off.value).endswith("\nto leave it out: --leave-out 3")


def test_a_number_is_a_number_before_it_is_a_name() -> None:
    """An event may be called 2; whoever wants it out then has its number."""
    grades, king = listed(1, "2"), listed(2, "King Day")
    also = listed(3, "KING  day")

    assert left([grades, king, also], "2") == [grades, also]
    assert left([grades, king, also], "king day") == [grades]
    assert left([grades], "2") == []


def test_all_that_is_to_be_left_out_and_is_not_there_is_named() -> None:
    """With ten of those that are there."""
    many = [listed(n, f"Day {n}") for n in range(1, 13)]
    with pytest.raises(Unreadable) as off:
        left([*many, listed(13, "")], "Day 13", "14", "")

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
