import json
from datetime import date

import pytest
from sqlalchemy import Engine, select, update

from activities.record import RecordDiverged, Recording
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.tables import DIVERGENCES, ENTRIES
from domain.acts import ClaimComplete, StartAction
from domain.apply import apply
from domain.engagement import Engagement
from domain.entries import Entry
from domain.expectation import expectation
from domain.letters.notice import Notice
from tests.lives import START, by_staff, implementing


@pytest.fixture
def known(record: SqlRecord) -> Engagement:
    """An engagement whose first entry after adoption the record has."""
    adopted = implementing(date(2026, 10, 2))
    started = apply(adopted, by_staff(StartAction, action=1), START)
    record.commit(started.unwritten)
    return started


@pytest.fixture
def other(known: Engagement) -> tuple[Entry, Entry]:
    """What it owes after a reset: another act under the same number, and a claim."""
    adopted = implementing(date(2026, 10, 2))
    again = apply(adopted, by_staff(StartAction, action=1, why="anew"), START)
    claim = by_staff(ClaimComplete, action=1, evidence=("minutes",))
    first, second = apply(again, claim, START).unwritten
    return first, second


def notice() -> Notice:
    now = implementing(date(2026, 10, 2))
    expected = expectation(now)
    assert expected
    return apply(now, expected.acts[0], expected.at).unwritten[0].notices[0]


def set_aside(database: Engine) -> list[str]:
    with database.connect() as connection:
        return list(connection.scalars(select(DIVERGENCES.c.key)))


def test_another_entry_under_a_known_number_is_set_aside_and_the_rest_is_kept(
    record: SqlRecord,
    reading: SqlReading,
    database: Engine,
    known: Engagement,
    other: tuple[Entry, Entry],
) -> None:
    """The record stays as it was, once set aside is enough, and the work goes on."""
    first, second = other
    with pytest.raises(RecordDiverged) as diverged:
        record.commit(other)
    with pytest.raises(RecordDiverged) as again:
        record.commit(other)
    kinds = [(line.number, line.sentence) for line in reading.history(known.entity)]

    assert diverged.value.kept == [second]
    assert again.value.kept == []
    assert set_aside(database) == [f"{known.entity} entry {first.number}"]
    assert reading.divergences() == {known.entity: 1}
    assert kinds == [
        (first.number, known.unwritten[0].sentence),
        (second.number, second.sentence),
    ]


def test_what_another_version_says_of_the_same_act_does_not_diverge(
    record: SqlRecord, database: Engine, known: Engagement
) -> None:
    """Wordings, standings, and fields that only one of the versions knows."""
    (entry,) = known.unwritten
    said = json.loads(entry.act.model_dump_json())
    del said["why"]
    of_another_version = json.dumps({**said, "mood": "hopeful"})
    with database.begin() as connection:
        connection.execute(update(ENTRIES).values(act=of_another_version))
    plain = entry.but(act=entry.act.but(why=""))
    record.commit([plain.but(sentence="otherwise", actions=(), late=True)])

    assert set_aside(database) == []


def test_an_entry_that_happened_at_another_time_diverges(
    record: SqlRecord, known: Engagement
) -> None:
    """The instant is part of what happened."""
    (entry,) = known.unwritten

    with pytest.raises(RecordDiverged):
        record.commit([entry.but(at=entry.at.replace(microsecond=1))])


def test_a_notice_with_other_facts_is_set_aside(
    record: SqlRecord, reading: SqlReading, database: Engine
) -> None:
    """Laid down with the facts it first had; a fact more, of a new version, is none."""
    first = notice()
    record.post(first)
    record.post(first.but(facts=first.facts | {"greeting": "Good morning"}))
    with pytest.raises(RecordDiverged):
        record.post(first.but(facts=first.facts | {"title": "Another title"}))

    assert set_aside(database) == [f"notice {first.key}"]
    assert len(reading.letters(first.entity)) == 1


class PostOffice:
    told = 0

    async def notices_laid(self) -> None:
        self.told += 1

    async def documents_laid(self) -> None:
        self.told += 1


async def test_a_divergence_never_fails_the_activity(
    record: SqlRecord, reading: SqlReading, other: tuple[Entry, Entry]
) -> None:
    """A failed payment would leave its engagement waiting to be mended for ever."""
    post_office = PostOffice()
    recording = Recording(record, post_office)
    await recording.commit([*other])
    await recording.alert(notice())
    await recording.alert(notice().but(to="n.ito"))

    assert len(reading.history(other[0].entity)) == 2
    assert sum(reading.divergences().values()) == 2
    assert post_office.told == 2


def test_text_of_any_length_and_with_any_character_is_kept(
    record: SqlRecord, reading: SqlReading, known: Engagement
) -> None:
    """PostgreSQL minds lengths and knows no NUL; neither may hold up a commit."""
    long = "a.castillo-" + "y" * 300
    (entry,) = known.unwritten
    act = by_staff(StartAction, action=1, by=long, entered_by=long, why="\0 \u00e9")
    record.commit([entry.but(number=90, act=act, sentence=f"{long} started \0 it")])
    record.post(notice().but(key="k" * 900, to=long))
    (line,) = (each for each in reading.history(entry.entity) if each.number == 90)

    assert (line.by, line.sentence) == (long, f"{long} started  it")
    assert [letter.person for letter in reading.letters(entry.entity)] == [long]
