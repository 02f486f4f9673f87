"""Words are found alike in SQLite and PostgreSQL, whatever their capitals."""

from datetime import date

import pytest

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from domain.acts import (
    AdoptRoadmap,
    AmendAction,
    Audience,
    ClaimComplete,
    Comment,
    StartAction,
)
from domain.apply import apply
from services.find import Found, find
from tests.lives import START, by_staff, planned, referred, to_implementation

DUE = date(2026, 12, 11)


@pytest.fixture
def reading(record: SqlRecord, reading: SqlReading) -> SqlReading:
    """A record with an action that is worked on, and one of another theme."""
    first = planned(1, DUE, title="Attendance of 50% of the grade-9 pupils")
    actions = (first, planned(2, DUE, theme="Niñas y niños"))
    now = referred()
    adopt = by_staff(AdoptRoadmap, actions=actions)
    start = by_staff(StartAction, action=1)
    for act in (*to_implementation(now.day_of(START)), adopt, start):
        now = apply(now, act, START)
    said = 'the "attendance" letters\nwent out; we waited ' + "and waited " * 20
    for audience in Audience:
        comment = by_staff(Comment, action=2, text=said, audience=audience)
        now = apply(now, comment, START)
    evidence = ("minutes of 5 March", "lists of Attendance Week")
    now = apply(now, by_staff(ClaimComplete, action=1, evidence=evidence), START)
    words = by_staff(AmendAction, action=2, title="Read aloud every day")
    record.commit(apply(now, words, START).unwritten)
    return reading


def fields(found: list[Found]) -> list[str]:
    return [f"{each.address} {each.hit.field}" for each in found]


def test_titles_comments_and_evidence_are_found_by_their_address(
    reading: SqlReading,
) -> None:
    """In the order of actions and entries, with the words around them."""
    found = find(reading, "ATTENDANCE", None)

    assert fields(found) == [
        "1999901/action/1 title",
        "1999901/action/1 evidence",
        "1999901/action/2 comment",
    ]
    assert found[0].lea == "Alder Valley Unified"
    assert found[2].around.startswith('the "attendance" letters went out; we waited')
    assert found[2].around.endswith("…")


def test_words_over_a_line_break_marks_and_accents_are_found(
    reading: SqlReading,
) -> None:
    """What databases take for a pattern is none here."""
    assert fields(find(reading, "letters went", None)) == ["1999901/action/2 comment"]
    assert fields(find(reading, '"attendance"', None)) == ["1999901/action/2 comment"]
    assert fields(find(reading, "50%", None)) == ["1999901/action/1 title"]
    assert fields(find(reading, "NIÑAS Y", None)) == ["1999901/action/2 theme"]
    assert fields(find(reading, "ñ", None)) == ["1999901/action/2 theme"]
    assert find(reading, "5_%", None) == find(reading, "components", None) == []


def test_what_it_was_called_first_is_found_too(reading: SqlReading) -> None:
    """Whoever looks for the old words comes to the new ones."""
    first = planned(2, DUE).title.upper()

    assert fields(find(reading, first, None)) == ["1999901/action/2 first title"]
    assert fields(find(reading, "aloud every", None)) == ["1999901/action/2 title"]


def test_comments_are_found_by_those_they_are_for(reading: SqlReading) -> None:
    """Open ones by everybody, internal ones by COE and CCEE."""
    many = {
        reader: len(find(reading, "letters went", reader))
        for reader in (None, "nobody", "j.rivera", "t.washington")
    }

    assert many == {None: 1, "nobody": 1, "j.rivera": 2, "t.washington": 3}
