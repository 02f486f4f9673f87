"""A school year, or fiscal year, as staff type it: both go from July to June."""

from client.endings import Misused
from commands.args.said_again import say_again
from domain.calendars.school_year import SchoolYear
from domain.faults import quoted


def any_year(option: str, text: str) -> SchoolYear:
    """Said again where it is not written as it is called; raises Misused."""
    year = SchoolYear.parsed(text)
    if year is None:
        likely = likely_years(text.strip()[:4])
        near = f"; did you mean {likely}?" if likely else "; write it like 2027-28"
        raise Misused(f"{option}: {quoted(text)} is none{near}")
    say_again(text, year.named, option=option)
    return year


def likely_years(year: str) -> str:
    """The school years that meet in a year; empty where it is none."""
    met = SchoolYear.parsed(f"{year}-{int(year) + 1}") if year.isdecimal() else None
    return f"{met.but(begins=met.begins - 1).named} or {met.named}" if met else ""
