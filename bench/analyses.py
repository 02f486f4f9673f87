"""Analyses of reviews as large as real ones: findings, evidence, recommendations."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import cycle
from typing import NamedTuple

from bench.large import middle
from bench.plans import (
    AT,
    EXPERT,
    LEAD,
    SIR,
    after,
    begun_review,
    planned_review,
    said,
)
from domain.acts import (
    AddEvidence,
    AddFinding,
    AddTheme,
    BeginPhase,
    ImportFindings,
    RateComponent,
    ReviewStaffAct,
)
from domain.expectation import expectation
from domain.review_entity import ReviewEntity
from domain.review_judge import rehearse_review
from domain.review_standing import shown
from domain.review_views import review_offers, review_preview
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.status import Horizon
from workflows.review_visibility import of_review

FINDINGS, RECOMMENDATIONS, PIECES, THEMES = 300, 80, 200, 6
FINDING = (
    "In most of the rooms that were visited students spoke with one another about the "
    "subject for less than a minute; where teachers had planned for it together, for "
    "eleven. Both were seen in each school, and in each grade."
)
ADVICE = "Learn two routines for students' talk together, in all subjects and schools."
WHY = "It can begin at once, with teachers who open their rooms already."


class AnalysisSize(NamedTuple):
    """Bytes of a review's value, as it travels to its next run."""

    planned: int
    evident: int
    """With its evidence as well."""
    analysed: int
    """With findings and recommendations, as a workbook brings them."""
    singly: int
    """The same, where each finding came by an act of its own, which is remembered."""


def analysis_size() -> AnalysisSize:
    planned = collecting()
    evident = after(planned, evidence())
    themed = after(evident, themes())
    analysed = after(themed, [imported(rows())])
    singly = after(themed, [*map(finding, rows()), imported(())])
    values = (planned, evident, analysed, singly)
    return AnalysisSize(*(len(each.model_dump_json()) for each in values))


def analysis_steps() -> dict[str, float]:
    """Seconds of processor time of each step on a whole analysis."""
    ready = after(collecting(), [*evidence(), *themes()])
    now, another = analysed_review(), finding(rows()[0], "F999")
    anew, found = imported(rows()), now.review.analysis
    over = anew.but(overwrite=(*found.findings, *found.recommendations))
    rate = RateComponent(**said(EXPERT), component=4, rating="full")
    piece = AddEvidence(**said(EXPERT), name="minutes", sha256="a" * 64, size=9)
    taken: dict[str, Callable[[], object]] = {
        f"import {FINDINGS} findings, {RECOMMENDATIONS} recommendations": (
            lambda: rehearse_review(ready, anew, AT)
        ),
        "preview them once more": lambda: review_preview(now, over, AT),
        "add a finding": lambda: rehearse_review(now, another, AT),
        "add a piece of evidence": lambda: rehearse_review(now, piece, AT),
        "rate a component": lambda: rehearse_review(now, rate, AT),
        "find what is expected next": lambda: expectation(now),
        "show it in the Temporal UI": lambda: of_review(now),
        "say how it stands": lambda: shown(now),
        "say what may be done": lambda: review_offers(now, AT),
    }
    return {name: middle(step) for name, step in taken.items()}


def analysed_review() -> ReviewEntity:
    """With a plan of 400 items, its evidence, and all that was found."""
    return after(collecting(), [*evidence(), *themes(), imported(rows())])


def collecting() -> ReviewEntity:
    """Its first phase in which data are collected has begun."""
    collects = next(each.key for each in SIR.phases if each.methods)
    begin = BeginPhase(**said(LEAD), phase=collects, setting=0)
    return after(planned_review(begun_review()), [begin])


def evidence(pieces: int = PIECES) -> list[AddEvidence]:
    return [
        AddEvidence(
            **said(EXPERT),
            name=f"notes of visit {n}.docx",
            sha256=sha256(f"{n}".encode()).hexdigest(),
            size=48_000,
        )
        for n in range(pieces)
    ]


def themes() -> list[ReviewStaffAct]:
    return [
        AddTheme(**said(EXPERT), theme=f"T{n}", title=f"Coherence, part {n}")
        for n in range(1, THEMES + 1)
    ]


def rows() -> tuple[FindingRow, ...]:
    """For each component in turn, in each quadrant; each rests on two pieces."""
    squares = cycle((e.number, q) for e in SIR.components for q in Quadrant)
    return tuple(
        FindingRow(
            finding=f"F{n:03}",
            component=component,
            quadrant=quadrant,
            text=FINDING,
            evidence=(f"E{1 + n % PIECES}", f"E{1 + (n + 7) % PIECES}"),
            theme=f"T{1 + n % THEMES}",
        )
        for n, (component, quadrant) in zip(range(FINDINGS), squares, strict=False)
    )


def advice() -> Iterator[RecommendationRow]:
    """Each follows from four findings."""
    for n in range(RECOMMENDATIONS):
        yield RecommendationRow(
            recommendation=f"R{n:02}",
            text=ADVICE,
            horizon=Horizon.LONG_TERM if n % 2 else Horizon.IMMEDIATE,
            rationale=WHY,
            findings=tuple(f"F{(3 * n + k) % FINDINGS:03}" for k in range(4)),
            theme=f"T{1 + n % THEMES}",
            lcap=("Goal 2",),
        )


def imported(found: Sequence[FindingRow]) -> ImportFindings:
    """These findings, and all recommendations, as a workbook brings them."""
    return ImportFindings(
        **said(EXPERT), findings=tuple(found), recommendations=tuple(advice())
    )


def finding(row: FindingRow, key: str = "") -> AddFinding:
    fields = row.model_dump(exclude={"as_of", "finding"})
    return AddFinding(**said(EXPERT), **fields, finding=key or row.finding)
