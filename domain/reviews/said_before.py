"""What an entry says otherwise of a part of a review, next to what was said before."""

from collections.abc import Iterator, Mapping

from domain.evidence.evidence import evidence_label
from domain.reviews.analysis_standing import FindingTexts, RecommendationTexts
from domain.reviews.standing import ItemTexts
from domain.roadmaps.standing import PlannedTexts
from domain.wording import as_words

PartTexts = FindingTexts | RecommendationTexts | ItemTexts | PlannedTexts
NOT_WORDS = (
    *("id", "entry", "withdrawn", "status", "count", "reason", "more_evidence"),
    *("number", "gone", "votes"),
)
"""What says when or how far something came; or belongs to the entry alone."""
NOTHING = "nothing"


def said_otherwise(
    part: str, before: Mapping[str, object], now: Mapping[str, object]
) -> Iterator[str]:
    """'finding/F1, text: two systems; said before: one system', field by field."""
    for name in dict.fromkeys((*now, *before)):
        was, new = (_said(name, each.get(name)) for each in (before, now))
        if name not in NOT_WORDS and was != new:
            yield f"{part}, {as_words(name)}: {new}; said before: {was}"


def _said(name: str, value: object) -> str:
    if isinstance(value, list | tuple):
        numbered = name == "evidence" and all(isinstance(e, int) for e in value)
        each = map(evidence_label, value) if numbered else map(str, value)
        return ", ".join(each) or NOTHING
    return NOTHING if value in (None, "") else str(value)
