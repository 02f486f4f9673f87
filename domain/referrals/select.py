"""Which referral, and which of its steps, an act is about."""

from collections.abc import Iterator

from domain.act import ByStaff
from domain.people.roles import Role
from domain.referrals.acts import (
    Accept,
    AcknowledgeReferral,
    CloseNotAgreed,
    ConsiderRelease,
    ConsultationAct,
    CorrectConsultation,
    Decline,
    DetermineNecessary,
    HoldMeeting,
    OpenConsultation,
    RecordConsultation,
    SignAgreement,
    StepAct,
)
from domain.referrals.case import Case, Outcome, Referrals, Step
from domain.referrals.pathway import StepKind, StepRule

STEPS: dict[type[ByStaff], tuple[StepKind, ...]] = {
    AcknowledgeReferral: (StepKind.ACKNOWLEDGE,),
    OpenConsultation: (StepKind.OPEN,),
    RecordConsultation: (StepKind.CONSULT, StepKind.AGREE),
    CorrectConsultation: (StepKind.CONSULT,),
    SignAgreement: (StepKind.CONTRACT,),
    HoldMeeting: (StepKind.MEET,),
    DetermineNecessary: (StepKind.DETERMINE,),
    Decline: (StepKind.DETERMINE, StepKind.ACCEPT),
    CloseNotAgreed: (StepKind.AGREE,),
    Accept: (StepKind.ACCEPT,),
    ConsiderRelease: (StepKind.RECHECK,),
}
"""Which steps of a referral each act takes."""


def chosen(referrals: Referrals, act: StepAct) -> Case | None:
    """The referral the act names; else the one whose step it can take now.

    Of several the primary one, of others the oldest; None where it names none there is.
    """
    if act.referral is not None:
        return referrals.cases.get(act.referral)
    return taking(referrals, type(act), party_of(act))


def taking(
    referrals: Referrals, kind: type[ByStaff], party: Role | None = None
) -> Case:
    """The referral in which this kind of act can be done now; else the primary one."""
    primary = referrals.leading
    in_order = (primary, *referrals.cases.values())
    able = (
        case
        for case in in_order
        if not case.is_closed
        and (rule := rule_for(case, kind, party))
        and not case.missing(rule)
    )
    return next(able, primary)


def rule_for(
    case: Case, kind: type[ByStaff], party: Role | None = None
) -> StepRule | None:
    """The step this act would take next: ready ones first; None where none is left."""
    left = [*_left(case, kind, party)]
    ready = (rule for rule in left if not case.missing(rule))
    return next(ready, next(iter(left), None))


def doers(referrals: Referrals, act: ByStaff) -> tuple[Role, ...]:
    """Who may take the step this act is about; none where it is about no step.

    A referral without its second key is ended by the director, not by whoever holds
    that key.
    """
    if not isinstance(act, StepAct) or isinstance(act, CloseNotAgreed):
        return ()
    case = chosen(referrals, act)
    rule = rule_for(case, type(act), party_of(act)) if case else None
    return rule.doers if rule else ()


def steps_of(
    referrals: Referrals, kind: type[ByStaff], case: Case | None = None
) -> tuple[StepRule, ...]:
    """The steps this kind of act could take now, of the referral it would be about."""
    if kind not in STEPS:
        return ()
    case = case or taking(referrals, kind)
    left = [*_left(case, kind, None)]
    ready = tuple(rule for rule in left if not case.missing(rule))
    return ready if issubclass(kind, ConsultationAct) else ready[:1]


def is_not_agreed(case: Case) -> bool:
    """Whether who has to agree said no, so that it may be ended as not agreed."""
    asked = rule_for(case, CloseNotAgreed)
    step = case.steps.get(asked.name) if asked and not case.is_closed else None
    said = step.said if step else None
    return said is not None and said.outcome is Outcome.DECLINE


def step_name(case: Case, rule: StepRule) -> str:
    """The open step of this rule: for rechecks, that of the newest year."""
    running = [each.name for each in case.steps.values() if _is_open(each, rule)]
    return running[-1] if running else rule.name


def party_of(act: ByStaff) -> Role | None:
    return act.party if isinstance(act, ConsultationAct) else None


def all_of(case: Case, kind: type[ByStaff], party: Role | None) -> list[StepRule]:
    """The steps of this pathway that this kind of act takes, done or not."""
    rules = case.pathway.of_kind(*STEPS[kind])
    if kind is Decline:
        rules = tuple(rule for rule in rules if rule.may_decline)
    return [rule for rule in rules if party is None or rule.asked is party]


def _left(case: Case, kind: type[ByStaff], party: Role | None) -> Iterator[StepRule]:
    """What is stated as past was taken then, whoever took it; rechecks are to come.

    What was said is put right once it was noted.
    """
    for rule in all_of(case, kind, party):
        if rule.kind is StepKind.RECHECK:
            if any(_is_open(each, rule) for each in case.steps.values()):
                yield rule
        elif kind is CorrectConsultation:
            if case.is_done(rule.name):
                yield rule
        elif not (case.stated or case.is_done(rule.name)):
            yield rule


def _is_open(step: Step, rule: StepRule) -> bool:
    return (step.rule or step.name) == rule.name and step.is_open
