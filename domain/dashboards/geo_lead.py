"""Where the Geo Lead joins: one group in three Dashboards in a row (EDC 52071(f)).

Years without Dashboards (2020, 2021) break no row. The row ends with the newest
Dashboard: Hayward 2025 was flagged under 52072 for groups of earlier years and yet not
under 52071(f) (docs/domain.md 4.5).
"""

from collections.abc import Iterable

from domain.dashboards.eligibility import groups_met
from domain.dashboards.lea_year import LeaYear
from domain.dashboards.years import window
from domain.values import Value

IN_A_ROW = 3


class GeoLeadJoins(Value):
    """Whether 52071(f) is met; `joins` is CDE's own flag where its file has one."""

    joins: bool
    computed: bool
    flag: bool | None
    groups: tuple[str, ...]
    explanation: str

    @property
    def differs(self) -> bool:
        return self.flag is not None and self.flag is not self.computed


def geo_lead(rows: Iterable[LeaYear], year: int) -> GeoLeadJoins:
    """`rows` are those of one LEA; raises NoDeterminations."""
    known = {row.year: row for row in rows}
    last = window(year)[-IN_A_ROW:]
    newest = known.get(year)
    flag = newest.ec52071f if newest else None
    met = groups_met(known[y] for y in last if y in known)
    groups = tuple(g for g, years in met.items() if len(years) == IN_A_ROW)
    charter = newest is not None and newest.is_charter
    computed = bool(groups) and not charter
    return GeoLeadJoins(
        joins=computed if flag is None else flag,
        computed=computed,
        flag=flag,
        groups=groups if computed else (),
        explanation=_explained(groups, last, charter) + _flagged(flag, computed),
    )


def _explained(groups: tuple[str, ...], last: tuple[int, ...], charter: bool) -> str:
    if charter:
        return "A charter school: 52071(f) speaks of districts and county offices."
    years = ", ".join(map(str, last))
    if len(last) < IN_A_ROW:
        return f"Only the Dashboards {years} exist; 52071(f) asks for three in a row."
    if not groups:
        return f"No group met criteria in all of the Dashboards {years}."
    return f"{', '.join(groups)} met criteria in three Dashboards in a row: {years}."


def _flagged(flag: bool | None, computed: bool) -> str:
    if flag is None:
        return ""
    said = f" CDE's own 52071(f) flag says {'Y' if flag else 'N'}"
    return f"{said}." if flag is computed else f"{said}, which counts."
