"""How large a file may be that somebody hands in, and how much may stand in it."""

from pathlib import Path

from domain.faults import Unreadable

MB = 1024 * 1024
LARGEST_FILE = 8 * MB
LARGEST_YAML = 2 * MB  # a directory of ten thousand people has one
LARGEST_UNPACKED = 64 * MB  # a workbook is a packed folder: all its files together
MOST_ROWS = 20_000  # of a sheet, or of a CSV file, empty ones included
MOST_COLUMNS = 500


def read_bounded(path: Path, most: int = LARGEST_FILE) -> bytes:
    """All of a file; raises Unreadable where it is too large, and OSError."""
    with path.open("rb") as file:
        read = file.read(most + 1)
    check_size(path.name, len(read), most)
    return read


def check_size(name: str, size: int, most: int = LARGEST_FILE) -> None:
    """Raises Unreadable."""
    if size > most:
        raise Unreadable(
            f"{name} is larger than {most // MB} MB, more than is read here; "
            "leave out what does not belong to it, or part it"
        )


def check_extent(where: str, rows: int, columns: int) -> None:
    """Raises Unreadable where a table reaches too far down, or to the right."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Unreadable(
            f"{where} reaches to row {rows:,} and column {columns:,}; at most "
            f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns are read: remove what "
            "stands far off, or copy the rows into a new file"
        )
