"""The record as of an instant: how an engagement and its actions stood then."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, select

from adapters.sql.queries import SqlReading
from adapters.sql.tables import ENGAGEMENTS, ENTRIES, PAST, WHOLE
from domain.actions.standing import ActionStanding
from domain.standing import EngagementStanding, Standing


class NotYet(Exception):
    """Nothing of the LEA had been recorded by then; the message says since when."""


class Last(NamedTuple):
    """The last entry of an engagement before an instant."""

    entity: str
    number: int


class SqlPast:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def standing(
        self, cds: str, before: datetime, episode: int | None = None
    ) -> Standing:
        """The LEA's newest engagement of that time, as it stood; raises NotYet.

        Or the one of its episodes that is named.
        """
        with self._engine.connect() as connection:
            last = _last(connection, cds, before, episode)
            texts = _standings(connection, last)
        whole = EngagementStanding.model_validate_json(texts.pop(WHOLE))
        return Standing(
            engagement=whole,
            actions=tuple(map(ActionStanding.model_validate_json, texts.values())),
            people=tuple(SqlReading(self._engine).people(last.entity, last.number)),
        )


def _last(
    connection: Connection, cds: str, before: datetime, episode: int | None
) -> Last:
    of_the_lea = (
        select(ENTRIES.c.entity, func.max(ENTRIES.c.number))
        .join(ENGAGEMENTS, ENGAGEMENTS.c.entity == ENTRIES.c.entity)
        .where(ENGAGEMENTS.c.cds == cds)
        .group_by(ENTRIES.c.entity, ENGAGEMENTS.c.episode)
        .order_by(ENGAGEMENTS.c.episode.desc())
    )
    if episode is not None:
        of_the_lea = of_the_lea.where(ENGAGEMENTS.c.episode == episode)
    found = connection.execute(of_the_lea.where(ENTRIES.c.at < before)).first()
    if found is None:
        raise NotYet(f"{cds} had not been referred by then")
    return Last(found[0], found[1])


def _standings(connection: Connection, last: Last) -> dict[int, str]:
    """The newest of each that is no newer than the entry, by the action's number."""
    newest = (
        select(PAST.c.action, func.max(PAST.c.entry).label("entry"))
        .where(PAST.c.entity == last.entity, PAST.c.entry <= last.number)
        .group_by(PAST.c.action)
        .subquery()
    )
    same = PAST.c.action == newest.c.action, PAST.c.entry == newest.c.entry
    chosen = (
        select(PAST.c.action, PAST.c.standing)
        .join(newest, same[0] & same[1])
        .where(PAST.c.entity == last.entity)
        .order_by(PAST.c.action)
    )
    return dict(connection.execute(chosen).all())
