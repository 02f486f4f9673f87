"""What an .xlsx says beside its cells: hidden rows, merged cells, empty formulas.

The parser of cells passes these over; here the same archive is looked at for them.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring, iterparse
from zipfile import ZipFile

RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
YES = ("1", "true")
OF_WORKBOOK = "officeDocument"
WORDS = ("str", "inlineStr")  # kinds of a cell whose value may be an empty text
NO_VALUE = "holds a formula without a value; open the workbook in Excel, and save it"


class Merged(NamedTuple):
    """Cells that show as one; rows and columns count from 1."""

    named: str
    rows: range
    columns: range


class Marks(NamedTuple):
    """Of one sheet; `cells` are those that are off, each by its row and in words."""

    hidden: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    cells: tuple[tuple[int, str], ...] = ()


def marks_of(path: Path) -> dict[str, Marks]:
    """Of every sheet, by its name.

    Raises ParseError and LookupError where the archive lacks what it names.
    """
    with ZipFile(path) as book:
        return {name: _marks(book, part) for name, part in _sheets(book)}


def _sheets(book: ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name, and where it is in the archive."""
    kinds = {
        kind.rpartition("/")[2]: part for kind, part in _related(book, "").values()
    }
    whole = kinds[OF_WORKBOOK]
    parts = _related(book, whole)
    for each in fromstring(_read_part(book, whole)).iter():
        if _name(each) == "sheet":
            which = [v for k, v in each.attrib.items() if k.endswith("}id")]
            yield each.attrib["name"], parts[which[0]][1]


def _related(book: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to, by its id there: its kind, and where it is."""
    folder, _, name = part.rpartition("/")
    told = fromstring(_read_part(book, join(folder, "_rels", f"{name}.rels")))
    return {
        each.attrib["Id"]: (each.attrib["Type"], _place(folder, each.attrib["Target"]))
        for each in told
    }


def _place(folder: str, target: str) -> str:
    return normpath(join("/", folder, target)).lstrip("/")


def _read_part(book: ZipFile, part: str) -> bytes:
    """Whichever case it is named in."""
    names = {each.lower(): each for each in book.namelist()}
    return book.read(names[part.lower()])


def _marks(book: ZipFile, part: str) -> Marks:
    hidden: set[int] = set()
    merged: list[Merged] = []
    cells: list[tuple[int, str]] = []
    row = 0
    for _, each in iterparse(BytesIO(_read_part(book, part))):
        match _name(each):
            case "row":
                row = int(each.get("r", row + 1))
                hidden |= {row} if each.get("hidden") in YES else set()
                cells += ((row, said) for cell in each if (said := _off(cell)))
                each.clear()
            case "mergeCell" if found := RANGE.fullmatch(each.get("ref", "")):
                merged.append(_merged(found))
    return Marks(frozenset(hidden), tuple(merged), tuple(cells))


def _off(cell: Element) -> str | None:
    """What is off about a cell, in words."""
    said = {_name(each): each.text or "" for each in cell}
    named, kind = cell.get("r", "a cell"), cell.get("t", "")
    if kind == "e":
        return f"{named} holds the error {said.get('v', '')}; mend it"
    if "f" in said and not said.get("v") and kind not in WORDS:
        return f"{named} {NO_VALUE}"
    return None


def _merged(found: re.Match[str]) -> Merged:
    left, top, right, bottom = found.groups()
    rows = range(int(top), int(bottom) + 1)
    return Merged(found[0], rows, range(_column(left), _column(right) + 1))


def _column(letters: str) -> int:
    """A is 1, and AA is 27."""
    at = 0
    for each in letters:
        at = at * 26 + ord(each) - ord("A") + 1
    return at


def _name(element: Element) -> str:
    """Its name without its namespace, of which there are two."""
    return element.tag.rpartition("}")[2]
