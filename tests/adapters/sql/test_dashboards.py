"""CDE's files in the record: every version is kept, the newest is known."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.dashboards import SqlDashboards
from domain.dashboards.file_version import FileKind, FileVersion, Intake
from domain.dashboards.lea_year import LeaYear
from tests.dashboards import lea_year

FIRST = datetime(2026, 11, 20, 17, tzinfo=UTC)
OLD, NEW = lea_year(2019, "AA"), lea_year(2019, "AA EL", ec52072=True, methods=(1,))


@pytest.fixture
def store(database: Engine) -> SqlDashboards:
    return SqlDashboards(database)


def version(digest: str, row: LeaYear, days: int = 0, **more: object) -> FileVersion:
    said = FileVersion(
        digest=digest,
        year=row.year,
        charters=False,
        name=f"{digest}.xlsx",
        loaded_at=FIRST + timedelta(days=days),
        by="y.olsen",
        entered_by="front-desk",
        leas=(row,),
    )
    return said.but(**more)


def intake(digest: str, newly: int = 4) -> Intake:
    return Intake(
        digest=digest,
        year=2019,
        loaded_at=FIRST,
        by="y.olsen",
        entered_by="front-desk",
        told={"newly": newly, "file": "a.xlsx"},
    )


def test_a_file_is_kept_with_all_that_it_says(store: SqlDashboards) -> None:
    """Who loaded it when, and each LEA as it was read."""
    store.keep([version("a", NEW)], intake("i"))

    assert store.newest() == {FileKind(2019): version("a", NEW)}


def test_every_version_stays_and_the_last_one_counts(store: SqlDashboards) -> None:
    """A revision takes nothing away."""
    store.keep([version("a", OLD)], intake("i"))
    store.keep([version("b", NEW, days=1)], intake("j"))

    assert store.newest()[FileKind(2019)].leas == (NEW,)
    assert store.digests() == {"a": ("a.xlsx", False), "b": ("b.xlsx", True)}


def test_charters_stand_beside_districts(store: SqlDashboards) -> None:
    """Each is the newest of its kind."""
    charters = version("c", OLD, charters=True)
    store.keep([version("a", OLD), charters], intake("i"))

    assert set(store.newest()) == {FileKind(2019), FileKind(2019, charters=True)}


def test_the_same_again_changes_nothing(store: SqlDashboards) -> None:
    """Neither the file nor what was told of it."""
    store.keep([version("a", OLD)], intake("i"))
    again = store.keep([version("a", NEW, days=1, name="x")], intake("i", newly=0))

    assert store.newest() == {FileKind(2019): version("a", OLD)}
    assert again == intake("i")


def test_a_record_without_dashboards_has_none(store: SqlDashboards) -> None:
    """As every record before its first intake."""
    assert store.newest() == {}
    assert store.digests() == {}
