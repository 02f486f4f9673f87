"""What a file of a school or an office lists as closed, whatever kind of file it is."""

from collections.abc import Iterable
from pathlib import Path

from domain.calendars.listed import Listed
from domain.faults import Unreadable


def read_days(path: Path, left_out: Iterable[str] = ()) -> list[Listed]:
    """What an .ics or .csv file lists, less what is left out; raises Unreadable."""
    match path.suffix.lower():
        case ".csv":
            from adapters.calendars.csv_file import read_csv

            return read_csv(path, left_out)
        case ".ics":
            from adapters.calendars.ics import read_ics

            return read_ics(path, left_out)
    raise Unreadable(f"{path.name}: closed days are read from .ics and .csv files")
