"""A review whose report is published, and whose roadmap is to be worked out."""

from copy import copy
from datetime import datetime
from functools import cache

from sqlalchemy import Engine
from temporalio.client import Client

from adapters.sql.documents import SqlDocuments
from domain.acts import AddRecommendation, CompleteReview, ProposeRoadmap
from domain.documents.canonical import canonical, hash_of
from domain.review_standing import shown
from domain.roadmaps.facts import roadmap_facts
from tests.begun import Begun, begin, begun
from tests.drafting import drafted
from tests.lives import ALDER_VALLEY, START
from tests.review_phases import begin as begin_phase
from tests.review_phases import complete
from tests.reviews import InReview
from tests.roadmaps import plan, prioritize, sign

ADVICE = {
    "horizon": "IMMEDIATE",
    "rationale": "every school waits for it",
    "findings": ("1-S",),
}


def in_codesign(at: datetime, cds: str = ALDER_VALLEY.cds) -> InReview:
    """All phases before were gone through in a moment; two things are recommended."""
    both = drafted(at, cds)
    advice = ADVICE | {"lcap": ("1.3",), "fcmat": ("5.2",)}
    both.ask_review(AddRecommendation, recommendation="R1", text="one aim", **advice)
    both.ask_review(AddRecommendation, recommendation="R2", text="read", **ADVICE)
    complete(both, "draft")
    for key in ("final", "publication"):
        begin_phase(both, key)
        complete(both, key)
    begin_phase(both, "codesign")
    both.tell_engagement()
    return both


@cache
def _opened() -> InReview:
    return in_codesign(START)


def opened() -> InReview:
    """All that has happened since it began is to be recorded."""
    both = copy(_opened())
    both.reviews = dict(both.reviews)
    return both


def codesigning(at: datetime) -> Begun:
    """As it is when its co-design has been opened."""
    return _without_documents(in_codesign(at))


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


async def begin_signed(
    client: Client, database: Engine, at: datetime, cds: str
) -> None:
    """The same on the server, and what was signed is kept.

    It is of this LEA from the first: the hash that is signed is of its code too.
    """
    both, text = in_roadmap(at, cds)
    SqlDocuments(database).keep(text, at)
    await begin(client, database, _without_documents(both))


def _without_documents(both: InReview) -> Begun:
    """Of its report no document is owed: its facts are nowhere."""
    entries = tuple(each.but(renderings=()) for each in both.review.unwritten)
    return begun(both.engagement, both.review.but(unwritten=entries))
