"""A workbook's findings and recommendations held against those of a review."""

from collections.abc import Collection
from typing import NamedTuple

from adapters.findings.read import FindingsFile
from adapters.findings.rows import FINDING_ROWS, RECOMMENDATION_ROWS
from adapters.findings.sheet import finding_row, recommendation_row
from domain.act import Actor
from domain.faults import Fault
from domain.reviews.finding_acts import FindingRow, ImportFindings, RecommendationRow
from domain.reviews.standing import ReviewShown
from services.findings.outlook import SwotOutlook, swot_outlook
from services.imports.held import AnyTable, HeldTable, held, said_in, source

NO_FOUND: HeldTable[FindingRow] = HeldTable(FINDING_ROWS.noun, FINDING_ROWS.most)
NO_ADVISED: HeldTable[RecommendationRow] = HeldTable(
    RECOMMENDATION_ROWS.noun, RECOMMENDATION_ROWS.most
)


class FindingsPlan(NamedTuple):
    """What would become of the rows of a workbook, and all that is off in it.

    `outlook` is how much would then be found of each component, and what is lacking.
    """

    where: str
    findings: HeldTable[FindingRow] = NO_FOUND
    recommendations: HeldTable[RecommendationRow] = NO_ADVISED
    faults: tuple[Fault, ...] = ()
    others: tuple[str, ...] = ()
    outlook: SwotOutlook = SwotOutlook()

    @property
    def tables(self) -> tuple[AnyTable, ...]:
        return (self.findings, self.recommendations)

    @property
    def said(self) -> str:
        return said_in(self.tables)

    def act(self, actor: Actor, act_id: str) -> ImportFindings:
        """All that are taken over in one act; there is at least one."""
        overwritten = [each.id for each in self.findings.overwritten]
        overwritten += [each.id for each in self.recommendations.overwritten]
        return ImportFindings(
            id=act_id,
            by=actor.by,
            entered_by=actor.entered_by,
            why=source(self.where),
            findings=tuple(each.said for each in self.findings.taken),
            recommendations=tuple(each.said for each in self.recommendations.taken),
            overwrite=tuple(dict.fromkeys(overwritten)),
        )


def findings_plan(
    file: FindingsFile, now: ReviewShown, overwrite: Collection[str] = ()
) -> FindingsPlan:
    """Each row held against what stands; `overwrite` names ids, or says ALL."""
    analysis = now.analysis
    found = {each.id: finding_row(each) for each in analysis.findings if each.stands}
    advised = {
        each.id: recommendation_row(each)
        for each in analysis.recommendations
        if each.stands
    }
    findings = held(FINDING_ROWS, file.findings, found, overwrite)
    return FindingsPlan(
        file.where,
        findings,
        held(RECOMMENDATION_ROWS, file.recommendations, advised, overwrite),
        file.faults,
        file.others,
        swot_outlook(now, findings),
    )
