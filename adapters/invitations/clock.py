"""A zone's clock as calendars read it (VTIMEZONE), from the changes we know.

Programs that know the zone by its name use their own rules. Outlook and Exchange read
what stands here, and want one rule for each of the two clocks: as the law has it,
"the second Sunday of March"; changes that follow no such rule stand one by one.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from domain.calendars.work_calendar import ClockChange, WorkCalendar

WEEKDAYS = "MO TU WE TH FR SA SU".split()
A_WEEK = timedelta(days=7)
LAST = -1
"""The last of a month, whether it is its fourth or its fifth."""


class Observance(NamedTuple):
    """From when on the clock shows so much; `ago` is by what it went before."""

    since: datetime
    ago: int
    minutes: int

    @property
    def local(self) -> datetime:
        """When it began, by the clock that ended then."""
        return self.since.astimezone(UTC).replace(tzinfo=None) + timedelta(
            minutes=self.ago
        )

    @property
    def places(self) -> set[int]:
        """Its weekday's in the month: the second, the fourth or the last."""
        day = self.local.date()
        found = {(day.day - 1) // 7 + 1}
        return found | ({LAST} if (day + A_WEEK).month != day.month else set())


def zone_component(clock: WorkCalendar) -> Timezone:
    """It holds for the years that the clock covers."""
    zone = Timezone()
    zone.add("TZID", clock.zone)
    observances = [*_observances(clock.clock_changes)]
    summer = max(each.minutes for each in observances)
    for minutes in sorted({each.minutes for each in observances}):
        same = [each for each in observances if each.minutes == minutes]
        daylight = minutes == summer and summer != min(e.minutes for e in observances)
        for each, rule in _ruled(same):
            part = TimezoneDaylight() if daylight else TimezoneStandard()
            part.add("DTSTART", each.local)
            part.add("TZOFFSETFROM", timedelta(minutes=each.ago))
            part.add("TZOFFSETTO", timedelta(minutes=each.minutes))
            if name := clock.clock_names.get(minutes):
                part.add("TZNAME", name)
            if rule:
                part.add("RRULE", rule)
            zone.add_component(part)
    return zone


def _observances(changes: Sequence[ClockChange]) -> Iterator[Observance]:
    """Each but the first, which only says how it was before; it is all where alone."""
    first, *rest = changes
    if not rest:
        yield Observance(first.since, first.minutes, first.minutes)
    ago = first.minutes
    for each in rest:
        yield Observance(each.since, ago, each.minutes)
        ago = each.minutes


def _ruled(
    same: Sequence[Observance],
) -> Iterator[tuple[Observance, dict[str, object] | None]]:
    """As one rule from the first on, where all follow it year after year."""
    first = same[0]
    alike = {(e.local.month, e.local.weekday(), e.local.time(), e.ago) for e in same}
    years = [each.local.year for each in same]
    places = set.intersection(*(each.places for each in same))
    yearly = years == [*range(years[0], years[0] + len(same))]
    if len(same) > 1 and len(alike) == 1 and yearly and places:
        day = f"{_place(places)}{WEEKDAYS[first.local.weekday()]}"
        rule = {"FREQ": "YEARLY", "BYMONTH": first.local.month, "BYDAY": day}
        yield first, rule
        return
    for each in same:
        yield each, None


def _place(places: set[int]) -> int:
    return LAST if LAST in places else places.pop()
