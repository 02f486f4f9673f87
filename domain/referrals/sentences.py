"""What was done to a referral, in words."""

from domain.lea import Lea
from domain.people.roles import LABELS
from domain.referrals.acts import (
    Accept,
    AcknowledgeReferral,
    AttachReferral,
    ChangeMode,
    CloseNotAgreed,
    ConsiderRelease,
    CorrectConsultation,
    Decline,
    DetermineNecessary,
    HoldMeeting,
    MakePrimary,
    NoteDashboard,
    OpenConsultation,
    RecordConsultation,
    Referred,
    SignAgreement,
    StepAct,
)
from domain.referrals.case import MODES, Case, Done, Referrals
from domain.referrals.eligibility import said
from domain.referrals.select import chosen, rule_for

SAID = {
    "accept": "agreed",
    "decline": "would rather not",
    "more_information": "asked for more information",
}


def did(before: Referrals, after: Referrals, lea: Lea, act: object) -> str:
    """The act in words, for the referrals as they were before and are afterwards."""
    match act:
        case Referred(terms=terms):
            since = f", after {act.follows}" if act.follows else ""
            made = f"referred {lea.name} under {terms.id} ({act.source}){since}"
            return f"{made}{_as_received(act)}"
        case AttachReferral():
            newest = [*after.cases.values()][-1]
            first = ", now the primary one" if act.primary else ""
            made = f"attached referral {newest.number} under {act.terms.id}{first}"
            return f"{made}{_as_received(act)}"
        case MakePrimary(referral=number):
            return f"made {named_case(after.cases[number])} the primary one"
        case ChangeMode(mode=mode):
            return f"changed the mode to {MODES[mode]}"
        case NoteDashboard():
            flag = "flags the LEA" if act.flagged else "flags the LEA no more"
            groups = f" ({', '.join(act.groups)})" if act.groups else ""
            return f"noted that the Dashboard of {act.year} {flag}{groups}"
    assert isinstance(act, StepAct)
    case = chosen(before, act)
    assert case
    where = f", in {named_case(case)}" if len(after.cases) > 1 else ""
    if isinstance(act, CorrectConsultation):
        return f"{_corrected(case, act)}{where}"
    return f"{_step(act)}{where}"


def leads_now(before: Referrals, after: Referrals) -> str:
    """Which referral leads once the one that led has ended; empty where it goes on."""
    if after.primary == before.primary or not after.cases[before.primary].is_closed:
        return ""
    return f"{named_case(after.leading)} is the primary one now"


def noted_of(case: Case, act: CorrectConsultation) -> Done:
    """What was noted of the party in this referral until it was put right."""
    rule = rule_for(case, type(act), act.party)
    done = case.steps[rule.name].done if rule else None
    assert done
    return done


def _corrected(case: Case, act: CorrectConsultation) -> str:
    noted = noted_of(case, act)
    return (
        f"corrected what the {LABELS[act.party]} said: {SAID[act.outcome]} on "
        f"{act.on}; noted before: {SAID[noted.outcome]} on {noted.on}"
    )


def _step(act: StepAct) -> str:
    match act:
        case AcknowledgeReferral():
            return "acknowledged the referral"
        case OpenConsultation():
            return "opened the consultation"
        case RecordConsultation(party=party, outcome=outcome, on=on):
            who = LABELS[party]
            return f"recorded that the {who} {SAID[outcome]} on {on}"
        case SignAgreement(agreement=agreement, on=on):
            return f"recorded the reimbursement agreement {agreement} of {on}"
        case HoldMeeting(on=on):
            return f"recorded the intake meeting of {on}"
        case DetermineNecessary():
            pupils = f" (the needs of the pupils: {act.pupils})" if act.pupils else ""
            return f"determined that assistance is necessary{pupils}"
        case Decline():
            pupils = f" (the needs of the pupils: {act.pupils})" if act.pupils else ""
            return f"determined that assistance is not necessary{pupils}"
        case CloseNotAgreed():
            return "ended the referral without agreement"
        case Accept(mode=mode, kickoff=kickoff):
            return f"accepted the engagement as {MODES[mode]}, kickoff {kickoff}"
        case ConsiderRelease(view=view):
            return f"looked at release: {view.replace('_', ' ')}"
    raise AssertionError(act.kind)


def _as_received(act: Referred | AttachReferral) -> str:
    """On which day, where not that of the entry; and what CDE's files do not say."""
    day = f", received {act.received}" if act.received else ""
    return f"{day}{said(act.looked_up)}"


def named_case(case: Case) -> str:
    """'referral 2 (COE_GEO_52074G1A)'."""
    return f"referral {case.number} ({case.pathway.id})"
