"""CDE's own "LCFF assistance status" files: each LEA, and its groups meeting criteria.

Read adapters/cde_layout.py first, for what these files look like.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from adapters.cde_layout import (
    BLANK,
    CdeFileError,
    Cell,
    Sheet,
    data_sheet,
    group_columns,
    rows_of,
    text_of,
    year_of,
)
from domain.eligibility import LeaYear
from domain.lea import NotACds, full_cds

__all__ = ["CdeFile", "CdeFileError", "read_cde_file"]

CODES = frozenset("ABCDEFGHIJK")  # each names two or more state priorities
NAMES = {"county": ("countyname",), "name": ("leaname", "districtname", "schoolname")}


class CdeFile(NamedTuple):
    path: Path
    year: int
    leas: tuple[LeaYear, ...]


def read_cde_file(path: Path) -> CdeFile:
    """Every LEA of the file with the groups that met criteria; raises CdeFileError."""
    sheet = data_sheet(path)
    year = year_of(sheet, path)
    groups = group_columns(sheet)
    leas: dict[str, LeaYear] = {}
    for number, cells in rows_of(sheet):
        where = f"{sheet.where}, row {number}"
        lea = _lea(sheet, cells, year, groups, where)
        if lea.cds in leas:
            raise CdeFileError(f"{where}: {lea.cds} ({lea.name}) is listed twice")
        leas[lea.cds] = lea
    if not leas:
        raise CdeFileError(f"{sheet.where} lists no LEA below its header")
    return CdeFile(path, year, tuple(leas.values()))


def _lea(
    sheet: Sheet, cells: Sequence[Cell], year: int, groups: dict[int, str], where: str
) -> LeaYear:
    return LeaYear(
        cds=_cds(sheet, cells, where),
        name=_named(sheet, cells, "name"),
        county=_named(sheet, cells, "county"),
        year=year,
        groups=tuple(
            sorted(
                {
                    group
                    for column, group in groups.items()
                    if _met(cells[column], f"{where}, column '{sheet.header[column]}'")
                }
            )
        ),
    )


def _met(cell: Cell, where: str) -> bool:
    code = text_of(cell).upper()
    if code in BLANK:
        return False
    if code not in CODES:
        raise CdeFileError(f"{where}: '{code}' is no priority code; codes are A to K")
    return True


def _cds(sheet: Sheet, cells: Sequence[Cell], where: str) -> str:
    """Fourteen digits; a number that lost its leading zero gets it back."""
    column, width = ("cds", 14) if "cds" in sheet.header else ("cdcode", 7)
    cell = cells[sheet.header.index(column)]
    digits = text_of(cell)
    number = isinstance(cell, int | float)
    if number and not width - 1 <= len(digits) <= width:
        raise CdeFileError(
            f"{where}, column '{column}': '{digits}' is not a CDS code: a number needs "
            f"{width} digits, or {width - 1} where its leading zero was lost"
        )
    try:
        return full_cds(digits.zfill(width) if number else digits)
    except NotACds as off:
        raise CdeFileError(f"{where}, column '{column}': {off}") from off


def _named(sheet: Sheet, cells: Sequence[Cell], what: str) -> str:
    for column in NAMES[what]:
        if column in sheet.header:
            return text_of(cells[sheet.header.index(column)])
    return ""
