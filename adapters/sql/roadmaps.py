"""Roadmaps that reviews work out: how they stand or stood, and all that is said there.

A row for each change, as of what a review found. An action that was dropped, or an
anchor, is gone; a signature is, once what was signed is proposed no more.
"""

from sqlalchemy import Connection

from adapters.sql.newest import NewestRow, changed_row, newest_rows
from adapters.sql.tables import ROADMAPS
from domain.entries import Entry
from domain.roadmaps.standing import (
    AnchorStanding,
    PlannedStanding,
    PlannedTexts,
    RoadmapStanding,
    SignatureStanding,
)
from domain.values import Value

ACTION, ANCHOR, SIGNATURE, WHOLE = "action", "anchor", "signature", "roadmap"
ITSELF = ""  # the name of the whole: what is proposed, when anything changed last
UNSAID = PlannedTexts(text="", past="", reason="", standards=())
"""An action that is dropped takes its words with it: planned anew, it has others."""


def roadmap_rows(entry: Entry) -> list[dict[str, object]]:
    """Of each part that changed, and of the whole."""
    changed = entry.roadmap
    if changed is None:
        return []
    whole = changed.but(actions=(), anchors=(), signatures=())
    rows: list[tuple[str, str, Value, Value | None]] = [
        (WHOLE, ITSELF, whole, None),
        *(
            (ACTION, e.id, e.but(texts=None), UNSAID if e.gone else e.texts)
            for e in changed.actions
        ),
        *((ANCHOR, e.key, e, None) for e in changed.anchors),
        *((SIGNATURE, e.party.value, e, None) for e in changed.signatures),
    ]
    return [changed_row(entry, *row) for row in rows]


def roadmap_of(
    connection: Connection, entity: str, until: int | None = None
) -> RoadmapStanding:
    """All of it, as its newest entries left it, or the entry `until`."""
    found = newest_rows(connection, ROADMAPS, entity, until)
    of = {room: [e for (r, _), e in found.items() if r == room] for room in ROOMS}
    if not of[WHOLE]:
        return RoadmapStanding()
    whole = RoadmapStanding.model_validate_json(of[WHOLE][0].standing)
    actions = [each for each in map(_action, of[ACTION]) if not each.gone]
    anchors = (AnchorStanding.model_validate_json(e.standing) for e in of[ANCHOR])
    return whole.but(
        actions=tuple(sorted(actions, key=lambda each: each.number)),
        anchors=tuple(sorted((e for e in anchors if not e.gone), key=_entry)),
        signatures=tuple(sorted(_standing(whole, of[SIGNATURE]), key=_entry)),
    )


ROOMS = (ACTION, ANCHOR, SIGNATURE, WHOLE)


def _action(row: NewestRow) -> PlannedStanding:
    texts: PlannedTexts | None = None
    for said in map(PlannedTexts.model_validate_json, row.texts):
        texts = said.after(texts)
    return PlannedStanding.model_validate_json(row.standing).but(texts=texts)


def _standing(whole: RoadmapStanding, rows: list[NewestRow]) -> list[SignatureStanding]:
    """The signatures under what is proposed now, and none that came before."""
    since = whole.proposal
    known = (SignatureStanding.model_validate_json(row.standing) for row in rows)
    return [each for each in known if since and each.entry > since.entry]


def _entry(each: AnchorStanding | SignatureStanding) -> int:
    return each.entry
