"""Clock changes of years that a calendar did not reach so far."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.calendars.work_calendar import ClockChange, WorkCalendar

AN_HOUR = timedelta(hours=1)


def with_clock_changes(calendar: WorkCalendar, last: date) -> WorkCalendar:
    """The calendar with its zone's changes through the year of `last` written out.

    Those it has stay as they are: no upgrade of the zone's rules moves an instant that
    is stored (docs/decisions/0004). Left as it is where this
    machine does not know the zone.
    """
    try:
        zone = ZoneInfo(calendar.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return calendar
    changes, names = [*calendar.clock_changes], {**calendar.clock_names}
    end = datetime.combine(date(last.year, 12, 31), time(), UTC)
    at = changes[-1].since if changes else end
    while at < end:
        at += AN_HOUR
        there = at.astimezone(zone)
        minutes = (there.utcoffset() or timedelta()) // timedelta(minutes=1)
        if minutes != changes[-1].minutes:
            changes.append(ClockChange(since=at, minutes=minutes))
            names.setdefault(minutes, there.tzname() or zone.key)
    return calendar.but(clock_changes=tuple(changes), clock_names=names)
