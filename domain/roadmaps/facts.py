"""What a roadmap says that is signed, as one value that is written once and hashed.

It is made of what the record has of the review as of one entry (docs/domain.md 6.9).
What is adopted is read from the same text, so that it is what three have signed; a
text that was signed is read for years, by replays too: a new field has a default, in a
value that is `Sparse`, so that the text of what had none keeps its hash.
"""

from collections.abc import Mapping
from datetime import date

from pydantic import ValidationError

from domain.actions.planned import PlannedAction
from domain.people.roles import Role
from domain.roadmaps.rank import Rank, ranks, said
from domain.roadmaps.roadmap import Priority, Vote
from domain.roadmaps.sentences import relative
from domain.roadmaps.standing import PlannedStanding, PlannedTexts, RoadmapStanding
from domain.status import Horizon
from domain.values import Value


class RankFacts(Value):
    """By its votes: its place, their means with one decimal, their sum, how many."""

    place: int
    impact: str
    effort: str
    feasibility: str
    score: str
    votes: int
    explained: str


class PlannedFacts(Value):
    """An action as it is signed: whose, by when, why it comes when it does.

    `relative` is its date in words, where it is relative to an anchor.
    """

    number: int
    title: str
    text: str
    components: tuple[int, ...]
    horizon: Horizon
    theme: str
    owner: Role
    due: date
    relative: str
    past: str
    depends_on: tuple[int, ...]
    recommendation: str
    standards: tuple[str, ...]
    priority: Priority
    reason: str
    votes: dict[Role, Vote]
    rank: RankFacts | None


class AnchorFacts(Value):
    key: str
    title: str
    on: date


class RoadmapFacts(Value):
    """The whole roadmap, but for which proposal it is, and of which day."""

    lea: str
    county: str
    cds: str
    review: int
    anchors: tuple[AnchorFacts, ...]
    actions: tuple[PlannedFacts, ...]


class NotARoadmap(ValueError):
    """A text that is no roadmap's; the message says so in words."""


def roadmap_facts(
    roadmap: RoadmapStanding, *, lea: str, county: str, cds: str, review: int
) -> RoadmapFacts:
    """Of a roadmap that lacks nothing, with all that is said of its actions."""
    placed = ranks(roadmap.by_number)
    titles = {each.key: each.title for each in roadmap.anchors}
    return RoadmapFacts(
        lea=lea,
        county=county,
        cds=cds,
        review=review,
        anchors=tuple(
            AnchorFacts(key=each.key, title=each.title, on=each.on)
            for each in roadmap.anchors
        ),
        actions=tuple(
            _action(each, titles, placed.get(number))
            for number, each in sorted(roadmap.by_number.items())
            if each.is_ready
        ),
    )


def _rank(rank: Rank) -> RankFacts:
    return RankFacts(
        place=rank.place,
        impact=said(rank.impact),
        effort=said(rank.effort),
        feasibility=said(rank.feasibility),
        score=said(rank.score),
        votes=rank.votes,
        explained=rank.explained,
    )


def _action(
    each: PlannedStanding, titles: Mapping[str, str], rank: Rank | None
) -> PlannedFacts:
    texts = each.texts or PlannedTexts()
    title = titles.get(each.anchor)
    assert each.owner and each.due and each.priority
    return PlannedFacts(
        number=each.number,
        title=each.title,
        text=texts.text or "",
        components=each.components,
        horizon=each.horizon,
        theme=each.theme,
        owner=each.owner,
        due=each.due,
        relative=relative(each.days, title) if title else "",
        past=texts.past or "",
        depends_on=each.depends_on,
        recommendation=each.recommendation,
        standards=texts.standards or (),
        priority=each.priority,
        reason=texts.reason or "",
        votes=each.votes,
        rank=_rank(rank) if rank else None,
    )


def facts_of(text: str) -> RoadmapFacts:
    """Raises NotARoadmap."""
    try:
        return RoadmapFacts.model_validate_json(text)
    except ValidationError as off:
        raise NotARoadmap(
            "what is said to be signed is no roadmap that this version can read"
        ) from off


def planned_of(text: str) -> tuple[PlannedAction, ...]:
    """The actions of a roadmap that was signed, as one adopts them.

    Raises NotARoadmap.
    """
    return tuple(
        PlannedAction(
            number=each.number,
            title=each.title,
            text=each.text,
            components=each.components,
            theme=each.theme,
            horizon=each.horizon,
            owner=each.owner,
            due=each.due,
            why=each.past,
            depends_on=each.depends_on,
            recommendation=each.recommendation,
            standards=each.standards,
        )
        for each in facts_of(text).actions
    )
