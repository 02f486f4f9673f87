"""Engagements as staff would state them, to be brought in."""

from datetime import date, datetime
from typing import Any

from domain.adoption.acts import StatedAction, StatedEngagement, StatedReferral
from domain.adoption.adoption import Adoption
from domain.engagement import Engagement
from domain.opening import bring_in
from domain.people.roles import Assignment, Role
from domain.phase import Phase
from domain.policies.policy import Policy
from domain.referrals.case import EngagementMode
from domain.reviews.framework import Framework
from domain.reviews.statement import (
    StatedMilestone,
    StatedPause,
    StatedPhase,
    StatedReview,
    StatedSite,
)
from domain.setting import Cause
from domain.status import ActionStatus, Horizon
from tests.frameworks import SIR_12
from tests.lives import ALDER_VALLEY, EVERY_WEEKDAY, PATHWAYS, PEOPLE

JULY_2021 = date(2021, 7, 1)
JUNE_2021 = date(2021, 6, 15)
NOON = datetime.fromisoformat("2026-09-02T12:00-07:00")  # a Wednesday
YESTERDAY = date(2026, 9, 1)
NEXT_YEAR = date(2027, 9, 1)
LOAN = StatedReferral(
    pathway="EMERGENCY_52074G2A",
    statute="EDC-52074@2018-09-17",
    received=date(2018, 11, 5),
    primary=True,
)
IN_JUNE = date(2026, 6, 26)
PLANNING = StatedPhase(phase="planning", opened=date(2026, 6, 1), done=IN_JUNE)
ARTIFACTS = StatedPhase(phase="artifacts", opened=date(2026, 8, 17))
FIELD_WORK = StatedPhase(
    phase="field_work", opened=date(2026, 7, 1), due=date(2026, 9, 30)
)
PLANNED = ("kickoff", "contact", "data_sharing", "sample", "calendar_free")
ALDER = StatedSite(site="19999010101013", name="Alder Elementary")
FORMER = StatedReferral(pathway="LEGACY_52072B1", received=date(2019, 12, 16))


def stated_action(number: int = 1, **fields: Any) -> StatedAction:
    return StatedAction(
        **{
            "number": number,
            "title": "Hire a literacy coach for each elementary school",
            "components": (2, 3),
            "horizon": Horizon.IMMEDIATE,
            "owner": Role.LEA_INSTRUCTION,
            "due": NEXT_YEAR,
        }
        | fields
    )


def stated(*actions: StatedAction, **fields: Any) -> StatedEngagement:
    return StatedEngagement(
        **{
            "lea": ALDER_VALLEY,
            "phase": Phase.IMPLEMENTATION,
            "mode": EngagementMode.SIR_PLUS,
            "kickoff": date(2020, 1, 20),
            "referrals": (FORMER,),
            "people": tuple(
                Assignment(role=role, person=person, first=JULY_2021)
                for role, person in PEOPLE.items()
            ),
            "actions": actions or (stated_action(),),
        }
        | fields
    )


def reached(*milestones: str, on: date = IN_JUNE) -> tuple[StatedMilestone, ...]:
    return tuple(StatedMilestone(milestone=each, on=on) for each in milestones)


COLLECTING = StatedReview(
    framework=SIR_12.named,
    phases=(PLANNING, ARTIFACTS, FIELD_WORK),
    milestones=reached(*PLANNED, "artifact_request"),
    sites=(ALDER,),
)
"""Its planning is done, documents are read, and the field work is under way."""
SINCE, RECHECK = date(2026, 8, 19), date(2026, 10, 1)
PAUSED = COLLECTING.but(
    pause=StatedPause(cause=Cause.STRIKE, since=SINCE, recheck=RECHECK)
)


def in_review(review: StatedReview | None = COLLECTING) -> StatedEngagement:
    return stated(phase=Phase.REVIEW, review=review).but(actions=())


def inglewood_like(due: date = NEXT_YEAR) -> StatedEngagement:
    """66 actions as CCEE counted them in June 2021: 19 done, 41 begun, 6 not."""
    said = [ActionStatus.COMPLETED] * 19
    said += [ActionStatus.IN_PROGRESS] * 41 + [ActionStatus.NOT_STARTED] * 6
    actions = (
        stated_action(number, status=status, due=due)
        for number, status in enumerate(said, start=1)
    )
    return stated(*actions, referrals=(LOAN, FORMER), as_of=JUNE_2021)


def brought(
    *actions: StatedAction,
    at: datetime = NOON,
    policy: Policy = EVERY_WEEKDAY,
    **fields: Any,
) -> Engagement:
    return as_brought(stated(*actions, **fields), at, policy)


def as_brought(
    said: StatedEngagement, at: datetime = NOON, policy: Policy = EVERY_WEEKDAY
) -> Engagement:
    return bring_in(adopting(said), policy, 1, at)


def brought_in_review(
    review: StatedReview | None = COLLECTING,
    at: datetime = NOON,
    policy: Policy = EVERY_WEEKDAY,
    framework: Framework = SIR_12,
) -> Engagement:
    """Brought in by a file, as it stands in its review."""
    said = adopting(in_review(review), framework=framework, source="alder.yaml")
    return bring_in(said, policy, 1, at)


def adopting(said: StatedEngagement, **fields: Any) -> Adoption:
    """As CCEE's lead brings it in."""
    return Adoption(
        **{"by": "a.castillo", "entered_by": "desk", "stated": said}
        | {"pathways": PATHWAYS}
        | fields
    )
