from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import Engine, inspect, text

from adapters.sql.engine import MIGRATIONS, check, migrate, open_database, revisions
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.url import NoRecord
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from tests.lives import implementing

FIRST, SECOND = "0001_record", "0002_rooms"
NEXT_VERSION = f'''"""Made up: the letters know a room."""

import sqlalchemy as sa
from alembic import op

revision = "{SECOND}"
down_revision = "{FIRST}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("room", sa.Text))


def downgrade() -> None:
    op.drop_column("outbox", "room")
'''


@pytest.fixture
def reminded() -> Engagement:
    """An engagement that owes an entry with a letter and a standing of its action."""
    now = implementing(date(2026, 10, 2))
    expected = expectation(now)
    assert expected
    return apply(now, expected.acts[0], expected.at)


@pytest.fixture
def next_version(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A version with a second revision; the record is still at the first."""
    folder = copytree(MIGRATIONS, tmp_path / "migrations")
    (folder / "versions" / f"{SECOND}.py").write_text(NEXT_VERSION)
    monkeypatch.setattr("adapters.sql.engine.MIGRATIONS", folder)
    yield


def columns(engine: Engine) -> set[str]:
    return {each["name"] for each in inspect(engine).get_columns("outbox")}


@pytest.mark.usefixtures("next_version")
def test_the_next_revision_keeps_all_that_the_record_holds(
    database: Engine, reminded: Engagement
) -> None:
    """Entries, standings and letters are there as before, beside what is new."""
    SqlRecord(database).commit(reminded.unwritten)
    reading, entity = SqlReading(database), reminded.entity

    def held() -> list[object]:
        return [
            reading.engagements(),
            reading.actions(entity),
            reading.history(entity),
            reading.letters(entity),
        ]

    before = held()
    migrate(database)

    check(database)
    assert "room" in columns(database)
    assert held() == before
    assert all(before)


@pytest.mark.usefixtures("next_version")
def test_a_record_of_the_version_before_says_who_migrates_it(database: Engine) -> None:
    """Commands only read: the worker migrates it, at its start."""
    with pytest.raises(NoRecord, match=f"{FIRST}, this version needs {SECOND}; start"):
        check(database)


def test_an_empty_record_says_who_prepares_it(empty_database: Engine) -> None:
    """As above: reading makes no tables."""
    with pytest.raises(NoRecord, match="the record is empty; start the worker once"):
        check(empty_database)


def test_a_revision_can_be_undone_and_done_again(empty_database: Engine) -> None:
    """Down to nothing and up again leaves the same tables."""
    from alembic import command
    from alembic.config import Config

    migrate(empty_database)
    made = set(inspect(empty_database).get_table_names())
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with empty_database.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    left = set(inspect(empty_database).get_table_names())
    migrate(empty_database)

    check(empty_database)
    assert left == {"alembic_version"}
    assert set(inspect(empty_database).get_table_names()) == made


def test_the_newest_revision_is_the_one_that_alembic_knows() -> None:
    """Readers tell by the files' names, and need not load alembic."""
    from alembic.script import ScriptDirectory

    known = ScriptDirectory(str(MIGRATIONS))

    assert known.get_heads() == [revisions()[-1]]
    assert sorted(each.revision for each in known.walk_revisions()) == revisions()


@pytest.mark.parametrize("revision", ["0001", "0006", "0999_later"])
def test_a_record_of_another_version_is_left_alone(
    database: Engine, revision: str
) -> None:
    """Neither read nor migrated: it says what to do with it, and stays as it is."""
    now_at = text("update alembic_version set version_num = :revision")
    with database.begin() as connection:
        connection.execute(now_at, {"revision": revision})

    for unwilling in (check, migrate):
        with pytest.raises(NoRecord, match=f"{revision}, which .* move var/ away"):
            unwilling(database)


def test_a_read_only_database_is_named(tmp_path: Path) -> None:
    """The worker cannot migrate it, and says what to do."""
    file = tmp_path / "record.db"
    migrate(open_database(f"sqlite:///{file}"))
    frozen = open_database(f"sqlite:///file:{file}?mode=ro&uri=true")

    with pytest.raises(NoRecord, match="readonly database; make its file and folder"):
        migrate(frozen)
