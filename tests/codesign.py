"""A review whose report is published, and whose roadmap is to be worked out."""

from copy import copy
from datetime import datetime
from functools import cache

from sqlalchemy import Engine
from temporalio.client import Client

from adapters.sql.documents import SqlDocuments
from adapters.sql.record import SqlRecord
from domain.acts import AddRecommendation, CompleteReview, ProposeRoadmap
from domain.documents.canonical import canonical, hash_of
from domain.review_standing import shown
from domain.roadmaps.facts import roadmap_facts
from tests.drafting import drafted, live
from tests.lives import START
from tests.review_phases import begin, complete
from tests.reviews import InReview
from tests.roadmaps import plan, prioritize, sign

ADVICE = {
    "horizon": "IMMEDIATE",
    "rationale": "every school waits for it",
    "findings": ("1-S",),
}


def in_codesign(at: datetime, cds: str) -> InReview:
    """All phases before were gone through in a moment; two things are recommended."""
    both = drafted(at, cds)
    advice = ADVICE | {"lcap": ("1.3",), "fcmat": ("5.2",)}
    both.ask_review(AddRecommendation, recommendation="R1", text="one aim", **advice)
    both.ask_review(AddRecommendation, recommendation="R2", text="read", **ADVICE)
    complete(both, "draft")
    for key in ("final", "publication"):
        begin(both, key)
        complete(both, key)
    begin(both, "codesign")
    both.tell_engagement()
    return both


@cache
def _begun() -> InReview:
    return in_codesign(START, "1999901")


def begun() -> InReview:
    """All that has happened since it began is to be recorded."""
    both = copy(_begun())
    both.reviews = dict(both.reviews)
    return both


async def begin_codesign(
    client: Client, record: SqlRecord, at: datetime, cds: str
) -> str:
    """Both live on the server as they are then, and all of it is recorded; its key.

    Of its report no document is owed: its facts are nowhere.
    """
    return await live(client, record, _without_documents(in_codesign(at, cds)))


def in_roadmap(at: datetime, cds: str) -> tuple[InReview, str]:
    """Two actions are planned and signed, and the review is completed; their text."""
    both = in_codesign(at, cds)
    plan(both, 1)
    plan(both, 2, depends_on=(1,))
    prioritize(both, 1, 2)
    text = text_of(both)
    both.ask_review(ProposeRoadmap, sha256=hash_of(text), as_of=both.review.entries)
    sign(both)
    complete(both, "codesign")
    both.tell_engagement()
    both.ask(CompleteReview, review_entry=both.review.news_entry)
    while both.engagement.untold or both.review.untold:
        both.tell_reviews()
        both.tell_engagement()
    return both, text


def text_of(both: InReview) -> str:
    """Of what would be signed, as far as the review itself carries it."""
    now = shown(both.review)
    named = {"lea": now.review.lea, "county": now.review.county}
    named |= {"cds": now.review.cds}
    return canonical(roadmap_facts(now.roadmap, **named, review=now.review.number))


async def begin_signed(client: Client, database: Engine, at: datetime, cds: str) -> str:
    """The same on the server, what was signed kept; the key of the review."""
    both, text = in_roadmap(at, cds)
    SqlDocuments(database).keep(text, at)
    return await live(client, SqlRecord(database), _without_documents(both))


def _without_documents(both: InReview) -> InReview:
    (key, review) = next(iter(both.reviews.items()))
    entries = tuple(each.but(renderings=()) for each in review.unwritten)
    both.reviews[key] = review.but(unwritten=entries)
    return both
