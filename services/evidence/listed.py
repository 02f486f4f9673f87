"""The evidence of an engagement or a review, as far as it is for whoever reads."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from domain.evidence.standing import EvidencePiece
from domain.people.audience import Readers
from domain.permissions import may_read_evidence
from domain.reviews.review import engagement_of
from services import current

NOBODY = ""

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading


class EvidenceListed(NamedTuple):
    """All pieces by their numbers, and whether the reader takes part that day."""

    pieces: tuple["ListedPiece", ...]
    takes_part: bool


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
) -> EvidenceListed:
    """What the reader is, the engagement's people say; and the `team` of a review."""
    people, today = record.people(engagement_of(entity)), current.today()

    def may(readers: Readers, by: str) -> bool:
        return may_read_evidence(reader, readers, by, people, today, team)

    return EvidenceListed(
        tuple(ListedPiece(each, may(each.readers, each.by)) for each in pieces),
        may(Readers.ENGAGEMENT, NOBODY),
    )
