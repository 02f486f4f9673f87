"""CDE's own "LCFF assistance status" files: each LEA, and its groups meeting criteria.

Read adapters/cde/layout.py first, for what these files look like.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from adapters.cde.layout import (
    BLANK,
    NAMES,
    ConclusionColumns,
    DataSheet,
    RawCell,
    data_sheet,
    group_columns,
    missing_columns,
    rows_of,
    text_of,
    told_columns,
    year_of,
)
from domain.bounds import excesses
from domain.dashboards.lea_year import PRIORITIES, LeaYear
from domain.faults import Fault, Unreadable, together
from domain.lea import NotACds, full_cds


class CdeFile(NamedTuple):
    """A file read whole; `digest` is that of its bytes, whatever it is called.

    CDE publishes charter schools in files of their own (docs/domain.md 4.8).
    """

    path: Path
    year: int
    leas: tuple[LeaYear, ...]
    digest: str
    charters: bool


def read_cde_file(path: Path) -> CdeFile:
    """Every LEA of the file with the groups that met criteria; raises Unreadable."""
    sheet = data_sheet(path)
    year = year_of(sheet, path)
    groups = group_columns(sheet)
    if missing := missing_columns(sheet, groups.values(), year):
        raise Unreadable(
            f"{sheet.where} lacks {', '.join(missing)}; without it LEAs would be "
            "judged wrongly: give the file as CDE publishes it"
        )
    told = told_columns(sheet, year)
    leas: dict[str, LeaYear] = {}
    for number, cells in rows_of(sheet):
        where = f"{sheet.where}, row {number}"
        lea = _lea(sheet, cells, year, groups, told, where)
        if beyond := [*excesses(lea)]:
            raise _off(where, together(beyond))
        if lea.cds in leas:
            raise _off(where, f"{lea.cds} ({lea.name}) is listed twice")
        leas[lea.cds] = lea
    if not leas:
        raise Unreadable(f"{sheet.where} lists no LEA below its header")
    charters = _of_charters(sheet, leas)
    digest = sha256(path.read_bytes()).hexdigest()
    return CdeFile(path, year, tuple(leas.values()), digest, charters)


def _of_charters(sheet: DataSheet, leas: Mapping[str, LeaYear]) -> bool:
    kinds = {lea.is_charter for lea in leas.values()}
    if len(kinds) > 1:
        raise Unreadable(
            f"{sheet.where} mixes districts and charter schools; CDE publishes them in "
            "two files: give each by itself"
        )
    return kinds.pop()


def _lea(
    sheet: DataSheet,
    cells: Sequence[RawCell],
    year: int,
    groups: Mapping[int, str],
    told: ConclusionColumns,
    where: str,
) -> LeaYear:
    def place(column: int) -> str:
        return f"{where}, column '{sheet.header[column]}'"

    codes: dict[str, str] = {}
    for column, group in groups.items():
        if code := _code(cells[column], place(column)):
            codes.setdefault(group, code)
    flags = {
        name: _flag(cells[column], place(column)) for name, column in told.flags.items()
    }
    marked = {n: _flag(cells[c], place(c)) for n, c in told.methods.items()}
    return LeaYear(
        cds=_cds(sheet, cells, where),
        name=_named(sheet, cells, "name"),
        county=_named(sheet, cells, "county"),
        year=year,
        codes=dict(sorted(codes.items())),
        methods=tuple(n for n, met in marked.items() if met) if marked else None,
        status=_unstarred(cells[told.status]) if told.status is not None else "",
        ec52072=flags.get("ec52072"),
        ec52071f=flags.get("ec52071f"),
    )


def _code(cell: RawCell, where: str) -> str:
    """CDE's letter for the priorities met; empty where criteria were not met."""
    code = text_of(cell).upper()
    if code in BLANK:
        return ""
    if code not in PRIORITIES:
        raise _off(where, f"'{code}' is no priority code; codes are A to K")
    return code


def _flag(cell: RawCell, where: str) -> bool | None:
    """Y or N; None where the cell is blank. Raises Unreadable for all else."""
    said = text_of(cell).upper()
    if said in BLANK:
        return None
    if said not in ("Y", "N"):
        raise _off(where, f"'{said}' is neither Y nor N nor blank")
    return said == "Y"


def _unstarred(cell: RawCell) -> str:
    text = text_of(cell)
    return "" if text in BLANK else text


def _cds(sheet: DataSheet, cells: Sequence[RawCell], where: str) -> str:
    """Fourteen digits; a number that lost its leading zero gets it back."""
    column, width = ("cds", 14) if "cds" in sheet.header else ("cdcode", 7)
    cell = cells[sheet.header.index(column)]
    digits = text_of(cell)
    number = isinstance(cell, int | float)
    if number and not width - 1 <= len(digits) <= width:
        raise _off(
            f"{where}, column '{column}'",
            f"'{digits}' is not a CDS code: a number needs {width} digits, or "
            f"{width - 1} where its leading zero was lost",
        )
    try:
        return full_cds(digits.zfill(width) if number else digits)
    except NotACds as off:
        raise _off(f"{where}, column '{column}'", str(off)) from off


def _named(sheet: DataSheet, cells: Sequence[RawCell], what: str) -> str:
    for column in NAMES[what]:
        if column in sheet.header:
            return text_of(cells[sheet.header.index(column)])
    return ""


def _off(where: str, message: str) -> Unreadable:
    return Unreadable(Fault((where,), message))
