"""A report drawn up: what the review said as of an entry, whatever came after."""

import pytest
from sqlalchemy import Engine

from adapters.sql.as_of import SqlPast
from adapters.sql.documents import SqlDocuments
from adapters.sql.evidence import SqlEvidence
from adapters.sql.reviews import SqlReviews
from domain.acts import (
    AddEvidence,
    AddFinding,
    AmendFinding,
    NameTeam,
    WithdrawEvidence,
)
from domain.people.audience import Readers
from services.reports import ReportSources
from tests.evidence import piece
from tests.office import Record
from tests.reports import begun

FOUND = {"component": 4, "quadrant": "threat", "text": "two systems"}


@pytest.fixture
def sources(database: Engine) -> ReportSources:
    return ReportSources(
        past=SqlPast(database),
        reviews=SqlReviews(database),
        evidence=SqlEvidence(database),
        documents=SqlDocuments(database),
        names={},
    )


def test_who_has_no_name_in_the_directory_is_said(
    record: Record, sources: ReportSources
) -> None:
    """Names belong into a report; those of the team are its only persons."""
    both = begun()
    both.ask_review(NameTeam, people=("r.kim", "s.ito"))
    entity, entry = both.review.entity, both.review.entries
    record.commit(both.review.unwritten)
    known = sources._replace(names={"r.kim": "Rosa Kim"})
    drawn = known.drawn(entity, entry)

    assert drawn.facts.team == ("Rosa Kim", "s.ito")
    assert drawn.unnamed == ("s.ito",)


def test_an_entry_says_for_ever_what_it_said(
    record: Record, sources: ReportSources
) -> None:
    """Evidence that was withdrawn since, or came later, changes no text of it."""
    both = begun()
    both.ask_review(AddEvidence, **piece(1, readers=Readers.ANYONE))
    both.ask_review(AddFinding, finding="F99", evidence=("E1",), **FOUND)
    entity, then = both.review.entity, both.review.entries
    record.commit(both.review.unwritten)
    before = sources.drawn(entity, then)
    both.ask_review(AddEvidence, **piece(2, readers=Readers.ANYONE))
    both.ask_review(AmendFinding, finding="F99", evidence=("E2",))
    both.ask_review(WithdrawEvidence, number=1)
    record.commit(both.review.unwritten)
    now = sources.drawn(entity, both.review.entries)

    assert "minutes 1.pdf" in before.text
    assert sources.drawn(entity, then) == before
    assert "minutes 2.pdf" in now.text
    assert "minutes 1.pdf" not in now.text
