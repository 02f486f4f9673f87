"""Closed days from calendars as Outlook, Google and schools' own export them."""

from datetime import date
from pathlib import Path

import pytest

from adapters.calendars.ics import read_ics
from domain.calendars.listed import Answers, taken
from domain.calendars.work_calendar import Break, DayKind
from domain.faults import Unreadable

WINTER = Break(name="winter break", first=date(2027, 12, 20), last=date(2027, 12, 31))
KING = Break(name="King Day", first=date(2028, 1, 17), last=date(2028, 1, 17))
FROM_THE_20TH = "DTSTART;VALUE=DATE:20271220\r\nDTEND;VALUE=DATE:20280101"
OLD, ON_THE_17TH = "DTSTART;VALUE=DATE:20280110", "DTSTART;VALUE=DATE:20280117"


def ics(folder: Path, *events: str, uid: str = "") -> Path:
    """A file as calendars export it, one event for each text; under a UID, or each."""
    file = folder / "days.ics"
    told = "".join(
        f"BEGIN:VEVENT\r\nUID:{uid or n}\r\nDTSTAMP:20270101T000000Z\r\n{text}\r\n"
        "END:VEVENT\r\n"
        for n, text in enumerate(events)
    )
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//alder//EN\r\n"
    file.write_bytes(f"{head}{told}END:VCALENDAR\r\n".encode())
    return file


def taken_from(file: Path, *left_out: str) -> list[Break]:
    """What the file closes; raises Unreadable."""
    answers = Answers(leave_out=left_out)
    return taken(read_ics(file, answers), answers).get(DayKind.CLOSED, [])


def test_all_day_events_are_closed_days(tmp_path: Path) -> None:
    """DTEND is the first day that is open again; what was called off is not closed."""
    file = ics(
        tmp_path,
        f"{FROM_THE_20TH}\r\nSUMMARY:winter break",
        f"{ON_THE_17TH}\r\nSUMMARY:King Day",
        f"{ON_THE_17TH}\r\nSUMMARY:a trip\r\nSTATUS:CANCELLED",
        f"{ON_THE_17TH}\r\nDURATION:P1D\r\nSUMMARY:King\\n Day",
    )

    assert taken_from(file) == [WINTER, KING, KING]


@pytest.mark.parametrize(
    "event",
    [
        "DTSTART:20280117T000000\r\nDTEND:20280118T000000",
        "DTSTART:20280117T000000\r\nDURATION:P1D",
        "DTSTART;TZID=Pacific Standard Time:20280117T000000\r\n"
        "DTEND;TZID=Pacific Standard Time:20280118T000000",
        "DTSTART:20280117T000000Z\r\nDTEND:20280118T000000Z\r\n"
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    ],
)
def test_from_midnight_to_midnight_is_a_day(tmp_path: Path, event: str) -> None:
    """By the clock it names; in UTC only where it is marked as all-day."""
    assert taken_from(ics(tmp_path, f"{event}\r\nSUMMARY:King Day")) == [KING]


@pytest.mark.parametrize(
    "older, newer",
    [
        ("SEQUENCE:1\r\nLAST-MODIFIED:20270301T000000Z", "SEQUENCE:2"),
        ("SEQUENCE:9", "SEQUENCE:10"),
        ("SEQUENCE:none", "SEQUENCE:1"),
        ("LAST-MODIFIED:20270201T000000Z", "LAST-MODIFIED:20270301T000000Z"),
        ("COMMENT:stamped 1 January", "LAST-MODIFIED:20270301T000000Z"),
        ("STATUS:TENTATIVE", "SEQUENCE:1\r\nSTATUS:CONFIRMED"),
        ("STATUS:CANCELLED", "SEQUENCE:1"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_events_with_one_uid_the_newest_counts(
    tmp_path: Path, older: str, newer: str, turned: bool
) -> None:
    """By SEQUENCE, then by when it was changed, in whatever order they stand."""
    versions = [
        f"{OLD}\r\n{older}\r\nSUMMARY:King Day",
        f"{ON_THE_17TH}\r\n{newer}\r\nSUMMARY:King Day",
    ]
    file = ics(tmp_path, *(versions[::-1] if turned else versions), uid="king")

    assert taken_from(file) == [KING]


def test_what_was_cancelled_last_is_not_closed(tmp_path: Path) -> None:
    """Nor is what it was before; a cancellation needs no greater number."""
    king = f"{ON_THE_17TH}\r\nSUMMARY:King Day"
    file = ics(tmp_path, king, f"{king}\r\nSTATUS:CANCELLED", uid="king")

    assert read_ics(file) == []


def test_what_is_left_out_does_not_come_back_as_it_was(tmp_path: Path) -> None:
    """Numbers are those of the file, also of what does not count."""
    named = "SUMMARY:King Day\r\nSEQUENCE:"
    file = ics(tmp_path, f"{OLD}\r\n{named}1", f"{ON_THE_17TH}\r\n{named}2", uid="king")

    assert read_ics(file, Answers(leave_out=("2",))) == []
    with pytest.raises(Unreadable, match="--leave-out '1' is nothing in the file"):
        read_ics(file, Answers(leave_out=("1",)))


def test_of_two_that_are_as_new_staff_say_which_counts(tmp_path: Path) -> None:
    """Where they say the same, it is one; else both are named."""
    king, moved = (f"{day}\r\nSUMMARY:King Day" for day in (ON_THE_17TH, OLD))
    file = ics(tmp_path, king, moved, king, uid="king")
    with pytest.raises(Unreadable) as off:
        taken_from(file)

    assert str(off.value).split("\n") == [
        "days.ics:4: event 1, King Day: it has one UID with event 2, and none is newer",
        "days.ics:10: event 2, King Day: it has one UID with event 1, and none is "
        "newer",
        "to leave all of these out: --leave-out 1 --leave-out 2",
    ]
    assert taken_from(file, "2") == [KING]


def test_events_are_closed_days_unless_staff_say_what_else(tmp_path: Path) -> None:
    """Whatever their names say; of two versions of one event, of both."""
    exams = f"{FROM_THE_20TH}\r\nSUMMARY:State testing"
    file = ics(tmp_path, exams, exams, uid="exams")
    by_name, by_number = Answers(testing=("state testing",)), Answers(recess=("1",))

    assert [each.kind for each in read_ics(file)] == [DayKind.CLOSED]
    assert [each.kind for each in read_ics(file, by_name)] == [DayKind.TESTING]
    with pytest.raises(Unreadable, match="it has one UID with event 2"):
        taken(read_ics(file, by_number), by_number)


@pytest.mark.parametrize(
    "mark, said",
    [
        ("TRANSP:TRANSPARENT", "it is marked free"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\nTRANSP:TRANSPARENT", "marked free"),
        ("STATUS:TENTATIVE\r\nTRANSP:TRANSPARENT", "marked free and tentative"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:tentative", "marked tentative"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", "as work done elsewhere"),
    ],
)
def test_what_is_marked_as_no_closure_is_refused_unless_it_is_taken(
    tmp_path: Path, mark: str, said: str
) -> None:
    """All that calendars mark as free is not closed, and much of it is."""
    file = ics(tmp_path, f"{ON_THE_17TH}\r\nSUMMARY:King Day\r\n{mark}")
    with pytest.raises(Unreadable) as off:
        taken_from(file)

    assert f"{said}\n" in str(off.value)
    assert "--take-free\n" in str(off.value)
    assert str(off.value).endswith("\nto leave it out: --leave-out 1")
    assert taken(read_ics(file), Answers(take_free=True)) == {DayKind.CLOSED: [KING]}


@pytest.mark.parametrize(
    "event, said",
    [
        ("DTSTART:20271220T090000Z\r\nSUMMARY:Board", "Board: it has a time of day"),
        (
            "DTSTART:20271220T000000Z\r\nDTEND:20271221T000000Z\r\nSUMMARY:Board",
            "Board: it has a time of day",
        ),
        ("DTSTART:20271220T000000\r\nSUMMARY:Board", "Board: it has a time of day"),
        (
            f"{ON_THE_17TH}\r\nDTEND:20280118T090000Z\r\nSUMMARY:Board",
            "Board: it has a time of day",
        ),
        (
            f"{ON_THE_17TH}\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:King Day",
            "days.ics:4: event 1, King Day: it repeats (RRULE)",
        ),
        (
            "DTSTART:20271220T090000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Board",
            "it has a time of day; closed days are all-day events; it repeats (RRULE)",
        ),
        ("SUMMARY:Board", "Board: it does not say when it begins"),
        ("DTSTART;VALUE=DATE:20271345\r\nSUMMARY:Board", "Board: DTSTART is not a day"),
        (ON_THE_17TH, "event 1, without a name: it has no name"),
        (
            f"{ON_THE_17TH}\r\nDTEND;VALUE=DATE:20280110\r\nSUMMARY:Board",
            "Board: it would end before it begins",
        ),
        (
            f"{ON_THE_17TH}\r\nDTEND;VALUE=DATE:00010101\r\nSUMMARY:Board",
            "Board: its days are beyond any calendar",
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
    """By its number, name and line, in words, with the flag that answers it."""
    file = ics(tmp_path, event)
    with pytest.raises(Unreadable) as off:
        taken_from(file)

    assert said in str(off.value)
    assert str(off.value).endswith("\nto leave it out: --leave-out 1")
    assert taken_from(file, "1") == []


def test_a_line_that_only_looks_like_an_event_is_none(tmp_path: Path) -> None:
    """What is folded belongs to the line before."""
    event = f"DESCRIPTION:see\r\n BEGIN:VEVENT\r\n{ON_THE_17TH}\r\nSUMMARY:King Day"
    first, second = read_ics(ics(tmp_path, event, event))

    assert (first.where.line, second.where.line) == (4, 12)


@pytest.mark.parametrize(
    "text, said",
    [
        ("BEGIN:VEVENT\nEND:VEVENT\n", "it has no BEGIN:VCALENDAR"),
        ("{zone}", "is not an iCalendar file, or a damaged one"),
        ("first,last,name\n", "is not an iCalendar file"),
        ("PK\x03\x04\0\xff", "is no text, whatever its name says"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    """Whatever its name says."""
    zone = (
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:a\nTZID:b\n"
        "END:VTIMEZONE\nEND:VCALENDAR\n"
    )
    file = tmp_path / "days.ics"
    file.write_bytes(text.replace("{zone}", zone).encode("latin-1"))

    with pytest.raises(Unreadable, match=said):
        read_ics(file)
