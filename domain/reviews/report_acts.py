"""Acts on the report of a review, from its first draft to the agency's site."""

from typing import Literal

from domain.act import ByStaff
from domain.bounds import (
    ContentHash,
    DayDate,
    EntryNumber,
    ItemId,
    LinkText,
    LongText,
    OfficeTime,
    PartAddress,
    PersonId,
    ReportText,
)
from domain.reviews.report import (
    BoardOutcome,
    CorrectionOutcome,
    FactChecker,
    Section,
)


class WriteSection(ByStaff):
    """Write what the report says beside what was found; an empty text takes it out."""

    kind: Literal["write_section"] = "write_section"
    section: Section
    text: LongText


class DraftReport(ByStaff):
    """Draw up a draft of the report: of what the review says as of now.

    `sha256` is that of its facts, which are in the record by then; `as_of` the entry of
    the review up to which they go.
    """

    kind: Literal["draft_report"] = "draft_report"
    sha256: ContentHash
    as_of: EntryNumber


class SendDraft(ByStaff):
    """Ask LEA and COE which facts in the newest draft are wrong, within their days.

    `link` says where they can read it.
    """

    kind: Literal["send_draft"] = "send_draft"
    setting: EntryNumber
    link: LinkText = ""


class AddCorrection(ByStaff):
    """Say what in the draft is wrong: who says so, of which part, and what is right."""

    kind: Literal["add_correction"] = "add_correction"
    party: FactChecker
    text: ReportText
    about: PartAddress = ""


class AnswerCorrection(ByStaff):
    """Say what became of a correction, with the reason."""

    kind: Literal["answer_correction"] = "answer_correction"
    correction: ItemId
    outcome: CorrectionOutcome


class WithdrawCorrection(ByStaff):
    """Take back a correction that was noted by mistake, with the reason.

    One that is answered stays, with its answer.
    """

    kind: Literal["withdraw_correction"] = "withdraw_correction"
    correction: ItemId


class CloseCorrections(ByStaff):
    """The LEA, or the COE, has no more corrections; before its day, with the reason."""

    kind: Literal["close_corrections"] = "close_corrections"
    party: FactChecker


class FinalizeReport(ByStaff):
    """The report is final, and nothing in it changes any more.

    `second_reader` has read it whole, and did not draw it up.
    """

    kind: Literal["finalize_report"] = "finalize_report"
    sha256: ContentHash
    as_of: EntryNumber
    second_reader: PersonId
    setting: EntryNumber


class PlanPresentation(ByStaff):
    """Plan at which meeting the LEA's board is presented the report.

    Its agenda is posted 72 hours before; it `closes` earlier where the board says so.
    """

    kind: Literal["plan_presentation"] = "plan_presentation"
    on: DayDate
    at: OfficeTime | None = None
    closes: DayDate | None = None
    link: LinkText = ""


class NoteBoardOutcome(ByStaff):
    """Say what the board did with the report, and `again` at which meeting it may be.

    Of a meeting that was not planned here, or before the report was final, or after
    which there is to be none, though the board has not received it, with the reason.
    """

    kind: Literal["note_board_outcome"] = "note_board_outcome"
    outcome: BoardOutcome
    on: DayDate
    again: DayDate | None = None
    link: LinkText = ""


class CheckPrivacy(ByStaff):
    """The final was read for whatever may say who a student is, or is not public."""

    kind: Literal["check_privacy"] = "check_privacy"


class PublishReport(ByStaff):
    """The final stands on the agency's site; before its board had it, with the reason.

    Staff put it there; the act says since when, and where.
    """

    kind: Literal["publish_report"] = "publish_report"
    on: DayDate
    link: LinkText
    setting: EntryNumber


LinkedAct = SendDraft | PlanPresentation | NoteBoardOutcome | PublishReport
"""What may say where something of the report can be read."""
OfCorrection = AnswerCorrection | WithdrawCorrection
"""What is done to one that was named."""
WritingAct = WriteSection | DraftReport | AddCorrection | OfCorrection
"""What whoever is of the review's team may do, as its experts may."""
DecidingReportAct = SendDraft | FinalizeReport | PublishReport
LeadAct = CloseCorrections | PlanPresentation | NoteBoardOutcome | CheckPrivacy
ReportAct = WritingAct | DecidingReportAct | LeadAct
