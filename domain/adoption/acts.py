"""Bringing in what already runs: an engagement as it is stated to stand.

What is stated nobody here witnessed. It is kept as it was said, and shown so.
"""

from datetime import date
from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import (
    MOST_ACTIONS,
    MOST_AWAITED,
    MOST_PEOPLE,
    MOST_REFERRALS,
    Component,
    Count,
    DayDate,
    LongText,
    Many,
    Name,
    Number,
    Rating,
    ReportText,
    RowText,
    ShortText,
    Title,
    Year,
)
from domain.lea import Lea
from domain.people.roles import Assignment, Role
from domain.phase import Phase
from domain.referrals.case import EngagementMode, Segment
from domain.referrals.pathway import Pathway
from domain.reviews.framework import Framework
from domain.reviews.statement import StatedReview
from domain.setting import Cause
from domain.status import ActionStatus, Horizon
from domain.values import Sparse


class StatedReferral(Sparse):
    """A referral of the past; `statute` where the version was not today's."""

    pathway: Name
    received: DayDate
    statute: Name = ""
    dashboard_year: Year | None = None
    determined: DayDate | None = None
    primary: bool = False


class StatedHold(Sparse):
    """An action on hold: why, since when if that is known, looked at again when."""

    cause: Cause
    recheck: DayDate
    since: DayDate | None = None


class StatedAction(Sparse):
    """An action of the roadmap as it is said to stand.

    `started` and `completed` are the days that are stated; `extensions` is how often
    its date was moved out before. A part of a split action has its number: 12a.
    """

    number: Number
    title: Title
    text: ReportText = ""
    components: Annotated[tuple[Component, ...], Many(12)]
    theme: Title = ""
    horizon: Horizon
    owner: Role
    due: DayDate
    original_due: DayDate | None = None
    status: ActionStatus = ActionStatus.NOT_STARTED
    rating: Rating | None = None
    started: DayDate | None = None
    completed: DayDate | None = None
    extensions: Count = 0
    depends_on: Annotated[tuple[Number, ...], Many(MOST_AWAITED)] = ()
    hold: StatedHold | None = None
    merged_into: Number | None = None
    why: RowText = ""

    @property
    def first_due(self) -> date:
        return self.original_due or self.due


class StatedMeeting(Sparse):
    """A meeting that was held: of which kind, and which roles took part."""

    on: DayDate
    kind: Name
    attended: Annotated[tuple[Role, ...], Many(40)] = ()
    note: RowText = ""


class StatedEngagement(Sparse):
    """One LEA's engagement as it stood on `as_of`, or stands today.

    `segments` are the modes of the past, each with its last day; `mode` is that of
    now, since `mode_since`. Its `review` is that under way in the phase of that name.
    """

    lea: Lea
    phase: Phase
    mode: EngagementMode
    mode_since: DayDate | None = None
    kickoff: DayDate | None = None
    as_of: DayDate | None = None
    note: LongText = ""
    referrals: Annotated[tuple[StatedReferral, ...], Many(MOST_REFERRALS)] = ()
    people: Annotated[tuple[Assignment, ...], Many(MOST_PEOPLE)] = ()
    segments: Annotated[tuple[Segment, ...], Many(100)] = ()
    actions: Annotated[tuple[StatedAction, ...], Many(MOST_ACTIONS)] = ()
    meetings: Annotated[tuple[StatedMeeting, ...], Many(400)] = ()
    review: StatedReview | None = None


class BroughtIn(ByStaff):
    """What already ran was brought in; the engagement's first entry.

    `terms` are the pathways of the stated referrals, one for each, in their order;
    `framework` is that of the review under way, where there is one.
    """

    kind: Literal["brought_in"] = "brought_in"
    stated: StatedEngagement
    terms: Annotated[tuple[Pathway, ...], Many(MOST_REFERRALS)]
    framework: Framework | None = None
    source: ShortText = ""
    follows: Name = ""
