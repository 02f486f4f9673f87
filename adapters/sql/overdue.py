"""What the record has and says is late, for comparing it with what runs."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, Select, Table, exists, func, select

from adapters.sql.outbox import OPEN as UNSENT
from adapters.sql.queries import OPEN, SqlReading
from adapters.sql.reviews import IS_OPEN, STANDING, review
from adapters.sql.tables import ACTIONS, ENGAGEMENTS, ENTRIES, OUTBOX, REVIEWS
from domain.actions.standing import ActionStanding
from domain.discrepancies import Recorded, Watched
from domain.lea import workflow_id
from domain.standing import EngagementStanding, timed

COUNTED = (
    select(
        ENTRIES.c.entity,
        func.count().label("entries"),
        func.max(ENTRIES.c.number).label("last"),
    )
    .group_by(ENTRIES.c.entity)
    .subquery()
)


class SqlBooks:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = SqlReading(engine)

    def late(self, before: datetime) -> Sequence[Watched]:
        return [
            *self._late_actions(before),
            *self._late_steps(before),
            *self._late_phases(before),
        ]

    def _late_actions(self, before: datetime) -> Iterator[Watched]:
        chosen = (
            select(ENGAGEMENTS.c.cds, ACTIONS.c.standing)
            .join(ENGAGEMENTS, ENGAGEMENTS.c.entity == ACTIONS.c.entity)
            .where(ACTIONS.c.overdue, OPEN, _stood(ACTIONS, before))
            .order_by(ENGAGEMENTS.c.cds, ACTIONS.c.number)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(chosen).all()
        for cds, text in rows:
            if plan := ActionStanding.model_validate_json(text).witness:
                yield Watched(keeper=workflow_id(cds), plan_id=plan)

    def _late_steps(self, before: datetime) -> Iterator[Watched]:
        """Those of referrals, and check-ins, which stand with their engagement."""
        chosen = (
            select(ENGAGEMENTS.c.standing)
            .where(OPEN, _stood(ENGAGEMENTS, before))
            .order_by(ENGAGEMENTS.c.cds)
        )
        for now in map(EngagementStanding.model_validate_json, self._texts(chosen)):
            for each in timed(now, ()):
                if each.stands.overdue and each.stands.witness:
                    plan = each.stands.witness
                    yield Watched(keeper=workflow_id(now.cds), plan_id=plan)

    def _late_phases(self, before: datetime) -> Iterator[Watched]:
        """Those of reviews, which stand with their review."""
        chosen = STANDING.where(
            REVIEWS.c.overdue, IS_OPEN, _stood(REVIEWS, before)
        ).order_by(REVIEWS.c.entity)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen).all()
        for now in (review(*row) for row in rows):
            for phase in now.clocks:
                if phase.is_open and phase.overdue and phase.witness:
                    yield Watched(keeper=now.entity, plan_id=phase.witness)

    def recorded(self) -> Sequence[Recorded]:
        return [*self._recorded(ENGAGEMENTS, OPEN), *self._recorded(REVIEWS, IS_OPEN)]

    def _recorded(
        self, table: Table, is_open: ColumnElement[bool]
    ) -> Iterator[Recorded]:
        """Of those that stand in the table, by their keys."""
        counted = (
            select(
                table.c.entity,
                table.c.cds,
                is_open,
                func.coalesce(COUNTED.c.entries, 0),
                func.coalesce(COUNTED.c.last, 0),
            )
            .outerjoin(COUNTED, COUNTED.c.entity == table.c.entity)
            .order_by(table.c.entity)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(counted).all()
        for entity, cds, open_, entries, last in rows:
            counts = {"entries": entries, "last": last}
            yield Recorded(entity=entity, cds=cds, is_open=open_, **counts)

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

    def _texts(self, chosen: Select[str]) -> list[str]:
        with self._engine.connect() as connection:
            return [*connection.scalars(chosen)]


def _stood(table: Table, before: datetime) -> ColumnElement[bool]:
    """Whether the row has stood since before then, by the entry that left it so."""
    same = ENTRIES.c.entity == table.c.entity, ENTRIES.c.number == table.c.entry
    return exists().where(*same, ENTRIES.c.at < before)
