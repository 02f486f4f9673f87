"""Closed days from a file of a school or an office, with the line of each."""

from pathlib import Path
from typing import NamedTuple

from domain.bounds import excesses
from domain.calendars.work_calendar import Break


class UnreadableDays(Exception):
    """The file has no closed days that can be used; each fault by its line or name."""


class Closed(NamedTuple):
    """A stretch of closed days, and the line of the file on which it stands."""

    line: int
    days: Break


def read_days(path: Path) -> list[Closed]:
    """The closed days of an .ics or .csv file; raises UnreadableDays."""
    read = _read(path)
    if beyond := [(each.line, off) for each in read for off in excesses(each.days)]:
        said = (f"{path.name}:{line}: {off}" for line, off in beyond)
        raise UnreadableDays("\n".join(said))
    return read


def _read(path: Path) -> list[Closed]:
    match path.suffix.lower():
        case ".csv":
            from adapters.calendars.csv_file import read_csv

            return read_csv(path)
        case ".ics":
            from adapters.calendars.ics import read_ics

            return read_ics(path)
    raise UnreadableDays(f"{path.name}: closed days are read from .ics and .csv files")
