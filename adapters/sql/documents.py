"""Documents that are owed: the facts they are made of, and what became of them."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine, func, or_, select, update

from activities.documents import DocumentsLeft, OwedDocument
from adapters.sql.engine import add
from adapters.sql.tables import DOCUMENT_FACTS, RENDERINGS
from domain.documents.canonical import hash_of
from domain.documents.rendering import DocumentStanding, DocumentState, Rendering
from domain.entries import Entry

WAITING = DocumentState.WAITING.value


class SqlDocuments:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, facts: str, at: datetime) -> str:
        """Keep facts under their hash, once; the hash. Before any act names it."""
        digest = hash_of(facts)
        with self._engine.begin() as transaction:
            row = {"sha256": digest, "facts": facts, "at": at}
            add(transaction, DOCUMENT_FACTS, row)
        return digest

    def facts(self, sha256: str) -> str | None:
        """What is kept under the hash; None where nothing is."""
        named = DOCUMENT_FACTS.c.sha256 == sha256
        with self._engine.connect() as connection:
            return connection.scalar(select(DOCUMENT_FACTS.c.facts).where(named))

    def waiting(self, at: datetime, most: int) -> Sequence[OwedDocument]:
        """Those that are to be made now, the oldest first, with their facts."""
        due = or_(RENDERINGS.c.next_at.is_(None), RENDERINGS.c.next_at <= at)
        chosen = (
            select(RENDERINGS.c.rendering, RENDERINGS.c.attempts)
            .where(RENDERINGS.c.state == WAITING, due)
            .order_by(RENDERINGS.c.laid_at, RENDERINGS.c.key)
            .limit(most)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(chosen).all()
        return [
            OwedDocument(Rendering.model_validate_json(text), attempts)
            for text, attempts in rows
        ]

    def made(self, key: str, files: Sequence[str], at: datetime) -> None:
        self._mark(
            key,
            state=DocumentState.MADE.value,
            made_at=at,
            files=json.dumps([*files]),
            problem=None,
            next_at=None,
        )

    def put_back(self, key: str, problem: str, again_at: datetime) -> None:
        tried = RENDERINGS.c.attempts + 1
        self._mark(key, problem=problem, next_at=again_at, attempts=tried)

    def refused(self, key: str, problem: str) -> None:
        tried, state = RENDERINGS.c.attempts + 1, DocumentState.REFUSED.value
        self._mark(key, state=state, problem=problem, next_at=None, attempts=tried)

    def left(self) -> DocumentsLeft:
        waiting = select(func.count(), func.min(RENDERINGS.c.next_at))
        with self._engine.connect() as connection:
            row = connection.execute(waiting.where(RENDERINGS.c.state == WAITING))
            number, next_at = row.one()
        return DocumentsLeft(number, next_at)

    def of(self, entity: str = "") -> list[DocumentStanding]:
        """Those of an entity, or all, in the order they were owed."""
        columns = RENDERINGS.c[
            "rendering", "state", "laid_at", "problem", "made_at", "files", "next_at"
        ]
        chosen = select(*columns).order_by(RENDERINGS.c.laid_at, RENDERINGS.c.key)
        if entity:
            chosen = chosen.where(RENDERINGS.c.entity == entity)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen).mappings().all()
        return [
            DocumentStanding(
                rendering=Rendering.model_validate_json(row["rendering"]),
                state=DocumentState(row["state"]),
                laid_at=row["laid_at"],
                problem=row["problem"] or "",
                made_at=row["made_at"],
                next_at=row["next_at"],
                files=tuple(json.loads(row["files"] or "[]")),
            )
            for row in rows
        ]

    def make_anew(self, entity: str) -> int:
        """Have the documents of an entity made once more; how many."""
        own = RENDERINGS.c.entity == entity
        anew = {"state": WAITING, "next_at": None, "attempts": 0, "problem": None}
        with self._engine.begin() as transaction:
            found = transaction.execute(update(RENDERINGS).where(own).values(anew))
        return found.rowcount

    def _mark(self, key: str, /, **values: object) -> None:
        own = RENDERINGS.c.key == key
        with self._engine.begin() as transaction:
            transaction.execute(update(RENDERINGS).where(own).values(values))


def rendering_rows(entry: Entry) -> list[dict[str, object]]:
    """The documents that an entry owes, each waiting to be made."""
    return [
        {
            "key": each.key,
            "entity": each.entity,
            "entry": each.entry,
            "sha256": each.sha256,
            "rendering": each.model_dump_json(),
            "state": WAITING,
            "laid_at": entry.at,
        }
        for each in entry.renderings
    ]
