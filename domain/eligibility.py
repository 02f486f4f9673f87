"""Who is eligible for a determination under EDC 52072(a), and why (DOMAIN.md 2.4).

The same student group has to have met the criteria in at least three of the four
most recent Dashboards that carried determinations, for at least three groups, or for
all of them where an LEA has fewer.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from domain.values import Value

FIRST_DASHBOARD = 2017
WITHOUT_DETERMINATIONS = (2020, 2021)
WINDOW = 4  # Dashboards looked at
HITS = 3  # of them in which one group has to have met the criteria
GROUPS_NEEDED = 3
GROUPS = tuple("AA AI AS EL FI FOS HI HOM LTEL PI SED SWD TOM WH".split())


class NoDeterminations(ValueError):
    """CDE made no determinations for that year."""


class LeaYear(Value):
    """What one file says of one LEA: the groups that met the criteria that year."""

    cds: str
    """Fourteen digits."""
    name: str
    county: str
    year: int
    groups: tuple[str, ...]


class Eligibility(Value):
    """One LEA judged: for each group the years it met criteria, and the reason."""

    cds: str
    name: str
    county: str
    eligible: bool
    groups: dict[str, tuple[int, ...]]
    needed: int
    explanation: str


def window(year: int) -> tuple[int, ...]:
    """The up to four Dashboards that count for `year`; raises NoDeterminations."""
    if year < FIRST_DASHBOARD or year in WITHOUT_DETERMINATIONS:
        raise NoDeterminations(
            f"there are no determinations for {year}: the first are of "
            f"{FIRST_DASHBOARD}, and there are none of 2020 and 2021"
        )
    carried = range(FIRST_DASHBOARD, year + 1)
    return tuple(y for y in carried if y not in WITHOUT_DETERMINATIONS)[-WINDOW:]


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


def _assessed(rows: list[LeaYear], years: tuple[int, ...], needed: int) -> Eligibility:
    """`rows` are the LEA's, oldest first; a year without a row is a year not met."""
    newest = rows[-1]
    groups = {
        group: tuple(row.year for row in rows if group in row.groups)
        for group in sorted(set(chain.from_iterable(row.groups for row in rows)))
    }
    enough = [group for group, met in groups.items() if len(met) >= HITS]
    eligible = 1 <= needed <= len(enough) and not _is_charter(newest.cds)
    return Eligibility(
        cds=newest.cds,
        name=newest.name,
        county=newest.county,
        eligible=eligible,
        groups=groups,
        needed=needed,
        explanation=_explained(newest, groups, enough, years, needed),
    )


def _explained(
    lea: LeaYear,
    groups: dict[str, tuple[int, ...]],
    enough: list[str],
    years: tuple[int, ...],
    needed: int,
) -> str:
    if _is_charter(lea.cds):
        return "A charter school: 52072(a) speaks of districts and county offices."
    if needed < 1:
        return "No numerically significant student group; 52072(a) asks for at least 1."
    named = "; ".join(f"{g} in {_listed(groups[g])}" for g in enough) or "none"
    others = [g for g in groups if g not in enough]
    fewer = "; ".join(f"{g} in {_listed(groups[g])}" for g in others)
    met = f"{len(enough)} group{'' if len(enough) == 1 else 's'}"
    return (
        f"In at least {HITS} of the Dashboards {_listed(years)} the criteria were met "
        f"by {met} ({named}); {needed} needed."
        + (f" In fewer years: {fewer}." if fewer else "")
    )


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))


def _is_charter(cds: str) -> bool:
    return not cds.endswith("0000000")
