"""Workbooks, .xlsx and .xls, as cells; parsed in a process of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar
from zipfile import BadZipFile, ZipFile

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from adapters.files.bounds import LARGEST_UNPACKED, MB, check_extent, check_size
from adapters.files.reader_process import read_apart
from adapters.files.unopened import unopened
from domain.faults import Unreadable

Read = TypeVar("Read")
PACKED = b"PK"  # an .xlsx begins like any zip archive; an .xls does not


class WorkbookSheet(NamedTuple):
    """A sheet by its name, whether it shows, and all its rows from the first on."""

    name: str
    shows: bool
    rows: list[list[object]]


class Damaged(Unreadable):
    """It is no workbook, or one of which a part is broken or missing."""


def read_workbook(path: Path, read: Callable[[Path], Read]) -> Read:
    """What `read` makes of the file, such as `parsed`; raises Unreadable, or Damaged.

    It is asked in a process of its own, if the file is of a size to be read at all.
    """
    try:
        with path.open("rb") as file:  # the parser's own errors do not say why
            packed = file.read(len(PACKED)) == PACKED
        check_size(path.name, path.stat().st_size)
        if packed:
            _check_unpacked(path)
    except OSError as off:
        raise unopened(path, off) from off
    return read_apart(read, path)


def parsed(path: Path) -> list[WorkbookSheet]:
    """Every sheet, in the order of its tabs."""
    try:
        book = CalamineWorkbook.from_path(str(path))
        return [*_sheets(path.name, book)]
    except PasswordError as off:
        raise Unreadable(
            f"{path.name} is protected by a password; save it without one"
        ) from off
    except (CalamineError, ValueError) as off:
        raise damaged(path) from off


def _sheets(file: str, book: CalamineWorkbook) -> Iterator[WorkbookSheet]:
    for each in book.sheets_metadata:
        if each.typ is SheetTypeEnum.WorkSheet:
            yield WorkbookSheet(
                each.name,
                each.visible is SheetVisibleEnum.Visible,
                _rows(file, book, each),
            )


def _rows(
    file: str, book: CalamineWorkbook, which: SheetMetadata
) -> list[list[object]]:
    sheet = book.get_sheet_by_name(which.name)
    if sheet.end is None:
        return []
    row, column = sheet.end
    check_extent(f"{file}, sheet '{which.name}',", row + 1, column + 1)
    return [[*cells] for cells in sheet.to_python(skip_empty_area=False)]


def _check_unpacked(path: Path) -> None:
    """By what the archive says of itself, before anything of it is unpacked."""
    try:
        with ZipFile(path) as book:
            unpacked = sum(each.file_size for each in book.infolist())
    except BadZipFile as off:
        raise damaged(path) from off
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable(
            f"{path.name} unpacks to more than {LARGEST_UNPACKED // MB} MB, more than "
            "any roadmap or list needs; copy its rows into a new workbook"
        )


def damaged(path: Path) -> Damaged:
    """In words, for whoever handed it in."""
    return Damaged(
        f"{path.name} is damaged, or no XLSX file; save it anew as 'Excel Workbook'"
    )
