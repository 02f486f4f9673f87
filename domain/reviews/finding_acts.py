"""Acts on what a review finds: its SWOT, themes, recommendations, ratings."""

from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import (
    MOST_FINDINGS,
    MOST_FOLLOWED,
    MOST_GROUNDS,
    MOST_RECOMMENDATIONS,
    Component,
    EntryNumber,
    ItemId,
    ItemIdOrBlank,
    Many,
    ReportText,
    RowText,
    Standards,
    StepName,
    Title,
)
from domain.reviews.finding import Quadrant
from domain.status import Horizon
from domain.values import Value

PlanItems = Annotated[tuple[ItemId, ...], Many(MOST_GROUNDS)]
Followed = Annotated[tuple[ItemId, ...], Many(MOST_FOLLOWED)]
"""Findings, by their ids."""
References = Annotated[tuple[Title, ...], Many(MOST_GROUNDS)]
"""To evidence, by its number: E3."""


class AddFinding(ByStaff):
    """Say what was found of a component: a strength, weakness, opportunity or threat.

    It rests on evidence, by its number, or on items of the plan.
    """

    kind: Literal["add_finding"] = "add_finding"
    finding: ItemId
    component: Component
    quadrant: Quadrant
    text: ReportText
    evidence: References = ()
    items: PlanItems = ()
    theme: ItemIdOrBlank = ""
    note: RowText = ""


class AmendFinding(ByStaff):
    """Say a finding otherwise; what is left out stays as it is.

    An empty theme takes it off.
    """

    kind: Literal["amend_finding"] = "amend_finding"
    finding: ItemId
    component: Component | None = None
    quadrant: Quadrant | None = None
    text: ReportText | None = None
    evidence: References | None = None
    items: PlanItems | None = None
    theme: ItemIdOrBlank | None = None
    note: RowText | None = None


class WithdrawFinding(ByStaff):
    """A finding does not hold, with the reason; its id is not given again."""

    kind: Literal["withdraw_finding"] = "withdraw_finding"
    finding: ItemId


class WaiveQuadrant(ByStaff):
    """Nothing is found in a quadrant of a component, with the reason.

    It is so until a finding says otherwise.
    """

    kind: Literal["waive_quadrant"] = "waive_quadrant"
    component: Component
    quadrant: Quadrant


class RateComponent(ByStaff):
    """Say how far a component is, on the scale of the framework, with the reason."""

    kind: Literal["rate_component"] = "rate_component"
    component: Component
    rating: StepName


class AddTheme(ByStaff):
    """Name a theme, under which findings and recommendations stand in the report."""

    kind: Literal["add_theme"] = "add_theme"
    theme: ItemId
    title: Title


class AmendTheme(ByStaff):
    """Call a theme otherwise."""

    kind: Literal["amend_theme"] = "amend_theme"
    theme: ItemId
    title: Title


class AddRecommendation(ByStaff):
    """Recommend what follows from findings, at once or in the long term, and why.

    `lcap`, `fcmat` and `essa` are the parts of other plans that it serves as well:
    goals of the LCAP, standards of FCMAT, parts of the plan under ESSA.
    """

    kind: Literal["add_recommendation"] = "add_recommendation"
    recommendation: ItemId
    text: ReportText
    horizon: Horizon
    rationale: RowText
    findings: Followed
    theme: ItemIdOrBlank = ""
    lcap: Standards = ()
    fcmat: Standards = ()
    essa: Standards = ()
    note: RowText = ""


class AmendRecommendation(ByStaff):
    """Recommend it otherwise; what is left out stays as it is.

    An empty theme takes it off.
    """

    kind: Literal["amend_recommendation"] = "amend_recommendation"
    recommendation: ItemId
    text: ReportText | None = None
    horizon: Horizon | None = None
    rationale: RowText | None = None
    findings: Followed | None = None
    theme: ItemIdOrBlank | None = None
    lcap: Standards | None = None
    fcmat: Standards | None = None
    essa: Standards | None = None
    note: RowText | None = None


class WithdrawRecommendation(ByStaff):
    """It is recommended no more, with the reason; its id is not given again."""

    kind: Literal["withdraw_recommendation"] = "withdraw_recommendation"
    recommendation: ItemId


class FindingRow(Value):
    """A finding as a workbook has it.

    `as_of` is the review's entry at which it last changed as the workbook was written;
    0 for one that is new.
    """

    finding: ItemId
    component: Component
    quadrant: Quadrant
    text: ReportText
    evidence: References = ()
    items: PlanItems = ()
    theme: ItemIdOrBlank = ""
    note: RowText = ""
    as_of: EntryNumber = 0


class RecommendationRow(Value):
    """A recommendation as a workbook has it; it may name findings of that workbook."""

    recommendation: ItemId
    text: ReportText
    horizon: Horizon
    rationale: RowText
    findings: Followed
    theme: ItemIdOrBlank = ""
    lcap: Standards = ()
    fcmat: Standards = ()
    essa: Standards = ()
    note: RowText = ""
    as_of: EntryNumber = 0


class ImportFindings(ByStaff):
    """Take over the rows of a workbook, all or none; others stay as they are.

    A row that changed since the workbook was written is taken over only where it is
    among those to `overwrite`.
    """

    kind: Literal["import_findings"] = "import_findings"
    findings: Annotated[tuple[FindingRow, ...], Many(MOST_FINDINGS)] = ()
    recommendations: Annotated[
        tuple[RecommendationRow, ...], Many(MOST_RECOMMENDATIONS)
    ] = ()
    overwrite: Annotated[
        tuple[ItemId, ...], Many(MOST_FINDINGS + MOST_RECOMMENDATIONS)
    ] = ()


OfFinding = AddFinding | AmendFinding | WithdrawFinding
"""What is done to one finding."""
OfRecommendation = AddRecommendation | AmendRecommendation | WithdrawRecommendation
"""What is done to one recommendation."""
ThemeAct = AddTheme | AmendTheme
OfComponent = WaiveQuadrant | RateComponent
"""What is said of one component as a whole."""
FindingAct = OfFinding | OfRecommendation | ThemeAct | OfComponent


def subject_of(act: FindingAct) -> str:
    """The address within the review of what it is about: finding/F1, component/4."""
    match act:
        case AddTheme(theme=key) | AmendTheme(theme=key):
            return f"theme/{key}"
        case WaiveQuadrant(component=number) | RateComponent(component=number):
            return f"component/{number}"
        case _ if isinstance(act, OfFinding):
            return f"finding/{act.finding}"
        case _ if isinstance(act, OfRecommendation):
            return f"recommendation/{act.recommendation}"
    raise AssertionError(act)
