"""A roadmap as an XLSX workbook: the first visible sheet that has its header."""

from pathlib import Path

from adapters.files.sheet_lines import sheets_of
from adapters.roadmap.rows import RoadmapFile, header_at, rows_of
from domain.faults import Unreadable


def read_xlsx(path: Path) -> RoadmapFile:
    """All rows of the sheet, with each fault; raises Unreadable where it has none."""
    sheets = sheets_of(path)
    if not sheets:
        raise Unreadable(f"{path.name} shows no sheet")
    headed = [each for each in sheets if header_at(each.lines) is not None]
    sheet, *others = headed or sheets[:1]
    where = f"{path.name}, sheet '{sheet.name}'"
    read = rows_of(where, sheet.lines, sheet.off)
    return read._replace(others=tuple(each.name for each in others))
