"""What happens in Cottonwood Bend's review: brought in, and all up to its analysis."""

from collections.abc import Iterator
from datetime import date

from adapters.policies.frameworks import framework
from adapters.policies.pathways import pathways
from demo import FRAMEWORK, IN_REVIEW
from demo.reviews.review_file import ReviewFile
from domain.acts import ReviewStaffAct
from domain.adoption.acts import StatedEngagement, StatedReferral
from domain.adoption.adoption import Adoption
from domain.calendars.work_calendar import WorkCalendar
from domain.lea import Lea, county_of
from domain.people.roles import Assignment, Role
from domain.phase import Phase
from domain.referrals.case import EngagementMode
from domain.reviews.finding_acts import RecommendationRow
from domain.reviews.statement import (
    StatedMilestone,
    StatedPhase,
    StatedReview,
    StatedSite,
)

REVIEW = ReviewFile("cottonwood_bend")
DAYS_BEFORE = ("opened", "done")


def adoption(calendar: WorkCalendar, today: date) -> Adoption:
    """The engagement and its review as they are stated to stand on this day."""
    pathway = REVIEW.said["pathway"]
    return Adoption(
        by=REVIEW.holder(Role.CCEE_LEAD),
        entered_by="demo",
        stated=_stated(calendar, today),
        pathways={pathway: pathways()[pathway]},
        framework=framework(FRAMEWORK),
        source="the demo",
    )


def _stated(calendar: WorkCalendar, today: date) -> StatedEngagement:
    said, received = REVIEW.said, _before(calendar, today, "received")
    referral = StatedReferral(
        pathway=said["pathway"],
        received=received,
        determined=_before(calendar, today, "determined"),
    )
    return StatedEngagement(
        lea=Lea(cds=IN_REVIEW, name=said["name"], county=county_of(IN_REVIEW)),
        phase=Phase.REVIEW,
        mode=EngagementMode.SIR,
        kickoff=_before(calendar, today, "kickoff"),
        referrals=(referral,),
        people=tuple(
            Assignment(role=role, person=person, first=received)
            for role, person in said["people"].items()
        ),
        review=_stated_review(calendar, today),
    )


def _stated_review(calendar: WorkCalendar, today: date) -> StatedReview:
    said = REVIEW.said
    phases = (
        {k: _on(calendar, today, n) if k in DAYS_BEFORE else n for k, n in each.items()}
        for each in said["phases"]
    )
    return StatedReview(
        framework=FRAMEWORK,
        phases=tuple(StatedPhase.model_validate(each) for each in phases),
        milestones=tuple(
            StatedMilestone(milestone=key, on=_on(calendar, today, days))
            for key, days in said["milestones"].items()
        ),
        sites=tuple(StatedSite(site=k, name=e) for k, e in said["sites"].items()),
    )


def review_acts(today: date) -> Iterator[ReviewStaffAct]:
    """What was collected, then what was found and on what it rests."""
    yield from REVIEW.evidence()
    yield REVIEW.plan()
    yield from REVIEW.analysis(
        RecommendationRow.model_validate({"recommendation": key} | each)
        for key, each in REVIEW.said["recommendations"].items()
    )
    yield REVIEW.analysed(today)


def _before(calendar: WorkCalendar, today: date, field: str) -> date:
    return _on(calendar, today, REVIEW.said[field])


def _on(calendar: WorkCalendar, today: date, days_before: int) -> date:
    return calendar.later(today, -days_before)
