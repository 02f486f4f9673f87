"""How much a review would have found once a workbook is imported, and what it lacks."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from domain.reviews.analysis import Square
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingRow
from domain.reviews.progress import missing_to_complete
from domain.reviews.standing import ReviewShown
from services.imports.held import HeldTable


class FoundCount(NamedTuple):
    """Findings that stand in one quadrant of a component, now and then.

    Where there are none, it may be `waived`: said that there are none.
    """

    now: int
    then: int
    waived: bool


class ComponentFound(NamedTuple):
    """A component with the counts of its quadrants, in the order of a SWOT."""

    number: int
    title: str
    counts: tuple[FoundCount, ...]


class SwotOutlook(NamedTuple):
    """Each component; and what each phase that asks for a SWOT would still lack.

    Phases are by their titles, each that is not done.
    """

    components: tuple[ComponentFound, ...] = ()
    lacking: tuple[tuple[str, tuple[str, ...]], ...] = ()


def swot_outlook(now: ReviewShown, table: HeldTable[FindingRow]) -> SwotOutlook:
    """With the rows of the table that are taken over."""
    standing = [each for each in now.analysis.findings if each.stands]
    before = {each.id: (each.component, each.quadrant) for each in standing}
    rows = (each.said for each in table.taken)
    after = before | {row.finding: (row.component, row.quadrant) for row in rows}
    waived = {(e.component, e.quadrant) for e in now.analysis.waivers if not e.gone}
    was, then = Counter(before.values()), Counter(after.values())
    components = (
        ComponentFound(
            each.number,
            each.title,
            tuple(
                FoundCount(was[square], then[square], square in waived)
                for square in ((each.number, quadrant) for quadrant in Quadrant)
            ),
        )
        for each in now.review.framework.components
    )
    return SwotOutlook((*components,), (*_lacking(now, {*then} | waived),))


def _lacking(
    now: ReviewShown, covered: set[Square]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    review = now.review
    for rule in review.framework.phases:
        if rule.swot and not review.is_done(rule.key):
            missing = missing_to_complete(review, now.by_id, rule, covered)
            yield rule.title, (*missing,)
