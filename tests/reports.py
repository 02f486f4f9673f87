"""A review whose report is drawn up, sent, made final, with its facts at hand."""

from copy import copy
from functools import cache

from domain.acts import (
    CloseCorrections,
    DraftReport,
    FinalizeReport,
    SendDraft,
    WriteSection,
)
from domain.documents.canonical import canonical, hash_of
from domain.review_standing import shown
from domain.reviews.report_facts import ReportFacts, report_facts
from domain.reviews.standing import ReviewShown
from tests.drafting import drafted as drafting
from tests.lives import START
from tests.review_phases import begin, complete
from tests.reviews import InReview


@cache
def _begun() -> InReview:
    return drafting(START)


def begun() -> InReview:
    """Its draft is open; all that has happened since it began is to be recorded."""
    both = copy(_begun())
    both.reviews = dict(both.reviews)
    return both


def facts_of(both: InReview) -> ReportFacts:
    """What the report would say, as far as the review itself carries it."""
    return report_facts(shown(both.review), {}, str)


def facts_text(now: ReviewShown, summary: str) -> str:
    """The canonical text of a review with this summary, and no other words."""
    facts = report_facts(now, {}, str)
    return canonical(facts.but(summary=summary))


def draw(both: InReview) -> str:
    """A draft of what the review says as of now; the text of its facts."""
    text = canonical(facts_of(both))
    as_of = both.review.entries
    both.ask_review(DraftReport, sha256=hash_of(text), as_of=as_of)
    return text


def drafted() -> InReview:
    """Its overview is written, and a draft drawn up."""
    both = begun()
    both.ask_review(WriteSection, section="overview", text="As was agreed.")
    draw(both)
    return both


def sent() -> InReview:
    """The draft is with LEA and COE."""
    both = drafted()
    both.ask_review(SendDraft)
    return both


def closed() -> InReview:
    """Neither LEA nor COE has corrections, and the final report is under way."""
    both = sent()
    for party in ("lea", "coe"):
        both.ask_review(CloseCorrections, party=party, why="all is right")
    complete(both, "draft")
    begin(both, "final")
    return both


def final() -> tuple[InReview, str]:
    """And with the text of what it says."""
    both = closed()
    text = canonical(facts_of(both))
    said = {"sha256": hash_of(text), "as_of": both.review.entries}
    both.ask_review(FinalizeReport, second_reader="h.lindqvist", **said)
    return both, text
