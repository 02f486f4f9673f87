"""The record in SQL: entries, standings and notices, in one transaction, once."""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, Table, update

from adapters.sql.engine import insert
from adapters.sql.tables import (
    ACTIONS,
    ENGAGEMENTS,
    ENTRIES,
    OUTBOX,
    WAITING,
    WITHDRAWN,
)
from domain.acts import ByStaff
from domain.owed import Entry, Notice


class SqlRecord:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def commit(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        with self._engine.begin() as transaction:
            return [each for each in entries if _keep(transaction, each)]

    def post(self, notice: Notice) -> None:
        with self._engine.begin() as transaction:
            _post(transaction, notice)


def _keep(transaction: Connection, entry: Entry) -> bool:
    """Whether the entry is new; one that was kept before changes nothing."""
    row = insert(transaction, ENTRIES).values(_entry_row(entry))
    if not transaction.execute(row.on_conflict_do_nothing()).rowcount:
        return False
    _stand(transaction, ENGAGEMENTS, _engagement_row(entry))
    for action in _action_rows(entry):
        _stand(transaction, ACTIONS, action)
    for notice in entry.notices:
        _post(transaction, notice)
    for plan_id in entry.settled:
        unsent = OUTBOX.c.plan_id == plan_id, OUTBOX.c.state == WAITING
        transaction.execute(update(OUTBOX).where(*unsent).values(state=WITHDRAWN))
    return True


def _stand(transaction: Connection, table: Table, row: dict[str, object]) -> None:
    """Let the row stand as current, unless a later entry already does."""
    stand = insert(transaction, table).values(row)
    transaction.execute(
        stand.on_conflict_do_update(
            index_elements=[*table.primary_key.columns],
            set_={name: stand.excluded[name] for name in row},
            where=table.c.entry < stand.excluded.entry,
        )
    )


def _post(transaction: Connection, notice: Notice) -> None:
    row = insert(transaction, OUTBOX).values(
        key=notice.key,
        entity=notice.entity,
        plan_id=notice.plan_id,
        person=notice.to,
        template=notice.template,
        notice=notice.model_dump_json(),
        state=WAITING,
        laid_at=notice.at,
    )
    transaction.execute(row.on_conflict_do_nothing())


def _entry_row(entry: Entry) -> dict[str, object]:
    act = entry.act
    staff = act if isinstance(act, ByStaff) else None
    return {
        "entity": entry.entity,
        "number": entry.number,
        "at": entry.at,
        "late": entry.late,
        "kind": act.kind,
        "by": staff.by if staff else None,
        "entered_by": staff.entered_by if staff else None,
        "action": getattr(act, "action", None),
        "sentence": entry.sentence,
        "act": act.model_dump_json(),
    }


def _engagement_row(entry: Entry) -> dict[str, object]:
    now = entry.engagement
    return {
        "entity": now.entity,
        "entry": entry.number,
        "cds": now.cds,
        "episode": now.episode,
        "phase": now.phase,
        "standing": now.model_dump_json(),
    }


def _action_rows(entry: Entry) -> list[dict[str, object]]:
    return [
        {
            "entity": entry.entity,
            "number": now.number,
            "entry": entry.number,
            "status": now.status,
            "due": now.due,
            "overdue": now.overdue,
            "next_at": now.next_at,
            "standing": now.model_dump_json(),
        }
        for now in entry.actions
    ]
