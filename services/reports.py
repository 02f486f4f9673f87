"""The report of a review drawn up: what it would say, as of an entry of the review."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from domain.acts import DraftReport, FinalizeReport
from domain.documents.canonical import canonical, hash_of
from domain.reviews.privacy import PrivacyHint, privacy_hints
from domain.reviews.report_facts import ReportFacts, report_facts

if TYPE_CHECKING:
    from adapters.sql.as_of import SqlPast
    from adapters.sql.documents import SqlDocuments
    from adapters.sql.evidence import SqlEvidence
    from adapters.sql.reviews import SqlReviews

DrawnAct = DraftReport | FinalizeReport


class DrawnReport(NamedTuple):
    """What a report would say: its facts, as the text that is hashed, as of when.

    `unnamed` are persons whom it calls by their ids, for the directory has no names.
    """

    facts: ReportFacts
    text: str
    as_of: int
    unnamed: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return hash_of(self.text)

    @property
    def hints(self) -> list[PrivacyHint]:
        """What whoever checks it for privacy is to look at."""
        return privacy_hints(self.facts)


class ReportSources(NamedTuple):
    """Where a report is read from, and where its facts are kept."""

    past: "SqlPast"
    reviews: "SqlReviews"
    evidence: "SqlEvidence"
    documents: "SqlDocuments"
    names: Mapping[str, str]
    """Persons by their ids, as the directory calls them."""

    def drawn(self, entity: str, entry: int) -> DrawnReport:
        """The report of a review as one of its entries left it."""
        now = self.past.review_at(entity, entry)
        known = (each.as_of(entry) for each in self.evidence.pieces(entity))
        pieces = {each.number: each for each in known if each.entry <= entry}
        facts = report_facts(now, pieces, lambda each: self.names.get(each, each))
        unnamed = tuple(each for each in now.review.team if each not in self.names)
        return DrawnReport(facts, canonical(facts), entry, unnamed)
