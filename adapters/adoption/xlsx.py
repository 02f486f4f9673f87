"""An engagement to be brought in as a workbook, a sheet for each part."""

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from adapters.adoption.columns import COLUMNS, NEEDED, PartLine, Parts
from adapters.files.csv_lines import csv_lines
from adapters.files.sheet_lines import CellRow, SheetLines, sheets_of
from adapters.files.validate import hint
from domain.adoption.parts import ENGAGEMENT, FIELDED, PARTS, REVIEW, ROADMAP
from domain.faults import Fault, Unreadable, quoted
from domain.guess import guess

EXPLAINING = "how to fill in"
A_ROADMAP = "a roadmap alone is adopted with `import-roadmap ENTITY FILE`"
FIELD, VALUE = "field", "value"
SUCH_AS = {
    ENGAGEMENT: "cds and beside it 0161259",
    REVIEW: "framework and beside it SIR-12@2019",
}


def _unknown(sheet: str) -> str:
    near = guess(sheet, PARTS)
    return f"sheet '{sheet}' is none of {', '.join(PARTS)}{near}"


def read_xlsx(path: Path) -> tuple[Parts, list[Fault]]:
    """The parts, and what is off with the sheets; raises Unreadable."""
    sheets = {each.name.strip().lower(): each for each in _sheets(path)}
    faults = [
        Fault((path.name,), _unknown(sheet.name))
        for name, sheet in sheets.items()
        if name not in (*PARTS, EXPLAINING)
    ]
    if ENGAGEMENT not in sheets:
        likely = hint(next(iter(sheets), ""), [*PARTS])
        if any(_header_at(ROADMAP, each.lines) is not None for each in sheets.values()):
            likely = f"; {A_ROADMAP}"
        raise Unreadable(f"{path.name} has no sheet '{ENGAGEMENT}'{likely}")
    parts: Parts = {part: [] for part in PARTS}
    for part in (each for each in PARTS if each in sheets):
        read = _fields if part in FIELDED else _table
        parts[part], off = read(path.name, part, sheets[part])
        faults += off
    return parts, faults


def roadmap_beside(path: Path) -> tuple[list[PartLine], list[Fault]]:
    """A roadmap's lines from a file of its own, .csv or .xlsx; raises Unreadable.

    Of a workbook it is the one sheet that shows and has the roadmap's header.
    """
    match path.suffix.lower():
        case ".csv":
            lines = [each.cells for each in csv_lines(path, COLUMNS[ROADMAP])]
            return _table(path.name, ROADMAP, SheetLines("", [*lines]))
        case ".xlsx":
            sheets = _sheets(path)
            headed = [s for s in sheets if _header_at(ROADMAP, s.lines) is not None]
            if len(headed) > 1:
                names = " and ".join(f"'{each.name}'" for each in headed)
                message = f"sheets {names} each have a roadmap's header"
                raise Unreadable(f"{path.name}: {message}; hide all but one")
            return _table(path.name, ROADMAP, (headed or sheets)[0])
    raise Unreadable(f"{path.name} ends in neither .csv nor .xlsx")


def _sheets(path: Path) -> list[SheetLines]:
    found = sheets_of(path)
    if not found:
        raise Unreadable(f"{path.name} shows no sheet")
    return found


def _fields(
    file: str, part: str, sheet: SheetLines
) -> tuple[list[PartLine], list[Fault]]:
    """Two columns: the field's name and its value; further columns explain.

    Raises Unreadable for a header of all fields, as other sheets have one.
    """
    where = f"{file}, sheet '{sheet.name}'"
    heading = sheet.lines[0][:2] if sheet.lines else []
    if len({each.lower() for each in heading} & {*COLUMNS[part]}) > 1:
        raise Unreadable(
            f"{where}, row 1: names fields side by side; here each field has a row of "
            "its own, its name in the first column and its value in the second, such "
            f"as {SUCH_AS[part]}"
        )
    cells, places = {}, {}
    for row, line in enumerate(sheet.lines, start=1):
        name, value = (*line, "", "")[:2]
        if name and (name.lower(), value.lower()) != (FIELD, VALUE):
            cells[name.lower()] = value
            places[name.lower()] = f"{where}, row {row}"
    faults = [
        Fault((f"{where}, row {row}",), message)
        for row, messages in sheet.off.items()
        for message in messages
    ]
    return [PartLine(where, cells, places)], faults


def _table(
    file: str, part: str, sheet: SheetLines
) -> tuple[list[PartLine], list[Fault]]:
    """The rows below the header; empty ones are passed over."""
    where = f"{file}, sheet '{sheet.name}'" if sheet.name else file
    lines = sheet.lines
    at = _header_at(part, lines)
    if at is None:
        columns = ", ".join(COLUMNS[part])
        if not any(cell for line in lines for cell in line):
            return [], []
        return [], [Fault((), f"{where} has no header; its columns are {columns}")]
    header = [cell.lower() for cell in lines[at]]
    faults = [
        Fault((f"{where}, row {at + 1}",), f"the header names {name} twice")
        for name in dict.fromkeys(header)
        if name and header.count(name) > 1
    ]
    said = []
    for row, line in enumerate(lines[at + 1 :], start=at + 2):
        here = f"{where}, row {row}"
        if row in sheet.off:
            faults += [Fault((here,), message) for message in sheet.off[row]]
        elif any(line):
            cells = dict(zip_longest(header, line, fillvalue=""))
            if stray := cells.pop("", ""):
                message = f"{quoted(stray)} stands in a column without a name"
                faults.append(Fault((here,), message))
            said.append(PartLine(here, cells))
    return said, faults


def _header_at(part: str, lines: Sequence[CellRow]) -> int | None:
    """The first row that names what every line of this part has to say."""
    naming = {*NEEDED[part][:2]}
    headed = (
        at for at, line in enumerate(lines) if naming <= {c.lower() for c in line}
    )
    return next(headed, None)
