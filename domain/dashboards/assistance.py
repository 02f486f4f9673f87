"""Which LEAs are in differentiated assistance (DA) in a year, and why.

The rules are those of docs/domain.md 4.3. The files carry the groups (method 1), and
CDE's own word on methods 2 and 3; local indicators and late CALPADS submissions (from
2024) are not in them.
"""

from enum import StrEnum

from domain.dashboards.lea_year import PRIORITIES, LeaYear, Said
from domain.dashboards.years import dashboard_before
from domain.values import Value

FIRST_YEAR_2 = 2023
"""The first Dashboard since help lasts two years at least (EDC 52071(c)(1), SB 114)."""
FIRST_LATE_CALPADS = 2024
METHODS = {
    2: "two or more local indicators were not met for two or more years (method 2)",
    3: "a group in one state priority and a local indicator in another (method 3)",
}


class Assisted(StrEnum):
    """Whether an LEA is in differentiated assistance, and in which of its two years."""

    GENERAL = "general"
    YEAR_1 = "year 1"
    YEAR_2 = "year 2"


AGREEING = {
    Said.GENERAL: (Assisted.GENERAL,),
    Said.IDENTIFIED: (Assisted.YEAR_1, Assisted.YEAR_2),
    Said.YEAR_1: (Assisted.YEAR_1,),
    Said.YEAR_2: (Assisted.YEAR_2,),
}


class Assistance(Value):
    """One LEA-year: what follows from the file's columns, and what CDE concludes.

    `standing` is CDE's own status where it gives one, else `computed`; None where the
    Dashboard before is needed and is not at hand.
    """

    cds: str
    name: str
    year: int
    computed: Assisted | None
    standing: Assisted | None
    methods: tuple[int, ...]
    status: str
    explanation: str
    differs: str = ""
    """How CDE's columns and our computation disagree; empty where they do not."""


def met_methods(row: LeaYear) -> tuple[int, ...]:
    """1 by the groups, 2 and 3 as CDE marks them."""
    marked = tuple(m for m in row.methods or () if m in METHODS)
    return ((1,) if row.codes else ()) + marked


def assistance(row: LeaYear, before: LeaYear | None, *, complete: bool) -> Assistance:
    """`before` is the LEA in the Dashboard before.

    `complete` says whether that Dashboard's file is at hand at all.
    """
    methods = met_methods(row)
    computed, reason = _computed(row, before, complete)
    said = row.said
    return Assistance(
        cds=row.cds,
        name=row.name,
        year=row.year,
        computed=computed,
        standing=_standing(said, computed),
        methods=methods,
        status=row.status,
        explanation=reason,
        differs=_difference(row, said, computed),
    )


def _standing(said: Said | None, computed: Assisted | None) -> Assisted | None:
    if said is None or computed in AGREEING[said]:
        return computed
    return AGREEING[said][0]


def _computed(
    row: LeaYear, before: LeaYear | None, complete: bool
) -> tuple[Assisted | None, str]:
    reason = _reason(row)
    earlier = dashboard_before(row.year)
    if row.is_charter:
        return _of_charter(row, before, complete, earlier)
    if reason:
        return Assisted.YEAR_1, f"Identified in {row.year}: {reason}."
    if row.year < FIRST_YEAR_2:
        return Assisted.GENERAL, f"Not identified in {row.year}."
    if before and _was_identified(before):
        return Assisted.YEAR_2, (
            f"Not identified in {row.year}, but in {earlier}: help lasts at least two "
            "years (52071(c)(1))."
        )
    if complete:
        return Assisted.GENERAL, f"Identified neither in {row.year} nor in {earlier}."
    return None, (
        f"Not identified in {row.year}; whether it was in {earlier} is not known here: "
        "that file is not at hand."
    )


def _of_charter(
    row: LeaYear, before: LeaYear | None, complete: bool, earlier: int | None
) -> tuple[Assisted | None, str]:
    """A charter school needs two Dashboards in a row (docs/domain.md 1.5)."""
    reason = _reason(row)
    rule = "a charter school is identified by two Dashboards in a row (47607.3)"
    if not reason:
        return Assisted.GENERAL, f"Criteria not met in {row.year}; {rule}."
    if before and _reason(before):
        return Assisted.YEAR_1, (
            f"Criteria met in {earlier} ({_reason(before)}) and in {row.year} "
            f"({reason}): {rule}."
        )
    if complete:
        return Assisted.GENERAL, (
            f"Criteria met in {row.year} ({reason}), not in {earlier}; {rule}."
        )
    return None, (
        f"Criteria met in {row.year} ({reason}); the file of {earlier} is not at hand, "
        f"and {rule}."
    )


def _was_identified(row: LeaYear) -> bool:
    """By its columns, or by CDE, who also knows what the columns do not hold."""
    return bool(met_methods(row)) or row.said in (Said.YEAR_1, Said.IDENTIFIED)


def _reason(row: LeaYear) -> str:
    """By which methods it was identified; empty where it was not."""
    groups = ", ".join(f"{g} in {_priorities(row.codes[g])}" for g in row.groups)
    said = [f"{groups} (method 1)"] if groups else []
    return "; ".join([*said, *(METHODS[m] for m in met_methods(row) if m in METHODS)])


def _priorities(letter: str) -> str:
    known = PRIORITIES.get(letter)
    return f"priorities {', '.join(map(str, known))}" if known else f"code {letter}"


def _difference(row: LeaYear, said: Said | None, computed: Assisted | None) -> str:
    found = []
    if row.methods is not None and (1 in row.methods) is not bool(row.codes):
        marked = "met" if 1 in row.methods else "not met"
        found.append(
            f"CDE marks method 1 as {marked}, the groups are "
            f"{', '.join(row.groups) or 'none'}"
        )
    if said and computed and computed not in AGREEING[said]:
        found.append(f"CDE says '{row.status}', the columns say {computed}")
        found += _may_be_why(row, said, computed)
    if row.status and said is None:
        found.append(f"CDE says '{row.status}', which is no status known here")
    return "; ".join(found)


def _may_be_why(row: LeaYear, said: Said, computed: Assisted) -> list[str]:
    if said is Said.GENERAL or computed is Assisted.YEAR_1:
        return []
    late = " or late CALPADS" if row.year >= FIRST_LATE_CALPADS else ""
    return [f"local indicators{late}, which are not in the file, may be why"]
