"""Packet and notes of a check-in, made by a round of the post office."""

from pathlib import Path

from sqlalchemy import Engine

from activities.documents import Making
from adapters.reports.maker import DocumentFiles
from adapters.sql.documents import SqlDocuments
from adapters.sql.record import SqlRecord
from domain.acts import DrawUpPacket
from domain.check_in_views import packet_facts
from domain.checkins.facts import notes_facts
from domain.documents.canonical import canonical
from domain.standing_of import check_in_standing
from tests.lives import START
from tests.minutes import (
    NAME,
    after,
    drafted,
    held,
    last,
    met,
    minuted,
    minutes,
    redated,
    to_be_held,
)

ENDINGS = ("docx", "html", "pdf")


def test_packet_and_notes_are_made_of_their_facts(
    database: Engine, tmp_path: Path
) -> None:
    """Each in three forms, in a folder of the check-in."""
    documents = SqlDocuments(database)
    making = Making(documents, DocumentFiles(tmp_path, documents.facts))
    act = minutes(redated(1))
    ready, planned = minuted(held(), act), to_be_held()
    notes = notes_facts(
        *(ready.lea, check_in_standing(ready, met(ready)), act, act.text),
        *(ready.actions, ready.policy.scale, str),
    )
    packet = packet_facts(planned, NAME)
    kept = [documents.keep(canonical(each), START) for each in (packet, notes)]
    said = {"check_in": NAME, "sha256": kept[0], "as_of": 1}
    SqlRecord(database).commit((last(after(planned, START, DrawUpPacket, **said)),))
    SqlRecord(database).commit((last(drafted(ready, sha256=kept[1])),))

    assert making.round(START).made == 2
    found = [file for each in documents.of() for file in each.files]
    assert {Path(each).name for each in found} == {
        f"{kind}.{end}" for kind in ("packet", "notes") for end in ENDINGS
    }
    assert all(f"check-in-{NAME}" in each for each in found)
