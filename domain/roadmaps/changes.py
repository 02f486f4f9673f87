"""What of a roadmap that is worked out would come or be otherwise, for a preview."""

from collections.abc import Iterator

from domain.actions.planned import label, named
from domain.first_few import FEW
from domain.people.roles import LABELS
from domain.roadmaps.rank import ranks
from domain.roadmaps.roadmap import PlannedRoadmap, RoadmapAction
from domain.roadmaps.sentences import dated, moved
from domain.wording import as_words, so_many

NOTHING = "none"


def roadmap_changes(before: PlannedRoadmap, after: PlannedRoadmap) -> Iterator[str]:
    """Every date that moves; of actions that change otherwise the first few."""
    yield from _anchors(before, after)
    for number, was, now in moved(before, after):
        yield f"{named(number)} due {was or NOTHING} -> {now or NOTHING}"
    yield from _actions(before, after)
    for party, signature in after.signatures.items():
        if before.signatures.get(party) != signature:
            yield f"signed for {party.named}: {signature.person} on {signature.on}"
    for party in before.signatures:
        if party not in after.signatures:
            yield f"signed for {party.named} no more"


def _anchors(before: PlannedRoadmap, after: PlannedRoadmap) -> Iterator[str]:
    for key, anchor in after.anchors.items():
        was = before.anchors.get(key)
        if was is None:
            yield f"new anchor: {key}, {anchor.title}, on {anchor.on}"
        elif (was.on, was.title) != (anchor.on, anchor.title):
            yield f"anchor {key}: {was.title} on {was.on} -> {anchor.title} on " + str(
                anchor.on
            )
    for key in before.anchors:
        if key not in after.anchors:
            yield f"anchor no more: {key}"


def _actions(before: PlannedRoadmap, after: PlannedRoadmap) -> Iterator[str]:
    was, now = before.by_number, after.by_number
    placed = ranks(was), ranks(now)
    lines: list[str] = []
    for number, action in now.items():
        known = was.get(number)
        if known is None:
            said = f"{action.title}, {_owner(action)}, {dated(after, action)}"
            lines.append(f"new action: {label(number)}, {said}")
            continue
        facts = _facts(before, known), _facts(after, action)
        lines += _differing(number, *facts)
        ranked = [each.get(number) for each in placed]
        if known.votes != action.votes:
            then = (each.explained if each else "not voted on" for each in ranked)
            lines.append(f"{named(number)} ({action.title}), rank: {' -> '.join(then)}")
    lines += [
        f"action no more: {label(n)}, {was[n].title}" for n in was if n not in now
    ]
    yield from lines[:FEW]
    if more := len(lines[FEW:]):
        yield f"and {so_many(more, 'change')} more"


def _facts(roadmap: PlannedRoadmap, action: RoadmapAction) -> dict[str, str]:
    """What is planned of it, but for its date; as people read it."""
    counted = dated(roadmap, action).partition(", ")[2]
    return {
        "title": action.title,
        "components": ", ".join(map(str, action.components)),
        "horizon": as_words(action.horizon.lower()),
        "theme": action.theme,
        "owner": _owner(action),
        "counted from": counted,
        "waits for": ", ".join(map(label, action.depends_on)),
        "recommendation": action.recommendation,
        "priority": action.priority.described if action.priority else "",
    }


def _differing(number: int, was: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    for name, said in now.items():
        if was[name] != said:
            yield f"{named(number)}, {name}: {was[name] or NOTHING} -> " + (
                said or NOTHING
            )


def _owner(action: RoadmapAction) -> str:
    return LABELS[action.owner] if action.owner else "without an owner"
