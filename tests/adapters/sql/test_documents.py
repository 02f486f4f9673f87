"""Documents in the record: their facts, what is owed, what became of it."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.as_of import SqlPast
from adapters.sql.documents import SqlDocuments
from adapters.sql.reviews import SqlReviews
from domain.acts import AddCorrection, AnswerCorrection, WriteSection
from domain.documents.canonical import hash_of
from domain.documents.rendering import DocumentState
from tests.lives import START
from tests.office import Record
from tests.reports import drafted, sent

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def documents(database: Engine) -> SqlDocuments:
    return SqlDocuments(database)


def test_facts_are_kept_once_under_their_hash(documents: SqlDocuments) -> None:
    """Kept again they are as they were; under another hash there is nothing."""
    digest = documents.keep('{"lea": "Año"}', START)

    assert documents.keep('{"lea": "Año"}', START + AN_HOUR) == digest
    assert documents.facts(digest) == '{"lea": "Año"}'
    assert digest == hash_of('{"lea": "Año"}')
    assert documents.facts("a" * 64) is None


def test_a_draft_owes_its_report_and_its_summary_once(
    record: Record, documents: SqlDocuments
) -> None:
    """With the entry that draws it up, however often that is committed."""
    both = drafted()
    for _ in range(2):
        record.commit(both.review.unwritten)
    (report, summary) = documents.of(both.review.entity)

    assert (report.rendering.kind, summary.rendering.kind) == ("report", "summary")
    assert report.rendering.entry == both.review.entries
    assert report.rendering.folder == "1999901.1/review-1/draft-1"
    assert {report.state, summary.state} == {DocumentState.WAITING}
    assert documents.left().waiting == 2
    assert documents.of("1999901.1") == []


def test_what_cannot_be_made_waits_until_it_is_tried_again(
    record: Record, documents: SqlDocuments
) -> None:
    """It is out of the way until then; what is made, or never will be, is no more."""
    record.commit(drafted().review.unwritten)
    report, summary = (e.rendering.key for e in documents.waiting(START, 9))
    documents.put_back(report, "the disk is full", START + AN_HOUR)
    documents.made(summary, ["a.html", "a.pdf"], START)

    assert documents.waiting(START, 9) == []
    assert documents.left() == (1, START + AN_HOUR)
    (again,) = documents.waiting(START + AN_HOUR, 9)
    assert (again.rendering.key, again.attempts) == (report, 1)
    documents.refused(report, "it has no title")
    assert documents.waiting(START + AN_HOUR, 9) == []
    first, second = documents.of()
    assert (first.state, first.problem) == (DocumentState.REFUSED, "it has no title")
    assert (second.files, second.made_at) == (("a.html", "a.pdf"), START)


def test_documents_are_made_anew_where_somebody_asks_for_it(
    record: Record, documents: SqlDocuments
) -> None:
    """Those of that review, whatever had become of them."""
    both = drafted()
    record.commit(both.review.unwritten)
    report, summary = (e.rendering.key for e in documents.waiting(START, 9))
    documents.refused(report, "it has no title")
    documents.made(summary, [], START)

    assert documents.make_anew("1999901.1/review/2") == 0
    assert documents.make_anew(both.review.entity) == 2
    assert [each.attempts for each in documents.waiting(START, 9)] == [0, 0]


def test_sections_and_corrections_are_read_as_they_stand_and_as_they_stood(
    record: Record, database: Engine
) -> None:
    """A correction keeps its words as it is answered; an empty section is gone."""
    both = sent()
    wrong = {"party": "lea", "about": "component/4", "text": "There are 12 schools."}
    both.ask_review(AddCorrection, **wrong)
    then = both.review.entries
    taken = {"correction": "k1", "outcome": "taken", "why": "counted"}
    both.ask_review(AnswerCorrection, **taken)
    both.ask_review(WriteSection, section="summary", text="In short.")
    both.ask_review(WriteSection, section="overview", text="")
    record.commit(both.review.unwritten)
    now = SqlReviews(database).shown(both.review.entity)
    assert now
    (correction,) = now.said.corrections
    (section,) = now.said.sections
    before = SqlPast(database).review_at(both.review.entity, then)

    assert (correction.text, correction.answer) == ("There are 12 schools.", "counted")
    assert (correction.outcome, correction.label) == ("taken", "K1")
    assert (section.section, section.text) == ("summary", "In short.")
    (open_,) = before.said.corrections
    assert (open_.outcome, open_.answer) == (None, None)
    assert [each.section for each in before.said.sections] == ["overview"]
