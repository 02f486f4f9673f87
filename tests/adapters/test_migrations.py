from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from adapters.sql.address import NoRecord
from adapters.sql.engine import MIGRATIONS, check, migrate, open_database, revisions
from adapters.sql.reading import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.tables import ACTIONS, ENGAGEMENTS, ENTRIES, OUTBOX, PAST
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.happening import apply
from tests.lives import implementing

FIRST = {
    ENTRIES: "entity number at late kind by entered_by action sentence act",
    ENGAGEMENTS: "entity entry cds episode phase standing",
    ACTIONS: "entity number entry status due overdue next_at standing",
    OUTBOX: "key entity plan_id person template notice state laid_at",
}
"""The columns of the first release, which every later one has too."""


@pytest.fixture
def reminded() -> Engagement:
    """An engagement that owes an entry with a letter and a standing of its action."""
    now = implementing(date(2026, 10, 2))
    expected = expectation(now)
    assert expected
    return apply(now, expected.acts[0], expected.at)


def carry_over(source: Engine, target: Engine) -> None:
    """Let `target` hold the same, in the columns of the first release."""
    with source.connect() as known, target.begin() as old:
        for table, names in FIRST.items():
            columns = [table.c[name] for name in names.split()]
            for row in known.execute(table.select().with_only_columns(*columns)):
                old.execute(table.insert().values(row._asdict()))


@pytest.mark.parametrize("revision", revisions()[:-1])
def test_every_released_revision_leads_to_the_newest_with_all_it_holds(
    revision: str, empty_database: Engine, database: Engine, reminded: Engagement
) -> None:
    """Entries, standings and letters are all there, and kept by entry from then on."""
    SqlRecord(database).commit(reminded.unwritten)
    migrate(empty_database, revision)
    carry_over(database, empty_database)
    migrate(empty_database)
    before, after = SqlReading(database), SqlReading(empty_database)
    entity = reminded.entity
    with empty_database.connect() as connection:
        past = {row.action for row in connection.execute(PAST.select())}

    check(empty_database)
    assert after.engagements() == before.engagements() != []
    assert after.actions(entity) == before.actions(entity) != []
    assert after.history(entity) == before.history(entity) != []
    assert after.letters(entity) == before.letters(entity) != []
    assert past == ({0, 1} if revision == "0001" else set())


def test_each_revision_can_be_undone_and_done_again(empty_database: Engine) -> None:
    """Down to the first and up again leaves the same tables."""
    from alembic import command
    from alembic.config import Config

    migrate(empty_database)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with empty_database.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    migrate(empty_database)

    check(empty_database)


def test_the_newest_revision_is_the_one_that_alembic_knows() -> None:
    """Readers tell by the files' names, and need not load alembic."""
    from alembic.script import ScriptDirectory

    known = ScriptDirectory(str(MIGRATIONS))

    assert known.get_heads() == [revisions()[-1]]
    assert sorted(each.revision for each in known.walk_revisions()) == revisions()


def test_a_record_that_is_not_migrated_says_who_migrates_it(
    empty_database: Engine,
) -> None:
    """Empty or of an older revision: the worker does it, at its start."""
    with pytest.raises(NoRecord, match="the record is empty; start the worker once"):
        check(empty_database)
    migrate(empty_database, "0001")
    with pytest.raises(NoRecord, match="at revision 0001, this version needs 0"):
        check(empty_database)


def test_a_record_of_a_later_version_is_left_alone(database: Engine) -> None:
    """Neither read nor migrated: it takes the version that wrote it."""
    with database.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '0999'"))

    for unwilling in (check, migrate):
        with pytest.raises(NoRecord, match="0999, which this version does not know"):
            unwilling(database)


def test_a_read_only_database_is_named(tmp_path: Path) -> None:
    """The worker cannot migrate it, and says what to do."""
    file = tmp_path / "record.db"
    migrate(open_database(f"sqlite:///{file}"))
    frozen = open_database(f"sqlite:///file:{file}?mode=ro&uri=true")

    with pytest.raises(NoRecord, match="readonly database; make its file and folder"):
        migrate(frozen)
