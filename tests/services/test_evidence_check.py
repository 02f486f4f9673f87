"""The store held against the record: all that is off is named, nothing is touched."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from adapters.evidence.store import EvidenceStore
from domain.evidence.standing import EvidencePiece
from domain.people.audience import Readers
from services.evidence.check import check
from services.exports.evidence import evidence_row
from tests.evidence_files import PDF
from tests.lives import START

ANSWERS = {"/there": 200, "/guarded": 403, "/gone": 404, "/only-get": 405}


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


@pytest.fixture
def site() -> Iterator[str]:
    """A web site of our own."""

    class Answering(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(ANSWERS[self.path])
            self.end_headers()

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = HTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def kept(store: EvidenceStore, content: bytes, number: int = 1) -> EvidencePiece:
    """A file in the store, and the piece that it is."""
    file = store.folder.parent / f"minutes-{number}.pdf"
    file.write_bytes(content)
    stored = store.put(file)
    return piece(number, name=file.name, sha256=stored.sha256, size=stored.size)


def piece(number: int, **fields: object) -> EvidencePiece:
    said = EvidencePiece(
        entity="1999901.1",
        number=number,
        name=f"minutes-{number}.pdf",
        sha256=f"{number:064x}",
        size=0,
        link="",
        readers=Readers.ENGAGEMENT,
        by="m.ortiz",
        at=START,
        entry=10 + number,
    )
    return said.but(**fields)


def off(store: EvidenceStore, *pieces: EvidencePiece, links: bool = False) -> list[str]:
    found = check(store, pieces, pieces, links=links)
    return [" ".join([e.trouble, e.at, e.named, e.problem]) for e in found.found]


def test_what_is_whole_and_named_is_not_off(store: EvidenceStore) -> None:
    """Two pieces of one content are one file."""
    first = kept(store, PDF)
    found = check(
        store, [first, first.but(entity="1999901.1/review/1")], None, links=False
    )

    assert found.found == ()
    assert (found.pieces, found.files) == (2, 1)


def test_what_is_missing_changed_or_unnamed_is_named(store: EvidenceStore) -> None:
    """Each with its place; the files are left as they are."""
    gone, changed = kept(store, PDF), kept(store, PDF + b"2", 2)
    unnamed = kept(store, PDF + b"3", 3)
    store.place(gone.sha256).unlink()
    store.place(changed.sha256).chmod(0o600)
    store.place(changed.sha256).write_bytes(PDF)
    aside = store.folder / "0123.part"
    aside.write_bytes(b"%PDF-")
    found = off(store, gone, changed)

    assert found == [
        f"missing 1999901.1 E1 minutes-1.pdf ({store.place(gone.sha256)})",
        f"changed 1999901.1 E2 minutes-2.pdf ({store.place(changed.sha256)})",
        f"unnamed {store.place(unnamed.sha256)}  ",
        f"aside {aside}  ",
    ]
    assert aside.exists()
    assert store.holds(unnamed.sha256)


def test_of_what_was_withdrawn_nothing_is_asked(store: EvidenceStore) -> None:
    """Its file may stay, or be taken away: both is sound."""
    first = kept(store, PDF).but(withdrawn=20)
    before = off(store, first, piece(2, link="http://127.0.0.1:1/", withdrawn=21))
    store.place(first.sha256).unlink()

    assert before == off(store, first) == []


def test_what_is_for_ccee_alone_is_found_by_its_number(store: EvidenceStore) -> None:
    """Whoever looks after the store need not know what it is called."""
    (said,) = off(store, piece(1, readers=Readers.AGENCY))

    assert said.startswith("missing 1999901.1 E1 (for CCEE alone) (")


def test_what_is_for_ccee_alone_is_exported_by_its_number() -> None:
    """A sheet goes further than the list: not even the reason of a withdrawal."""
    said = piece(1, withdrawn=20, reason="it has salaries")
    shown, hidden = evidence_row(said), evidence_row(said.but(readers=Readers.AGENCY))

    assert shown[-1] == "it has salaries"
    assert hidden[:5] == ("E1", None, None, None, None)
    assert hidden[-2:] == (20, None)


def test_links_are_asked_where_that_is_wanted(store: EvidenceStore, site: str) -> None:
    """What asks for a log-in is there, as far as can be known."""
    paths = ("there", "guarded", "gone", "only-get")
    pieces = [piece(n, link=f"{site}/{e}") for n, e in enumerate(paths, 1)]
    pieces += [piece(5, link="T:/walks/5.docx"), piece(6, link="http://127.0.0.1:1/")]
    quiet = off(store, *pieces)
    gone, silent = off(store, *pieces, links=True)
    found = check(store, pieces, None, links=True)

    assert quiet == []
    assert gone == "dead 1999901.1 E3 minutes-3.pdf (answers 404 Not Found)"
    assert "E6 minutes-6.pdf (does not answer" in silent
    assert (found.links, found.unasked) == (5, 1)
    assert "withdraw it, then add it where it is now" in found.found[0].sentence
