"""The packet and the notes of a check-in: what they say, and that they are sound."""

from typing import Any

import pytest

from domain.acts import AddAgendaItem, DrawUpPacket
from domain.bounds import (
    LONGEST_MINUTES,
    LONGEST_TEXT,
    MOST_ADDED,
    MOST_DECISIONS,
    MOST_ON_AGENDA,
)
from domain.check_in_views import agenda_shown, packet_facts
from domain.checkins.documents import (
    NOTHING,
    notes_document,
    packet_document,
    paragraphs,
)
from domain.checkins.facts import NotesFacts, notes_facts
from domain.documents.check import check_document
from domain.documents.document import Document, Grid, Paragraph, Points
from domain.documents.rendering import Rendering
from domain.engagement import Engagement
from domain.refusals import NoSuchCheckIn
from domain.standing_of import check_in_standing
from tests.check_ins import silent_until
from tests.lives import START
from tests.minutes import (
    DUE,
    FACTS,
    MET,
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

EARLY = MET.replace(day=5, month=10)


def drawn_up(engagement: Engagement) -> Engagement:
    said = {"check_in": NAME, "sha256": FACTS, "as_of": engagement.entries}
    return after(engagement, START, DrawUpPacket, **said)


def owed(engagement: Engagement) -> Rendering:
    (found,) = last(engagement).renderings
    return found


def packet(engagement: Engagement) -> Document:
    return packet_document(packet_facts(engagement, NAME), owed(drawn_up(engagement)))


def facts(engagement: Engagement, act: Any) -> NotesFacts:
    """Of minutes that were recorded so."""
    return notes_facts(
        engagement.lea,
        check_in_standing(engagement, met(engagement)),
        act,
        act.text,
        engagement.actions,
        engagement.policy.scale,
        {"m.ortiz": "Marta Ortiz"}.get,  # type: ignore[arg-type]
    )


def notes(engagement: Engagement, act: Any) -> Document:
    return notes_document(facts(engagement, act), owed(drafted(engagement)))


def grids(document: Document) -> dict[str, Grid]:
    return {e.caption: e for e in document.blocks if isinstance(e, Grid)}


def said(document: Document) -> list[str]:
    return [each.text for each in document.blocks if isinstance(each, Paragraph)]


def test_a_packet_is_owed_by_the_act_that_names_its_facts() -> None:
    """Under the check-in's name, so that each newer one lies beside it."""
    found = owed(drawn_up(to_be_held()))

    assert (found.kind, found.sha256) == ("packet", FACTS)
    assert found.version == f"Packet 1 of check-in {NAME}"
    assert found.folder == f"1999901.1/check-in-{NAME}/packet-1"


def test_notes_are_owed_by_the_act_that_names_their_facts() -> None:
    """Another draft is another document."""
    first = drafted()
    found = owed(drafted(first, sha256="cd" * 32))

    assert (found.kind, found.version) == ("notes", f"Notes 2 of check-in {NAME}")


def test_a_packet_says_what_is_spoken_of_and_how_far_the_roadmap_is() -> None:
    """With why each item is there, and who leads it."""
    now = to_be_held(due=EARLY)
    now = after(now, START, AddAgendaItem, check_in=NAME, text="the new calendar")
    document = packet(now)
    check_document(document)

    rows = grids(document)["What is to be spoken of"].rows
    assert rows[0][0] == "1" and rows[0][3] == str(EARLY)
    assert rows[0][5].startswith(f"due {EARLY}, and the next meeting may be on")
    assert rows[3][:2] == ("T1", "the new calendar")
    assert any(each.startswith("3 actions: 0 completed") for each in said(document))


def test_a_packet_counts_what_is_late_by_who_leads_it() -> None:
    """Roles, never persons."""
    now = silent_until(to_be_held(due=START.date().replace(day=8)), MET)
    document = packet_document(packet_facts(now, NAME), owed(drawn_up(to_be_held())))

    grid = grids(document)["Actions past their dates, by who leads them"]
    assert grid.rows == (("chief academic officer", "3"),)


def test_a_packet_says_what_became_of_actions_since_the_last_meeting() -> None:
    """Those with another date, and which meeting that was."""
    now = minuted(held(), minutes(redated(1)))
    found = packet_facts(now, "2026-27-2").since

    assert found and (found.check_in, found.on, found.redated) == (NAME, MET, 1)
    assert packet_facts(to_be_held(), NAME).since is None


def test_a_packet_of_nothing_says_so() -> None:
    """Rather than a table without rows."""
    document = packet(to_be_held(due=DUE.replace(year=2029)))

    check_document(document)
    assert NOTHING in said(document)


def test_an_agenda_is_shown_with_its_reasons() -> None:
    """As it stands; as it was laid down once it was held."""
    before = agenda_shown(to_be_held(due=EARLY), NAME)
    after_it = agenda_shown(held(due=EARLY), NAME)

    assert [each.key for each in before.items] == ["1", "2", "3"]
    assert not before.laid_down and after_it.laid_down
    assert after_it.items[0].why == ("due before the next meeting",)
    with pytest.raises(NoSuchCheckIn):
        agenda_shown(to_be_held(), "2026-27-9")


def test_notes_say_who_took_part_and_what_was_decided() -> None:
    """Agency by agency; each decision with who took it and why."""
    act = minutes(redated(1, why="the board meets later"))
    now = minuted(held(due=EARLY), act)
    document = notes(now, act)
    check_document(document)

    (there,) = (each for each in document.blocks if isinstance(each, Points))
    assert there.items[0] == "LEA: LEA superintendent"
    (row,) = grids(document)["Decisions on actions"].rows
    assert row[0] == "1" and row[2:] == ("Marta Ortiz", "the board meets later")
    assert row[1].startswith("dated action 1 (")
    outcomes = [row[3] for row in grids(document)["Items of the agenda"].rows]
    assert outcomes == ["decided on", "carried over", "carried over"]


def test_notes_without_decisions_say_so() -> None:
    """Nor is there an agenda to tell of."""
    act = minutes(text="We met.\n\nAll goes well.")
    document = notes(minuted(held(), act), act)

    check_document(document)
    assert [*said(document)][:3] == [
        *("We met.", "All goes well."),
        "Nothing was decided on single actions.",
    ]


@pytest.mark.parametrize("letter", ["x", "x "])
def test_the_largest_notes_and_packet_are_sound(letter: str) -> None:
    """All that may be said and decided, on the longest agenda."""
    now = to_be_held(MOST_ON_AGENDA + 7, due=EARLY)
    for n in range(MOST_ADDED):
        text = (f"{n} " + letter * 500)[:500]
        now = after(now, START, AddAgendaItem, check_in=NAME, text=text)
    check_document(packet(now))

    lines = [redated(n, why=letter * 250) for n in range(1, MOST_DECISIONS + 1)]
    act = minutes(*lines, text=(letter * LONGEST_MINUTES)[:LONGEST_MINUTES])
    full = minuted(held(MOST_ON_AGENDA, due=EARLY), act)
    document = notes(full, act)
    check_document(document)
    assert all(len(each) <= LONGEST_TEXT for each in paragraphs(act.text))
    assert "".join("".join(paragraphs(act.text)).split()) == "".join(act.text.split())
