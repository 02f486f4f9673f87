"""A roadmap as a file, CSV or XLSX by its suffix."""

from pathlib import Path

from adapters.files.table import read_table
from adapters.roadmap.rows import TABLE, RoadmapFile, rows_in
from domain.faults import Unreadable


def read_roadmap(path: Path) -> RoadmapFile:
    """All rows of the file; raises Unreadable, naming each fault."""
    read = read_with_faults(path)
    if read.faults:
        raise Unreadable(*read.faults, under=f"{read.where} cannot be read:")
    return read


def read_with_faults(path: Path) -> RoadmapFile:
    """As `read_roadmap`, where some rows are off: the others, and each fault.

    Raises Unreadable for what is off about the file as a whole.
    """
    return rows_in(read_table(path, TABLE))
