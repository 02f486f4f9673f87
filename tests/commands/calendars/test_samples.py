"""Files as they came from schools, offices and worse: read, or refused in words."""

from contextlib import suppress
from time import process_time

import pytest

from client.endings import Failed
from domain.calendars.listed import Answers
from domain.calendars.school_year import SchoolYear
from domain.calendars.work_calendar import DayKind
from services.calendars import days_in
from tests.commands.conftest import Cli
from tests.conftest import ROOT

SAMPLES = ROOT / "tests" / "samples" / "calendars"
YEAR = SchoolYear(begins=2027)
LONGEST = 2.0  # seconds that a file may take
LABOR_DAY, WINTER = "2027-09-06 Labor Day", "2027-12-20..2028-01-02 Winter recess"
FREE = "to take what is marked free or tentative as closed days: --take-free"
READ: dict[str, tuple[str, ...]] = {
    "blank-lines.ics": (LABOR_DAY, WINTER),
    "clock-changing-each-second.ics": ("2027-09-07 t",),
    "lines-before-the-calendar.ics": (LABOR_DAY, WINTER),
    "name-with-markup.ics": (
        LABOR_DAY,
        "2027-12-20..2028-01-02 <b>Winter</b> recess, offices closed all sites",
    ),
    "outlook-midnight-to-midnight.ics": (
        LABOR_DAY,
        "2027-11-22..2027-11-26 Thanksgiving recess",
    ),
    "two-names.ics": (LABOR_DAY, WINTER),
    "unfolded-description.ics": ("2027-11-11 Veterans Day",),
    "without-stamp.ics": ("2027-09-07 ok",),
}
REFUSED: dict[str, tuple[str, ...]] = {
    "closed-all-year.csv": (
        "closed-all-year.csv:2: row 2, shut: it would close the office for 262 working "
        "days; at most 25 at once",
        "to leave it out: --leave-out 2",
    ),
    "cut-after-start-of-event.ics": ("is cut short: it has a BEGIN without its END",),
    "cut-between-events.ics": ("is cut short",),
    "cut-in-name.ics": ("is cut short",),
    "day-to-time-of-day.ics": ("event 2, Winter recess: it has a time of day",),
    "duration-that-is-none.ics": ("event 1, x: it does not last for whole days",),
    "empty.ics": ("empty.ics is empty",),
    "escape-in-name.csv": ("row 2, \ufffd[31mx: name: the character U+001B",),
    "escape-in-name.ics": ("event 1, \ufffd[31mx<script>: name: the character U+001B",),
    "event-after-the-end.ics": ("is not an iCalendar file, or a damaged one",),
    "event-without-end.ics": ("is cut short",),
    "free-tentative-and-a-quarter.ics": (
        "ics:13: event 2, First Day of School: it is marked free\n",
        "ics:22: event 3, Spirit Week: it is marked free\n",
        "ics:30: event 4, Teacher Work Day - no students: it is marked free\n",
        "ics:38: event 5, Makeup day if needed: it is marked tentative\n",
        "ics:46: event 6, First Quarter: it is marked free; it would close the office "
        "for 45 working days",
        f"{FREE}\n",
        "to leave all of these out: --leave-out 2 --leave-out 3 --leave-out 4 "
        "--leave-out 5 --leave-out 6\n",
    ),
    "lasting-for-ages.ics": ("event 1, x: its days are beyond any calendar",),
    "latin-1.ics": ("not written in UTF-8 but, it seems, in Windows-1252",),
    "nine-months.ics": ("event 1, long: it would close the office for 213 working",),
    "nul-in-name.csv": ("row 2, a\ufffdb: name: the character U+0000",),
    "nul-in-name.ics": ("event 1, a\ufffdb: name: the character U+0000",),
    "one-word.ics": ("is not an iCalendar file",),
    "repeating-each-second.ics": ("event 1, b: it repeats (RRULE)", "--leave-out 1"),
    "same-calendar-twice.ics": ("holds 2 calendars",),
    "sign-in-page.ics": ("is a web page, perhaps one to sign in",),
    "two-calendars.ics": ("two-calendars.ics holds 2 calendars; save each in a file",),
    "two-durations.ics": ("event 1, x: it says DURATION more than once",),
    "two-ends.ics": ("two-ends.ics:11: event 2, Winter recess: it says DTEND more",),
    "two-starts.ics": ("event 1, x: it says DTSTART more than once",),
    "two-statuses-and-a-period.ics": ("event 1, x: it says STATUS more than once",),
    "two-statuses.ics": ("event 2, Winter recess: it says STATUS more than once",),
    "utf-16-one-event.ics": ("is written in UTF-16",),
    "utf-16.ics": ("is written in UTF-16; save it as UTF-8",),
    "windows-1252.ics": ("not written in UTF-8 but, it seems, in Windows-1252",),
    "year-1-to-9999.csv": ("row 2, x: first: 0001-01-01 is not between",),
    "year-1-to-9999.ics": ("event 1, x: first: 0001-01-01 is not between",),
}
DAYS_OFF = ("2027-08-16 First Day of School", "2027-09-20..2027-09-24 Spirit Week")
WORK_DAYS = (
    "2027-10-11 Teacher Work Day - no students",
    "2027-10-25 Makeup day if needed",
)


def read(name: str, *leave_out: str, take_free: bool = False) -> tuple[str, ...]:
    answers = Answers(take_free, leave_out)
    days = days_in(SAMPLES / name, YEAR, answers)[DayKind.CLOSED]
    return tuple(
        f"{e.first}{f'..{e.last}' if e.last != e.first else ''} {e.name}" for e in days
    )


def test_every_sample_has_its_answer() -> None:
    """What lies in the folder is tried."""
    names = sorted(each.name for each in SAMPLES.iterdir())

    assert names == sorted(READ | REFUSED)


@pytest.mark.parametrize("name", READ)
def test_a_sound_file_is_read(name: str) -> None:
    """Days as the office meant them, each with one name."""
    assert read(name) == READ[name]


@pytest.mark.parametrize("name", REFUSED)
async def test_a_file_that_cannot_be_used_is_refused_in_words(
    name: str, cli: Cli
) -> None:
    """By number and name, with what answers it; nothing is changed, nobody asked."""
    words = ("calendar", "import", SAMPLES / name, "--for", "all")
    refused = await cli(*words, "--school-year", YEAR.named, "--commit")
    shown = refused.out + refused.err

    assert refused.code == 1
    assert [said for said in REFUSED[name] if said not in refused.err] == []
    assert shown.endswith("\nnothing was changed\n")
    assert "did not work" not in shown
    assert all(each.isprintable() for each in shown.split("\n"))


@pytest.mark.parametrize("name", sorted(READ | REFUSED))
def test_no_file_holds_anybody_up(name: str) -> None:
    """Whatever it says of ages, seconds and zones."""
    begun = process_time()
    with suppress(Failed):
        read(name)

    assert process_time() - begun < LONGEST


@pytest.mark.parametrize(
    "leave_out, take_free, days",
    [
        (("First Quarter",), True, (LABOR_DAY, *DAYS_OFF, *WORK_DAYS)),
        (("2", " spirit  WEEK", "6"), True, (LABOR_DAY, *WORK_DAYS)),
        (("2", "3", "4", "5", "6"), False, (LABOR_DAY,)),
    ],
)
def test_what_staff_answer_is_done(
    leave_out: tuple[str, ...], take_free: bool, days: tuple[str, ...]
) -> None:
    """By number or by name, whatever its capitals; what is left out closes nothing."""
    found = read("free-tentative-and-a-quarter.ics", *leave_out, take_free=take_free)

    assert found == days


@pytest.mark.parametrize("said", ["7", "Spring recess", "\x1b[31m"])
def test_nothing_is_left_out_that_is_not_there(said: str) -> None:
    """A slip of the pen would close an office; what there is, is named."""
    with pytest.raises(Failed) as refused:
        read("two-names.ics", said)

    lines = str(refused.value).split("\n")
    assert lines[0].startswith("--leave-out '")
    assert lines[0].endswith("' is nothing in the file")
    assert lines[1:] == [
        "there is event 1, Labor Day; event 2, Winter recess",
        "nothing was changed",
    ]
    assert all(each.isprintable() for each in lines)
