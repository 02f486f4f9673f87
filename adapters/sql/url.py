"""Where the record is, by its URL, and in which words it cannot be used.

No message carries a password, or the rest of a URL in which one might hide.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
EITHER = (
    "the record is kept in SQLite (sqlite:////srv/throughline/record.db) or in "
    "PostgreSQL (postgresql://user:password@host/database); see THROUGHLINE_DATABASE"
)
CHECK = "check THROUGHLINE_DATABASE, and that PostgreSQL runs and lets this user in"


class NoRecord(Exception):
    """The record cannot be used as it is; the message says why and what to do."""


def parsed(url: str) -> URL:
    """Raises NoRecord for what names neither SQLite nor PostgreSQL."""
    try:
        where = make_url(url)
    except (SQLAlchemyError, ValueError) as off:
        raise NoRecord(f"the record's URL cannot be read: {EITHER}") from off
    driver = DRIVERS.get(where.get_backend_name())
    if driver is None or where.drivername not in (where.get_backend_name(), driver):
        raise NoRecord(f"the record's URL begins with {where.drivername}: {EITHER}")
    return where.set(drivername=driver)


def sqlite_file(where: URL) -> Path | None:
    """The file, if it is one: neither in memory nor an URI with a mode of its own."""
    name = where.database
    if where.get_backend_name() != "sqlite" or not name:
        return None
    return None if name == ":memory:" or name.startswith("file:") else Path(name)


@contextmanager
def in_words(where: URL) -> Iterator[None]:
    """Whatever the database has against it, as NoRecord in one sentence."""
    try:
        yield
    except (OSError, SQLAlchemyError, ImportError) as off:
        todo = CHECK
        if where.get_backend_name() == "sqlite":
            todo = "make its file and folder writable, or name another"
        raise NoRecord(
            f"the record at {_shown(where)} cannot be used: {_reason(off, where)}; "
            f"{todo}"
        ) from off


def _shown(where: URL) -> str:
    if where.get_backend_name() == "sqlite":
        return where.database or "memory"
    name = where.set(drivername="postgresql", password=None, query={})
    return name.render_as_string()


def _reason(off: Exception, where: URL) -> str:
    """The first line of what the driver says, which is its reason."""
    said = str(off.orig if isinstance(off, DBAPIError) else off).strip()
    line = said.splitlines()[0] if said else type(off).__name__
    for secret in (where.password, where.query.get("password")):
        if secret:
            line = line.replace(str(secret), "***")
    return line.rstrip(".: ")
