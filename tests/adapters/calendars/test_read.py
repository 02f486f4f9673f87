"""Days from the files that schools and offices publish."""

from datetime import date
from pathlib import Path

import pytest

from adapters.calendars.clock_changes import with_clock_changes
from adapters.calendars.read import read_days
from adapters.policies.read import current_policy
from domain.calendars.listed import Answers, taken
from domain.calendars.work_calendar import Break, DayKind
from domain.faults import Unreadable

WINTER = Break(name="winter break", first=date(2027, 12, 20), last=date(2027, 12, 31))
KING = Break(name="King Day", first=date(2028, 1, 17), last=date(2028, 1, 17))


def rows(folder: Path, text: str) -> Path:
    file = folder / "days.csv"
    file.write_text(text, "utf-8")
    return file


def taken_from(file: Path, *left_out: str) -> list[Break]:
    """What the file closes; raises Unreadable."""
    answers = Answers(leave_out=left_out)
    return taken(read_days(file, answers), answers)[DayKind.CLOSED]


def test_a_csv_names_stretches_and_single_days(tmp_path: Path) -> None:
    """Columns in any order; `last` may be empty; blank rows say nothing."""
    file = rows(
        tmp_path,
        "name,first,last\nwinter break,2027-12-20,2027-12-31\n,,\n"
        "King Day,2028-01-17,\n",
    )

    assert taken_from(file) == [WINTER, KING]
    assert [each.number for each in read_days(file)] == [2, 4]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_as_spreadsheets_of_here_and_elsewhere_save_it(
    tmp_path: Path, separator: str
) -> None:
    """Between cells whatever the header has, in any case; days with slashes."""
    lines = (
        ("First", "LAST", " Name"),
        ("12/20/2027", "12/31/2027", "winter break"),
        ("1/17/2028", "", "King Day"),
    )
    text = "\r\n".join(separator.join(cells) for cells in lines)

    assert taken_from(rows(tmp_path, text)) == [WINTER, KING]


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "days.csv:1: the header is missing; columns are first,last,name"),
        ("first,last\n", "days.csv:1: the header is 'first,last'"),
        ("first,\x1b[31m\n", "days.csv:1: the header is 'first,\ufffd[31m'; col"),
        ("<html>\n", "days.csv is a web page"),
        ("first,last,name\n2027-13-01,,x\n", "row 2, x: first: '2027-13-01'"),
        (
            "first,last,name\n13/5/2027,,x\n",
            "first: '13/5/2027' is not a date; the month comes first",
        ),
        ("first,last,name\n9/6/27,,x\n", "first: '9/6/27' leaves the year open"),
        ("first,last,name\n1/1/1,,x\n", "first: '1/1/1' leaves the year open"),
        ("first,last,name\n1/1/0001,,x\n", "first: 0001-01-01 is not between"),
        ("first,last,name\n\x1b,,x\n", "row 2, x: first: '\ufffd' is not a date"),
        ("first,last,name\n2027-12-02,2027-12-01,x\n", "row 2, x: last: 2027-12-01"),
        ("first,last,name\n2027-12-02,,\n", "row 2, without a name: name: say what"),
        ("first,last,name\n2027-12-02,x\n", "without a name: has 2 cells; 3 are"),
        ('first,last,name\n2027-12-02,,"x\n', "days.csv, row 2: a text that begins"),
        (
            "first,last,name\n2027-12-20,2027-12-31,a\n2027-12-22,,b\n2027-12-24,,c\n",
            "days.csv:3: row 3, b: it shares days with row 2\ndays.csv:4: row 4, c",
        ),
    ],
)
def test_each_row_that_is_off_is_named_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    """All of them at once, and none of the file is used."""
    with pytest.raises(Unreadable) as off:
        taken_from(rows(tmp_path, text))

    assert said in str(off.value)


def test_a_csv_says_of_each_row_what_it_is(tmp_path: Path) -> None:
    """In any case; closed where nothing is said; and recess may have closed days."""
    file = rows(
        tmp_path,
        "kind,first,last,name\n,2028-01-17,,King Day\nClosed,2027-12-20,2027-12-31,"
        "winter break\nRECESS,2027-12-20,2027-12-31,winter break\n"
        "testing,2028-01-17,,King Day\n",
    )

    assert taken(read_days(file)) == {
        DayKind.CLOSED: [KING, WINTER],
        DayKind.RECESS: [WINTER],
        DayKind.TESTING: [KING],
    }


@pytest.mark.parametrize(
    "kind, said",
    [
        ("holiday", "row 2, x: kind: 'holiday' is none of closed (nobody works), rec"),
        ("holidays", "testing (students are tested); did you mean closed?"),
        ("Vacation", "; did you mean recess?"),
        ("reces", "; did you mean recess?"),
        ("\x1b[31m", "row 2, x: kind: '\ufffd[31m' is none of"),
    ],
)
def test_a_row_of_a_kind_nobody_knows_is_off(
    tmp_path: Path, kind: str, said: str
) -> None:
    """Named with its line; nothing is taken for closed that may be something else."""
    file = rows(tmp_path, f"first,last,name,kind\n2028-01-17,,x,{kind}\n")
    with pytest.raises(Unreadable) as off:
        taken_from(file)

    assert said in str(off.value)
    assert str(off.value).startswith("days.csv:2: ")


def test_rows_of_one_kind_do_not_share_days(tmp_path: Path) -> None:
    """As with closed days, one of them is a slip of the pen."""
    stretch = "2027-12-20,2027-12-31,winter,recess"
    file = rows(tmp_path, f"first,last,name,kind\n{stretch}\n{stretch}\n")
    with pytest.raises(Unreadable, match="row 3, winter: it shares days with row 2"):
        taken(read_days(file))


def test_rows_are_compared_with_those_that_are_not_left_out(tmp_path: Path) -> None:
    """Of two that share a day either may go."""
    stretch = "2027-12-20,2027-12-31,winter break"
    file = rows(
        tmp_path, f"first,last,name\n{stretch}\n2028-01-17,,King Day\n{stretch}"
    )

    assert taken_from(file, "2") == taken_from(file, "4")[::-1] == [KING, WINTER]


@pytest.mark.parametrize(
    "name, said",
    [
        ("days.xlsx", "are read from .ics and .csv"),
        ("gone.csv", "there is no file .*gone.csv"),
        ("gone.ics", "there is no file .*gone.ics"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, said: str) -> None:
    """By name, with what would be read."""
    with pytest.raises(Unreadable, match=said):
        read_days(tmp_path / name)


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
