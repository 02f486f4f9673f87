"""A day as people write it: 2027-03-05, 3/5/2027 as Californians do, or in words."""

import re
from datetime import date
from typing import NamedTuple

from domain.faults import quoted

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
WORD = r"(?P<month>[a-z]{3,9})\.?"
"""A month's name, or how it begins."""
NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WRITTEN = [
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d+)",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"{WORD} {NUMBER}(?:,? (?P<year>\d+))?",
        rf"{NUMBER}[ -]{WORD}(?:(?:,? |-)(?P<year>\d+))?",
    )
]
FORMS = "write it like 2027-03-05 or 3/5/2027"
YEAR = 4  # digits
CENTURY = "20"


class NotADay(ValueError):
    """The text is no day, or does not say of which century."""


class _Parts(NamedTuple):
    """What stands for each of them; of the year its digits, as many as there are."""

    year: str
    month: int
    day: int

    def likely(self) -> date:
        """In this century where it is not said; raises ValueError."""
        return date(int(f"{CENTURY}{self.year}"[-YEAR:]), self.month, self.day)


def written_day(text: str) -> date:
    """The day that `text` writes: year, month, day, or month, day and a whole year.

    Raises NotADay, with what would be one.
    """
    said = " ".join(text.split())
    if not said:
        raise NotADay(f"a day is needed; {FORMS}")
    parts = _parts(said)
    try:
        likely = parts.likely() if parts else date.fromisoformat(said)
    except ValueError as off:
        raise NotADay(f"{quoted(text)} is not a date; {_meant(parts)}") from off
    if parts is None or len(parts.year) == YEAR:
        return likely
    raise NotADay(f"{quoted(text)} leaves the year open; {_whole(parts, likely)}")


def _parts(said: str) -> _Parts | None:
    """None where it is written in no such way."""
    found = next(filter(None, (form.fullmatch(said) for form in WRITTEN)), None)
    month = _month(found["month"]) if found else 0
    return _Parts(found["year"] or "", month, int(found["day"])) if found else None


def _month(text: str) -> int:
    """By its number or by its name; 0, which is none, where it is no month."""
    if text.isdecimal():
        return int(text)
    names = (n for n, name in enumerate(MONTHS, 1) if name.startswith(text.lower()))
    return next(names, 0)


def _meant(parts: _Parts | None) -> str:
    """The day with its month first, where that is all; else how one is written."""
    swapped = parts and parts._replace(month=parts.day, day=parts.month)
    try:
        day = swapped.likely() if swapped else None
    except ValueError:
        day = None
    if day is None:
        return FORMS
    said = f"{day.month}/{day.day}/{day.year}"
    return f"the month comes first; did you mean {said} ({spoken(day)})?"


def _whole(parts: _Parts, likely: date) -> str:
    """How it is written with its year, as far as that was said."""
    month_and_day = f"{parts.month}/{parts.day}"
    if not parts.year:
        return f"write it too, as in {month_and_day}/2027"
    short = len(parts.year) == len(CENTURY)
    return f"write it whole: {month_and_day}/{likely.year}" if short else FORMS


def spoken(day: date) -> str:
    """So that nobody takes the month for the day: 5 Mar 2027."""
    return f"{day.day} {day:%b %Y}"
