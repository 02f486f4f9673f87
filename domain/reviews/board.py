"""Until when a board's agenda can be posted, and the final best be there.

A local agency posts the agenda of a regular meeting 72 hours before it (Gov. Code
54954.2; docs/domain.md 6.8). That the final is there five working days before the
agenda closes is our own advice.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from domain.calendars.work_calendar import WorkCalendar
from domain.reviews.report import Presentation

AGENDA = timedelta(hours=72)
AHEAD = 5  # working days before the agenda closes


class LastSafe(NamedTuple):
    """For a meeting: when its agenda is posted at the latest, the final best there."""

    posted: datetime
    final: date


def last_safe(meeting: Presentation, lea: WorkCalendar) -> LastSafe:
    """Of a meeting whose hour is not known, as if it began with its day."""
    posted = posted_by(meeting.on, meeting.at, lea)
    closes = meeting.closes or lea.day_of(posted)
    return LastSafe(posted, lea.later(closes, -AHEAD))


def posted_by(on: date, at: time | None, lea: WorkCalendar) -> datetime:
    """The last moment at which the agenda of a meeting can be posted."""
    return lea.instant(on, at or time()) - AGENDA


def first_open(now: datetime, lea: WorkCalendar) -> date:
    """The first day of which no meeting is too close."""
    day = lea.day_of(now + AGENDA)
    return day if posted_by(day, None, lea) >= now else day + timedelta(days=1)
