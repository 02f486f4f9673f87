"""The history of an item has whatever changed it, alone or with others."""

from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from tests.adapters.sql.test_items import entry
from tests.review_standings import REVIEW, item_stands


def test_an_entry_that_changed_several_items_is_in_the_history_of_each(
    database: Engine, record: SqlRecord
) -> None:
    """As one that takes over a workbook, which is about none of them alone."""
    both = entry(1, item_stands("A1"), item_stands("A2"))
    record.commit([both, entry(2, item_stands("A2", count=3))])
    reading = SqlReading(database)

    assert [e.number for e in reading.history(REVIEW, "item/A1")] == [1]
    assert [e.number for e in reading.history(REVIEW, "item/A2")] == [1, 2]
    assert reading.history(REVIEW, "item/A3") == []
