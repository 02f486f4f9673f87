from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendars.work_calendar import Break, WorkCalendar
from tests.lives import POLICY

LEA, AGENCY = POLICY.lea, POLICY.agency
HERE = ZoneInfo("America/Los_Angeles")
COVERED = st.dates(date(2026, 1, 1), date(2038, 6, 30))
NUMBERS = st.integers(-60, 60)


def test_weekends_holidays_and_breaks_are_not_counted_and_each_is_named() -> None:
    """
    Three working days after Friday 18 December 2026: two weeks of winter break, New
    Year's Day among them, then Monday, Tuesday and Wednesday.
    """
    counting = LEA.count(date(2026, 12, 18), 3)
    reasons = {skipped.why for skipped in counting.skipped}

    assert counting.end == date(2027, 1, 6)
    assert reasons == {
        "Saturday",
        "Sunday",
        "winter break",
        "Christmas Day",
        "New Year's Day",
    }
    assert len(counting.skipped) == 16


def test_days_are_counted_backwards_over_thanksgiving() -> None:
    """Three working days before Wednesday 2 December 2026 is Friday 20 November."""
    assert LEA.count(date(2026, 12, 2), -3).end == date(2026, 11, 20)


def test_the_agency_works_in_the_winter_break_and_not_on_christmas() -> None:
    """Its calendar has state closures and no school breaks."""
    assert AGENCY.works(date(2026, 12, 22))
    assert not AGENCY.works(date(2026, 12, 25))
    assert not LEA.works(date(2026, 12, 22))


def test_closures_on_a_sunday_move_to_monday_and_veterans_day_to_friday() -> None:
    """Gov. Code 6701: 4 July 2027 is a Sunday, 11 November 2028 a Saturday."""
    assert AGENCY.closed_because(date(2027, 7, 5)) == "Independence Day"
    assert AGENCY.closed_because(date(2028, 11, 10)) == "Veterans Day"


def test_a_closed_day_of_which_nobody_wrote_the_name_is_closed() -> None:
    """In a count of days it is skipped as every other, and called what it is."""
    holiday, off = date(2026, 12, 24), date(2026, 12, 30)
    nameless = AGENCY.but(
        holidays={holiday: ""}, breaks=(Break(name="", first=off, last=off),)
    )
    counted = nameless.count(date(2026, 12, 23), 5)

    assert [each.day for each in counted.skipped if each.day in (holiday, off)] == [
        holiday,
        off,
    ]
    assert nameless.closed_because(holiday) == "a closed day"
    assert counted.end == nameless.later(date(2026, 12, 23), 5)


def test_in_recess_the_office_works_and_there_is_no_school() -> None:
    """One of its days counts for an action, and none as a day of instruction."""
    summer, labor_day = date(2027, 7, 6), date(2027, 9, 6)

    assert LEA.works(summer)
    assert LEA.instruction.closed_because(summer) == "summer"
    assert LEA.instruction.later(date(2027, 6, 11), 1) == date(2027, 8, 16)
    assert not LEA.instruction.works(labor_day)
    assert AGENCY.instruction is AGENCY


def test_days_of_testing_are_worked_and_named() -> None:
    """They keep nobody from anything; whoever plans a visit is told."""
    spring = Break(name="", first=date(2027, 4, 12), last=date(2027, 5, 14))
    tested = LEA.but(testing=(spring,))

    assert tested.testing_on(spring.first) == "testing"
    assert tested.testing_on(date(2027, 5, 15)) is None
    assert tested.but(testing=(spring.but(name="CAASPP"),)).testing_on(spring.last) == (
        "CAASPP"
    )
    assert tested.instruction.works(spring.first)


@pytest.mark.parametrize("kind", ["recess", "testing"])
def test_calendars_that_differ_in_recess_or_testing_are_others(kind: str) -> None:
    """Whatever has been worked out of them before."""
    stretch = Break(name="x", first=date(2027, 4, 12), last=date(2027, 4, 16))
    one, other = AGENCY.but(version="1"), AGENCY.but(version="1")
    assert one.instruction == other

    assert one == other
    assert one != other.but(**{kind: (stretch,)})


@pytest.mark.parametrize("calendar", [LEA, AGENCY], ids=["lea", "agency"])
@given(day=COVERED)
def test_the_frozen_clock_changes_are_those_of_california(
    calendar: WorkCalendar, day: date
) -> None:
    """Should the law change the clocks, this fails: a new calendar version is due."""
    opening = datetime.combine(day, calendar.opens, HERE).astimezone(UTC)

    assert calendar.opening(day) == opening
    assert calendar.day_of(opening) == day
    assert calendar.shown(opening) == f"{opening.astimezone(HERE):%Y-%m-%d %H:%M %Z}"


def test_a_time_is_shown_by_the_office_s_clock_which_is_named() -> None:
    """However it was told; and what has no name is shown without one."""
    at = datetime(2026, 11, 26, 17, 15, 59, tzinfo=UTC)
    told = at.astimezone(ZoneInfo("Asia/Tokyo"))

    assert LEA.shown(at) == LEA.shown(told) == "2026-11-26 09:15 PST"
    assert LEA.shown(at.replace(month=7)) == "2026-07-26 10:15 PDT"
    assert LEA.but(clock_names={}).shown(at) == "2026-11-26 09:15"


@given(day=COVERED, days=NUMBERS)
def test_counting_takes_or_names_every_day_between(day: date, days: int) -> None:
    """What was counted and what was skipped are all the days, each once."""
    counting = LEA.count(day, days)
    told = sorted([*counting.counted, *(skipped.day for skipped in counting.skipped)])
    step = timedelta(days=1 if days > 0 else -1)
    between = []
    while day != counting.end:
        day += step
        between.append(day)

    assert told == sorted(between)
    assert len(counting.counted) == abs(days)
    assert all(LEA.works(each) for each in counting.counted)


@given(instant=st.datetimes(datetime(2026, 1, 2), datetime(2038, 6, 1)))  # noqa: DTZ001
def test_the_next_opening_is_the_first_one_ahead(instant: datetime) -> None:
    """It lies ahead, on a working day, and no opening lies between."""
    at = instant.replace(tzinfo=UTC)
    opening = AGENCY.opening_after(at)
    day = AGENCY.day_of(at)

    assert opening > at
    assert AGENCY.works(AGENCY.day_of(opening))
    while day < AGENCY.day_of(opening):
        assert not AGENCY.works(day) or AGENCY.opening(day) <= at
        day += timedelta(days=1)


@given(COVERED)
def test_a_day_begins_at_midnight_on_the_offices_clock(day: date) -> None:
    """Also on the days on which the clocks change."""
    midnight = datetime.combine(day, datetime.min.time(), HERE)

    assert LEA.beginning(day) == midnight.astimezone(UTC)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """Any that can work: few days a week, long breaks, holidays anywhere."""
    days = st.dates(date(2026, 6, 1), date(2027, 12, 31))
    breaks = tuple(
        Break(name="break", first=first, last=first + timedelta(days=length))
        for first in draw(st.lists(days, max_size=3))
        for length in [draw(st.sampled_from((0, 4, 13, 76)))]
    )
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1))
    return POLICY.lea.but(
        weekdays=tuple(sorted(weekdays)),
        holidays=dict.fromkeys(draw(st.lists(days, max_size=5)), "a holiday"),
        breaks=breaks,
    )


@settings(max_examples=6 * settings().max_examples)
@given(calendars(), st.dates(date(2026, 5, 1), date(2028, 1, 31)), st.integers(-70, 70))
def test_what_is_reckoned_is_what_would_be_counted(
    calendar: WorkCalendar, day: date, days: int
) -> None:
    """Working days by arithmetic, and one by one."""
    until = day + timedelta(days=abs(days))
    one_by_one = (day + timedelta(days=n) for n in range(abs(days)))

    assert calendar.later(day, days) == calendar.count(day, days).end
    assert calendar.works(day) is (calendar.closed_because(day) is None)
    assert calendar.working_days(day, until) == sum(map(calendar.works, one_by_one))
