"""The outbox in SQL: what waits to be delivered, and what became of it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine, select, update

from adapters.sql.tables import DELIVERED, OUTBOX, SENDING, WAITING
from domain.owed import Notice


class SqlOutbox:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def waiting(self, most: int) -> Sequence[Notice]:
        """Also what a post office that was killed had taken and not delivered."""
        oldest = (
            select(OUTBOX.c.notice)
            .where(OUTBOX.c.state.in_((WAITING, SENDING)))
            .order_by(OUTBOX.c.tried_at.nulls_first(), OUTBOX.c.laid_at, OUTBOX.c.key)
            .limit(most)
        )
        with self._engine.connect() as connection:
            return [Notice.model_validate_json(n) for n in connection.scalars(oldest)]

    def take(self, notice: Notice) -> bool:
        now = datetime.now(UTC)
        return self._mark(notice, state=SENDING, tried_at=now)

    def delivered(self, notice: Notice, where: str) -> None:
        now = datetime.now(UTC)
        self._mark(
            notice, state=DELIVERED, delivered_at=now, delivered_to=where, problem=None
        )

    def put_back(self, notice: Notice, problem: str) -> None:
        self._mark(notice, state=WAITING, problem=problem)

    def _mark(self, notice: Notice, **values: object) -> bool:
        """Whether it was still there to be marked: not withdrawn, not delivered."""
        open_ = OUTBOX.c.key == notice.key, OUTBOX.c.state.in_((WAITING, SENDING))
        with self._engine.begin() as transaction:
            marked = transaction.execute(update(OUTBOX).where(*open_).values(values))
        return marked.rowcount == 1
