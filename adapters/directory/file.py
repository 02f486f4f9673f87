"""Files of people, YAML or CSV, as entries that know their file and line or row."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from adapters.files.yaml_lines import Located, located
from domain.faults import FileLine, Unreadable, Where

LISTS = ("people", "roles", "absences")
TELLING = {"address": "people", "role": "roles", "substitute": "absences"}
"""The column by which a CSV file says which of the lists it is."""


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
    read = located(path, or_nothing=True)
    if read.twice:
        raise Unreadable(*read.twice)
    for kind in read.said:
        if kind not in LISTS:
            raise Unreadable(
                read.fault((kind,), f"'{kind}' is none of {', '.join(LISTS)}")
            )
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
    name, rows = path.name, _rows(path)
    header = [cell.strip() for cell in rows[0]] if rows else []
    kind = next((TELLING[c] for c in header if c in TELLING), None)
    if kind is None:
        raise Unreadable(
            f"{name}, row 1: the header names none of {', '.join(TELLING)}, "
            "by which files of people, roles and absences are told apart"
        )
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        where = f"{name}, row {number}"
        if len(cells) > len(header):
            raise Unreadable(f"{where} has more cells than the header")
        filled = zip(header, (cell.strip() for cell in cells), strict=False)
        yield DirectoryEntry(kind, (where,), {key: cell for key, cell in filled if key})


def _rows(path: Path) -> list[list[str]]:
    try:
        text = path.read_text("utf-8-sig")
        return [*csv.reader(StringIO(text, newline=""), strict=True)]
    except UnicodeDecodeError as off:
        raise Unreadable(f"{path.name} is not a text in UTF-8") from off
    except OSError as off:
        raise Unreadable(f"{path} cannot be opened: {off.strerror}") from off
    except csv.Error as off:
        raise Unreadable(f"{path.name}: {off}") from off
