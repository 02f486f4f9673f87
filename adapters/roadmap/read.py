"""A roadmap as a file, CSV or XLSX by its suffix."""

from pathlib import Path

from adapters.roadmap.csv_file import read_csv
from adapters.roadmap.rows import RoadmapFile
from adapters.roadmap.xlsx import read_xlsx
from domain.faults import Unreadable

READERS = {".csv": read_csv, ".xlsx": read_xlsx}


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
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(
            f"{path.name} ends in neither .csv nor .xlsx; save it as one of them"
        )
    return reader(path)
