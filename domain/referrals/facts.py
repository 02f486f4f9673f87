"""What letters of referrals say: of a case, its pathway, its steps and their days."""

from collections.abc import Sequence

from domain.clocks.recipients import Reader
from domain.letters.notice import said_day
from domain.people.roles import LABELS
from domain.referrals.acts import Accept, AttachReferral, Referred
from domain.referrals.case import MODES, REVIEWING, Case, Referrals, Step
from domain.referrals.pathway import StepKind, StepRule
from domain.setting import Setting
from domain.values import Facts


def of_case(setting: Setting, referrals: Referrals, case: Case) -> Facts:
    """What all of them say."""
    return {
        "lea": setting.lea.name,
        "reference": setting.lea.cds,
        "pathway": case.pathway.title,
        "referral": case.number,
        "primary": title_of_primary(referrals),
    }


def of_receipt(
    referrals: Referrals, case: Case, act: Referred | AttachReferral
) -> Facts:
    others = [each for each in referrals.cases.values() if each is not case]
    decides = case.pathway.determining or case.pathway.accepting
    return {
        "received": said_day(case.received),
        "source": act.source,
        "groups": case.answers.get("groups", ""),
        "loan": case.answers.get("loan", ""),
        "why": act.why,
        "decides": f"the {LABELS[decides.asked]}" if decides else "",
        "next_step": first_step(case),
        "also": "; ".join(each.pathway.title for each in others),
    }


def of_invitation(case: Case, rule: StepRule) -> Facts:
    step, agrees = case.steps.get(rule.name), rule.kind is StepKind.AGREE
    determining = case.pathway.determining
    first = case.steps.get(determining.name) if determining else None
    first_key = ""
    if agrees and first and first.done:
        day = said_day(first.done.on)
        first_key = f"The {first.done.office} determined on {day} that help is needed."
    question = (
        "Do you agree that CCEE offers its help here?"
        if agrees
        else "What would help, and what is under way already that we should build on?"
    )
    return {
        "party": LABELS[rule.asked],
        "until": day_of(step),
        "agrees": agrees,
        "first_key": first_key,
        "question": question,
    }


def of_acceptance(case: Case, act: Accept, team: Sequence[Reader]) -> Facts:
    contracted = case.pathway.of_kind(StepKind.CONTRACT)
    planning = ", and with it the planning of the review"
    return {
        "mode": MODES[act.mode],
        "kickoff": said_day(act.kickoff),
        "team": "; ".join(f"{e.person} ({e.title or LABELS[e.role]})" for e in team),
        "agreement": case.pathway.cost if contracted else "",
        "next_step": "the kickoff" + (planning if act.mode in REVIEWING else ""),
    }


def first_step(case: Case) -> str:
    """'the acknowledgement of the referral is planned by Monday, 7 September 2026'."""
    dated = [step for step in case.steps.values() if step.due]
    if not dated:
        return ""
    first = min(dated, key=lambda step: str(step.due))
    assert first.due
    return f"{case.rule_of(first).title} is planned by {said_day(first.due)}"


def what_follows(case: Case) -> str:
    """The next step of the referral, in words."""
    left = [rule for rule in case.pathway.steps if not case.is_done(rule.name)]
    ahead = [rule for rule in left if rule.kind is not StepKind.RECHECK]
    if not ahead:
        return ""
    step = case.steps.get(ahead[0].name)
    by = f", planned by {said_day(step.due)}" if step and step.due else ""
    return f"{ahead[0].title}{by}"


def day_of(step: Step | None) -> str:
    return said_day(step.due) if step and step.due else ""


def title_of_primary(referrals: Referrals) -> str:
    return referrals.leading.pathway.title
