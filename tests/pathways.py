"""Referrals by every pathway, as those who are named by it would work them through."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from domain.acts import (
    Accept,
    AcknowledgeReferral,
    AttachReferral,
    BeginReview,
    CloseNotAgreed,
    ConsiderRelease,
    CorrectConsultation,
    Decline,
    DetermineNecessary,
    HoldMeeting,
    OpenConsultation,
    RecordConsultation,
    SignAgreement,
    StaffAct,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.judge import judge
from domain.lea import Lea
from domain.opening import refer
from domain.people.roles import Assignment, Role
from domain.policies.policy import Policy
from domain.referrals.acts import ReleaseView
from domain.referrals.case import EngagementMode, Outcome
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.referrals.open import Referral, check_referral
from domain.referrals.select import STEPS, rule_for, taking
from tests.frameworks import SIR_12
from tests.lives import ALDER_VALLEY, EVERY_WEEKDAY, PATHWAYS, PEOPLE, START

EVERYBODY = PEOPLE | {
    Role.GEO_LEAD: "g.fontaine",
    Role.SPI: "s.whitfield",
    Role.FCMAT: "f.delgado",
    Role.ADMINISTRATIVE_AGENT: "b.moreau",
    Role.CCEE_DATA: "y.olsen",
}
CHARTER = Lea(cds="19999010123456", name="Alder Charter", county="Los Angeles")
LEAS = {"CHARTER_47607_3": CHARTER}
ANSWERS = {
    "CONTINUUM_52072A": {"dashboard_year": "2025"},
    "COE_GEO_52074G1A": {"assistance": "coaching in mathematics, spring 2026"},
    "CHARTER_47607_3": {"assistance": "coaching in mathematics, spring 2026"},
    "EMERGENCY_52074G2A": {"loan": "Chapter 12 of 2026, on 1 September 2026"},
    "FEE_52074G3": {"need": "early reading; COE and Geo Lead are engaged"},
}
STARTERS = {
    "CONTINUUM_52072A": "y.olsen",
    "COE_GEO_52074G1A": "e.morales",
    "CHARTER_47607_3": "d.okafor",
    "SPI_52074G1B": "s.whitfield",
    "EMERGENCY_52074G2A": "f.delgado",
    "FEE_52074G3": "d.okafor",
}
OPEN_PATHWAYS = tuple(STARTERS)


def referral_by(pathway: str, /, **fields: object) -> Referral:
    """A referral by whom this pathway lets start it, with people in all roles."""
    said = Referral(
        id=uuid4().hex,
        by=STARTERS[pathway],
        entered_by="front-desk",
        lea=LEAS.get(pathway, ALDER_VALLEY),
        pathway=PATHWAYS[pathway],
        source="a letter",
        people=EVERYBODY,
        answers=ANSWERS.get(pathway, {}),
        looked_up=LookedUp(found=FilesSay.ELIGIBLE),
    )
    return said.but(**fields)


def referred_by(
    pathway: str,
    /,
    at: datetime = START,
    policy: Policy = EVERY_WEEKDAY,
    **fields: Any,
) -> Engagement:
    said = referral_by(pathway, **fields)
    check_referral(said, at.date())
    return refer(said, policy, 1, at)


def referring_people(first: date) -> tuple[Assignment, ...]:
    """Everybody whom any pathway names, in their roles from a day on."""
    return tuple(
        Assignment(role=role, person=person, first=first)
        for role, person in EVERYBODY.items()
    )


def attaching(pathway: str, **fields: object) -> AttachReferral:
    """A further referral by whom this pathway lets start it."""
    said = AttachReferral(
        id=uuid4().hex,
        by=STARTERS[pathway],
        entered_by="front-desk",
        why="as the law has it",
        terms=PATHWAYS[pathway],
        source="a letter",
        answers=ANSWERS.get(pathway, {}),
    )
    return said.but(**fields)


WORDS: dict[type, dict[str, Any]] = {
    DetermineNecessary: {"pupils": "those who read too late come first"},
    Decline: {"pupils": "their needs are met at home"},
    SignAgreement: {"agreement": "2026-17"},
    Accept: {"mode": EngagementMode.SIR},
    ConsiderRelease: {"view": ReleaseView.KEEP_ON},
}


def step(
    engagement: Engagement, kind: type[StaffAct], at: datetime, **fields: Any
) -> StaffAct:
    """An act on a referral, by whoever holds the role whose step it is."""
    party = fields.get("party")
    number = fields.get("referral")
    rule = None
    if kind in STEPS:
        case = (
            engagement.cases[number]
            if number
            else taking(engagement.referrals, kind, party)
        )
        rule = rule_for(case, kind, party) if case else None
    role = rule.doers[0] if rule else Role.CCEE_LEAD
    if kind is CloseNotAgreed:
        role = Role.CCEE_DIRECTOR
    by = fields.get("by", engagement.holder(role, at) or "nobody")
    said: dict[str, Any] = {
        "id": uuid4().hex,
        "by": by,
        "entered_by": by,
        "why": "agreed at the planning meeting",
    }
    today = engagement.day_of(at)
    if kind in (RecordConsultation, CorrectConsultation, SignAgreement, HoldMeeting):
        said |= {"on": today}
    if kind is Accept:
        said |= {"kickoff": today}
    if kind is BeginReview:
        said |= {"framework": SIR_12}
    if kind is RecordConsultation:
        said |= {"outcome": Outcome.ACCEPT}
    return kind(**said | WORDS.get(kind, {}) | fields)


Walk = Sequence[tuple[type[StaffAct], dict[str, Any]]]


def consult(party: Role) -> tuple[type[StaffAct], dict[str, Any]]:
    return RecordConsultation, {"party": party}


TWO_KEYS: Walk = (
    (AcknowledgeReferral, {}),
    (DetermineNecessary, {}),
    consult(Role.GEO_LEAD),
    (Accept, {}),
    (BeginReview, {}),
)
WALKS: dict[str, Walk] = {
    "CONTINUUM_52072A": (
        (AcknowledgeReferral, {}),
        (OpenConsultation, {}),
        consult(Role.LEA_SUPERINTENDENT),
        consult(Role.COE_LEAD),
        consult(Role.GEO_LEAD),
        (DetermineNecessary, {}),
        (Accept, {}),
        (BeginReview, {}),
    ),
    "COE_GEO_52074G1A": TWO_KEYS,
    "CHARTER_47607_3": TWO_KEYS,
    "SPI_52074G1B": ((AcknowledgeReferral, {}), (Accept, {}), (BeginReview, {})),
    "EMERGENCY_52074G2A": (
        (AcknowledgeReferral, {}),
        (HoldMeeting, {}),
        (Accept, {}),
        (BeginReview, {}),
    ),
    "FEE_52074G3": (
        (AcknowledgeReferral, {}),
        (DetermineNecessary, {}),
        (SignAgreement, {}),
        (Accept, {}),
        (BeginReview, {}),
    ),
}
"""What is done, in its order, from the receipt to the beginning of the review."""


def walked(now: Engagement, walk: Walk, at: datetime, **common: Any) -> Engagement:
    """The engagement after these steps, each judged before it is done."""
    for kind, fields in walk:
        act = step(now, kind, at, **fields | common)
        judge(now, act, at)
        now = apply(now, act, at)
    return now


def accepted_by(pathway: str, at: datetime = START, **fields: Any) -> Engagement:
    """An engagement accepted under this pathway on the day it was referred."""
    return walked(referred_by(pathway, at, **fields), WALKS[pathway][:-1], at)


def day(at: datetime) -> date:
    return EVERY_WEEKDAY.lea.day_of(at)
