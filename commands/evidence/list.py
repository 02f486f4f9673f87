"""`evidence list`: the pieces of an engagement or a review, by their numbers."""

from collections.abc import Iterator

from commands import context
from commands.args.engagements import recorded_entity
from commands.args.reference import reference
from commands.evidence.holder import check_whole
from commands.output import console
from domain.evidence.standing import EvidencePiece
from domain.values import WHOLE
from services.current import local
from services.evidence.listed import ListedPiece, listed

KB = 1_024
HIDDEN = ("name", "sha256", "size", "link", "reason")
"""What is not said to whoever may not read a piece."""


def show_evidence(entity: str, *, by: str | None, as_json: bool) -> None:
    """Each with who added it when, and where it is; of an ended engagement too."""
    which, reader = reference(entity), context.actor(by).by
    check_whole(which)
    key = recorded_entity(which)
    pieces = context.evidence().pieces(key)
    review = context.reviews().review(key) if which.review else None
    team = review.team if review else ()
    found = listed(context.record(), pieces, key, reader, team)
    if as_json:
        rows = [_as_json(each) for each in found]
        return console.as_json({"entity": str(which), "evidence": rows})
    if not found:
        console.say(f"{which} has no evidence yet")
    for each in found:
        console.entry(*_printed(each))
    if which.episode:
        return None
    line = f"{console.COMMAND} evidence add {which.alive} FILE --as PERSON"
    return console.say(f"to add some: {line}")


def _as_json(line: ListedPiece) -> dict[str, object]:
    said = line.piece.model_dump(mode="json", context=WHOLE)
    left_out = () if line.readable else HIDDEN
    shown = {name: None if name in left_out else each for name, each in said.items()}
    return {"evidence": line.piece.label, "readable": line.readable, **shown}


def _printed(line: ListedPiece) -> Iterator[str]:
    piece = line.piece
    who = f"for {piece.readers.described}"
    yield f"{piece.label}  {piece.name if line.readable else f'({who})'}"
    added = f"added by {piece.by} on {local(piece.at)}, entry {piece.entry}"
    yield f"{added}; {who}"
    if line.readable:
        yield _where(piece)
        yield f"SHA-256 {piece.sha256}"
    if piece.withdrawn:
        why = f": {piece.reason}" if line.readable else ""
        yield f"withdrawn by entry {piece.withdrawn}{why}"


def _where(piece: EvidencePiece) -> str:
    if piece.link:
        return f"kept at {piece.link}"
    return f"in the store, {max(piece.size // KB, 1):,} KB"
