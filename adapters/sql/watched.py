"""What the record says is late, for comparing it with what runs."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Engine, select

from adapters.sql.reading import OPEN, SqlReading
from adapters.sql.tables import ACTIONS, ENGAGEMENTS, ENTRIES
from domain.standing import ActionStanding, EngagementStanding
from domain.witnesses.reconciling import Watched


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
            for _, step in now.late_steps:
                if step.witness:
                    yield Watched(cds=now.cds, plan_id=step.witness)

    def open_engagements(self) -> Sequence[str]:
        return [each.cds for each in self._reading.engagements(open_only=True)]

    def divergences(self) -> dict[str, int]:
        return self._reading.divergences()
