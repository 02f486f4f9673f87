"""`evidence check`: the store held against the record, and what is off named."""

from client.endings import Failed
from commands import context
from commands.args.engagements import recorded_at, recorded_entity
from commands.args.reference import reference
from commands.evidence.holder import check_whole
from commands.output import console
from domain.evidence.standing import EvidencePiece
from domain.wording import so_many
from services.evidence.check import EvidenceCheck
from services.evidence.check import check as service


def check(entity: str | None, *, links: bool, as_json: bool) -> None:
    """What was looked at and what is off; raises Failed where anything is."""
    from adapters.evidence.store import EvidenceStore

    store = EvidenceStore(context.settings().evidence_folder)
    pieces = _chosen(entity)
    found = service(store, pieces, None if entity else pieces, links=links)
    if as_json:
        said = [
            console.dumped(each) | {"sentence": each.sentence} for each in found.found
        ]
        console.as_json(console.dumped(found) | {"found": said})
    else:
        console.say(*_told(found, links=links))
    if found.found:
        raise Failed(f"off: {len(found.found)}; nothing was deleted or changed")


def _chosen(entity: str | None) -> list[EvidencePiece]:
    """All of the record; of an engagement with its reviews', of a review its own."""
    known = context.evidence()
    if entity is None:
        return known.all_pieces()
    which = reference(entity)
    check_whole(which)
    if which.review:
        return known.pieces(recorded_entity(which))
    return known.of_engagement(recorded_at(which).entity)


def _told(found: EvidenceCheck, *, links: bool) -> list[str]:
    asked = so_many(found.links, "link") if links else "no link (--web asks them)"
    if found.unasked:
        asked += f"; not asked, as they are no web addresses: {found.unasked}"
    looked_at = f"{so_many(found.pieces, 'piece')}, {so_many(found.files, 'file')}"
    return [
        *([each.sentence for each in found.found] or ["nothing is off"]),
        f"looked at: {looked_at}, {asked}",
    ]
