"""Parts of a review, as their addresses within it name them: item/C03-07."""

from typing import NamedTuple, get_args

from domain.act import ByStaff
from domain.reviews.acts import ItemAct, MilestoneAct, PhaseMove, SiteAct
from domain.reviews.finding_acts import (
    OfComponent,
    OfFinding,
    OfRecommendation,
    ThemeAct,
)
from domain.reviews.report_acts import OfCorrection, WriteSection
from domain.roadmaps.acts import OfAction, SetAnchor

ACTS_ON: dict[str, tuple[type[ByStaff], ...]] = {
    "phase": get_args(PhaseMove),
    "milestone": get_args(MilestoneAct),
    "item": get_args(ItemAct),
    "site": get_args(SiteAct),
    "finding": get_args(OfFinding),
    "recommendation": get_args(OfRecommendation),
    "theme": get_args(ThemeAct),
    "component": get_args(OfComponent),
    "section": (WriteSection,),
    "correction": get_args(OfCorrection),
    "action": get_args(OfAction),
    "anchor": (SetAnchor,),
}
"""What is done to a part, by its room."""


class ReviewPart(NamedTuple):
    """Its room is also the name of the field that says it in an act."""

    room: str
    name: str

    def takes(self, kind: type[ByStaff]) -> bool:
        """Whether an act of this kind is done to it."""
        return kind in ACTS_ON[self.room]


def part_of(within: str) -> ReviewPart | None:
    """None for the whole review."""
    room, _, name = within.partition("/")
    return ReviewPart(room, name) if name else None
