"""Check-ins in the record: how each stands or stood, those too that are closed.

A row for each change: the newest of a name is how it stands, and engagements forget
what is closed.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, exists, func, select

from adapters.sql.tables import CHECK_INS, ENTRIES
from domain.checkins.standing import CheckInStanding
from domain.entries import Entry


def check_in_rows(entry: Entry) -> list[dict[str, object]]:
    return [
        {
            "entity": entry.entity,
            "name": now.name,
            "entry": entry.number,
            "begins": now.begins,
            "number": now.number,
            "stage": now.stage,
            "day": now.held_on or now.on,
            "standing": now.model_dump_json(),
        }
        for now in entry.check_ins
    ]


class SqlCheckIns:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_engagement(
        self, entity: str, before: datetime | None = None
    ) -> list[CheckInStanding]:
        """All of it in the order of their numbers; as they stood `before` an instant.

        Of those that have begun by then.
        """
        return self._newest(entity, before).get(entity, [])

    def of_all(
        self, before: datetime | None = None
    ) -> dict[str, list[CheckInStanding]]:
        """Those of every engagement, by its durable key."""
        return self._newest(None, before)

    def check_in(
        self, entity: str, name: str, before: datetime | None = None
    ) -> CheckInStanding | None:
        found = self.of_engagement(entity, before)
        return next((each for each in found if each.name == name), None)

    def _newest(
        self, entity: str | None, before: datetime | None
    ) -> dict[str, list[CheckInStanding]]:
        which = [*_of(entity), *_before(before)]
        newest = (
            select(
                CHECK_INS.c.entity,
                CHECK_INS.c.name,
                func.max(CHECK_INS.c.entry).label("entry"),
            )
            .where(*which)
            .group_by(CHECK_INS.c.entity, CHECK_INS.c.name)
            .subquery()
        )
        same = (
            (CHECK_INS.c.entity == newest.c.entity)
            & (CHECK_INS.c.name == newest.c.name)
            & (CHECK_INS.c.entry == newest.c.entry)
        )
        chosen = (
            select(CHECK_INS.c.entity, CHECK_INS.c.standing)
            .join(newest, same)
            .order_by(CHECK_INS.c.entity, CHECK_INS.c.begins, CHECK_INS.c.number)
        )
        found: dict[str, list[CheckInStanding]] = {}
        with self._engine.connect() as connection:
            for key, text in connection.execute(chosen):
                now = CheckInStanding.model_validate_json(text)
                found.setdefault(key, []).append(now)
        return found


def _of(entity: str | None) -> Sequence[ColumnElement[bool]]:
    return () if entity is None else (CHECK_INS.c.entity == entity,)


def _before(instant: datetime | None) -> Sequence[ColumnElement[bool]]:
    """The rows of entries that were written by then."""
    if instant is None:
        return ()
    same = ENTRIES.c.entity == CHECK_INS.c.entity, ENTRIES.c.number == CHECK_INS.c.entry
    return (exists().where(*same, ENTRIES.c.at < instant),)
