"""Closed days from the files that schools and offices publish."""

from datetime import date
from pathlib import Path

import pytest

from adapters.calendars.clock_changes import with_clock_changes
from adapters.calendars.read import read_days
from adapters.policies.read import current_policy
from domain.calendars.work_calendar import Break
from domain.faults import Unreadable

WINTER = Break(name="winter break", first=date(2027, 12, 20), last=date(2027, 12, 31))
KING = Break(name="King Day", first=date(2028, 1, 17), last=date(2028, 1, 17))
FROM_THE_20TH = "DTSTART;VALUE=DATE:20271220\r\nDTEND;VALUE=DATE:20280101"
ON_THE_17TH = "DTSTART;VALUE=DATE:20280117"


def ics(folder: Path, *events: str) -> Path:
    """A file as calendars export it, one event for each text."""
    file = folder / "days.ics"
    told = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}@x\r\nDTSTAMP:20270101T000000Z\r\n{text}\r\nEND:VEVENT\r\n"
        for n, text in enumerate(events)
    )
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//alder//EN\r\n"
    file.write_bytes(f"{head}{told}END:VCALENDAR\r\n".encode())
    return file


def rows(folder: Path, text: str) -> Path:
    file = folder / "days.csv"
    file.write_text(text, "utf-8")
    return file


def test_a_csv_names_stretches_and_single_days(tmp_path: Path) -> None:
    """Columns in any order; `last` may be empty; blank rows say nothing."""
    file = rows(
        tmp_path,
        "name,first,last\nwinter break,2027-12-20,2027-12-31\n,,\n"
        "King Day,2028-01-17,\n",
    )

    assert read_days(file) == [(2, WINTER), (4, KING)]


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "days.csv:1: the header is missing; columns are first,last,name"),
        ("first,last\n", "days.csv:1: the header is first,last"),
        ("first,last,name\n2027-13-01,,x\n", "days.csv:2: first: '2027-13-01'"),
        ("first,last,name\n2027-12-02,2027-12-01,x\n", "days.csv:2: last: 2027-12-01"),
        ("first,last,name\n2027-12-02,,\n", "days.csv:2: name: say what"),
        ("first,last,name\n2027-12-02,x\n", "days.csv:2: has 2 cells; 3 are"),
        (
            'first,last,name\n2027-12-02,,"x\n',
            "days.csv, row 2: a text that begins",
        ),
        (
            "first,last,name\n2027-12-20,2027-12-31,a\n2027-12-22,,b\n2027-12-24,,c\n",
            "days.csv:3: b shares days with line 2\ndays.csv:4: c shares",
        ),
    ],
)
def test_each_row_that_is_off_is_named_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    """All of them at once, and none of the file is used."""
    with pytest.raises(Unreadable) as off:
        read_days(rows(tmp_path, text))

    assert said in str(off.value)


def test_all_day_events_are_closed_days(tmp_path: Path) -> None:
    """DTEND is the first day that is open again; what was called off is not closed."""
    file = ics(
        tmp_path,
        f"{FROM_THE_20TH}\r\nSUMMARY:winter break",
        f"{ON_THE_17TH}\r\nSUMMARY:King Day",
        f"{ON_THE_17TH}\r\nSUMMARY:a trip\r\nSTATUS:CANCELLED",
        f"{ON_THE_17TH}\r\nDURATION:P1D\r\nSUMMARY:King Day",
    )

    assert [each.days for each in read_days(file)] == [WINTER, KING, KING]


@pytest.mark.parametrize(
    "event, said",
    [
        ("DTSTART:20271220T090000Z\r\nSUMMARY:Board", "Board: it has a time of day"),
        (
            f"{ON_THE_17TH}\r\nDTEND:20280118T090000Z\r\nSUMMARY:Board",
            "Board: it has a time of day",
        ),
        (
            f"{ON_THE_17TH}\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:King Day",
            "days.ics:4: King Day: it repeats (RRULE)",
        ),
        ("SUMMARY:Board", "Board: it does not say when it begins"),
        ("DTSTART;VALUE=DATE:20271345\r\nSUMMARY:Board", "Board: DTSTART is not a day"),
        (ON_THE_17TH, "an event without a name: it has no name"),
        (
            f"{ON_THE_17TH}\r\nDTEND;VALUE=DATE:20280110\r\nSUMMARY:Board",
            "Board: it would end before it begins",
        ),
        (
            f"{ON_THE_17TH}\r\nDURATION:PT3H\r\nSUMMARY:Board",
            "Board: it does not last for whole days",
        ),
    ],
)
def test_each_event_that_cannot_be_used_is_named(
    tmp_path: Path, event: str, said: str
) -> None:
    """By its name and line, in words."""
    with pytest.raises(Unreadable) as off:
        read_days(ics(tmp_path, event))

    assert said in str(off.value)


@pytest.mark.parametrize(
    "name, said",
    [
        ("days.xlsx", "are read from .ics and .csv"),
        ("gone.csv", "cannot be opened"),
        ("gone.ics", "cannot be opened"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, said: str) -> None:
    """By name, with what would be read."""
    with pytest.raises(Unreadable, match=said):
        read_days(tmp_path / name)


def test_a_file_that_is_no_calendar_is_refused(tmp_path: Path) -> None:
    """Whatever its name says."""
    file = tmp_path / "days.ics"
    file.write_text("first,last,name\n", "utf-8")

    with pytest.raises(Unreadable, match="is not an iCalendar file"):
        read_days(file)


def test_a_longer_calendar_keeps_its_clock_changes_and_learns_more() -> None:
    """Offices open at nine in summers that the file did not reach."""
    lea = current_policy().lea
    longer = with_clock_changes(lea, date(2040, 6, 30))
    opening = longer.opening(date(2039, 7, 1))

    assert longer.clock_changes[: len(lea.clock_changes)] == lea.clock_changes
    assert opening.hour == 16
    assert longer.shown(opening) == "2039-07-01 09:00 PDT"
    assert with_clock_changes(lea, date(2038, 6, 30)) == lea
    assert with_clock_changes(lea.but(zone="Alder/Valley"), date(2040, 6, 30)).zone
