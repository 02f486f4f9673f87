"""All forms of a document are written, or none; each is whole, and ours alone."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from signal import SIGKILL

import pytest

from adapters.reports.layout import Unmade
from adapters.reports.make import make
from domain.documents.document import Heading, Paragraph
from tests.conftest import ROOT
from tests.documents import FOUND, RATINGS, SUMMARY, document

SMALL = document(Heading(level=1, text="Overview"), Paragraph(text=FOUND))
NAMES = ["summary.docx", "summary.html", "summary.pdf"]
MAKING = """
import sys
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit
from signal import SIG_IGN, SIGXFSZ, signal
from adapters.reports import make
from tests.documents import SUMMARY

def stopped(path, content):
    Path(path).open("wb").write(content[:100])
    print("begun", flush=True)
    sys.stdin.read()

how, folder = sys.argv[1:]
if how == "full":
    signal(SIGXFSZ, SIG_IGN)
    setrlimit(RLIMIT_FSIZE, (16_384, 16_384))
elif how == "killed":
    Path.write_bytes = stopped
try:
    made = make.make(SUMMARY, Path(folder), "summary")
except make.Unmade as off:
    print(off)
"""


def making(how: str, folder: Path, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", MAKING, how, str(folder)],
        cwd=ROOT,
        env={**os.environ, **env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def hashes(folder: Path) -> dict[str, str]:
    return {e.name: sha256(e.read_bytes()).hexdigest() for e in folder.iterdir()}


def test_the_three_forms_lie_side_by_side(tmp_path: Path) -> None:
    """Under one name, for their owner alone, in a folder that is made for them."""
    folder = tmp_path / "reports" / "0161259"

    made = make(SMALL, folder, "report")

    assert [path.name for path in made] == ["report.html", "report.docx", "report.pdf"]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert names(folder) == sorted(path.name for path in made)


def test_forms_made_again_take_the_place_of_the_former(tmp_path: Path) -> None:
    """Under the same name there is one version, the newest."""
    make(SMALL, tmp_path, "report")
    before = hashes(tmp_path)
    make(SMALL.but(notice="Draft 3"), tmp_path, "report")

    assert names(tmp_path) == ["report.docx", "report.html", "report.pdf"]
    assert not {*before.values()} & {*hashes(tmp_path).values()}


def test_the_same_document_is_the_same_to_the_byte(tmp_path: Path) -> None:
    """Here and in another process, elsewhere, with other seeds and another date."""
    here, there = tmp_path / "here", tmp_path / "there"
    make(SUMMARY, here, "summary")
    elsewhere = {"TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "7"}
    making("whole", there, **elsewhere).communicate(timeout=120)
    first = hashes(here)
    make(SUMMARY, here, "summary")

    assert first == hashes(here) == hashes(there)
    assert sorted(first) == NAMES


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """Said in words, and nothing of the new forms, not even those that fit."""
    make(SMALL, tmp_path, "summary")
    before = hashes(tmp_path)

    said, _ = making("full", tmp_path).communicate(timeout=120)

    assert "summary.docx cannot be written: File too large" in said
    assert hashes(tmp_path) == before


def test_whoever_is_killed_leaves_no_half_of_a_form(tmp_path: Path) -> None:
    """What was there stays; what was begun is hidden, and is no form."""
    make(SMALL, tmp_path, "summary")
    before = hashes(tmp_path)
    process = making("killed", tmp_path)
    assert process.stdout
    process.stdout.readline()
    process.send_signal(SIGKILL)
    process.communicate(timeout=60)
    after = hashes(tmp_path)

    assert {name: after[name] for name in NAMES} == before
    assert all(name.startswith(".") for name in {*after} - {*before})
    assert len(after) == 4


def test_what_is_off_in_a_document_is_said_and_nothing_made(tmp_path: Path) -> None:
    """Whoever built it reads where."""
    with pytest.raises(Unmade, match="blocks 1, caption: says nothing"):
        make(document(RATINGS.but(caption="")), tmp_path, "report")

    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    """With the system's reason."""
    (tmp_path / "reports").write_text("a file")

    with pytest.raises(Unmade, match=r"report cannot be written in .*: File exists"):
        make(SMALL, tmp_path / "reports", "report")


def test_texts_from_elsewhere_stop_no_document(tmp_path: Path) -> None:
    """Controls and halves of characters are shown as such."""
    off = Paragraph(text="a\x00b\ud800c\x1b[31m\ufffe")
    page, *_ = make(document(off), tmp_path, "report")

    assert "a�b�c�[31m�" in page.read_text("utf-8")


def test_a_review_with_all_findings_it_may_have_is_made(tmp_path: Path) -> None:
    """400 findings and 120 recommendations, as long as each may be."""
    finding, recommendation = (FOUND * 15)[:2_000], (FOUND * 17)[:2_500]
    said = document(
        *[Paragraph(text=finding)] * 400, *[Paragraph(text=recommendation)] * 120
    )

    made = make(said, tmp_path, "report")

    assert all(path.stat().st_size for path in made)
