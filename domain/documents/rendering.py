"""A document that is owed: made once, of facts that are kept by their hash."""

from datetime import date, datetime
from enum import StrEnum

from domain.values import Value

AGENCY = "California Collaborative for Educational Excellence (CCEE)"
"""Whose documents they are."""


class DocumentKind(StrEnum):
    """Which document is made of the facts. Stored: add, never rename."""

    REPORT = "report"
    SUMMARY = "summary"
    ROADMAP = "roadmap"
    PACKET = "packet"
    NOTES = "notes"


OF_REPORT = (DocumentKind.REPORT, DocumentKind.SUMMARY)
"""The documents that are made of the facts of a review's report."""


class Rendering(Value):
    """A document of an entity, laid down with the entry that owes it.

    `sha256` is the hash of the facts it is made of, which the record keeps; `version`
    is what it is called, 'Draft 2', of which `day`; one that `is_final` bears no mark
    of a draft. Its files stand in `folder`, below that of all documents.
    """

    key: str
    entity: str
    entry: int
    kind: DocumentKind
    sha256: str
    version: str
    day: date
    folder: str
    is_final: bool = False


def folder_of(entity: str, version: str) -> str:
    """Where the files of a version of a review's document stand, below all others."""
    return f"{entity.replace('/review/', '/review-')}/{version}"


def said_date(day: date) -> str:
    """'March 12, 2027'."""
    return f"{day:%B} {day.day}, {day.year}"


class DocumentState(StrEnum):
    """What became of a document that is owed. Stored: add, never rename."""

    WAITING = "waiting"
    MADE = "made"
    REFUSED = "refused"


class DocumentStanding(Value):
    """A document that is owed: whether it is made, where its files are, or why not."""

    rendering: Rendering
    state: DocumentState
    laid_at: datetime
    problem: str = ""
    next_at: datetime | None = None
    made_at: datetime | None = None
    files: tuple[str, ...] = ()
