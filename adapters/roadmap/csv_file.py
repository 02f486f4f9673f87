"""A roadmap as a CSV file in UTF-8."""

from pathlib import Path

from adapters.files.csv_lines import csv_lines
from adapters.roadmap.rows import COLUMNS, RoadmapFile, rows_of


def read_csv(path: Path) -> RoadmapFile:
    """All rows of the file, with each fault; raises Unreadable where it has none."""
    lines = [each.cells for each in csv_lines(path, COLUMNS)]
    return rows_of(path.name, lines)
