"""Acts on the referrals of an engagement: received, worked through, decided.

Where `referral` is left out, the one is meant for which the step is open.
"""

from enum import StrEnum
from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import Count, DayDate, Id, LongText, Many, Name, ShortText, Year
from domain.people.roles import Assignment, Role
from domain.referrals.case import EngagementMode, Outcome
from domain.referrals.eligibility import LookedUp
from domain.referrals.pathway import Pathway

KNOWN_ALREADY, BY_NAME = "known already", "named by staff"
UNFILED = (KNOWN_ALREADY, BY_NAME)
"""Where an LEA is known from that no file names."""


class ReleaseView(StrEnum):
    """What came of a look at release; it is a view, and by itself ends nothing."""

    KEEP_ON = "keep_on"
    PREPARE_RELEASE = "prepare_release"


class AttachReferral(ByStaff):
    """A further referral joins the engagement; nothing that runs is restarted."""

    kind: Literal["attach_referral"] = "attach_referral"
    terms: Pathway
    source: ShortText
    answers: Annotated[dict[Name, ShortText], Many(20)] = {}
    people: Annotated[tuple[Assignment, ...], Many(40)] = ()
    primary: bool = False
    received: DayDate | None = None
    """The day on which it came in; that of the act, where none is said."""
    looked_up: LookedUp | None = None


class MakePrimary(ByStaff):
    """Let another referral's pathway be the primary one."""

    kind: Literal["make_primary"] = "make_primary"
    referral: Count


class AcknowledgeReferral(ByStaff):
    """Let those who referred know that the referral has arrived, and who has it."""

    kind: Literal["acknowledge_referral"] = "acknowledge_referral"
    referral: Count | None = None


class OpenConsultation(ByStaff):
    """Begin to consult the LEA and its 52071 providers (EDC 52072(a))."""

    kind: Literal["open_consultation"] = "open_consultation"
    referral: Count | None = None


class RecordConsultation(ByStaff):
    """What a party said when consulted, or when asked to agree, and on which day."""

    kind: Literal["record_consultation"] = "record_consultation"
    party: Role
    outcome: Outcome
    on: DayDate
    referral: Count | None = None


class CorrectConsultation(ByStaff):
    """Put right what was noted of a consulted party; what was first noted is kept."""

    kind: Literal["correct_consultation"] = "correct_consultation"
    party: Role
    outcome: Outcome
    on: DayDate
    referral: Count | None = None


class SignAgreement(ByStaff):
    """The reimbursement agreement is signed by both sides (EDC 52074(g)(3))."""

    kind: Literal["sign_agreement"] = "sign_agreement"
    agreement: ShortText
    on: DayDate
    referral: Count | None = None


class HoldMeeting(ByStaff):
    """The meeting this referral asks for was held."""

    kind: Literal["hold_meeting"] = "hold_meeting"
    on: DayDate
    referral: Count | None = None


class DetermineNecessary(ByStaff):
    """Determine, after consultation, that assistance is necessary."""

    kind: Literal["determine_necessary"] = "determine_necessary"
    pupils: LongText = ""
    referral: Count | None = None


class Decline(ByStaff):
    """Determine that assistance is not necessary; the referral ends."""

    kind: Literal["decline"] = "decline"
    pupils: LongText = ""
    referral: Count | None = None


class CloseNotAgreed(ByStaff):
    """End a referral to which the second key was not given."""

    kind: Literal["close_not_agreed"] = "close_not_agreed"
    referral: Count | None = None


class Accept(ByStaff):
    """Accept the engagement: its mode, its kickoff, and the team by role."""

    kind: Literal["accept"] = "accept"
    mode: EngagementMode
    kickoff: DayDate
    referral: Count | None = None


class ChangeMode(ByStaff):
    """Work in another mode from today on; a decision, never a timer's."""

    kind: Literal["change_mode"] = "change_mode"
    mode: EngagementMode


class NoteDashboard(ByStaff):
    """What CDE's newest file says of this LEA; no longer flagged asks for a look."""

    kind: Literal["note_dashboard"] = "note_dashboard"
    year: Year
    flagged: bool
    groups: Annotated[tuple[Name, ...], Many(20)] = ()
    source: ShortText
    digest: Id


class ConsiderRelease(ByStaff):
    """What came of looking at release, after the Dashboard flagged the LEA no more."""

    kind: Literal["consider_release"] = "consider_release"
    view: ReleaseView
    referral: Count | None = None


class Referred(ByStaff):
    """The referral was received; the engagement's first entry, with its people."""

    kind: Literal["referred"] = "referred"
    terms: Pathway
    source: ShortText
    people: Annotated[tuple[Assignment, ...], Many(40)] = ()
    answers: Annotated[dict[Name, ShortText], Many(20)] = {}
    follows: Name = ""
    """The LEA's engagement before this one, where there was one."""
    received: DayDate | None = None
    looked_up: LookedUp | None = None


ConsultationAct = RecordConsultation | CorrectConsultation
"""Acts that say what a party said."""

StepAct = (
    AcknowledgeReferral
    | OpenConsultation
    | ConsultationAct
    | SignAgreement
    | HoldMeeting
    | DetermineNecessary
    | Decline
    | CloseNotAgreed
    | Accept
    | ConsiderRelease
)
"""Acts that take a step of one referral."""

ReferralAct = StepAct | AttachReferral | MakePrimary | ChangeMode | NoteDashboard
