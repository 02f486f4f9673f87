"""What cells of findings and recommendations may name, by key, number or title."""

from collections.abc import Mapping
from typing import NamedTuple

from adapters.files.choices import Choices
from domain.evidence.evidence import evidence_label
from domain.reviews.finding import Quadrant, names_of
from domain.reviews.framework import Framework
from domain.reviews.grounds import has_something
from domain.reviews.standing import ReviewShown
from domain.status import CALLED_HORIZON, Horizon

QUADRANTS = Choices(
    "quadrant",
    {each.value: each.value for each in Quadrant},
    also={name: each.value for each in Quadrant for name in names_of(each)},
)
HORIZONS = Choices(
    "horizon",
    {each.value: each.value for each in Horizon},
    also={name: horizon.value for name, horizon in CALLED_HORIZON.items()},
)


class FindingChoices(NamedTuple):
    """What the cells of one review's findings may name.

    `evidence` are labels of pieces, `items` ids of those of which something was
    collected.
    """

    components: Choices
    themes: Choices
    evidence: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


def finding_choices(now: ReviewShown) -> FindingChoices:
    """Of a review as it stands."""
    return FindingChoices(
        _components(now.review.framework),
        themes_of(now),
        evidence=tuple(map(evidence_label, now.pieces)),
        items=tuple(key for key, each in now.by_id.items() if has_something(each)),
    )


def themes_of(now: ReviewShown) -> Choices:
    """Those of a review, by their keys or their titles."""
    return _themes({each.key: each.title for each in now.analysis.themes})


def before_a_review(framework: Framework) -> FindingChoices:
    """What a framework alone says."""
    return FindingChoices(_components(framework), _themes({}))


def _components(framework: Framework) -> Choices:
    titles = {str(each.number): each.title for each in framework.components}
    return Choices(f"component of {framework.named}", titles, numbered=True)


def _themes(titles: Mapping[str, str]) -> Choices:
    """By the keys of themes."""
    return Choices("theme of the review (add_theme)", titles, numbered=True)
