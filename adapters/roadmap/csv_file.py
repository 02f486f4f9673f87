"""A roadmap as a CSV file in UTF-8."""

import csv
from pathlib import Path

from adapters.files.sheet_lines import Line
from adapters.roadmap.rows import RoadmapFile, rows_of
from domain.faults import Unreadable


def read_csv(path: Path) -> RoadmapFile:
    """All rows of the file; raises Unreadable, naming each fault."""
    return RoadmapFile(path.name, rows_of(path.name, lines_of(path)))


def lines_of(path: Path) -> list[Line]:
    """One line a row as spreadsheets count them, however many lines its text has."""
    lines: list[Line] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cells in csv.reader(file, strict=True):
                lines.append([_text(cell) for cell in cells])
    except UnicodeDecodeError as off:
        raise Unreadable(
            f"{path.name} is not a CSV file in UTF-8; save it as 'CSV UTF-8'"
        ) from off
    except OSError as off:
        raise Unreadable(f"{path} cannot be opened: {off.strerror}") from off
    except csv.Error as off:
        raise Unreadable(f"{path.name}, row {len(lines) + 1}: {off}") from off
    return lines


def _text(cell: str) -> str:
    """Without space around it, its lines ended as everywhere else."""
    return cell.strip().replace("\r\n", "\n")
