"""Who is eligible for a determination under EDC 52072(a), and why.

The rule is that of docs/domain.md 4.4: the same group in three of four Dashboards, for
three groups. Where CDE's file carries its own flag, that counts.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from domain.dashboards.lea_year import LeaYear
from domain.dashboards.years import window
from domain.values import Value
from domain.wording import so_many

HITS = 3  # Dashboards in which one group has to have met the criteria
GROUPS_NEEDED = 3


class Eligibility(Value):
    """One LEA judged: for each group the years it met criteria, and the reason.

    `computed` is what the groups say, `flag` what CDE's own column says, if it is
    there; `eligible` is the flag where there is one.
    """

    cds: str
    name: str
    county: str
    eligible: bool
    groups: dict[str, tuple[int, ...]]
    needed: int
    explanation: str
    computed: bool
    flag: bool | None = None

    @property
    def differs(self) -> bool:
        """Whether CDE's flag says other than the groups do."""
        return self.flag is not None and self.flag is not self.computed

    @property
    def persistent(self) -> dict[str, tuple[int, ...]]:
        """The groups that met criteria often enough to count."""
        return {g: met for g, met in self.groups.items() if len(met) >= HITS}


def assess(
    rows: Iterable[LeaYear], year: int, significant: Mapping[str, int] | None = None
) -> list[Eligibility]:
    """Every LEA of the window, by CDS code.

    `significant` says how many numerically significant groups an LEA has, by its
    fourteen digits, where these are fewer than three; the files do not tell.
    Raises NoDeterminations.
    """
    years = window(year)
    known: dict[str, dict[int, LeaYear]] = {}
    for row in rows:
        if row.year in years:
            known.setdefault(row.cds, {})[row.year] = row
    counts = significant or {}
    return [
        _assessed(
            [known[cds][y] for y in sorted(known[cds])],
            years,
            min(GROUPS_NEEDED, counts.get(cds, GROUPS_NEEDED)),
        )
        for cds in sorted(known)
    ]


def groups_met(rows: Iterable[LeaYear]) -> dict[str, tuple[int, ...]]:
    """For each group the years in which it met criteria, as the rows come."""
    rows = [*rows]
    return {
        group: tuple(row.year for row in rows if group in row.codes)
        for group in sorted(set(chain.from_iterable(row.codes for row in rows)))
    }


def _assessed(rows: list[LeaYear], years: tuple[int, ...], needed: int) -> Eligibility:
    """`rows` are the LEA's, oldest first; a year without a row is a year not met."""
    newest = rows[-1]
    groups = groups_met(rows)
    enough = [group for group, met in groups.items() if len(met) >= HITS]
    computed = 1 <= needed <= len(enough) and not newest.is_charter
    flag = newest.ec52072 if newest.year == years[-1] else None
    reason = _explained(newest, groups, enough, years, needed)
    return Eligibility(
        cds=newest.cds,
        name=newest.name,
        county=newest.county,
        eligible=computed if flag is None else flag,
        groups=groups,
        needed=needed,
        explanation=reason + _flagged(flag, computed),
        computed=computed,
        flag=flag,
    )


def _flagged(flag: bool | None, computed: bool) -> str:
    if flag is None:
        return ""
    said = f" CDE's own 52072 flag says {'Y' if flag else 'N'}"
    if flag is computed:
        return f"{said}."
    return f"{said}, which counts; by the groups alone it would be {'NY'[computed]}."


def _explained(
    lea: LeaYear,
    groups: dict[str, tuple[int, ...]],
    enough: list[str],
    years: tuple[int, ...],
    needed: int,
) -> str:
    if lea.is_charter:
        return "A charter school: 52072(a) speaks of districts and county offices."
    if needed < 1:
        return "No numerically significant student group; 52072(a) asks for at least 1."
    named = "; ".join(f"{g} in {_listed(groups[g])}" for g in enough) or "none"
    others = [g for g in groups if g not in enough]
    fewer = "; ".join(f"{g} in {_listed(groups[g])}" for g in others)
    met = so_many(len(enough), "group")
    return (
        f"In at least {HITS} of the Dashboards {_listed(years)} the criteria were met "
        f"by {met} ({named}); {needed} needed."
        + (f" In fewer years: {fewer}." if fewer else "")
    )


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))
