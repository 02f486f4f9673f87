"""A version of one of CDE's files as it was loaded, and what a loading led to."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from domain.dashboards.lea_year import LeaYear
from domain.values import Value


class FileKind(NamedTuple):
    """Which of CDE's files: one of districts a year, from 2023 one of charters."""

    year: int
    charters: bool = False

    def __str__(self) -> str:
        return f"{self.year} (charters)" if self.charters else str(self.year)


class FileVersion(Value):
    """One version of a file, known by the digest of its bytes."""

    digest: str
    year: int
    charters: bool
    name: str
    loaded_at: datetime
    by: str
    entered_by: str
    leas: tuple[LeaYear, ...]

    @property
    def kind(self) -> FileKind:
        return FileKind(self.year, self.charters)


class Intake(Value):
    """A loading: by which versions a year was judged, and the facts that were told."""

    digest: str
    year: int
    loaded_at: datetime
    by: str
    entered_by: str
    told: dict[str, str | int | bool]


def basis(files: Iterable[tuple[FileKind, str]]) -> str:
    """One digest of all the versions that a year is judged by, in any order."""
    lines = sorted(f"{kind.year} {kind.charters} {digest}" for kind, digest in files)
    return sha256("\n".join(lines).encode()).hexdigest()
