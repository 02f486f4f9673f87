"""The support that was given, as the record tells of it."""

from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from domain.acts import AmendPosition, LogCoaching, NoteLearning, WithdrawSupport
from services.find import find
from tests.supports import COACHING, LEARNING, Supported


def recorded(database: Engine) -> Supported:
    """Two coachings, one of which was a mistake; a position, amended; learning."""
    known = Supported()
    known.ask(LogCoaching, **COACHING)
    known.ask(LogCoaching, **COACHING | {"offices": ("principals",)})
    known.fund()
    known.ask(NoteLearning, **LEARNING)
    known.ask(AmendPosition, number=1, fte=50, why="the grant is smaller")
    known.ask(WithdrawSupport, support="coaching/1", why="it was last week")
    SqlRecord(database).commit(known.now.unwritten)
    return known


def test_the_record_keeps_all_that_was_given(database: Engine) -> None:
    """Each by its number, with who noted it, on its newest terms, or withdrawn."""
    entries = recorded(database).now.entries
    given = SqlReading(database).supports("1999901.1")

    first, second = given.coaching
    assert (first.withdrawn, first.reason) == (entries, "it was last week")
    assert (second.number, second.offices) == (2, ("principals",))
    assert second.coach == second.by == "t.washington"
    assert [e.terms.fte for e in given.positions] == [50]
    assert [e.participants for e in given.learning] == [40]


def test_nothing_is_told_of_another_engagement(database: Engine) -> None:
    """An LEA that comes back begins anew."""
    recorded(database)

    assert not any(SqlReading(database).supports("1999901.2"))


def test_how_it_stands_says_how_much_there_is(database: Engine) -> None:
    """Without what was withdrawn; with the positions that are open."""
    recorded(database)
    (now,) = SqlReading(database).engagements()

    assert (now.coaching, now.learning) == (1, 1)
    assert [e.terms.title for e in now.positions] == ["literacy coach"]


def test_words_are_found_in_what_was_given(database: Engine) -> None:
    """In titles, texts, whom it was for, who gave it, and why it was withdrawn."""
    recorded(database)
    record = SqlReading(database)

    def found(words: str) -> list[str]:
        return [each.address for each in find(record, words, None)]

    assert found("Literacy") == ["1999901/position/1"]
    assert found("principals") == ["1999901/coaching/2"]
    assert found("last week") == ["1999901/coaching/1"]
    assert found("grades 3 to 5") == ["1999901/learning/1"]
