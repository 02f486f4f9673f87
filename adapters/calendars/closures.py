"""Closed days as a file says them, whatever kind of file it is."""

from typing import NamedTuple

from domain.calendars.work_calendar import Break


class Closed(NamedTuple):
    """A stretch of closed days, and the line of the file on which it stands."""

    line: int
    days: Break
