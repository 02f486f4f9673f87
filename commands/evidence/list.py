"""`evidence list`: the pieces of an engagement or a review, by their numbers."""

from collections.abc import Iterator

from commands import context
from commands.args.engagements import recorded_entity
from commands.args.reference import Reference, reference
from commands.evidence.holder import check_whole
from commands.output import console
from commands.output.evidence import evidence_of
from domain.evidence.standing import EvidencePiece
from domain.values import WHOLE
from services.current import local
from services.evidence.listed import ListedPiece, listed

KB = 1_024
NO_PART = (
    "takes no part here today, by no role and in no team, and reads the names of what "
    "is for anyone, or was added by them; `show` names who does"
)
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
        rows = [_as_json(each) for each in found.pieces]
        said = {"entity": str(which), "takes_part": found.takes_part, "evidence": rows}
        return console.as_json(said)
    if not found.pieces:
        console.say(f"{which} has no evidence yet")
    for each in found.pieces:
        console.entry(*_printed(each))
    if found.pieces and not found.takes_part:
        console.say(f"{reader} {NO_PART}")
    console.say(*_of_reviews(which, key))
    if which.episode:
        return None
    line = f"{console.COMMAND} evidence add {which.alive} FILE --as PERSON"
    return console.say(f"to add some: {line}")


def _of_reviews(which: Reference, engagement: str) -> Iterator[str]:
    """Where that of its reviews is, of an engagement: each has its own numbers."""
    for each in () if which.review else context.reviews().reviews(engagement):
        address = f"{which.whole}/review/{each.number}"
        yield from (
            f"review {each.number} has its own, with numbers of its own: {said}"
            for said in evidence_of(address, each.evidence)
        )


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
