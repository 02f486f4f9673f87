"""Acts on a review, and what it hears of the engagement it belongs to."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import (
    MOST_ITEMS,
    Component,
    Count,
    DayDate,
    DayDateOrBlank,
    EntryNumber,
    ItemId,
    LinkText,
    Many,
    RowText,
    SchoolCode,
    SchoolCodeOrBlank,
    Sha256,
    StepName,
    StepNameOrBlank,
    Target,
    Team,
    Title,
)
from domain.evidence.acts import EvidenceAct
from domain.people.roles import Role
from domain.reviews.finding_acts import (
    FindingAct,
    ImportFindings,
)
from domain.reviews.item import ItemStatus
from domain.reviews.report_acts import (
    DecidingReportAct,
    LeadAct,
    LinkedAct,
    WritingAct,
)
from domain.roadmaps.acts import (
    DecidingRoadmapAct,
    PlanningAct,
    SignRoadmap,
    VotingAct,
)
from domain.setting import Cause
from domain.values import Value

SettingNumber = EntryNumber
"""The engagement's entry as of which whoever decides has just read who is who."""
Links = Annotated[tuple[LinkText, ...], Many(5)]
"""Where what was collected is kept."""


class AddSite(ByStaff):
    """Propose a site for the sample in which the review looks closely."""

    kind: Literal["add_site"] = "add_site"
    site: SchoolCode
    name: Title


class RemoveSite(ByStaff):
    """Take a site out of the sample again."""

    kind: Literal["remove_site"] = "remove_site"
    site: SchoolCode


class ApproveSample(ByStaff):
    """Approve the sample of sites; it stays as it is from then on."""

    kind: Literal["approve_sample"] = "approve_sample"
    setting: SettingNumber


class NoteMilestone(ByStaff):
    """Note what has happened, which a phase needs to begin or to be completed.

    Where there is a document of it, `link` says where it is and `sha256` what is in
    it. Noted again, with a reason, it is corrected: what is left out stays, but for the
    digest of another document.
    """

    kind: Literal["note_milestone"] = "note_milestone"
    milestone: StepName
    on: DayDate
    link: LinkText | None = None
    sha256: Sha256 | None = None


class WithdrawMilestone(ByStaff):
    """Take back a milestone that was noted by mistake, with the reason: it is missing.

    That of a phase which is done stays; noted again, it is corrected.
    """

    kind: Literal["withdraw_milestone"] = "withdraw_milestone"
    milestone: StepName


class NameTeam(ByStaff):
    """Name all who work on the review: they enter what its experts may.

    Whoever was of its team, and is not among them, may do so no more.
    """

    kind: Literal["name_team"] = "name_team"
    people: Team


class BeginPhase(ByStaff):
    """Begin a phase of the review, whose days count from today."""

    kind: Literal["begin_phase"] = "begin_phase"
    phase: StepName
    setting: SettingNumber


class CompletePhase(ByStaff):
    """A phase is done: all that it was to come to is there."""

    kind: Literal["complete_phase"] = "complete_phase"
    phase: StepName
    setting: SettingNumber


class PauseReview(ByStaff):
    """Let the review stand still: the days until it is resumed are added to its phases.

    Until `recheck` nobody is asked; then, whether it may go on.
    """

    kind: Literal["pause_review"] = "pause_review"
    cause: Cause
    recheck: DayDate
    setting: SettingNumber


class ResumeReview(ByStaff):
    """Let the review go on."""

    kind: Literal["resume_review"] = "resume_review"
    setting: SettingNumber


class CancelReview(ByStaff):
    """End the review before its time, with a reason; what was found stays recorded."""

    kind: Literal["cancel_review"] = "cancel_review"
    setting: SettingNumber


class AddItem(ByStaff):
    """Plan what is to be collected: by which method, of whom, where, how many."""

    kind: Literal["add_item"] = "add_item"
    item: ItemId
    component: Component
    method: StepName
    participants: StepNameOrBlank = ""
    site: SchoolCode | None = None
    owner: Role = Role.CCEE_EXPERT
    target: Target = 1
    planned: DayDate | None = None
    note: RowText = ""


class AmendItem(ByStaff):
    """Plan an item otherwise; what is left out stays as it is, what is empty goes."""

    kind: Literal["amend_item"] = "amend_item"
    item: ItemId
    component: Component | None = None
    method: StepName | None = None
    participants: StepNameOrBlank | None = None
    site: SchoolCodeOrBlank | None = None
    owner: Role | None = None
    target: Target | None = None
    planned: DayDateOrBlank | None = None
    note: RowText | None = None


class CountItem(ByStaff):
    """Say how many of an item there are so far, and where they are kept."""

    kind: Literal["count_item"] = "count_item"
    item: ItemId
    count: Count
    evidence: Links = ()


class CompleteItem(ByStaff):
    """An item is collected; with fewer than were planned, with a reason."""

    kind: Literal["complete_item"] = "complete_item"
    item: ItemId
    count: Count | None = None
    evidence: Links = ()


class WaiveItem(ByStaff):
    """An item is not collected, with the reason: a documented none."""

    kind: Literal["waive_item"] = "waive_item"
    item: ItemId


class ReopenItem(ByStaff):
    """An item that was done or waived is to be collected after all."""

    kind: Literal["reopen_item"] = "reopen_item"
    item: ItemId


class ItemRow(Value):
    """An item as a workbook has it.

    `as_of` is the review's entry at which the item last changed as the workbook was
    written; 0 for one that is new. `reason` is why it was waived, or done with fewer
    than were planned.
    """

    item: ItemId
    component: Component
    method: StepName
    participants: StepNameOrBlank = ""
    site: SchoolCode | None = None
    owner: Role = Role.CCEE_EXPERT
    target: Target = 1
    count: Count = 0
    planned: DayDate | None = None
    status: ItemStatus = ItemStatus.OPEN
    note: RowText = ""
    reason: RowText = ""
    evidence: Links = ()
    as_of: EntryNumber = 0


class ImportItems(ByStaff):
    """Take over the rows of a workbook, all or none; other items stay as they are.

    A row that changed since the workbook was written is taken over only where it is
    among those to `overwrite`.
    """

    kind: Literal["import_items"] = "import_items"
    rows: Annotated[tuple[ItemRow, ...], Many(MOST_ITEMS, least=1)]
    overwrite: Annotated[tuple[ItemId, ...], Many(MOST_ITEMS)] = ()


class ReviewBegun(Value):
    """The engagement has begun it, as whoever leads it decided.

    Or it was under way already, and brought in as it was `stated` in the file `source`.
    """

    kind: Literal["review_begun"] = "review_begun"
    by: str
    stated: bool = False
    source: str = ""


class SettingChanged(Value):
    """Word came how the engagement stands around it, as of its entry `number`."""

    kind: Literal["setting_changed"] = "setting_changed"
    number: int
    stopped: bool = False
    """Whether all clocks stand still now."""


class ReviewEnd(StrEnum):
    """How a review came to its end. Stored: add, never rename."""

    COMPLETED = "completed"
    CANCELLED = "cancelled"
    ENDED = "ended"
    """With its engagement."""


class ReviewEnded(Value):
    """The engagement has ended it: completed, or over with the engagement itself."""

    kind: Literal["review_ended"] = "review_ended"
    end: ReviewEnd
    why: str = ""


class EngagementLost(Value):
    """The engagement was stopped before its time, and hears nothing any more."""

    kind: Literal["engagement_lost"] = "engagement_lost"
    engagement: str


class EngagementFound(Value):
    """The engagement that was stopped before its time hears again."""

    kind: Literal["engagement_found"] = "engagement_found"
    engagement: str


ITEM_FIELDS = (
    *("component", "method", "participants", "site", "owner", "target", "planned"),
)
"""What is planned of an item."""
SiteAct = AddSite | RemoveSite
MilestoneAct = NoteMilestone | WithdrawMilestone
PhaseMove = BeginPhase | CompletePhase
PauseAct = PauseReview | ResumeReview
ItemAct = AddItem | AmendItem | CountItem | CompleteItem | WaiveItem | ReopenItem
"""What is done to one item."""
DecidingAct = (
    ApproveSample
    | PhaseMove
    | PauseAct
    | CancelReview
    | DecidingReportAct
    | DecidingRoadmapAct
)
"""Acts that hold only by the newest word on who holds which role."""
CollectingAct = SiteAct | MilestoneAct | ItemAct | ImportItems | EvidenceAct
TeamAct = CollectingAct | FindingAct | ImportFindings | WritingAct | PlanningAct
"""What whoever is of its team may do, as its experts may."""
ReviewStaffAct = DecidingAct | NameTeam | TeamAct | LeadAct | VotingAct
ReviewToldAct = (
    ReviewBegun | SettingChanged | ReviewEnded | EngagementLost | EngagementFound
)


def planned_fields(act: AddItem | AmendItem | ItemRow) -> dict[str, object]:
    """What is planned of an item, as far as it is said; a day that is empty is none."""
    said = {key: getattr(act, key) for key in ITEM_FIELDS}
    known = {key: value for key, value in said.items() if value is not None}
    return known | ({"planned": None} if act.planned == "" else {})


def kept_at(act: ReviewStaffAct) -> Iterator[str]:
    """All that it says of where something is kept: in words, by link, or as E3."""
    match act:
        case CountItem(evidence=evidence) | CompleteItem(evidence=evidence):
            yield from evidence
        case ImportItems(rows=rows):
            yield from (each for row in rows for each in row.evidence)
        case NoteMilestone(link=str(link)):
            yield link
        case SignRoadmap(seen=seen):
            yield seen
        case _ if isinstance(act, LinkedAct):
            yield act.link
