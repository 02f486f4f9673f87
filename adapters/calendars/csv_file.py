"""Days as a CSV file in UTF-8: first, last, name, kind.

`last` may be empty; `kind` too, or left out, where all rows are closed days.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from adapters.calendars.text import read_text
from adapters.files.csv_lines import CsvLine, lines_in
from domain.calendars.listed import UNANSWERED, Answers, Listed, answered
from domain.calendars.school_year import overlaps
from domain.calendars.work_calendar import Break, DayKind
from domain.faults import Fault, FileLine, Unreadable, quoted
from domain.guess import guess_by
from domain.written_day import NotADay, written_day

COLUMNS = ("first", "last", "name")
KIND = "kind"
SAYS = {
    DayKind.CLOSED: "nobody works",
    DayKind.RECESS: "the office works, and there is no school",
    DayKind.TESTING: "students are tested",
}
OTHER_WORDS: dict[str, str] = {
    **dict.fromkeys(("holiday", "closure", "day off"), DayKind.CLOSED),
    **dict.fromkeys(("vacation", "summer", "no school"), DayKind.RECESS),
    **dict.fromkeys(("exams", "assessment"), DayKind.TESTING),
}
"""What people call days of these kinds."""


def read_csv(path: Path, answers: Answers = UNANSWERED) -> list[Listed]:
    """The rows, by the lines they stand on, as staff answer them; raises Unreadable.

    Two of one kind that share a day are both there, and the later is off.
    """
    rows = _rows(path)
    columns = tuple(name.lower() for name in rows[0][1]) if rows else ()
    if sorted(columns) not in (sorted(COLUMNS), sorted((*COLUMNS, KIND))):
        said = quoted(",".join(columns)) if columns else "missing"
        expected = f"columns are {','.join(COLUMNS)} and, where there are several, kind"
        message = f"the header is {said}; {expected}"
        raise Unreadable(Fault(FileLine(path.name, 1), message))
    listed = [_listed(path.name, columns, row) for row in rows[1:]]
    return [*_apart(answered(listed, answers))]


def _rows(path: Path) -> list[CsvLine]:
    """Rows that say something, each with the line on which it ends."""
    lines = lines_in(path.name, read_text(path), (*COLUMNS, KIND))
    return [each for each in lines if any(each.cells)]


def _listed(file: str, columns: Sequence[str], row: CsvLine) -> Listed:
    line, cells = row
    said = dict(zip(columns, cells, strict=False))
    listed = Listed(line, FileLine(file, line), said.get("name", ""), called="row")
    try:
        days = _days(columns, cells)
        return listed._replace(days=days, kind=_kind(said.get(KIND, "")))
    except Unreadable as off:
        return listed._replace(off=(str(off),))


def _days(columns: Sequence[str], cells: Sequence[str]) -> Break:
    if len(cells) != len(columns):
        raise Unreadable(f"has {len(cells)} cells; {len(columns)} are expected")
    said = dict(zip(columns, cells, strict=True))
    if not said["name"]:
        raise _off("name", "say what is celebrated, or why it is closed")
    first = _date("first", said["first"])
    last = _date("last", said["last"]) if said["last"] else first
    if last < first:
        raise _off("last", f"{last} comes before {first}")
    return Break(name=said["name"], first=first, last=last)


def _kind(text: str) -> DayKind:
    if not text:
        return DayKind.CLOSED
    if text.lower() in [*DayKind]:
        return DayKind(text.lower())
    meant = ", ".join(f"{kind} ({says})" for kind, says in SAYS.items())
    near = guess_by(OTHER_WORDS | {kind: kind for kind in DayKind}, text)
    raise _off(KIND, f"{quoted(text)} is none of {meant}{near}")


def _date(column: str, text: str) -> date:
    try:
        return written_day(text)
    except NotADay as off:
        raise _off(column, str(off)) from off


def _off(column: str, message: str) -> Unreadable:
    return Unreadable(Fault((column,), message))


def _apart(kept: Sequence[Listed]) -> Iterator[Listed]:
    """Each; with what of its kind it shares a day with, if that comes before it."""
    lines = {id(each.days): each.number for each in kept}
    shared = {
        lines[id(two)]: f"it shares days with row {lines[id(one)]}"
        for kind in DayKind
        for one, two in overlaps(e.days for e in kept if e.days and e.kind is kind)
    }
    for each in kept:
        said = shared.get(each.number)
        yield each._replace(off=(*each.off, said)) if said else each
