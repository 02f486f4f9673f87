"""Which kinds of files are taken as evidence: known by their suffix and first bytes.

Neither alone is believed: a film that is called minutes.pdf is none of them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

BEGINNING = 4_096  # bytes by which a file is known
PACKED = b"PK\x03\x04"
OFFICE = "[Content_Types].xml"
OPEN_DOCUMENT = "mimetype"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Office begins a file with a password, and each file of before 2007."""
OTHERS = (
    b"%PDF-",
    PACKED,
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"ID3",
    b"OggS",
    b"RIFF",
    LOCKED,
)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROLS = {*map(chr, range(32))} - {*"\t\n\v\f\r\x1a\x1b"}
OF_OFFICE = (".docx", ".xlsx", ".pptx")
VOICES = (".mp3", ".mp4", ".m4a", ".wav", ".mov", ".avi", ".webm", ".aac", ".ogg")
SAID_OF_VOICES = (
    "recordings are not kept here, as they carry the voices and faces of students; "
    "add notes of what was said"
)


class EvidenceKind(NamedTuple):
    """A kind of file; `known` looks at a file that has its suffix."""

    named: str
    known: Callable[[Path], bool]


class NotTaken(Exception):
    """A file of this kind is not kept; the message says which are."""


def _begins(*beginnings: bytes) -> Callable[[Path], bool]:
    def known(file: Path) -> bool:
        return _beginning(file).startswith(beginnings)

    return known


def _beginning(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(BEGINNING)


def _packed_with(member: str, folder: str) -> Callable[[Path], bool]:
    """A packed folder that holds this file, and something in this folder."""

    def known(file: Path) -> bool:
        if not _beginning(file).startswith(PACKED):
            return False
        try:
            with ZipFile(file) as packed:
                names = packed.namelist()
        except (BadZipFile, OSError, ValueError):
            return False
        return member in names and any(each.startswith(folder) for each in names)

    return known


def _is_text(file: Path) -> bool:
    """Letters in one of the usual encodings, and not the beginning of another kind.

    What Excel calls Unicode text is UTF-16, and says so by its first two bytes. In all
    others no control character stands but those that end lines and pages: recordings,
    pictures and packed files have some in their first bytes.
    """
    beginning = _beginning(file)
    if beginning.startswith(OTHERS):
        return False
    if beginning.startswith(UTF_16):
        return not CONTROLS & {*beginning.decode("utf-16", "replace")}
    return not CONTROLS & {*beginning.decode("latin-1")}


KINDS: dict[str, EvidenceKind] = {
    ".pdf": EvidenceKind("PDF", _begins(b"%PDF-")),
    ".docx": EvidenceKind("Word", _packed_with(OFFICE, "word/")),
    ".xlsx": EvidenceKind("Excel", _packed_with(OFFICE, "xl/")),
    ".pptx": EvidenceKind("PowerPoint", _packed_with(OFFICE, "ppt/")),
    ".odt": EvidenceKind("OpenDocument text", _packed_with(OPEN_DOCUMENT, "content")),
    ".ods": EvidenceKind("OpenDocument sheet", _packed_with(OPEN_DOCUMENT, "content")),
    ".png": EvidenceKind("PNG", _begins(b"\x89PNG\r\n\x1a\n")),
    ".jpg": EvidenceKind("JPEG", _begins(b"\xff\xd8\xff")),
    ".jpeg": EvidenceKind("JPEG", _begins(b"\xff\xd8\xff")),
    ".csv": EvidenceKind("CSV", _is_text),
    ".txt": EvidenceKind("plain text", _is_text),
    ".md": EvidenceKind("plain text", _is_text),
    ".eml": EvidenceKind("a letter", _is_text),
}


def check_kind(file: Path, called: str) -> None:
    """Raises NotTaken for a file called so that is of no kind we keep, and OSError."""
    suffix = Path(called).suffix.lower()
    taken = ", ".join(each.removeprefix(".") for each in KINDS)
    if suffix in VOICES:
        raise NotTaken(f"{called}: {SAID_OF_VOICES}")
    kind = KINDS.get(suffix)
    if kind is None:
        raise NotTaken(
            f"{called}: files of this kind are not kept; what is: {taken}. Where it "
            "stays elsewhere, add it by --link"
        )
    if suffix in OF_OFFICE and _beginning(file).startswith(LOCKED):
        raise NotTaken(
            f"{called} has a password, or is of Office before 2007; save it without a "
            f"password as {suffix.removeprefix('.')}"
        )
    if not kind.known(file):
        raise NotTaken(
            f"{called} is called {suffix.removeprefix('.')} and does not begin as one "
            f"({kind.named}); save it anew under its own kind: {taken}"
        )
