"""The evidence of engagements and their reviews as a sheet, withdrawn pieces too."""

from adapters.files.spreadsheet import Sheet
from domain.evidence.standing import EvidencePiece
from domain.people.audience import Readers
from services.exports.chosen import Chosen, SheetRow

EVIDENCE = (
    *("engagement", "episode", "review", "evidence", "name", "sha256", "bytes"),
    *("link", "readers", "by", "at_utc", "entry", "withdrawn_entry", "reason"),
    "temporal_ui",
)


def evidence(chosen: Chosen) -> Sheet:
    """Each by its number; of what is for CCEE alone only who added it, and when."""
    rows: list[SheetRow] = [
        (e.cds, e.episode, number, *evidence_row(each), chosen.link(entity))
        for e, number, entity in chosen.histories()
        for each in chosen.evidence.pieces(entity)
    ]
    return Sheet("evidence", EVIDENCE, rows)


def evidence_row(piece: EvidencePiece) -> SheetRow:
    said: SheetRow = (piece.name, piece.sha256, piece.size, piece.link or None)
    reason = piece.reason or None
    if piece.readers is Readers.AGENCY:
        said, reason = (None,) * 4, None
    return (
        *(piece.label, *said, piece.readers, piece.by, piece.at, piece.entry),
        *(piece.withdrawn, reason),
    )
