"""A roadmap that is worked out as it stands, or what of it an act changed."""

from collections.abc import Iterator

from domain.roadmaps.acts import (
    ImportActions,
    PlanAction,
    PrioritizeAction,
)
from domain.roadmaps.roadmap import Anchor, PlannedRoadmap, RoadmapAction, Signature
from domain.roadmaps.standing import (
    AnchorStanding,
    PlannedStanding,
    PlannedTexts,
    RoadmapStanding,
    SignatureStanding,
)


def roadmap_standing(roadmap: PlannedRoadmap) -> RoadmapStanding:
    """All of it, without what the record alone has."""
    return RoadmapStanding(
        actions=tuple(_action(n, each) for n, each in roadmap.by_number.items()),
        anchors=tuple(_anchor(k, each) for k, each in roadmap.anchors.items()),
        signatures=tuple(_signature(p, e) for p, e in roadmap.signatures.items()),
        proposal=roadmap.proposal,
        proposals=roadmap.proposals,
        changed=roadmap.changed,
    )


def changed_roadmap(
    before: PlannedRoadmap, after: PlannedRoadmap, act: object
) -> RoadmapStanding | None:
    """What of it came, went, or is otherwise, with what was said; None if nothing."""
    if before is after:
        return None
    return RoadmapStanding(
        actions=tuple(_actions(before, after, dict(_said(act)))),
        anchors=tuple(_anchors(before, after)),
        signatures=tuple(_signatures(before, after)),
        proposal=after.proposal,
        proposals=after.proposals,
        changed=after.changed,
    )


def _actions(
    before: PlannedRoadmap, after: PlannedRoadmap, said: dict[int, PlannedTexts]
) -> Iterator[PlannedStanding]:
    was, now = before.by_number, after.by_number
    for number, action in now.items():
        if was.get(number) != action or number in said:
            yield _action(number, action).but(texts=said.get(number))
    for number, action in was.items():
        if number not in now:
            yield _action(number, action).but(gone=True)


def _anchors(before: PlannedRoadmap, after: PlannedRoadmap) -> Iterator[AnchorStanding]:
    was, now = before.anchors, after.anchors
    for key, anchor in now.items():
        if was.get(key) != anchor:
            yield _anchor(key, anchor)
    for key, anchor in was.items():
        if key not in now:
            yield _anchor(key, anchor).but(gone=True)


def _signatures(
    before: PlannedRoadmap, after: PlannedRoadmap
) -> Iterator[SignatureStanding]:
    for party, signature in after.signatures.items():
        if before.signatures.get(party) != signature:
            yield _signature(party, signature)


def _said(act: object) -> Iterator[tuple[int, PlannedTexts]]:
    """What an act says in words, by the action it says it of."""
    match act:
        case PlanAction(action=number):
            past = "" if act.past is None and act.is_dated else act.past
            texts = PlannedTexts(text=act.text, past=past, standards=act.standards)
            if texts != PlannedTexts():
                yield number, texts
        case PrioritizeAction(action=number, why=why):
            yield number, PlannedTexts(reason=why)
        case ImportActions(rows=rows):
            for row in rows:
                yield (
                    row.action,
                    PlannedTexts(
                        text=row.text,
                        past=row.past,
                        reason=row.reason,
                        standards=row.standards,
                    ),
                )


def _action(number: int, action: RoadmapAction) -> PlannedStanding:
    fields = {each: getattr(action, each) for each in RoadmapAction.model_fields}
    return PlannedStanding(number=number, **fields)


def _anchor(key: str, anchor: Anchor) -> AnchorStanding:
    fields = {each: getattr(anchor, each) for each in Anchor.model_fields}
    return AnchorStanding(key=key, **fields)


def _signature(party: object, signature: Signature) -> SignatureStanding:
    fields = {each: getattr(signature, each) for each in Signature.model_fields}
    return SignatureStanding(party=party, **fields)
