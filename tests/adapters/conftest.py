"""Every far end in SQL is tested on SQLite and on PostgreSQL, by the same tests."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from tests.mail import MailHouse
from tests.office import Record
from tests.postgresql import PostgreSql, opened


@pytest.fixture(params=("sqlite", "postgresql"))
def server(request: pytest.FixtureRequest) -> PostgreSql | None:
    """None is SQLite, which needs none."""
    if request.param == "sqlite":
        return None
    found: PostgreSql = request.getfixturevalue("postgresql")
    return found


@pytest.fixture
def empty_url(server: PostgreSql | None, tmp_path: Path) -> str:
    """Where a database may be that holds nothing yet."""
    if server is None:
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return server.url(server.empty())


@pytest.fixture
def url(server: PostgreSql | None, tmp_path: Path, migrated: Path) -> str:
    """Where the record is."""
    if server is None:
        return f"sqlite:///{copyfile(migrated, tmp_path / 'record.db')}"
    return server.url(server.migrated())


@pytest.fixture
def empty_database(empty_url: str) -> Iterator[Engine]:
    yield from opened(empty_url)


@pytest.fixture
def database(url: str) -> Iterator[Engine]:
    yield from opened(url)


@pytest.fixture
async def house() -> AsyncIterator[MailHouse]:
    """A mail server on this machine, which takes everything until told otherwise."""
    house = MailHouse()
    await house.open()
    yield house
    house.close()


@pytest.fixture
def record(database: Engine) -> Record:
    return Record(database)


@pytest.fixture
def reading(database: Engine) -> SqlReading:
    return SqlReading(database)
