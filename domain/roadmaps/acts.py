"""Acts on a roadmap that is worked out, from its first action to three signatures."""

from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import (
    MOST_ACTIONS,
    MOST_AWAITED,
    Component,
    ContentHash,
    DayDate,
    DayDateOrBlank,
    DaysAround,
    EntryNumber,
    ItemIdOrBlank,
    LinkText,
    Many,
    Number,
    PersonId,
    ReportText,
    RowText,
    Standards,
    StepName,
    StepNameOrBlank,
    Title,
    VoteScore,
)
from domain.people.roles import Role
from domain.roadmaps.roadmap import Priority, SigningParty
from domain.status import Horizon
from domain.values import Value

Components = Annotated[tuple[Component, ...], Many(12)]
Awaited = Annotated[tuple[Number, ...], Many(MOST_AWAITED)]


class PlanAction(ByStaff):
    """Plan an action of the roadmap, or plan it otherwise: what is left out stays.

    It is due on a day, or `days` working days of the LEA after an anchor, before it
    where they are negative. `past` is why it is planned for a day that is past.
    """

    kind: Literal["plan_action"] = "plan_action"
    action: Number
    title: Title | None = None
    text: ReportText | None = None
    components: Components | None = None
    horizon: Horizon | None = None
    theme: Title | None = None
    owner: Role | None = None
    due: DayDate | None = None
    anchor: StepNameOrBlank | None = None
    days: DaysAround | None = None
    past: RowText | None = None
    depends_on: Awaited | None = None
    recommendation: ItemIdOrBlank | None = None
    standards: Standards | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it speaks of by when the action is due."""
        said = (self.due, self.anchor, self.days)
        return any(each is not None for each in said)


class DropAction(ByStaff):
    """Take an action out of the roadmap before it is signed, with the reason."""

    kind: Literal["drop_action"] = "drop_action"
    action: Number


class PrioritizeAction(ByStaff):
    """Say when work on an action begins, and why then."""

    kind: Literal["prioritize_action"] = "prioritize_action"
    action: Number
    priority: Priority


class PlannedRow(Value):
    """An action of the roadmap as a workbook has it.

    `as_of` is the review's entry at which it last changed as the workbook was written;
    0 for one that is new. `reason` is why its priority is what it is.
    """

    action: Number
    title: Title
    text: ReportText = ""
    components: Components
    horizon: Horizon
    theme: Title = ""
    owner: Role | None = None
    due: DayDate | None = None
    anchor: StepNameOrBlank = ""
    days: DaysAround = 0
    past: RowText = ""
    depends_on: Awaited = ()
    recommendation: ItemIdOrBlank = ""
    standards: Standards = ()
    priority: Priority | None = None
    reason: RowText = ""
    as_of: EntryNumber = 0


class ImportActions(ByStaff):
    """Take over the rows of a workbook, all or none; other actions stay as they are.

    A row that changed since the workbook was written is taken over only where it is
    among those to `overwrite`.
    """

    kind: Literal["import_actions"] = "import_actions"
    rows: Annotated[tuple[PlannedRow, ...], Many(MOST_ACTIONS, least=1)]
    overwrite: Annotated[tuple[Number, ...], Many(MOST_ACTIONS)] = ()


class VoteOnAction(ByStaff):
    """Vote on an action, in a role: its impact, effort and feasibility, from 1 to 5.

    Little effort counts for it. Voted again, the former vote of the role is gone.
    Whoever holds one role only leaves it out.
    """

    kind: Literal["vote"] = "vote"
    action: Number
    impact: VoteScore
    effort: VoteScore
    feasibility: VoteScore
    role: Role | None = None


class VoteRow(Value):
    """A vote on one action, as a sheet of votes has it."""

    action: Number
    impact: VoteScore
    effort: VoteScore
    feasibility: VoteScore


class ImportVotes(ByStaff):
    """Vote on many actions at once, in a role: all votes or none."""

    kind: Literal["import_votes"] = "import_votes"
    rows: Annotated[tuple[VoteRow, ...], Many(MOST_ACTIONS, least=1)]
    role: Role | None = None


class SetAnchor(ByStaff):
    """Say on which day an anchor is; every date that is relative to it moves with it.

    One without a day goes, unless a date is relative to it.
    """

    kind: Literal["set_anchor"] = "set_anchor"
    anchor: StepName
    on: DayDateOrBlank
    title: Title = ""


class ProposeRoadmap(ByStaff):
    """Put the roadmap before LEA, COE and CCEE to be signed; it stays as it is then.

    `sha256` is that of its facts, which are in the record by then; `as_of` the entry of
    the review up to which they go.
    """

    kind: Literal["propose_roadmap"] = "propose_roadmap"
    sha256: ContentHash
    as_of: EntryNumber
    setting: EntryNumber


class SignRoadmap(ByStaff):
    """The LEA, the COE or CCEE has signed what is proposed, as its hash says.

    `seen` says where the signed paper is; `person` who signed, where it is not whoever
    holds the first of the party's roles.
    """

    kind: Literal["sign_roadmap"] = "sign_roadmap"
    party: SigningParty
    sha256: ContentHash
    on: DayDate
    seen: LinkText
    setting: EntryNumber
    person: PersonId | None = None


class ReopenRoadmap(ByStaff):
    """Take the roadmap back to work on it, with the reason: its signatures fall."""

    kind: Literal["reopen_roadmap"] = "reopen_roadmap"
    setting: EntryNumber


OfAction = PlanAction | DropAction | PrioritizeAction | VoteOnAction
"""What is done to one action of it."""
PlanningAct = PlanAction | DropAction | PrioritizeAction | ImportActions | SetAnchor
"""What whoever is of the review's team may do, as its experts may."""
VotingAct = VoteOnAction | ImportVotes
DecidingRoadmapAct = ProposeRoadmap | SignRoadmap | ReopenRoadmap
RoadmapAct = PlanningAct | VotingAct | DecidingRoadmapAct
