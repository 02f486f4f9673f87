"""The record in SQL: entries, standings and notices, in one transaction, once."""

import json
from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from pydantic import ValidationError
from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    Table,
    bindparam,
    select,
)

from activities.record import Divergence, RecordDiverged
from adapters.sql.divergence import diverging_entry, set_aside
from adapters.sql.engine import add, insert, take_turns
from adapters.sql.letters import post, write
from adapters.sql.tables import (
    ACTIONS,
    ENGAGEMENTS,
    ENTRIES,
    PAST,
    WHOLE,
)
from domain.acts import ByStaff
from domain.entries import Entry
from domain.letters.notice import Notice
from domain.standing import EngagementStanding

NEWEST = (
    select(PAST.c.standing)
    .where(PAST.c.entity == bindparam("of"), PAST.c.action == WHOLE)
    .where(PAST.c.entry < bindparam("before"))
    .order_by(PAST.c.entry.desc())
    .limit(1)
)
NUL = "\0"  # the one character that PostgreSQL keeps in no text


class SqlRecord:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def commit(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """One commit of an engagement at a time, so that none waits in a circle."""
        found: list[Divergence] = []
        with self._engine.begin() as transaction:
            take_turns(transaction, [*{_turn(each.entity) for each in entries}])
            kept = [each for each in entries if _keep(transaction, each, found)]
            set_aside(transaction, found)
        if found:
            raise RecordDiverged(found, kept)
        return kept

    def post(self, notice: Notice) -> None:
        with self._engine.begin() as transaction:
            found = post(transaction, notice)
            set_aside(transaction, found)
        if found:
            raise RecordDiverged(found)


def _turn(entity: str) -> int:
    """The number under which commits of an engagement take turns, of 64 bits."""
    digest = sha256(entity.encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def _keep(transaction: Connection, entry: Entry, found: list[Divergence]) -> bool:
    """Whether the entry is new; one that was kept before changes nothing."""
    if not add(transaction, ENTRIES, _entry_row(entry)):
        found += diverging_entry(transaction, entry)
        return False
    if standing := _standing(transaction, entry):
        _stand(transaction, ENGAGEMENTS, _engagement_row(entry, standing))
        add(transaction, PAST, _past_row(entry, WHOLE, standing.model_dump_json()))
    if entry.actions:
        _stand(transaction, ACTIONS, *_action_rows(entry))
        add(transaction, PAST, *_past_rows(entry))
    found += write(transaction, entry)
    return True


def _stand(transaction: Connection, table: Table, *rows: dict[str, object]) -> None:
    """Let the rows stand as current, unless a later entry already does."""
    transaction.execute(_standing_row(transaction.dialect.name, table), rows)


@cache
def _standing_row(dialect: str, table: Table) -> Executable:
    new = insert(dialect, table)
    return new.on_conflict_do_update(
        index_elements=[*table.primary_key.columns],
        set_={column.name: new.excluded[column.name] for column in table.columns},
        where=table.c.entry < new.excluded.entry,
    )


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
        "subject": entry.subject,
        "sentence": entry.sentence.replace(NUL, ""),
        "act": act.model_dump_json(),
    }


def _standing(transaction: Connection, entry: Entry) -> EngagementStanding | None:
    """How the engagement stands after the entry.

    None where the entry before is not known to the record: the next run tells all.
    """
    before = {"of": entry.entity, "before": entry.number}
    known = transaction.scalar(NEWEST, before)
    stands = entry.stands(json.loads(known) if known else {})
    try:
        return EngagementStanding.model_validate(stands)
    except ValidationError:
        return None


def _engagement_row(entry: Entry, now: EngagementStanding) -> dict[str, object]:
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


def _past_row(entry: Entry, action: int, standing: str) -> dict[str, object]:
    """How the entry left the engagement, or an action that it changed."""
    key = {"entity": entry.entity, "entry": entry.number}
    return key | {"action": action, "standing": standing}


def _past_rows(entry: Entry) -> list[dict[str, object]]:
    return [
        _past_row(entry, now.number, now.model_dump_json()) for now in entry.actions
    ]
