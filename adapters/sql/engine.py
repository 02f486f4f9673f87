"""The database behind the record: how it is opened, and brought up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

PATIENCE = 5  # seconds that SQLite waits for another writer
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def open_database(url: str) -> Engine:
    """An engine for the record at `url`; an SQLite file is made if it is not there."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the database up to the newest revision."""
    from alembic import command  # half a second, which readers need not spend
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    command.upgrade(config, "head")


def insert(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An insert that knows `on_conflict_...`, for the database at hand."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # readers of SQLite need it not

        return postgresql.insert(table)
    return sqlite.insert(table)


def _prepare(connection: DBAPIConnection, _: object) -> None:
    """Write ahead, so that readers and the writer do not wait for each other."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("pragma journal_mode=wal")
    cursor.execute("pragma synchronous=normal")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("begin immediate")
