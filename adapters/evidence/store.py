"""The folder in which files of evidence are kept, each under the SHA-256 of its bytes.

A file is written aside, and takes its place once all of it is on the disk: what stands
under a hash is whole. It is there before the act that names it, so that whoever is
stopped in between leaves a file without an act, which a check finds.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE
from typing import NamedTuple
from uuid import uuid4

from adapters.evidence.kinds import check_kind
from adapters.files.bounds import MB
from domain.bounds import HEXADECIMAL, LARGEST_EVIDENCE

CHUNK = 1 * MB
ASIDE = ".part"
"""How a file ends that is still being written, or was left so."""
READ_ONLY = 0o440  # for those of whom the folder is
OURS_ALONE = 0o700
DIGITS = 64


class Unkept(Exception):
    """A file cannot be kept; the message says why, and what would do."""


class StoredFile(NamedTuple):
    """What was kept: the SHA-256 of its bytes, and how many they are."""

    sha256: str
    size: int


class EvidenceStore:
    """All files below `folder`, in folders by the first two digits of their hashes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, file: Path, digest: str | None = None) -> StoredFile:
        """Keep a file; one whose bytes are kept already is not written again.

        Raises Unkept, also where its bytes are not those of the `digest` that was
        said, and NotTaken for one of a wrong kind; then nothing is left.
        """
        _check_file(file)
        aside = self.folder / f"{uuid4().hex}{ASIDE}"
        try:
            self.folder.mkdir(OURS_ALONE, parents=True, exist_ok=True)
            stored = _copied(file, aside)
            _check_unchanged(file, stored.sha256, digest)
            check_kind(aside, file.name)
            self._place(aside, stored)
        except OSError as off:
            raise Unkept(f"{file.name} cannot be kept: {off.strerror}") from off
        finally:
            with suppress(OSError):
                aside.unlink()
        return stored

    def _place(self, aside: Path, stored: StoredFile) -> None:
        """Let it stand under its hash, unless it is sound there.

        Who may read and write is as for the whole folder.
        """
        place, mode = self.place(stored.sha256), S_IMODE(self.folder.stat().st_mode)
        if place.exists() and self.is_sound(stored.sha256):
            return
        if not place.parent.exists():
            place.parent.mkdir(exist_ok=True)
            place.parent.chmod(mode)
        aside.chmod(READ_ONLY & mode)
        aside.replace(place)
        _settle(place.parent)
        _settle(self.folder)

    def place(self, digest: str) -> Path:
        """Where the file of this hash stands, or would."""
        return self.folder / digest[:2] / digest

    def holds(self, digest: str) -> bool:
        return self.place(digest).is_file()

    def is_sound(self, digest: str) -> bool:
        """Whether the file under this hash has the bytes that it names; OSError."""
        return _hash_of(self.place(digest)) == digest

    def digests(self) -> Iterator[str]:
        """Those of all files that are kept, in their order."""
        for place in sorted(self._files()):
            if self._is_kept(place):
                yield place.name

    def strays(self) -> Iterator[Path]:
        """What lies in the folder under no hash: left aside by somebody stopped."""
        for place in sorted(self._files()):
            if not self._is_kept(place):
                yield place

    def _is_kept(self, place: Path) -> bool:
        named = len(place.name) == DIGITS and not {*place.name} - {*HEXADECIMAL}
        return named and place == self.place(place.name)

    def _files(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from (each for each in self.folder.rglob("*") if not each.is_dir())


def measure(file: Path) -> StoredFile:
    """What would be kept of a file; raises as `put`. Nothing is written."""
    _check_file(file)
    try:
        check_kind(file, file.name)
        return StoredFile(_hash_of(file), file.stat().st_size)
    except OSError as off:
        raise Unkept(f"{file.name} cannot be read: {off.strerror}") from off


def _check_file(file: Path) -> None:
    """Raises Unkept before anything is written."""
    try:
        if file.is_dir():
            raise Unkept(f"{file} is a folder; add its files one by one")
        if not file.exists():
            raise Unkept(f"{file} is not there; give the path of a file")
        if not file.is_file():
            raise Unkept(f"{file} is no plain file; give the path of one")
        size = file.stat().st_size
    except OSError as off:
        raise Unkept(f"{file} cannot be read: {off.strerror}") from off
    if not size:
        raise Unkept(f"{file.name} is empty; add one that holds something")
    _check_size(file, size)


def _check_size(file: Path, size: int) -> None:
    if size > LARGEST_EVIDENCE:
        raise Unkept(
            f"{file.name} is larger than {LARGEST_EVIDENCE // MB} MB, the most that is "
            "kept here; add a part of it, or where it stays: --link"
        )


def _check_unchanged(file: Path, found: str, digest: str | None) -> None:
    """Raises Unkept where it holds something else than when it was measured."""
    if digest and found != digest:
        raise Unkept(
            f"{file.name} was changed while it was read; add it again once it is "
            "written, and nobody has it open"
        )


def _copied(file: Path, aside: Path) -> StoredFile:
    """Written aside to the disk, as far as it may go; its hash and its size."""
    digest, size = sha256(), 0
    with file.open("rb") as source, aside.open("xb") as target:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            _check_size(file, size)
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return StoredFile(digest.hexdigest(), size)


def _hash_of(place: Path) -> str:
    digest = sha256()
    with place.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _settle(folder: Path) -> None:
    """The names in a folder are on the disk, where it can be asked so."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
