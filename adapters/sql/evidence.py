"""Pieces of evidence in the record: what they are called, who added them, who reads."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Engine, select, update

from adapters.sql.engine import add
from adapters.sql.rows import NUL
from adapters.sql.tables import EVIDENCE
from domain.acts import AddEvidence, WithdrawEvidence
from domain.entries import Entry
from domain.evidence.evidence import number_of, pieces_named
from domain.evidence.standing import EvidencePiece

PiecesByNumber = dict[int, EvidencePiece]
"""Those of one entity."""


def keep_evidence(transaction: Connection, entry: Entry) -> None:
    """A new piece as the entry says it, or that one was withdrawn by it."""
    match entry.act:
        case AddEvidence():
            add(transaction, EVIDENCE, _row(entry, entry.act))
        case WithdrawEvidence(number=number, why=why):
            gone = {"withdrawn": entry.number, "reason": why.replace(NUL, "")}
            same = EVIDENCE.c.entity == entry.entity, EVIDENCE.c.number == number
            transaction.execute(update(EVIDENCE).where(*same).values(gone))


def _row(entry: Entry, act: AddEvidence) -> dict[str, object]:
    return {
        "entity": entry.entity,
        "number": number_of(entry.subject),
        "sha256": act.sha256,
        "name": act.name.replace(NUL, ""),
        "size": act.size,
        "link": act.link.replace(NUL, ""),
        "readers": act.readers,
        "by": act.by,
        "at": entry.at,
        "entry": entry.number,
        "reason": "",
    }


class SqlEvidence:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def pieces(self, entity: str) -> list[EvidencePiece]:
        """Those of an engagement, or of a review, withdrawn ones too, by number."""
        return self._pieces(EVIDENCE.c.entity == entity)

    def of_engagement(self, entity: str) -> list[EvidencePiece]:
        """Those of an engagement and of its reviews."""
        below = EVIDENCE.c.entity.startswith(f"{entity}/", autoescape=True)
        return self._pieces((EVIDENCE.c.entity == entity) | below)

    def all_pieces(self) -> list[EvidencePiece]:
        """Those of all engagements and reviews that the record has."""
        return self._pieces()

    def is_file(self, sha256: str) -> bool:
        """Whether a piece that stands is the file of this hash, in the store."""
        found = self._pieces(EVIDENCE.c.sha256 == sha256)
        return any(each.in_store and not each.withdrawn for each in found)

    def _pieces(self, *which: ColumnElement[bool]) -> list[EvidencePiece]:
        with self._engine.connect() as connection:
            return _read(connection, *which)


def named_in(
    connection: Connection, entity: str, texts: Iterable[str]
) -> PiecesByNumber:
    """The pieces of the entity that any of these texts names; mostly there is none."""
    numbers = {*pieces_named(texts)}
    if not numbers:
        return {}
    which = EVIDENCE.c.entity == entity, EVIDENCE.c.number.in_(numbers)
    return {each.number: each for each in _read(connection, *which)}


def standing_numbers(
    connection: Connection, entity: str, until: int | None = None
) -> list[int]:
    """Of the pieces of the entity that stand, or stood after the entry `until`."""
    pieces = _read(connection, EVIDENCE.c.entity == entity)
    if until is not None:
        pieces = [each for each in pieces if each.entry <= until]
    return [e.number for e in pieces if not e.withdrawn or _later(e.withdrawn, until)]


def _later(entry: int, until: int | None) -> bool:
    return until is not None and entry > until


def _read(connection: Connection, *which: ColumnElement[bool]) -> list[EvidencePiece]:
    chosen = select(EVIDENCE).where(*which)
    rows = connection.execute(chosen.order_by(EVIDENCE.c.entity, EVIDENCE.c.number))
    return [EvidencePiece.model_validate(dict(row)) for row in rows.mappings()]
