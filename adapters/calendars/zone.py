"""An office's clock as people read it, with the zone by the name they have for it."""

from datetime import UTC, datetime, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.calendars.work_calendar import WorkCalendar


def shown(calendar: WorkCalendar, instant: datetime) -> str:
    """'2026-11-26 09:15 PST': the time is the calendar's, wherever this machine is."""
    local = calendar.local(instant)
    ahead = local - instant.astimezone(UTC).replace(tzinfo=None)
    name = _name(calendar.zone, instant, timezone(ahead))
    return f"{local:%Y-%m-%d %H:%M} {name}"


def _name(zone: str, instant: datetime, clock: timezone) -> str:
    """PST; or UTC-08:00, where this machine does not know the zone, or knows it other.

    A calendar has its clock changes written out (docs/decisions/0004).
    """
    try:
        there = instant.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return str(clock)
    agreed = there.utcoffset() == clock.utcoffset(None)
    return (agreed and there.tzname()) or str(clock)
