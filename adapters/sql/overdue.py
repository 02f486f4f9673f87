"""What the record has and says is late, for comparing it with what runs."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Engine, func, select

from adapters.sql.outbox import OPEN as UNSENT
from adapters.sql.queries import OPEN, SqlReading
from adapters.sql.tables import ACTIONS, ENGAGEMENTS, ENTRIES, OUTBOX
from domain.actions.standing import ActionStanding
from domain.findings import Recorded, Watched
from domain.standing import EngagementStanding, timed


class SqlBooks:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = SqlReading(engine)

    def late(self, before: datetime) -> Sequence[Watched]:
        chosen = (
            select(ENGAGEMENTS.c.cds, ACTIONS.c.standing)
            .join(ENGAGEMENTS, ENGAGEMENTS.c.entity == ACTIONS.c.entity)
            .join(
                ENTRIES,
                (ENTRIES.c.entity == ACTIONS.c.entity)
                & (ENTRIES.c.number == ACTIONS.c.entry),
            )
            .where(ACTIONS.c.overdue, OPEN)
            .where(ENTRIES.c.at < before)
            .order_by(ENGAGEMENTS.c.cds, ACTIONS.c.number)
        )
        with self._engine.connect() as connection:
            rows = [
                (cds, ActionStanding.model_validate_json(text))
                for cds, text in connection.execute(chosen)
            ]
        actions = [Watched(cds=cds, plan_id=a.witness) for cds, a in rows if a.witness]
        return [*actions, *self._late_steps(before)]

    def _late_steps(self, before: datetime) -> Iterator[Watched]:
        """Those of referrals, which stand with their engagement."""
        chosen = (
            select(ENGAGEMENTS.c.standing)
            .join(
                ENTRIES,
                (ENTRIES.c.entity == ENGAGEMENTS.c.entity)
                & (ENTRIES.c.number == ENGAGEMENTS.c.entry),
            )
            .where(OPEN, ENTRIES.c.at < before)
            .order_by(ENGAGEMENTS.c.cds)
        )
        with self._engine.connect() as connection:
            texts = [*connection.execute(chosen).scalars()]
        for now in map(EngagementStanding.model_validate_json, texts):
            for each in timed(now, ()):
                if each.stands.overdue and each.stands.witness:
                    yield Watched(cds=now.cds, plan_id=each.stands.witness)

    def recorded(self) -> Sequence[Recorded]:
        columns = ENGAGEMENTS.c.entity, ENGAGEMENTS.c.cds
        counted = (
            select(
                *columns,
                OPEN,
                func.count(ENTRIES.c.number),
                func.coalesce(func.max(ENTRIES.c.number), 0),
            )
            .outerjoin(ENTRIES, ENTRIES.c.entity == ENGAGEMENTS.c.entity)
            .group_by(*columns, ENGAGEMENTS.c.episode, ENGAGEMENTS.c.phase)
            .order_by(ENGAGEMENTS.c.entity)
        )
        with self._engine.connect() as connection:
            return [
                Recorded(
                    entity=entity,
                    cds=cds,
                    is_open=is_open,
                    entries=entries,
                    last=last,
                )
                for entity, cds, is_open, entries, last in connection.execute(counted)
            ]

    def last(self, entity: str) -> int:
        return max(self.numbers(entity), default=0)

    def numbers(self, entity: str) -> Sequence[int]:
        chosen = select(ENTRIES.c.number).where(ENTRIES.c.entity == entity)
        with self._engine.connect() as connection:
            return [*connection.scalars(chosen.order_by(ENTRIES.c.number))]

    def waiting(self, before: datetime) -> int:
        since = func.coalesce(OUTBOX.c.next_at, OUTBOX.c.laid_at)
        counted = select(func.count()).where(UNSENT, since < before)
        with self._engine.connect() as connection:
            return connection.scalar(counted) or 0

    def is_empty(self) -> bool:
        """Whether nothing was ever recorded."""
        with self._engine.connect() as connection:
            return connection.scalar(select(ENTRIES.c.number).limit(1)) is None

    def divergences(self) -> dict[str, int]:
        return self._reading.divergences()
