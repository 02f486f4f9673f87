"""Letters of a review: begun, planned, completed, cancelled (docs/domain.md 7.6)."""

from collections.abc import Iterator
from datetime import datetime

from domain.clocks.recipients import holding
from domain.letters.matter import sample_matter, whole_matter
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import LABELS, Role
from domain.reviews.acts import (
    ApproveSample,
    CancelReview,
    EngagementLost,
    ReviewBegun,
    ReviewEnd,
    ReviewEnded,
    ReviewStaffAct,
    ReviewToldAct,
)
from domain.reviews.review import Review
from domain.setting import Setting
from domain.values import Facts

KNOWING = (
    *(Role.CCEE_LEAD, Role.CCEE_DIRECTOR, Role.CCEE_EXPERT, Role.COE_LEAD),
    *(Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
)
"""Who is told that a review begins, goes on, or does not."""


def of_review(
    review: Review, act: ReviewStaffAct | ReviewToldAct, setting: Setting, at: datetime
) -> Iterator[Notice]:
    """The letters of what was done to a review, or what it heard."""
    told = holding(setting, KNOWING, at)
    match act:
        case ReviewBegun():
            goes_on = whole_matter(setting.entity)
            facts = _facts(review.number, setting) | _planned(review)
            yield from letters(setting, told, "review_begun", facts, at, matter=goes_on)
        case ApproveSample():
            facts = _facts(review.number, setting) | {"sites": len(review.sites)}
            stands = sample_matter(setting.entity)
            yield from letters(
                setting, told, "sample_approved", facts, at, matter=stands
            )
        case CancelReview(why=why):
            facts = _facts(review.number, setting) | {"why": why}
            facts |= {"on_day": said_day(setting.day_of(at))}
            yield from letters(setting, told, "review_cancelled", facts, at)
        case ReviewEnded(end=ReviewEnd.COMPLETED):
            yield from of_completion(setting, review.number, at)
        case EngagementLost(engagement=engagement):
            yield _to_operators(review, engagement, setting, at)


def of_completion(setting: Setting, number: int, at: datetime) -> Iterator[Notice]:
    """To those who took part in the review of this number: it is complete."""
    facts = _facts(number, setting) | {"on_day": said_day(setting.day_of(at))}
    told = holding(setting, KNOWING, at)
    yield from letters(setting, told, "review_completed", facts, at)


def _facts(number: int, setting: Setting) -> Facts:
    lea = setting.lea
    return {"lea": lea.name, "reference": lea.cds, "review": number}


def _planned(review: Review) -> Facts:
    due = review.planning.due
    return {
        "begun": said_day(review.begun),
        "due": said_day(due) if due else "",
        "asked": LABELS[Role.CCEE_LEAD],
    }


def _to_operators(
    review: Review, engagement: str, setting: Setting, at: datetime
) -> Notice:
    return Notice(
        key=f"{setting.entity}/{setting.entry}/engagement_lost",
        at=at,
        entity=setting.entity,
        to=Role.OPERATORS,
        role=Role.OPERATORS,
        template="engagement_lost",
        facts=_facts(review.number, setting)
        | {"engagement": engagement, "because": "you look after this service"},
    )
