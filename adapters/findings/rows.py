"""What rows of findings and recommendations hold, whichever file they stand in."""

from collections.abc import Callable, Collection, Iterator

from adapters.files.rows_by_id import (
    CellReader,
    FileRows,
    RowKind,
    RowRules,
    ids_in,
    pieces,
    pieces_of_evidence,
    rows_by_id,
    whole_number,
)
from adapters.files.table import FileTable
from adapters.findings.choices import (
    HORIZONS,
    QUADRANTS,
    FindingChoices,
    finding_choices,
)
from adapters.findings.columns import FINDING_NEEDED, RECOMMENDATION_NEEDED
from adapters.findings.sheet import cells_of, finding_row, recommendation_row
from domain.bounds import MOST_FINDINGS, MOST_RECOMMENDATIONS
from domain.faults import quoted
from domain.guess import guess_apart
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.finding_row_check import (
    finding_row_faults,
    recommendation_row_faults,
)
from domain.reviews.standing import ReviewShown
from domain.status import Horizon
from domain.wording import all_as_given

UNREAD = "unread"
FINDING_ROWS = RowKind(
    noun="finding",
    whole="review",
    shape=FindingRow,
    needed=FINDING_NEEDED,
    unread=dict.fromkeys(("finding", "text"), UNREAD)
    | {"component": 1, "quadrant": Quadrant.STRENGTH},
    most=MOST_FINDINGS,
    together={},
)
RECOMMENDATION_ROWS = RowKind(
    noun="recommendation",
    whole="review",
    shape=RecommendationRow,
    needed=RECOMMENDATION_NEEDED,
    unread=dict.fromkeys(("recommendation", "text", "rationale"), UNREAD)
    | {"horizon": Horizon.IMMEDIATE, "findings": ()},
    most=MOST_RECOMMENDATIONS,
    together={},
)


def findings_in(table: FileTable, now: ReviewShown) -> FileRows[FindingRow]:
    """All rows that can be used, and what is off about the others."""
    choices = finding_choices(now)
    rules = RowRules(
        readers=_of_finding(now, choices),
        stands={e.id: finding_row(e) for e in now.analysis.findings if e.stands},
        cells=lambda row: cells_of(row, choices),
        faults=lambda row: finding_row_faults(row, now),
        review=now.review.entity,
        gone=[e.id for e in now.analysis.findings if not e.stands],
    )
    return rows_by_id(table, FINDING_ROWS, rules)


def recommendations_in(
    table: FileTable, now: ReviewShown, findings: FileTable | None
) -> FileRows[RecommendationRow]:
    """The same; they may follow from `findings` of the same file, sound or not."""
    known = now.analysis.finding
    rows = ids_in(findings, FINDING_ROWS, known) if findings else []
    beside = [each for each in rows if each not in now.analysis.recommendation]
    advice, choices = now.analysis.recommendations, finding_choices(now)
    rules = RowRules(
        readers=_of_recommendation(now, beside, choices),
        stands={each.id: recommendation_row(each) for each in advice if each.stands},
        cells=lambda row: cells_of(row, choices),
        faults=lambda row: recommendation_row_faults(row, now, beside),
        review=now.review.entity,
        gone=[each.id for each in advice if not each.stands],
    )
    return rows_by_id(table, RECOMMENDATION_ROWS, rules)


def _of_finding(now: ReviewShown, choices: FindingChoices) -> dict[str, CellReader]:
    return {
        "finding": str,
        "component": choices.components.number,
        "quadrant": QUADRANTS.key,
        "text": str,
        "evidence": _evidence,
        "items": _ids(now.by_id),
        "theme": choices.themes.key,
        "note": str,
        "as_of": whole_number,
    }


def _of_recommendation(
    now: ReviewShown, beside: Collection[str], choices: FindingChoices
) -> dict[str, CellReader]:
    return {
        "recommendation": str,
        "text": str,
        "horizon": HORIZONS.key,
        "rationale": str,
        "findings": _ids({*now.analysis.finding, *beside}),
        "theme": choices.themes.key,
        "lcap": pieces,
        "fcmat": pieces,
        "essa": pieces,
        "note": str,
        "as_of": whole_number,
    }


def _evidence(text: str) -> tuple[str, ...]:
    """Numbers alone, so that any comma parts them."""
    return pieces_of_evidence(text.replace(",", ";"))


def _ids(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """Joined by ; or by commas, unless a comma is part of an id; each as it was given.

    Whatever capitals are written, as in acts. Raises ValueError where spaces join them.
    """
    given = all_as_given(known)

    def is_known(text: str) -> bool:
        return given(text) in known

    def parted(text: str) -> Iterator[str]:
        for each in pieces(text):
            yield from (each,) if is_known(each) else pieces(each.replace(",", ";"))

    def ids(text: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(map(given, parted(text))))
        for each in found:
            if near := guess_apart(each, is_known):
                raise ValueError(f"{quoted(each)} is no id{near}")
        return found

    return ids
