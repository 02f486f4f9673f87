"""The evidence of an engagement or a review, as far as it is for whoever reads."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from domain.evidence.standing import EvidencePiece
from domain.permissions import may_read_evidence
from domain.reviews.review import engagement_of
from services import current

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading


class ListedPiece(NamedTuple):
    """A piece, and whether the reader may know what it is."""

    piece: EvidencePiece
    readable: bool


def listed(
    record: "SqlReading",
    pieces: Iterable[EvidencePiece],
    entity: str,
    reader: str,
    team: Sequence[str] = (),
) -> list[ListedPiece]:
    """By its number; what the reader is, the engagement's people say.

    And the `team`, where it is a review's.
    """
    people, today = record.people(engagement_of(entity)), current.today()
    return [
        ListedPiece(
            each, may_read_evidence(reader, each.readers, each.by, people, today, team)
        )
        for each in pieces
    ]
