"""Whether staff may act on a referral: each step in its turn, by whose step it is."""

from datetime import date, datetime, timedelta

from domain import refusals
from domain.act import ByStaff, kind_of
from domain.people.roles import AGENCIES, LABELS, Agency, Role
from domain.phase import BEFORE_ACCEPTANCE, Phase
from domain.referrals.acts import (
    Accept,
    AcknowledgeReferral,
    AttachReferral,
    ConsiderRelease,
    CorrectConsultation,
    Decline,
    DetermineNecessary,
    HoldMeeting,
    OpenConsultation,
    RecordConsultation,
    SignAgreement,
    StepAct,
)
from domain.referrals.apply import office_of
from domain.referrals.case import Case, Done, Outcome, Referrals
from domain.referrals.eligibility import check_looked_up
from domain.referrals.open import (
    check_answered,
    check_received,
    check_terms,
    named,
)
from domain.referrals.pathway import INVITED, StepKind, StepRule
from domain.referrals.select import STEPS, all_of, chosen, party_of, rule_for, taking
from domain.referrals.sentences import SAID
from domain.setting import Setting
from domain.wording import is_blank, verb, with_and

UNASKED = (
    "nobody has asked whether to look at release in {}: that is asked when CDE's newer "
    "file flags the LEA no more; release itself begins with begin_release"
)
LONGEST_AHEAD = timedelta(days=366)  # a kickoff lies no further ahead
WITHOUT_AGREEMENT = (
    "; record_consultation notes another answer, close_not_agreed ends the referral"
)
BARE = (AcknowledgeReferral, OpenConsultation)
"""Steps that say nothing of their own: taken again, all is as it was."""
TEAM: tuple[tuple[Role, ...], ...] = (
    (Role.CCEE_LEAD,),
    (Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT),
    (Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
)
"""Of each line somebody is on the team when an engagement is accepted."""
OTHER_VIEW = {
    Outcome.ACCEPT: Outcome.DECLINE,
    Outcome.DECLINE: Outcome.ACCEPT,
}
"""Of what settles a consultation."""
KEY_AGENCIES = (Agency.LEA, Agency.COE, Agency.CCEE)


def step_out_of_turn(
    referrals: Referrals,
    phase: Phase,
    kind: type[ByStaff],
    party: Role | None = None,
    case: Case | None = None,
) -> refusals.Refused | None:
    """Why this kind of step cannot be taken now by anybody; None if it can."""
    case = case or taking(referrals, kind, party)
    where = f"referral {case.number} ({case.pathway.id})"
    if case.is_closed:
        return refusals.ReferralClosed(f"{where} has ended: {case.state}")
    rule = rule_for(case, kind, party)
    if rule is None:
        return _no_step(case, kind, party, where)
    if missing := case.missing(rule):
        return refusals.StepMissing(
            f"{rule.title} comes later in {where}; {_open_before(case, missing)}"
        )
    if kind is Accept and phase not in BEFORE_ACCEPTANCE:
        return refusals.AlreadyDone(
            f"the engagement is accepted already; {where} joined it"
        )
    return None


def _open_before(case: Case, missing: tuple[StepRule, ...]) -> str:
    """Which steps and by which act, what was said, and how it goes on if not agreed."""
    steps = [case.steps.get(rule.name) for rule in missing]
    known = [step.said if step else None for step in steps]
    said = [f"{SAID[e.outcome]} on {e.on}; " if e else "" for e in known]
    titles = with_and(
        f"{rule.title} ({each}{_act_of(rule)})"
        for rule, each in zip(missing, said, strict=True)
    )
    refused = any(each and each.outcome is Outcome.DECLINE for each in known)
    return f"still open before it: {titles}{WITHOUT_AGREEMENT if refused else ''}"


def _act_of(rule: StepRule) -> str:
    """The act that takes a step, as it is typed."""
    kind = next(kind for kind, kinds in STEPS.items() if rule.kind in kinds)
    word = kind_of(kind)
    return f"{word} --party {rule.asked}" if rule.kind in INVITED else word


def case_of(referrals: Referrals, act: StepAct) -> Case:
    """The referral an act is about; raises NoSuchReferral."""
    if found := chosen(referrals, act):
        return found
    many = len(referrals.cases)
    raise refusals.NoSuchReferral(
        f"there is no referral {act.referral or 1}; the engagement has {many}"
    )


def check_step(
    referrals: Referrals, act: StepAct, setting: Setting, at: datetime
) -> None:
    """Raise a `Refused` if what the act says breaks a rule; it is in its turn."""
    case = case_of(referrals, act)
    rule, today = rule_for(case, type(act), party_of(act)), setting.day_of(at)
    assert rule  # else it had been out of turn
    match act:
        case RecordConsultation():
            _day(act.on, case, today)
            _said(act)
            if rule.kind is StepKind.AGREE and act.outcome is Outcome.ACCEPT:
                _second_key(case, act, setting, at)
        case CorrectConsultation():
            _day(act.on, case, today)
            _corrects(act, case.steps[rule.name].done)
        case HoldMeeting(on=on):
            _day(on, case, today)
        case SignAgreement(on=on, agreement=agreement):
            _day(on, case, today)
            if is_blank(agreement):
                raise refusals.AnswersMissing(
                    "say which agreement was signed: --agreement 'number, date'"
                )
        case DetermineNecessary(pupils=pupils) | Decline(pupils=pupils):
            _pupils_first(case, rule, pupils)
        case Accept():
            _acceptable(act, case, setting, at)


def _corrects(act: CorrectConsultation, noted: Done | None) -> None:
    """Raise a `Refused` if what was noted would stand as it does, or open again."""
    assert noted  # else it had been out of turn
    if act.outcome is Outcome.MORE_INFORMATION:
        other = OTHER_VIEW[noted.outcome]
        raise refusals.AlreadyDone(
            f"that they {SAID[noted.outcome]} on {noted.on} is noted; what they ask "
            "for now does not open it again: where their view is another by now, "
            f"correct it to {other}, with what they ask in --why"
        )
    if (noted.outcome, noted.on) == (act.outcome, act.on):
        raise refusals.NothingToChange(
            f"that they {SAID[act.outcome]} on {act.on} is noted already"
        )


def _no_step(
    case: Case, kind: type[ByStaff], party: Role | None, where: str
) -> refusals.Refused:
    """The step was taken before, or the pathway never asks for it."""
    known = all_of(case, kind, party)
    if kind is ConsiderRelease and known and not _was_taken(case, known):
        return refusals.NotAsked(UNASKED.format(where))
    if known:
        titles = [rule.title for rule in known]
        if kind is CorrectConsultation and not case.stated:
            return refusals.StepMissing(
                f"{where}: no view that settles {with_and(titles)} is noted yet; "
                "record_consultation notes it"
            )
        said = ", as stated when it was brought in" if case.stated else ""
        already = refusals.NothingToChange if kind in BARE else refusals.AlreadyDone
        mend = _mend(case, kind, known)
        done = f"{verb(titles, 'is', 'are')} done already{_when(case, known)}"
        return already(f"{where}: {with_and(titles)} {done}{said}{mend}")
    word = kind_of(kind)
    if party:
        asked = [each.asked for each in all_of(case, kind, None)]
        others = f"; asked are {named(tuple(asked))}" if asked else ""
        return refusals.NotOnThisPathway(
            f"{where} does not ask the {LABELS[party]}{others}"
        )
    if kind is Decline and case.pathway.automatic:
        return refusals.NotOnThisPathway(
            f"{where} is made by law and asks for nobody's consent; whether to run a "
            "review is decided with the mode: accept --mode ..."
        )
    if kind is Decline and case.pathway.determined_by_referral:
        return refusals.NotOnThisPathway(
            f"{where} is determined by whoever refers; CCEE does not decide it again"
        )
    return refusals.NotOnThisPathway(f"{where} has no step {word}")


def _when(case: Case, known: list[StepRule]) -> str:
    """On which day and by whom, where it is one step."""
    taken = [each.done for rule in known if (each := case.steps.get(rule.name))]
    done = taken[0] if len(known) == len(taken) == 1 else None
    return f", on {done.on} by {done.by} ({done.office})" if done else ""


def _mend(case: Case, kind: type[ByStaff], known: list[StepRule]) -> str:
    """How what was noted or decided already is put right, where it can be."""
    consulted = all(rule.kind is StepKind.CONSULT for rule in known)
    if kind is RecordConsultation and consulted and not case.stated:
        return "; correct_consultation puts right what was noted"
    if kind is Decline:
        return "; withdraw still ends the whole engagement, with all its referrals"
    return ""


def _was_taken(case: Case, rules: list[StepRule]) -> bool:
    names = {rule.name for rule in rules}
    taken = (each for each in case.steps.values() if each.done)
    return any((each.rule or each.name) in names for each in taken)


def check_attachable(
    referrals: Referrals, act: AttachReferral, setting: Setting, today: date
) -> None:
    """Raise a `Refused` if this referral cannot join those there are."""
    check_terms(act.terms, setting.lea, act.answers, today)
    check_received(act.received, today)
    refusals.check_all(
        lambda: check_answered(act.terms, act.answers, today),
        lambda: check_looked_up(act.terms, act.looked_up, act.why),
    )
    for case in referrals.cases.values():
        if case.pathway.id == act.terms.id and not case.is_closed:
            raise refusals.AlreadyReferred(
                f"referral {case.number} under {act.terms.id} is {case.state} already; "
                "nothing was changed"
            )


def check_leading(referrals: Referrals, number: int) -> None:
    """Raise a `Refused` if this referral cannot be made the primary one."""
    case = referrals.cases.get(number)
    if case is None:
        raise refusals.NoSuchReferral(
            f"there is no referral {number}; the engagement has {len(referrals.cases)}"
        )
    if case.is_closed:
        raise refusals.ReferralClosed(f"referral {number} has ended: {case.state}")
    if number == referrals.primary:
        raise refusals.NothingToChange(f"referral {number} is the primary one already")


def _day(on: date, case: Case, today: date) -> None:
    if not case.received <= on <= today:
        raise refusals.DateUnusable(
            f"--on {on}: it must lie between the day of the referral, "
            f"{case.received}, and today, {today}"
        )


def _said(act: RecordConsultation) -> None:
    if act.outcome is not Outcome.ACCEPT and is_blank(act.why):
        raise refusals.ReasonMissing(
            f"that they {SAID[act.outcome]} is recorded with its reason: --why '...'"
        )


def _second_key(
    case: Case, act: RecordConsultation, setting: Setting, at: datetime
) -> None:
    """Two keys in two hands: of another person, and of another agency."""
    determining = case.pathway.determining
    first = case.steps[determining.name].done if determining else None
    if first is None:
        return
    here = f"the first key of referral {case.number} was turned by {first.by}"
    if act.by == first.by:
        raise refusals.SameAgency(
            f"{here}; the second is for somebody of another agency"
        )
    for agency in KEY_AGENCIES:
        roles = AGENCIES[agency]
        of_first = office_of(setting, first.by, roles, at)
        of_second = office_of(setting, act.by, roles, at)
        if of_first and of_second:
            raise refusals.SameAgency(
                f"{here}, {of_first}, and {act.by} is the {of_second}: the same "
                f"agency ({agency}); the second key is another agency's"
            )


def _pupils_first(case: Case, rule: StepRule, pupils: str) -> None:
    if rule.kind is not StepKind.DETERMINE:
        return
    if case.pathway.pupils_first and is_blank(pupils):
        raise refusals.AnswersMissing(
            "primary consideration is given to the needs of the pupils (EDC 52072(a)); "
            "say how: --pupils '...'"
        )


def _acceptable(act: Accept, case: Case, setting: Setting, at: datetime) -> None:
    today = setting.day_of(at)
    if not case.received <= act.kickoff <= today + LONGEST_AHEAD:
        raise refusals.DateUnusable(
            f"--kickoff {act.kickoff}: it must lie between the day of the referral, "
            f"{case.received}, and {today + LONGEST_AHEAD}"
        )
    missing = [
        " or ".join(f"{LABELS[role]} ({role})" for role in roles)
        for roles in TEAM
        if not any(setting.answering(role, at) for role in roles)
    ]
    if missing:
        raise refusals.TeamIncomplete(
            f"the team is not complete: nobody is {', nobody is '.join(missing)}; "
            "assign them first"
        )
