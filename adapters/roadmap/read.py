"""A roadmap as a file, CSV or XLSX by its suffix."""

from pathlib import Path

from adapters.roadmap.csv_file import read_csv
from adapters.roadmap.rows import Row, UnreadableRoadmap
from adapters.roadmap.xlsx import read_xlsx

READERS = {".csv": read_csv, ".xlsx": read_xlsx}


def read_roadmap(path: Path) -> list[Row]:
    """All rows of the file; raises UnreadableRoadmap, naming each fault."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableRoadmap(
            f"{path.name} ends in neither .csv nor .xlsx; save it as one of them"
        )
    return reader(path)
