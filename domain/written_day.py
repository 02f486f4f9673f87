"""A day as people write it: 2027-03-05, or 3/5/2027 as Californians do."""

import re
from datetime import date

from domain.faults import quoted

AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d+)", re.ASCII)
FORMS = "write it like 2027-03-05 or 3/5/2027"
YEAR = 4  # digits


class NotADay(ValueError):
    """The text is no day, or does not say of which century."""


def written_day(text: str) -> date:
    """The day that `text` writes: year, month, day, or month, day and a whole year.

    Raises NotADay, with what would be one.
    """
    said = text.strip()
    american = AMERICAN.fullmatch(said)
    try:
        if american is None:
            return date.fromisoformat(said)
        month, day, year = american.groups()
        if len(year) == YEAR:
            return date(int(year), int(month), int(day))
    except ValueError as off:
        raise NotADay(f"{quoted(text)} is not a date; {FORMS}") from off
    whole = f"{month}/{day}/2027"
    raise NotADay(f"{quoted(text)} leaves the year open; write it whole: {whole}")


def spoken(day: date) -> str:
    """So that nobody takes the month for the day: 5 Mar 2027."""
    return f"{day.day} {day:%b %Y}"
