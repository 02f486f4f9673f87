"""How much evidence an entity has, and where it is listed; pieces by their names."""

from collections.abc import Iterable, Iterator

from client.endings import Failed
from commands import context
from commands.args.engagements import recorded_entity
from commands.args.reference import Reference
from commands.output.console import COMMAND
from domain.acts import WithdrawEvidence
from domain.evidence.standing import with_names
from domain.reviews.standing import ReviewStanding
from domain.wording import so_many
from services.evidence.named import still_named


def evidence_of(address: str, many: int) -> Iterator[str]:
    """How many pieces stand, if any do."""
    if many:
        pieces = so_many(many, "piece of evidence", "pieces of evidence")
        yield f"{pieces}: {COMMAND} evidence list {address}"


def still_naming(which: Reference, act: object) -> tuple[str, ...]:
    """What names the piece that is withdrawn, as far as the record alone knows it.

    Nothing while that is behind: whether the act is done is not for it to say.
    """
    if not isinstance(act, WithdrawEvidence):
        return ()
    try:
        record, entity = context.record(), recorded_entity(which)
    except Failed:
        return ()
    return tuple(still_named(record, context.reviews(), entity, act.number))


def named_pieces(review: ReviewStanding, texts: Iterable[str]) -> tuple[str, ...]:
    """Texts with the names of the pieces they name, as far as they are for all.

    What was withdrawn after the review stood so is not withdrawn there.
    """
    said = tuple(texts)
    record = context.record_if_any()
    if not said or record is None:
        return said
    known = context.evidence().pieces(review.entity)
    pieces = {each.number: each.as_of(review.entry) for each in known}
    return with_names(said, pieces)
