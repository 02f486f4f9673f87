"""Every far end in SQL is tested on SQLite and on PostgreSQL, by the same tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.sql.engine import migrate
from tests.postgresql import PostgreSql, opened

BOTH = ("sqlite", "postgresql")


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database may be that holds nothing yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'record.db'}"
    server: PostgreSql = request.getfixturevalue("postgresql")
    return server.url(server.empty())


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the record is, of the newest revision."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'record.db'}"
    server: PostgreSql = request.getfixturevalue("postgresql")
    return server.url(server.migrated())


@pytest.fixture
def empty_database(empty_url: str) -> Iterator[Engine]:
    yield from opened(empty_url)


@pytest.fixture
def database(url: str) -> Iterator[Engine]:
    for engine in opened(url):
        if engine.dialect.name == "sqlite":
            migrate(engine)
        yield engine
