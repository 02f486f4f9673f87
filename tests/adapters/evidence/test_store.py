"""Files of evidence are kept whole under their hashes, or not at all."""

import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from adapters.evidence.kinds import NotTaken
from adapters.evidence.store import EvidenceStore, Unkept, measure
from domain.bounds import LARGEST_EVIDENCE
from tests.conftest import ROOT
from tests.evidence_files import EXCEL, PDF, SOUND, WORD

NOT_THEIRS = {
    "minutes.pdf": b"MZ a program",
    "notes.docx": EXCEL,
    "figures.xlsx": WORD,
    "slides.pptx": b"PK\x03\x04 cut short",
    "notes.odt": WORD,
    "wall.png": PDF,
    "notes.txt": b"a film\0\0",
    "minutes.txt": PDF,
    "letter.md": b"ID3 a recording",
    "song.csv": b"\xff\xfb\x90\x64 a recording\x01",
    "utf.txt": b"\xff\xfea film\0\0\0\0",
}
PUTTING = """
import sys
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit
from signal import SIG_IGN, SIGXFSZ, signal
from adapters.evidence import store

def stopped(*_):
    print("written", flush=True)
    sys.stdin.read()

how, folder, file = sys.argv[1:]
if how == "full":
    signal(SIGXFSZ, SIG_IGN)
    setrlimit(RLIMIT_FSIZE, (65_536, 65_536))
else:
    store.check_kind = stopped
try:
    store.EvidenceStore(Path(folder)).put(Path(file))
except store.Unkept as off:
    print(off)
"""


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    store: EvidenceStore, tmp_path: Path
) -> None:
    """Neither under the hash that was said nor under the one it has now."""
    file = written(tmp_path, "minutes.pdf", PDF)
    measured = measure(file)
    file.write_bytes(PDF + b"and more")
    with pytest.raises(Unkept, match="was changed while it was read"):
        store.put(file, measured.sha256)

    assert [*store.digests(), *store.strays()] == []


def written(tmp_path: Path, name: str, content: bytes = PDF) -> Path:
    file = tmp_path / name
    file.write_bytes(content)
    return file


def putting(how: str, store: EvidenceStore, file: Path) -> subprocess.Popen[str]:
    """A process of its own that puts the file, and comes to harm on the way."""
    command = [sys.executable, "-c", PUTTING, how, str(store.folder), str(file)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


@pytest.mark.parametrize(("name", "content"), SOUND.items())
def test_a_file_is_kept_under_the_hash_of_its_bytes(
    tmp_path: Path, store: EvidenceStore, name: str, content: bytes
) -> None:
    """Of each kind that is taken; no one may change it, nothing lies beside it."""
    stored = store.put(written(tmp_path, name, content))
    place = store.place(stored.sha256)

    assert stored == (sha256(content).hexdigest(), len(content))
    assert place.read_bytes() == content
    assert place.stat().st_mode & 0o777 == 0o400
    assert store.folder.stat().st_mode & 0o777 == 0o700
    assert [*store.digests()] == [stored.sha256]
    assert [*store.strays()] == []


def test_a_group_reads_what_is_kept_where_it_has_the_folder(
    tmp_path: Path, store: EvidenceStore
) -> None:
    """Others of it may add to the same folders; nobody may change a file."""
    store.folder.mkdir()
    store.folder.chmod(0o770)
    place = store.place(store.put(written(tmp_path, "minutes.pdf")).sha256)

    assert place.parent.stat().st_mode & 0o777 == 0o770
    assert place.stat().st_mode & 0o777 == 0o440


def test_the_same_bytes_are_kept_once(tmp_path: Path, store: EvidenceStore) -> None:
    """Whatever they are called; what was changed there meanwhile is mended by it."""
    first = store.put(written(tmp_path, "minutes.pdf"))
    before = store.place(first.sha256).stat().st_mtime_ns
    again = store.put(written(tmp_path, "scan.pdf"))
    same = store.place(first.sha256).stat().st_mtime_ns == before
    store.place(first.sha256).chmod(0o640)
    store.place(first.sha256).write_bytes(b"%PDF- otherwise")
    changed = not store.is_sound(first.sha256)
    store.put(written(tmp_path, "minutes.pdf"))

    assert again == first
    assert same
    assert changed
    assert store.is_sound(first.sha256)


@pytest.mark.parametrize(("name", "content"), NOT_THEIRS.items())
def test_what_is_called_otherwise_than_it_is_is_not_kept(
    tmp_path: Path, store: EvidenceStore, name: str, content: bytes
) -> None:
    """Its beginning says what it is; nothing is left of it."""
    with pytest.raises(NotTaken, match="does not begin as one"):
        store.put(written(tmp_path, name, content))

    assert [*store.digests(), *store.strays()] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("talk.mp3", "voices and faces of students; add notes"),
        ("tool.exe", "what is: pdf, docx"),
        ("minutes", "what is: pdf, docx"),
    ],
)
def test_other_kinds_are_not_kept(
    tmp_path: Path, store: EvidenceStore, name: str, said: str
) -> None:
    """Whoever asks reads what would be taken."""
    with pytest.raises(NotTaken, match=said):
        store.put(written(tmp_path, name))

    assert [*store.digests(), *store.strays()] == []


def test_an_office_file_with_a_password_is_said_to_be_one(
    tmp_path: Path, store: EvidenceStore
) -> None:
    """It says how it is taken."""
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    with pytest.raises(NotTaken, match=r"a password, .* without a password as docx"):
        store.put(written(tmp_path, "plan.docx", locked))


def test_a_file_that_is_too_large_is_not_even_begun(
    tmp_path: Path, store: EvidenceStore
) -> None:
    """It says how large one may be, and what may be done instead."""
    file = written(tmp_path, "minutes.pdf")
    os.truncate(file, LARGEST_EVIDENCE + 1)

    with pytest.raises(Unkept, match=r"larger than 50 MB, the most .* --link"):
        store.put(file)
    assert not store.folder.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "is a folder"), ("gone.pdf", "is not there"), ("empty.pdf", "is empty")],
)
def test_what_is_no_file_with_something_in_it_is_not_kept(
    tmp_path: Path, store: EvidenceStore, name: str, said: str
) -> None:
    """In words."""
    written(tmp_path, "empty.pdf", b"")

    with pytest.raises(Unkept, match=said):
        store.put(tmp_path / name)
    assert not store.folder.exists()


def test_a_full_disk_leaves_nothing(tmp_path: Path, store: EvidenceStore) -> None:
    """The file that was begun is taken away again."""
    file = written(tmp_path, "minutes.pdf", PDF + b"x" * 200_000)
    said, _ = putting("full", store, file).communicate(timeout=60)

    assert "minutes.pdf cannot be kept: File too large" in said
    assert [*store.digests(), *store.strays()] == []


def test_whoever_is_killed_leaves_a_file_aside(
    tmp_path: Path, store: EvidenceStore
) -> None:
    """It stands under no hash; the file can be put again."""
    file = written(tmp_path, "minutes.pdf")
    process = putting("killed", store, file)
    assert process.stdout
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    (aside,) = store.strays()

    assert [*store.digests()] == []
    assert aside.name.endswith(".part")
    assert store.put(file) == (sha256(PDF).hexdigest(), len(PDF))
    assert [*store.strays()] == [aside]
