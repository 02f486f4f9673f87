"""A roadmap as an XLSX workbook: the first visible sheet that has its header."""

from pathlib import Path

from adapters.files.sheet_lines import sheets_of
from adapters.roadmap.rows import RoadmapFile, header_at, rows_of
from domain.faults import Unreadable


def read_xlsx(path: Path) -> RoadmapFile:
    """All rows of the sheet; raises Unreadable, naming each fault."""
    sheets = sheets_of(path)
    if not sheets:
        raise Unreadable(f"{path.name} shows no sheet")
    headed = [each for each in sheets if header_at(each.lines) is not None]
    sheet, *others = headed or sheets[:1]
    where = f"{path.name}, sheet '{sheet.name}'"
    rows = rows_of(where, sheet.lines, sheet.off)
    return RoadmapFile(where, rows, tuple(each.name for each in others))
