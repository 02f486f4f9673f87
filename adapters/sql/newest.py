"""What is kept as a row for each change: how it stands or stood, what is said of it.

The newest row of a room and name is how it stands; of texts an entry says only what
it speaks of, so that all of them are told together.
"""

from typing import NamedTuple

from sqlalchemy import Connection, Table, select

from domain.entries import Entry
from domain.values import Value


class Changed(NamedTuple):
    """One row: what is of which room and name, as an entry left it."""

    room: str
    name: str
    standing: str
    texts: str | None


class NewestRow(NamedTuple):
    """The newest row of something, and all that is said of it, the oldest first."""

    standing: str
    texts: tuple[str, ...]


def changed_row(
    entry: Entry, room: str, name: str, now: Value, texts: Value | None
) -> dict[str, object]:
    """Apart from what is said of it; that is null where it is as before."""
    return {
        "entity": entry.entity,
        "room": room,
        "name": name,
        "entry": entry.number,
        "standing": now.model_dump_json(),
        "texts": texts.model_dump_json() if texts else None,
    }


def changed_rows(
    connection: Connection, table: Table, entity: str, until: int | None = None
) -> list[Changed]:
    """All of an entity, the oldest first; until an entry, where one is named."""
    columns = (table.c[each] for each in Changed._fields)
    chosen = select(*columns).where(table.c.entity == entity)
    if until is not None:
        chosen = chosen.where(table.c.entry <= until)
    order = table.c.entry, table.c.room, table.c.name
    return [Changed(*row) for row in connection.execute(chosen.order_by(*order))]


def newest_rows(
    connection: Connection, table: Table, entity: str, until: int | None = None
) -> dict[tuple[str, str], NewestRow]:
    """By room and name, in the order in which each first came."""
    found: dict[tuple[str, str], NewestRow] = {}
    for room, name, standing, texts in changed_rows(connection, table, entity, until):
        known = found.get((room, name))
        said = (*(known.texts if known else ()), *((texts,) if texts else ()))
        found[room, name] = NewestRow(standing, said)
    return found
