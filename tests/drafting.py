"""A review that somebody begins today, and whose draft is open a moment later."""

from datetime import datetime

from domain.acts import BeginReview
from domain.apply import apply
from tests.begun import Begun, begun
from tests.frameworks import SIR_12
from tests.lives import ALDER_VALLEY, POLICY, referred, to_implementation
from tests.review_phases import begin, complete
from tests.reviews import InReview

BEFORE = ("planning", "artifacts", "field_work", "analysis")


def planning(at: datetime) -> Begun:
    """It has begun a moment ago, and either side knows of the other."""
    both = just_begun(at)
    both.tell_engagement()
    return begun(both.engagement, both.review)


def drafting(at: datetime) -> Begun:
    """As it is when its draft has been opened."""
    both = drafted(at)
    return begun(both.engagement, both.review)


def drafted(at: datetime, cds: str = ALDER_VALLEY.cds) -> InReview:
    """All phases before the draft were gone through in a moment."""
    both = just_begun(at, cds)
    for key in BEFORE:
        if key not in both.review.review.phases:
            begin(both, key)
        complete(both, key)
    begin(both, "draft")
    both.tell_engagement()
    return both


def just_begun(at: datetime, cds: str = ALDER_VALLEY.cds) -> InReview:
    new = referred(at=at, lea=ALDER_VALLEY.but(cds=cds), policy=POLICY)
    for act in to_implementation(new.day_of(at)):
        if isinstance(act, BeginReview):
            break
        new = apply(new, act, at)
    both = InReview(new, at)
    both.ask(BeginReview, framework=SIR_12)
    both.tell_reviews()
    return both
