"""What the record says of itself, for whoever compares it with what runs."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, update

from adapters.sql.overdue import SqlBooks
from adapters.sql.tables import ENTRIES, OUTBOX, SENDING
from domain.acts import AcknowledgeReferral
from domain.apply import apply
from domain.discrepancies import Recorded
from domain.entries import Entry
from domain.lifecycle import Phase
from tests.lives import START, by_staff, referred
from tests.mail import notice
from tests.office import Record

HOUR = timedelta(hours=1)


def entries() -> tuple[Entry, ...]:
    return apply(referred(), by_staff(AcknowledgeReferral), START).unwritten


def test_an_empty_record_knows_of_nothing(database: Engine) -> None:
    """It is there and migrated, and nothing was ever recorded in it."""
    books = SqlBooks(database)

    assert books.is_empty()
    assert books.recorded() == []
    assert (books.last("1999901.1"), [*books.numbers("1999901.1")]) == (0, [])


def test_the_entries_of_each_engagement_are_counted(
    database: Engine, record: Record
) -> None:
    """How many there are and how the last is numbered, also where one is missing."""
    record.commit(entries())
    books = SqlBooks(database)
    (whole,) = books.recorded()
    with database.begin() as connection:
        connection.execute(delete(ENTRIES).where(ENTRIES.c.number == 1))
    (holed,) = books.recorded()

    assert whole == Recorded(
        entity="1999901.1", cds="1999901", is_open=True, entries=2, last=2
    )
    assert holed == whole.but(entries=1)
    assert (books.last("1999901.1"), [*books.numbers("1999901.1")]) == (2, [2])
    assert not books.is_empty()


def test_an_engagement_that_ended_is_counted_as_ended(
    database: Engine, record: Record
) -> None:
    """By its standing: it need not run any more."""
    (entry, *_) = entries()
    record.commit([entry.but(whole=entry.whole | {"phase": Phase.WITHDRAWN.value})])

    assert [each.is_open for each in SqlBooks(database).recorded()] == [False]


def test_notices_wait_from_when_they_might_have_gone(
    database: Engine, record: Record
) -> None:
    """From when they were laid, or from when they are planned or tried again."""
    laid = datetime(2026, 9, 3, 16, tzinfo=UTC)
    for key in "abc":
        record.post(notice(key, at=laid))
    later = {"b": laid + 9 * HOUR, "c": laid + 3 * HOUR}
    with database.begin() as connection:
        for key, at in later.items():
            planned = update(OUTBOX).where(OUTBOX.c.key == key)
            connection.execute(planned.values(next_at=at, state=SENDING))
    books = SqlBooks(database)

    assert [books.waiting(laid + n * HOUR) for n in (0, 1, 4, 10)] == [0, 1, 2, 3]
