"""What a file of a school or an office lists of its days, whatever its kind."""

from pathlib import Path

from domain.calendars.listed import UNANSWERED, Answers, Listed
from domain.faults import Unreadable


def read_days(path: Path, answers: Answers = UNANSWERED) -> list[Listed]:
    """What an .ics or .csv file lists, as staff answer it; raises Unreadable."""
    match path.suffix.lower():
        case ".csv":
            from adapters.calendars.csv_file import read_csv

            return read_csv(path, answers)
        case ".ics":
            from adapters.calendars.ics import read_ics

            return read_ics(path, answers)
    raise Unreadable(f"{path.name}: closed days are read from .ics and .csv files")
