"""What is said of the demo once it is loaded, read from the record."""

from typing import NamedTuple

from adapters.sql.documents import SqlDocuments
from adapters.sql.engine import open_database
from adapters.sql.queries import SqlReading
from adapters.sql.reviews import SqlReviews
from commands.output.console import COMMAND
from commands.output.engagement import tally_bar
from demo import ENGAGEMENT, IN_REVIEW
from demo.story import LEA
from domain.documents.rendering import DocumentKind, DocumentStanding
from domain.reviews.review import review_address
from domain.reviews.standing import ReviewStanding
from domain.wording import so_many

REPORTED, COLLECTED = (review_address(f"{cds}.1", 1) for cds in (ENGAGEMENT, IN_REVIEW))
PAGE = ".html"
CHECK_INS = f"{COMMAND} checkins {ENGAGEMENT}"


class LoadedTo(NamedTuple):
    """The last entry of Alder Valley's engagement, and of Cottonwood Bend's review."""

    engagement: int
    review: int


class DemoSummary:
    def __init__(self, database_url: str) -> None:
        database = open_database(database_url)
        self._record = SqlReading(database)
        self._reviews = SqlReviews(database)
        self._documents = SqlDocuments(database)

    def paragraphs(self, to: LoadedTo) -> list[tuple[str, ...]]:
        """Nothing until the record has all of it, and letter and report lie there."""
        known = self._record.engagement(ENGAGEMENT)
        found = self._reviews.review(COLLECTED)
        letter, page = self._record.newest_letter(), self._page()
        if not (known and found and letter and page):
            return []
        if known.entry < to.engagement or found.entry < to.review:
            return []
        return [
            (f"demo: {LEA.name}", tally_bar(known.tally)),
            (f"demo: {found.lea}", _found_by(found)),
            (f"demo: a letter of it lies in {letter}",),
            (f"demo: a check-in with minutes, and the next: {CHECK_INS}",),
            (f"demo: the report of Alder Valley's review lies in {page}",),
        ]

    def _page(self) -> str | None:
        """Where the final report is to be read, as a web page, once it is made."""
        made = (each for each in self._documents.of(REPORTED) if _is_report(each))
        files = (file for each in made for file in each.files)
        return next((each for each in files if each.endswith(PAGE)), None)


def _is_report(each: DocumentStanding) -> bool:
    owed = each.rendering
    return owed.is_final and owed.kind is DocumentKind.REPORT


def _found_by(found: ReviewStanding) -> str:
    findings = so_many(found.findings, "finding")
    return f"in review: {findings}, {so_many(found.recommendations, 'recommendation')}"
