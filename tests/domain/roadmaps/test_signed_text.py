"""What was signed stays what was signed: a text of one that was, kept as a file.

`tests/samples/signed/roadmap.json` is never written anew: texts like it lie in records,
on paper under their hash, and in histories that are replayed. So a field that facts of
a roadmap get has a default, and stands in a value that is `Sparse`, which leaves out
what is as usual: then the text of what had no such field is, to the byte, as it was.
None is renamed, moved or taken away. Where a test here fails, the code is to change.
"""

from datetime import date
from pathlib import Path

from domain.documents.canonical import canonical, hash_of
from domain.documents.check import check_document
from domain.documents.rendering import DocumentKind, Rendering
from domain.people.roles import Role
from domain.roadmaps.document import roadmap_document
from domain.roadmaps.facts import facts_of, planned_of
from domain.roadmaps.roadmap import Priority, Vote

SIGNED = Path(__file__).parents[2] / "samples" / "signed"
TEXT = (SIGNED / "roadmap.json").read_bytes().decode()
SHA256 = (SIGNED / "roadmap.sha256").read_text().split()[0]


def test_a_text_that_was_signed_has_the_hash_that_was_signed() -> None:
    """As the paper has it, and `sha256sum` says of the file."""
    assert hash_of(TEXT) == SHA256


def test_a_text_that_was_signed_is_written_again_as_it_was() -> None:
    """Read and written by today's code it is the same to the byte, and so its hash."""
    again = canonical(facts_of(TEXT))

    assert again == TEXT
    assert hash_of(again) == SHA256


def test_a_text_that_was_signed_says_what_it_said() -> None:
    """Who does what by when, why then, and who gave it which votes."""
    facts = facts_of(TEXT)
    first, second, third, last = facts.actions

    assert (facts.lea, facts.review) == ("Alder Valley Unified", 1)
    assert [each.on for each in facts.anchors] == [date(2027, 6, 17), date(2027, 3, 6)]
    assert (first.past, first.reason) == (
        "it was begun before",
        "all else waits for it",
    )
    assert second.relative.startswith("30 working days after the board's adoption")
    assert third.rank is None and third.priority is Priority.NEXT
    assert last.votes == {Role.COE_LEAD: Vote(impact=4, effort=3, feasibility=3)}
    assert last.rank and last.rank.place == 2


def test_a_text_that_was_signed_is_adopted_as_it_was_meant() -> None:
    """Each action with its day, its owner and what it waits for."""
    assert [
        (each.number, each.owner, each.due, each.depends_on)
        for each in planned_of(TEXT)
    ] == [
        (1, Role.LEA_SUPERINTENDENT, date(2026, 8, 14), ()),
        (2, Role.LEA_INSTRUCTION, date(2027, 7, 29), (1,)),
        (3, Role.LEA_DEPUTY, date(2027, 2, 22), ()),
        (12, Role.LEA_STUDENT_SERVICES, date(2027, 3, 8), (1, 3)),
    ]


def test_the_paper_is_made_once_more_of_a_text_that_was_signed() -> None:
    """From the record, where its files are lost."""
    owed = Rendering(
        key="1999901.1/review/1/roadmap-1",
        entity="1999901.1/review/1",
        entry=40,
        kind=DocumentKind.ROADMAP,
        sha256=SHA256,
        version="Proposal 1",
        day=date(2026, 9, 5),
        folder="1999901.1/review-1/roadmap-1",
    )
    document = roadmap_document(facts_of(TEXT), owed)
    check_document(document)

    assert SHA256 in document.model_dump_json()
