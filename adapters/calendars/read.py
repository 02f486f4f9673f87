"""Closed days from a file of a school or an office, with the line of each."""

from pathlib import Path

from adapters.calendars.closures import Closed
from domain.bounds import excesses
from domain.faults import Fault, FileLine, Unreadable


def read_days(path: Path) -> list[Closed]:
    """The closed days of an .ics or .csv file; raises Unreadable."""
    read = _read(path)
    if beyond := [(each.line, off) for each in read for off in excesses(each.days)]:
        raise Unreadable(*(Fault(FileLine(path.name, n), str(e)) for n, e in beyond))
    return read


def _read(path: Path) -> list[Closed]:
    match path.suffix.lower():
        case ".csv":
            from adapters.calendars.csv_file import read_csv

            return read_csv(path)
        case ".ics":
            from adapters.calendars.ics import read_ics

            return read_ics(path)
    raise Unreadable(f"{path.name}: closed days are read from .ics and .csv files")
