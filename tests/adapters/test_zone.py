"""Instants as people read them: by the office's clock, and the clock is named."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from adapters.calendars.zone import shown
from adapters.policies.read import current_policy
from domain.calendars.work_calendar import ClockChange

LEA = current_policy().lea
IN_JULY, IN_NOVEMBER = (
    datetime(2026, month, 26, 17, 15, 59, tzinfo=UTC) for month in (7, 11)
)


def test_the_zone_is_named_as_people_there_name_it() -> None:
    """Summer and winter have two names."""
    assert shown(LEA, IN_NOVEMBER) == "2026-11-26 09:15 PST"
    assert shown(LEA, IN_JULY) == "2026-07-26 10:15 PDT"


def test_where_this_machine_knows_other_rules_the_calendar_counts() -> None:
    """A law moved the clocks, and only the calendar has it written out."""
    moved = LEA.but(clock_changes=(ClockChange(since=IN_JULY, minutes=-420),))

    assert shown(moved, IN_NOVEMBER) == "2026-11-26 10:15 UTC-07:00"


@pytest.mark.parametrize("zone", ["Alder/Valley", "", "../etc"])
def test_a_zone_that_this_machine_does_not_know_is_shown_by_its_hours(
    zone: str,
) -> None:
    """Nothing fails for want of a name."""
    assert shown(LEA.but(zone=zone), IN_NOVEMBER) == "2026-11-26 09:15 UTC-08:00"


def test_the_same_instant_is_shown_alike_however_it_was_told() -> None:
    """As UTC, or by a clock in Tokyo."""
    told = IN_NOVEMBER.astimezone(timezone(timedelta(hours=9)))

    assert shown(LEA, told) == shown(LEA, IN_NOVEMBER)
