"""The database behind the record: how it is opened, and brought up to date."""

from functools import cache
from pathlib import Path
from sqlite3 import OperationalError
from time import monotonic, sleep
from typing import TYPE_CHECKING

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Executable,
    Pool,
    Table,
    create_engine,
    event,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

from adapters.sql.url import NoRecord, in_words, parsed, sqlite_file

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

PATIENCE = 5  # seconds that a writer waits for another, and for PostgreSQL to answer
A_MOMENT = 0.02  # seconds
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
UNCHANGED = text("update alembic_version set version_num = version_num")
MIGRATING = 5207201  # PostgreSQL's advisory lock of whoever migrates


def open_database(url: str, *, pool: type[Pool] | None = None) -> Engine:
    """An engine for the record at `url`; raises NoRecord where it can be none.

    An SQLite file is made if it is not there. PostgreSQL is not asked yet.
    """
    where = parsed(url)
    with in_words(where):
        if where.get_backend_name() == "postgresql":
            return _postgresql(where, pool)
        if file := sqlite_file(where):
            file.parent.mkdir(parents=True, exist_ok=True)
        patient = {"timeout": PATIENCE}
        engine = create_engine(where, poolclass=pool, connect_args=patient)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to a revision, the newest; one migrates at a time.

    Raises NoRecord where it cannot be written to, or is of another version.
    """
    with in_words(engine.url), engine.begin() as connection:
        take_turns(connection, [MIGRATING])
        found = _revision(connection)
        _is_known(found)
        if found != _newest(revision):
            _upgrade(connection, revision)
        connection.execute(UNCHANGED)  # also where nothing was left to do


def _newest(revision: str) -> str:
    return revisions()[-1] if revision == "head" else revision


def _upgrade(connection: Connection, revision: str) -> None:
    from alembic import command  # a fifth of a second, which others need not spend
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def reach(engine: Engine) -> None:
    """Raises NoRecord where no worker could make it this version's own."""
    with in_words(engine.url), engine.connect() as connection:
        _is_known(_revision(connection))


def check(engine: Engine) -> None:
    """Raises NoRecord unless the database can be read by this version."""
    with in_words(engine.url), engine.connect() as connection:
        revision = _revision(connection)
    if revision is None:
        raise NoRecord("the record is empty; start the worker once, it prepares it")
    _is_known(revision)
    if revision != revisions()[-1]:
        raise NoRecord(
            f"the record is at revision {revision}, this version needs "
            f"{revisions()[-1]}; start the worker once, it migrates the record"
        )


def revisions() -> list[str]:
    """All there are, oldest first: the files' names."""
    return sorted(each.stem for each in MIGRATIONS.glob("versions/[0-9]*.py"))


def insert(dialect: str, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An insert that knows `on_conflict_...`, for a database of this dialect."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # readers of SQLite need it not

        return postgresql.insert(table)
    return sqlite.insert(table)


def add(transaction: Connection, table: Table, *rows: dict[str, object]) -> bool:
    """Whether none of their keys was there yet."""
    new = _addition(transaction.dialect.name, table)
    return transaction.execute(new, rows).rowcount == len(rows)


@cache
def _addition(dialect: str, table: Table) -> Executable:
    """The same for all rows, so that the statement is put together once."""
    new = insert(dialect, table).on_conflict_do_nothing()
    return new.execution_options(preserve_rowcount=True)


def take_turns(connection: Connection, numbers: list[int]) -> None:
    """Until this transaction ends nobody else holds one of `numbers`.

    SQLite has one writer at a time as it is.
    """
    if connection.dialect.name == "postgresql":
        for number in sorted(numbers):  # else two might wait for each other
            connection.execute(select(func.pg_advisory_xact_lock(number)))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(
        text("select version_num from alembic_version")
    )
    return found


def _is_known(revision: str | None) -> None:
    if revision and revision not in revisions():
        raise NoRecord(
            f"the record is at revision {revision}, which this version does not know "
            f"(its own is {revisions()[-1]}); use the version that wrote it, or begin "
            "anew: move var/ away, or name an empty database in THROUGHLINE_DATABASE"
        )


def _postgresql(where: URL, pool: type[Pool] | None) -> Engine:
    """Whatever isolation the server prefers, a commit waits rather than fails."""
    return create_engine(
        where,
        poolclass=pool,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={"connect_timeout": PATIENCE},
    )


def _prepare(connection: DBAPIConnection, _: object) -> None:
    """Write ahead, so that readers and the writer do not wait for each other."""
    connection.isolation_level = None
    cursor = connection.cursor()
    _write_ahead(cursor)
    cursor.execute("pragma synchronous=normal")
    cursor.close()


def _write_ahead(cursor: DBAPICursor) -> None:
    """The first to open a new file changes its mode; SQLite lets others not wait."""
    until = monotonic() + PATIENCE
    while True:
        try:
            cursor.execute("pragma journal_mode=wal")
        except OperationalError:
            if monotonic() > until:
                raise
            sleep(A_MOMENT)
        else:
            return


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("begin immediate")
