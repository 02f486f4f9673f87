"""Bringing in what already runs: an engagement as it is stated to stand.

What is stated nobody here witnessed. It is kept as it was said, and shown so.
"""

from datetime import date
from typing import Literal

from domain.actions.status import ActionStatus, Horizon
from domain.acts.actions import Cause
from domain.acts.staff import ByStaff
from domain.lea import Lea
from domain.people.roles import Assignment, Role
from domain.phase import Phase
from domain.referrals.case import EngagementMode, Segment
from domain.referrals.pathway import Pathway
from domain.values import Sparse


class StatedReferral(Sparse):
    """A referral of the past; `statute` where the version was not today's."""

    pathway: str
    received: date
    statute: str = ""
    dashboard_year: int | None = None
    determined: date | None = None
    primary: bool = False


class StatedHold(Sparse):
    """An action on hold: why, since when if that is known, looked at again when."""

    cause: Cause
    review: date
    since: date | None = None


class StatedAction(Sparse):
    """An action of the roadmap as it is said to stand.

    `started` and `completed` are the days that are stated; `extensions` is how often
    its date was moved out before. A part of a split action has its number: 12a.
    """

    number: int
    title: str
    text: str = ""
    components: tuple[int, ...]
    theme: str = ""
    horizon: Horizon
    owner: Role
    due: date
    original_due: date | None = None
    status: ActionStatus = ActionStatus.NOT_STARTED
    rating: int | None = None
    started: date | None = None
    completed: date | None = None
    extensions: int = 0
    depends_on: tuple[int, ...] = ()
    hold: StatedHold | None = None
    merged_into: int | None = None
    why: str = ""

    @property
    def first_due(self) -> date:
        return self.original_due or self.due


class StatedMeeting(Sparse):
    """A meeting that was held: of which kind, and which roles took part."""

    on: date
    kind: str
    attended: tuple[Role, ...] = ()
    note: str = ""


class StatedEngagement(Sparse):
    """One LEA's engagement as it stood on `as_of`, or stands today.

    `segments` are the modes of the past, each with its last day; `mode` is that of
    now, since `mode_since`.
    """

    lea: Lea
    phase: Phase
    mode: EngagementMode
    mode_since: date | None = None
    kickoff: date | None = None
    as_of: date | None = None
    note: str = ""
    referrals: tuple[StatedReferral, ...] = ()
    people: tuple[Assignment, ...] = ()
    segments: tuple[Segment, ...] = ()
    actions: tuple[StatedAction, ...] = ()
    meetings: tuple[StatedMeeting, ...] = ()


class BroughtIn(ByStaff):
    """What already ran was brought in; the engagement's first entry.

    `terms` are the pathways of the stated referrals, one for each, in their order.
    """

    kind: Literal["brought_in"] = "brought_in"
    stated: StatedEngagement
    terms: tuple[Pathway, ...]
    source: str = ""
    follows: str = ""
