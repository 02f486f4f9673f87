"""A roadmap as a file, CSV or XLSX by its suffix."""

from pathlib import Path

from adapters.roadmap.csv_file import read_csv
from adapters.roadmap.rows import RoadmapFile
from adapters.roadmap.xlsx import read_xlsx
from domain.faults import Unreadable

READERS = {".csv": read_csv, ".xlsx": read_xlsx}


def read_roadmap(path: Path) -> RoadmapFile:
    """All rows of the file; raises Unreadable, naming each fault."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(
            f"{path.name} ends in neither .csv nor .xlsx; save it as one of them"
        )
    return reader(path)
