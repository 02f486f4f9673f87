"""Whether a clock may be stopped until a day."""

from datetime import date

from domain import refusals

LONGEST_STOP = 366  # days until a stopped clock is looked at again


def check_recheck(recheck: date, today: date) -> None:
    """Raises DateUnusable where the recheck of a stopped clock is not to come."""
    if not 0 < (recheck - today).days <= LONGEST_STOP:
        raise refusals.DateUnusable(
            f"{recheck} is no day for the recheck: what stands still is looked at "
            f"again within a year, after {today}"
        )
