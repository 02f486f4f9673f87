"""Each LEA of a Dashboard: its level of support, and why (docs/domain.md 4.6)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from domain.dashboards.assistance import Assistance, Assisted, assistance
from domain.dashboards.eligibility import Eligibility, assess
from domain.dashboards.geo_lead import GeoLeadJoins, geo_lead
from domain.dashboards.lea_year import LeaYear
from domain.dashboards.years import dashboard_before, window
from domain.values import Value


class SupportLevel(StrEnum):
    """How much support a Dashboard asks for; what each is called is policy.

    Stored: add, never rename.
    """

    LEVEL1_GENERAL = "LEVEL1_GENERAL"
    LEVEL2_DA_YEAR1 = "LEVEL2_DA_YEAR1"
    LEVEL2_DA_YEAR2 = "LEVEL2_DA_YEAR2"
    LEVEL3_DETERMINATION = "LEVEL3_DETERMINATION"


OF_ASSISTANCE = {
    Assisted.GENERAL: SupportLevel.LEVEL1_GENERAL,
    Assisted.YEAR_1: SupportLevel.LEVEL2_DA_YEAR1,
    Assisted.YEAR_2: SupportLevel.LEVEL2_DA_YEAR2,
}


class Assessed(Value):
    """One LEA by the Dashboard of one year, each conclusion with its reason.

    `level` is None where the file that would tell is not at hand.
    """

    cds: str
    """Fourteen digits."""
    name: str
    county: str
    year: int
    level: SupportLevel | None
    explanation: str
    eligibility: Eligibility
    assistance: Assistance
    geo_lead: GeoLeadJoins

    @property
    def differences(self) -> list[str]:
        """Where CDE's own flags say other than the groups; CDE's word counts."""
        said = ((self.eligibility, "52072"), (self.geo_lead, "52071(f)"))
        return [
            f"CDE's {section} flag says {'Y' if each.flag else 'N'}, by the groups it "
            f"would be {'Y' if each.computed else 'N'}"
            for each, section in said
            if each.differs
        ]


def assessed(
    rows: Iterable[LeaYear], year: int, significant: Mapping[str, int] | None = None
) -> list[Assessed]:
    """Every LEA that the Dashboard of `year` lists, by CDS code.

    `rows` are those of all files at hand; raises NoDeterminations.
    """
    rows = [row for row in rows if row.year in window(year)]
    judged = {each.cds: each for each in assess(rows, year, significant)}
    helped = {each.cds: each for each in assistance_of(rows, year)}
    of_lea: dict[str, list[LeaYear]] = {}
    for row in rows:
        of_lea.setdefault(row.cds, []).append(row)
    return [
        _assessed(judged[cds], helped[cds], geo_lead(of_lea[cds], year))
        for cds in sorted(helped)
    ]


def assistance_of(rows: Iterable[LeaYear], year: int) -> list[Assistance]:
    """The differentiated assistance of every LEA listed in `year`; NoDeterminations."""
    rows = [*rows]
    earlier = dashboard_before(year)
    before = {row.cds: row for row in rows if row.year == earlier}
    at_hand = {row.is_charter for row in before.values()}
    return [
        assistance(row, before.get(row.cds), complete=row.is_charter in at_hand)
        for row in rows
        if row.year == year
    ]


def _assessed(judged: Eligibility, helped: Assistance, joins: GeoLeadJoins) -> Assessed:
    level, reason = _level(judged, helped, joins)
    return Assessed(
        cds=judged.cds,
        name=judged.name,
        county=judged.county,
        year=helped.year,
        level=level,
        explanation=reason,
        eligibility=judged,
        assistance=helped,
        geo_lead=joins,
    )


def _level(
    judged: Eligibility, helped: Assistance, joins: GeoLeadJoins
) -> tuple[SupportLevel | None, str]:
    joined = f" The Geo Lead joins (52071(f)): {joins.explanation}"
    also = joined if joins.joins else ""
    if judged.eligible:
        reason = f"Eligible for a determination under 52072(a): {judged.explanation}"
        return SupportLevel.LEVEL3_DETERMINATION, reason + also
    if helped.standing is None:
        return None, helped.explanation
    said = f" CDE's status: {helped.status}." if helped.differs else ""
    return OF_ASSISTANCE[helped.standing], helped.explanation + said + also
