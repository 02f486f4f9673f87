"""What the record keeps of check-ins, those too that engagements have forgotten."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import Column, Engine, String

from adapters.sql.check_ins import SqlCheckIns
from adapters.sql.overdue import SqlBooks
from adapters.sql.tables import CHECK_INS
from domain.bounds import LONGEST_ITEM_ID
from domain.checkins.check_in import CheckInStage
from domain.entries import Entry
from tests.office import Record
from tests.stories import OF_CHECK_INS, lived, story

ENTITY = "1999901.1"
SUMMER = "07-check-in-missed-then-summer"


@pytest.fixture
def check_ins(database: Engine) -> SqlCheckIns:
    return SqlCheckIns(database)


def entries() -> Sequence[Entry]:
    return lived(story(SUMMER, folder=OF_CHECK_INS)).unwritten


@pytest.mark.parametrize("step", [1, -1])
def test_a_check_in_stands_as_its_newest_entry_left_it(
    record: Record, check_ins: SqlCheckIns, step: int
) -> None:
    """In whichever order they come, and also where one comes twice."""
    known = entries()
    for each in known[::step]:
        record.commit([each])
    record.commit(known[:9])

    assert [(e.name, e.stage) for e in check_ins.of_engagement(ENTITY)] == [
        ("2026-27-1", CheckInStage.HELD),
        ("2026-27-2", CheckInStage.HELD),
        ("2026-27-3", CheckInStage.HELD),
        ("2026-27-4", CheckInStage.HELD),
        ("2027-28-1", CheckInStage.SCHEDULED),
    ]
    assert check_ins.of_all() == {ENTITY: check_ins.of_engagement(ENTITY)}
    assert check_ins.of_engagement("1999902.1") == []


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (datetime(2026, 8, 24, tzinfo=UTC), None),
        (datetime(2027, 6, 1, tzinfo=UTC), CheckInStage.CONFIRMED),
        (datetime(2027, 7, 1, tzinfo=UTC), CheckInStage.MISSED),
        (datetime(2027, 8, 10, tzinfo=UTC), CheckInStage.RESCHEDULED),
        (datetime(2027, 9, 1, tzinfo=UTC), CheckInStage.HELD),
    ],
)
def test_a_check_in_is_read_as_it_stood_before_an_instant(
    record: Record,
    check_ins: SqlCheckIns,
    day: datetime,
    stands: CheckInStage | None,
) -> None:
    """None where it had not begun by then."""
    record.commit(entries())
    found = check_ins.check_in(ENTITY, "2026-27-4", day)

    assert (found and found.stage) == stands
    assert check_ins.check_in(ENTITY, "2026-27-9", day) is None


def test_a_check_in_that_is_late_is_among_what_is_watched(
    database: Engine, record: Record
) -> None:
    """By the plan of its witness, as an action and a step of a referral are."""
    now = datetime(2027, 6, 20, tzinfo=UTC)
    record.commit([each for each in entries() if each.at < now])
    known = [each.plan_id.rpartition("/")[0] for each in SqlBooks(database).late(now)]

    assert known == [f"{ENTITY}/overdue/check-in-2026-27-{n}" for n in (1, 2, 3)]


def test_the_longest_name_fits_its_column() -> None:
    """PostgreSQL refuses what is longer, and would be asked for ever."""
    assert width(CHECK_INS.c.name) >= LONGEST_ITEM_ID
    assert max(map(len, CheckInStage)) <= width(CHECK_INS.c.stage)


def width(column: Column[str]) -> int:
    assert isinstance(column.type, String) and column.type.length
    return column.type.length
