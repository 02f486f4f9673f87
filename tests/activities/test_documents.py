"""Documents made by a round of the post office, into real files."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, update

from activities.documents import Making
from adapters.reports.maker import DocumentFiles
from adapters.sql.documents import SqlDocuments
from adapters.sql.record import SqlRecord
from adapters.sql.tables import DOCUMENT_FACTS, RENDERINGS
from domain.documents.rendering import DocumentKind, DocumentState, Rendering
from tests.lives import START
from tests.reports import begun, drafted, draw, final

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def documents(database: Engine) -> SqlDocuments:
    return SqlDocuments(database)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "documents"


@pytest.fixture
def making(documents: SqlDocuments, folder: Path) -> Making:
    return Making(documents, DocumentFiles(folder, documents.facts))


def laid(database: Engine) -> str:
    """A draft is owed, its facts are kept; the text of them."""
    both = begun()
    text = draw(both)
    SqlDocuments(database).keep(text, START)
    SqlRecord(database).commit(both.review.unwritten)
    return text


def test_a_round_makes_what_is_owed_once(
    database: Engine, making: Making, folder: Path, documents: SqlDocuments
) -> None:
    """Three forms of each document; a second round has nothing to do."""
    laid(database)
    result, again = making.round(START), making.round(START)
    files = sorted(each.name for each in folder.rglob("*.*") if each.is_file())

    assert (result.made, result.left, result.again_at) == (2, 0, None)
    assert again.made == 0
    assert [each.partition(".")[2] for each in files] == ["docx", "html", "pdf"] * 2
    assert {each.state for each in documents.of()} == {DocumentState.MADE}


def test_made_anew_a_document_is_the_same(
    database: Engine, making: Making, folder: Path, documents: SqlDocuments
) -> None:
    """After a kill, or where somebody asks for it: byte for byte, and no file more."""
    laid(database)
    making.round(START)
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    documents.make_anew("1999901.1/review/1")
    made = making.round(START + A_MINUTE).made
    after = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}

    assert made == 2
    assert after == before


def test_a_final_bears_no_mark_of_a_draft(
    database: Engine, making: Making, folder: Path, documents: SqlDocuments
) -> None:
    """Every draft does, on its every page."""
    both, text = final()
    documents.keep(text, START)
    SqlRecord(database).commit(both.review.unwritten)
    making.round(START)
    place = folder / "1999901.1" / "review-1" / "final" / "report.html"

    assert "not public" not in place.read_text()


def test_without_its_facts_a_document_waits(
    database: Engine, making: Making, documents: SqlDocuments, folder: Path
) -> None:
    """Twice as long from try to try; once they are there it is made."""
    both = drafted()
    SqlRecord(database).commit(both.review.unwritten)
    first = making.round(START)
    second = making.round(START + A_MINUTE)
    (report, _) = documents.of()

    assert (first.made, first.left) == (0, 2)
    assert first.again_at == START + A_MINUTE
    assert second.again_at == START + 3 * A_MINUTE
    assert "are not in the record" in report.problem
    assert not folder.exists()


def test_facts_that_were_changed_make_no_document(
    database: Engine, making: Making, documents: SqlDocuments, folder: Path
) -> None:
    """What was signed by its hash is that, or nothing; somebody has to look."""
    text = laid(database)
    other = json.dumps(json.loads(text) | {"overview": "otherwise"})
    with database.begin() as transaction:
        transaction.execute(update(DOCUMENT_FACTS).values(facts=other))
    result = making.round(START)

    assert (result.made, result.refused, result.left) == (0, 2, 0)
    assert {each.state for each in documents.of()} == {DocumentState.REFUSED}
    assert "were changed since it was drawn up" in documents.of()[0].problem
    assert not folder.exists()


def test_facts_that_this_version_cannot_read_hold_up_no_other_document(
    database: Engine, making: Making, documents: SqlDocuments
) -> None:
    """As of a worker that is newer: they wait for one that can."""
    laid(database)
    text = '{"from": "a newer version"}'
    other = Rendering(
        key="1999902.1/review/1/9/report",
        entity="1999902.1/review/1",
        entry=9,
        kind=DocumentKind.REPORT,
        sha256=documents.keep(text, START),
        version="Draft 1",
        day=START.date(),
        folder="1999902.1/review-1/draft-1",
    )
    with database.begin() as transaction:
        row = {"key": other.key, "entity": other.entity, "entry": other.entry}
        row |= {"sha256": other.sha256, "rendering": other.model_dump_json()}
        row |= {"state": DocumentState.WAITING.value, "laid_at": START - A_MINUTE}
        transaction.execute(insert(RENDERINGS).values(row))
    result = making.round(START)

    assert (result.made, result.refused, result.left) == (2, 0, 1)
    assert "cannot be read by this version" in documents.of(other.entity)[0].problem


def test_where_no_file_can_be_written_a_document_waits_and_then_is_made(
    database: Engine, making: Making, documents: SqlDocuments, folder: Path
) -> None:
    """A file stands where the folder is to be; it is taken away."""
    laid(database)
    folder.write_text("in the way")
    result = making.round(START)
    problem = documents.of()[0].problem
    folder.unlink()
    later = making.round(START + A_MINUTE)

    assert (result.made, result.left) == (0, 2)
    assert problem
    assert (later.made, later.left) == (2, 0)
