"""What a check-in is called, as staff type it: 2026-27-2, the second of that year."""

import re

from client.endings import Misused
from commands.args.years import likely_years
from domain.calendars.school_year import SchoolYear
from domain.faults import quoted

PARTS = re.compile(r"(.+)[-/ #.](\d{1,3})", re.ASCII)
"""A fiscal year, and the number of its check-in."""
YEAR = 4  # digits
FORM = "a check-in is named by its fiscal year and its number, as 2026-27-2"


def check_in_name(text: str) -> str:
    """As it is called, also where 2026-2027-2 or 2026-27/2 is typed.

    Raises Misused, with what may be meant.
    """
    if year := SchoolYear.parsed(text):
        raise Misused(f"{quoted(text)} is a year; say which of it: {year.named}-1")
    parts = PARTS.fullmatch(text.strip())
    year = SchoolYear.parsed(parts[1]) if parts else None
    if parts and year and int(parts[2]):
        return f"{year.named}-{int(parts[2])}"
    raise Misused(f"{quoted(text)} is none: {FORM}{_meant(parts)}")


def is_check_in_name(text: str) -> bool:
    try:
        return bool(check_in_name(text))
    except Misused:
        return False


def _meant(parts: re.Match[str] | None) -> str:
    """By the first year that is said, where only the other is off or lacking."""
    years = likely_years(parts[1].strip()[:YEAR]) if parts else ""
    if not (parts and years and int(parts[2])):
        return ""
    both = (f"{year}-{int(parts[2])}" for year in reversed(years.split(" or ")))
    return f"; did you mean {' or '.join(both)}?"
