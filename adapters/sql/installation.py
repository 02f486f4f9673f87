"""What a record was written for, and where a worker has found it instead."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, select, update

from adapters.sql.engine import insert, take_turns
from adapters.sql.tables import INSTALLATIONS
from domain.letters.installation import Elsewhere, Installation, why_held

KEPT, FOUND = "kept", "found"
PLACING = 5207202  # PostgreSQL's advisory lock of whoever compares


class Relocation(NamedTuple):
    """Where a worker has found itself, and why nothing is sent from there."""

    here: Installation
    elsewhere: Elsewhere


class SqlInstallation:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def place(self, here: Installation, at: datetime) -> str:
        """Why no mail may go from here; empty where it may, as after the first start.

        The first start is written down as what the record is for.
        """
        with self._engine.begin() as transaction:
            take_turns(transaction, [PLACING])
            kept = kept_in(transaction)
            if kept is None:
                _write(transaction, KEPT, here, at)
            why = why_held(kept, here) if kept else ""
            if not why:
                _forget(transaction)
            elif _read(transaction, FOUND) != here:
                _forget(transaction)
                _write(transaction, FOUND, here, at)
        return why

    def moved(self) -> Relocation | None:
        """Where it was found instead, unless that has been agreed to."""
        rows = select(*INSTALLATIONS.c["place", "installation", "at"])
        with self._engine.connect() as connection:
            said = {place: told for place, *told in connection.execute(rows)}
        if KEPT not in said or FOUND not in said:
            return None
        (text, since), (kept, _) = said[FOUND], said[KEPT]
        here = _parsed(text)
        why = why_held(_parsed(kept), here)
        return Relocation(here, Elsewhere(since=since, why=why))

    def resume(self, here: Installation, at: datetime, **who: str) -> None:
        """From now on the record is for `here`; who said so is kept."""
        with self._engine.begin() as transaction:
            _forget(transaction)
            content = here.model_dump_json()
            kept = update(INSTALLATIONS).where(INSTALLATIONS.c.place == KEPT)
            transaction.execute(kept.values(installation=content, at=at, **who))


def kept_in(connection: Connection) -> Installation | None:
    """What the record was written for; None before the first start."""
    return _read(connection, KEPT)


def _read(connection: Connection, place: str) -> Installation | None:
    chosen = select(INSTALLATIONS.c.installation).where(INSTALLATIONS.c.place == place)
    found = connection.scalar(chosen)
    return _parsed(found) if found else None


def _parsed(text: str) -> Installation:
    return Installation.model_validate_json(text)


def _write(
    connection: Connection, place: str, what: Installation, at: datetime
) -> None:
    row = {"place": place, "installation": what.model_dump_json(), "at": at}
    connection.execute(insert(connection.dialect.name, INSTALLATIONS).values(row))


def _forget(connection: Connection) -> None:
    connection.execute(delete(INSTALLATIONS).where(INSTALLATIONS.c.place == FOUND))
