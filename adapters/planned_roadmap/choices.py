"""What cells of a roadmap's actions may name, by key, number or title."""

from collections.abc import Iterator
from typing import NamedTuple

from adapters.files.choices import Choices, NotAChoice
from adapters.files.role_choices import RoleChoices
from adapters.files.rows_by_id import pieces
from adapters.findings.choices import finding_choices, themes_of
from domain.people.roles import OWNERS
from domain.reviews.analysis_standing import RecommendationTexts
from domain.reviews.standing import ReviewShown
from domain.roadmaps.roadmap import PRIORITIES, VOTING, Priority

PRIORITY = Choices(
    "priority",
    {each.value: PRIORITIES[each] for each in Priority},
    also={"first": Priority.FIRST_CYCLE.value},
)
OWNER = RoleChoices(
    "role that leads actions", OWNERS, such_as="lea_instruction or lea_superintendent"
)
VOTER = RoleChoices(
    "role that votes on a roadmap", VOTING, such_as="coe_lead or ccee_lead"
)
SHORT = 60  # characters by which a recommendation is told from others in a list


class PlanningChoices(NamedTuple):
    """What the cells of the actions of one review's roadmap may name."""

    components: Choices
    themes: Choices
    anchors: Choices
    recommendations: Choices

    def several_components(self, text: str) -> tuple[int, ...]:
        """Joined by ; or by commas, unless a comma is part of a title."""
        return tuple(dict.fromkeys(self._components(text)))

    def _components(self, text: str) -> Iterator[int]:
        for each in pieces(text):
            try:
                yield self.components.number(each)
            except NotAChoice:
                if "," not in each:
                    raise
                yield from map(self.components.number, pieces(each.replace(",", ";")))

    def theme(self, text: str) -> str:
        """The title of a theme of the review that is named; else what is said."""
        try:
            return self.titles[self.themes.key(text)]
        except NotAChoice:
            return text

    @property
    def titles(self) -> dict[str, str]:
        return {each: self.themes.title(each) for each in self.themes.keys}


def planning_choices(now: ReviewShown) -> PlanningChoices:
    """Of a review as it stands."""
    return PlanningChoices(
        finding_choices(now).components,
        themes_of(now),
        Choices(
            "anchor of the roadmap (set_anchor)",
            {each.key: each.title for each in now.roadmap.anchors},
            numbered=True,
        ),
        Choices(
            "recommendation that stands",
            {
                each.id: _in_short((each.texts or RecommendationTexts()).text or "")
                for each in now.analysis.recommendations
                if each.stands
            },
            numbered=True,
        ),
    )


def _in_short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rstrip()}..."
