"""Which acts bring an engagement, or a review, on from here: each a line to type."""

from collections.abc import Iterator
from datetime import datetime

from domain.act import kind_of
from domain.acts import (
    AdoptRoadmap,
    BeginPhase,
    BeginRelease,
    BeginReview,
    ByStaff,
    Close,
    CloseNotAgreed,
    CompletePhase,
    CompleteReview,
)
from domain.engagement import Engagement
from domain.permissions import decider
from domain.referrals.select import is_not_agreed
from domain.review_entity import ReviewEntity
from domain.reviews.acts import ReviewEnd
from domain.reviews.progress import missing_to_complete, ready
from domain.reviews.review import phase_address
from domain.setting import Setting
from domain.state_rules import out_of_turn
from domain.values import Value

MOVING_ON = (BeginReview, CompleteReview, AdoptRoadmap, BeginRelease, Close)
"""Acts by which an engagement comes to its next phase, once it is accepted."""


class MayFollow(Value):
    """An act that may be done now: where, by whom, and what it leads to, in words.

    `person` is who decides it today; None where that is not known. `is_signed` is a
    roadmap that is adopted as LEA, COE and CCEE have signed it.
    """

    address: str
    kind: str
    said: str = ""
    person: str | None = None
    is_signed: bool = False


def engagement_may(engagement: Engagement, at: datetime | None) -> Iterator[MayFollow]:
    """What leads it to its next phase; while it is being referred its steps do.

    And the end of a referral to which a party that has to agree did not.
    """
    line = engagement.review
    for case in filter(is_not_agreed, engagement.cases.values()):
        cds = engagement.lea.cds
        yield _may(engagement.setting, CloseNotAgreed, f"{cds}/{case.key}", at)
    for kind in MOVING_ON:
        without = kind is CompleteReview and (line is None or line.over)
        if not (without or out_of_turn(engagement, kind, None)):
            may = _may(engagement.setting, kind, engagement.lea.cds, at)
            signed = kind is AdoptRoadmap and line is not None and line.is_signed
            yield may.but(is_signed=signed)


def review_may(entity: ReviewEntity, at: datetime | None) -> Iterator[MayFollow]:
    """Phases that may begin, or be completed; its end; another, once it is cancelled.

    None while it stands still.
    """
    review, known = entity.review, entity.known
    cds = known.lea.cds
    if review.end is ReviewEnd.CANCELLED:
        yield _may(known, BeginReview, cds, at, "another review may begin")
    if review.end or review.pause or known.stop:
        return
    address = f"{cds}/review/{review.number}"
    for rule in ready(review):
        at_phase = f"{address}/{phase_address(rule.key)}"
        yield _may(known, BeginPhase, at_phase, at, f"{rule.title} may begin")
    for phase in review.open_phases:
        rule, covered = review.framework.phase[phase.name], review.analysis.covered
        if not missing_to_complete(review, review.items, rule, covered):
            at_phase = f"{address}/{phase_address(rule.key)}"
            said = f"{rule.title} may be completed"
            yield _may(known, CompletePhase, at_phase, at, said)
    if not (review.waiting or review.open_phases):
        yield _may(known, CompleteReview, cds, at, "all phases are done")


def _may(
    setting: Setting,
    kind: type[ByStaff],
    address: str,
    at: datetime | None,
    said: str = "",
) -> MayFollow:
    who = at and decider(kind, setting.people, setting.absences, setting.day_of(at))
    name = kind_of(kind)
    return MayFollow(address=address, kind=name, said=said, person=who or None)
