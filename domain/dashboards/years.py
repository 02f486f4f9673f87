"""Which Dashboards there are, and which count for a year (docs/domain.md 4.1)."""

FIRST_DASHBOARD = 2017
WITHOUT_DETERMINATIONS = (2020, 2021)
WINDOW = 4  # Dashboards looked at


class NoDeterminations(ValueError):
    """CDE made no determinations for that year."""


def window(year: int) -> tuple[int, ...]:
    """The up to four Dashboards that count for `year`; raises NoDeterminations."""
    if year < FIRST_DASHBOARD or year in WITHOUT_DETERMINATIONS:
        raise NoDeterminations(
            f"there are no determinations for {year}: the first are of "
            f"{FIRST_DASHBOARD}, and there are none of 2020 and 2021"
        )
    carried = range(FIRST_DASHBOARD, year + 1)
    return tuple(y for y in carried if y not in WITHOUT_DETERMINATIONS)[-WINDOW:]


def dashboard_before(year: int) -> int | None:
    """The Dashboard before that of `year`, whatever years lie between."""
    return next(iter(window(year)[-2:-1]), None)
