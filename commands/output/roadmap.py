"""How a roadmap that is worked out looks: its actions, anchors, votes on one."""

from collections.abc import Iterator, Sequence

from commands.output import console
from domain.actions.planned import label
from domain.bounds import BEST_VOTE
from domain.people.roles import LABELS
from domain.reviews.part import ReviewPart
from domain.roadmaps.rank import Rank, ranks
from domain.roadmaps.roadmap import RoadmapSummary
from domain.roadmaps.sentences import how_far_roadmap, lacking, relative
from domain.roadmaps.standing import (
    AnchorStanding,
    PlannedStanding,
    PlannedTexts,
    RoadmapStanding,
)
from domain.wording import as_words

ACTIONS = ("action", "rank", "title", "owner", "due", "counted from", "priority")


def print_planned(roadmap: RoadmapStanding) -> None:
    """Its actions, the best first; those that were not voted on by their numbers."""
    placed = ranks(roadmap.by_number)
    ordered = [*placed, *(n for n in roadmap.by_number if n not in placed)]
    actions = (roadmap.by_number[number] for number in ordered)
    rows = (_row(roadmap, each, placed.get(each.number)) for each in actions)
    console.table(ACTIONS, rows)


def print_roadmap_part(
    address: str, roadmap: RoadmapStanding, part: ReviewPart
) -> None:
    """One action or one anchor, in full."""
    where = f"{address}/{part.room}/{part.name}"
    for each in roadmap.narrowed(part.room, part.name).actions:
        console.entry(f"{where}  {each.title}", *_action(roadmap, each))
    if part.room == "anchor":
        anchor = roadmap.by_anchor[part.name]
        console.entry(f"{where}  {anchor.title}", *_anchor(roadmap, anchor))


def roadmap_far(address: str, planned: RoadmapSummary) -> Iterator[str]:
    """How far it is in a line, and where all of it is; nothing of one not begun."""
    if far := "; ".join(how_far_roadmap(planned)):
        yield f"Roadmap: {far}"
        yield f"all of it: {console.COMMAND} roadmap show {address}"


def counted_from(roadmap: RoadmapStanding, each: PlannedStanding) -> str:
    """'30 working days after the board's adoption'; empty of a day that was said."""
    anchor = roadmap.by_anchor.get(each.anchor)
    return relative(each.days, anchor.title) if anchor else ""


def dated_by(roadmap: RoadmapStanding, anchor: str) -> Sequence[str]:
    """The actions that are counted from it, as people number them."""
    return [each.id for each in roadmap.actions if each.anchor == anchor]


def _row(
    roadmap: RoadmapStanding, each: PlannedStanding, rank: Rank | None
) -> tuple[object, ...]:
    return (
        each.id,
        rank.place if rank else None,
        each.title,
        LABELS[each.owner] if each.owner else None,
        each.due,
        counted_from(roadmap, each),
        each.priority.described if each.priority else None,
    )


def _action(roadmap: RoadmapStanding, each: PlannedStanding) -> Iterator[str]:
    texts = each.texts or PlannedTexts()
    yield from (texts.text or "").splitlines()
    owner = LABELS[each.owner] if each.owner else "without an owner"
    due = f"due {each.due}" if each.due else "without a date"
    counted = counted_from(roadmap, each)
    yield f"{owner}, {due}{f', {counted}' if counted else ''}"
    if texts.past:
        yield f"planned for a day that was past: {texts.past}"
    theme = f"; theme {each.theme}" if each.theme else ""
    components = ", ".join(map(str, each.components))
    yield f"{as_words(each.horizon.lower())}; components {components}{theme}"
    if each.recommendation:
        yield f"carries out recommendation {each.recommendation}"
    if texts.standards:
        yield f"serves as well: {', '.join(texts.standards)}"
    if each.depends_on:
        yield f"waits for {', '.join(map(label, each.depends_on))}"
    if each.priority:
        yield f"{each.priority.described}: {texts.reason or ''}".removesuffix(": ")
    yield from _votes(roadmap, each)
    if lacks := lacking(each.number, each):
        yield f"{lacks}, and cannot be signed without"
    yield f"last planned in entry {each.entry}"


def _votes(roadmap: RoadmapStanding, each: PlannedStanding) -> Iterator[str]:
    """How it ranks and why so; what each role gave it."""
    rank = ranks(roadmap.by_number).get(each.number)
    if rank is None:
        yield "nobody has voted on it yet"
        return
    yield f"rank {rank.explained}"
    for role, vote in each.votes.items():
        yield (
            f"  {LABELS[role]}: impact {vote.impact}, effort {vote.effort}, "
            f"feasibility {vote.feasibility} of {BEST_VOTE}"
        )


def _anchor(roadmap: RoadmapStanding, each: AnchorStanding) -> Iterator[str]:
    yield f"on {each.on}, as of entry {each.entry}"
    dated = dated_by(roadmap, each.key)
    yield f"counted from it: {', '.join(dated) or 'nothing'}"
