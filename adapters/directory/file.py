"""Files of people, YAML or CSV, as entries that know their file and line or row."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from adapters.files.csv_lines import csv_lines
from adapters.files.yaml_lines import Located, located
from domain.faults import FileLine, Unreadable, Where, quoted
from domain.guess import guess

LISTS = ("people", "roles", "absences")
TELLING = {"address": "people", "role": "roles", "substitute": "absences"}
"""The column by which a CSV file says which of the lists it is."""
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
HEADINGS = (
    *("person", "name", "address", "agency", "substitute", "role", "lea", "county"),
    *("everywhere", "vacant", "from", "to", "interim", "office"),
)


class DirectoryEntry(NamedTuple):
    """One entry of a list, each value as it was written; `above` are its comments."""

    kind: str
    where: Where | FileLine
    said: dict[str, str]
    above: tuple[str, ...] = ()


class DirectoryText(NamedTuple):
    """A file's entries, and the comments at its head."""

    entries: list[DirectoryEntry]
    head: tuple[str, ...] = ()


def entries_of(path: Path) -> DirectoryText:
    """All entries of a file; raises Unreadable, naming what is off."""
    if path.suffix.lower() == ".csv":
        return DirectoryText([*_of_csv(path)])
    if path.suffix.lower() in WORKBOOKS:
        raise Unreadable(
            f"{path.name}: people are read from YAML or CSV; save its sheet as CSV"
        )
    read = located(path, or_nothing=True)
    if read.twice:
        raise Unreadable(*read.twice)
    for kind in read.said:
        if kind not in LISTS:
            off = f"'{kind}' is none of {', '.join(LISTS)}{guess(kind, LISTS)}"
            raise Unreadable(read.fault((kind,), off))
    return DirectoryText(
        [e for kind in read.said for e in _listed(read, kind)], read.above(())
    )


def _listed(read: Located, kind: str) -> Iterator[DirectoryEntry]:
    rows = read.said[kind] or []
    if not isinstance(rows, list):
        raise Unreadable(read.fault((kind,), f"'{kind}' is a list, with dashes"))
    for n, row in enumerate(rows):
        here = (kind, n)
        if not isinstance(row, dict):
            message = f"an entry of '{kind}' is made of 'key: value'"
            raise Unreadable(read.fault(here, message))
        for key, value in row.items():
            if isinstance(value, list | dict):
                raise Unreadable(read.fault((*here, key), f"'{key}' has one value"))
        said = {key: (value or "").strip() for key, value in row.items()}
        yield DirectoryEntry(kind, read.place(here), said, read.above(here))


def _of_csv(path: Path) -> Iterator[DirectoryEntry]:
    """By the first row, the header; rows count as spreadsheets count them."""
    name, rows = path.name, csv_lines(path, HEADINGS)
    header = [cell.lower() for cell in rows[0].cells] if rows else []
    kind = _kind(name, header)
    for number, (_, cells) in enumerate(rows[1:], start=2):
        if not any(cells):
            continue
        where = f"{name}, row {number}"
        if len(cells) > len(header):
            raise Unreadable(f"{where} has more cells than the header")
        filled = [*zip(header, cells, strict=False)]
        if stray := next((cell for key, cell in filled if cell and not key), None):
            raise Unreadable(f"{where}: {quoted(stray)} stands below no heading")
        yield DirectoryEntry(kind, (where,), {key: cell for key, cell in filled if key})


def _kind(file: str, header: list[str]) -> str:
    """Which of the lists a file is, by its header; raises Unreadable."""
    kind = next((TELLING[c] for c in header if c in TELLING), None)
    if kind is None:
        raise Unreadable(
            f"{file}, row 1: the header names none of {', '.join(TELLING)}, "
            "by which files of people, roles and absences are told apart"
        )
    for name in header:
        if name and header.count(name) > 1:
            raise Unreadable(f"{file}, row 1: the header names {name} twice")
    return kind
