"""What letters of referrals say: of a case, its pathway, its steps and their days."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from domain.clocks.recipients import Reader
from domain.letters.notice import said_day
from domain.people.roles import LABELS
from domain.referrals.acts import Accept, AttachReferral, Referred
from domain.referrals.case import MODES, REVIEWING, Case, Referrals, Step
from domain.referrals.pathway import StepKind, StepRule
from domain.setting import Setting
from domain.values import Facts, mention


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
        "next_step": what_follows(case),
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
        "consulted": True,
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
        "team": "; ".join(f"{mention(e.person)} ({e.office})" for e in team),
        "agreement": case.pathway.cost if contracted else "",
        "next_step": "the kickoff" + (planning if act.mode in REVIEWING else ""),
    }


class NextStep(NamedTuple):
    rule: StepRule
    due: date | None

    def __str__(self) -> str:
        by = f", planned by {said_day(self.due)}" if self.due else ""
        return f"{self.rule.title}{by}"


def next_step(case: Case) -> NextStep | None:
    """What is taken next in it, and by when; a look at release is nobody's next."""
    left = (rule for rule in case.pathway.steps if not case.is_done(rule.name))
    ahead = (rule for rule in left if rule.kind is not StepKind.RECHECK)
    rule = next(ahead, None)
    if rule is None:
        return None
    step = case.steps.get(rule.name)
    return NextStep(rule, step.due if step else None)


def what_follows(case: Case) -> str:
    """The next step of the referral, in words."""
    return str(next_step(case) or "")


def day_of(step: Step | None) -> str:
    return said_day(step.due) if step and step.due else ""


def title_of_primary(referrals: Referrals) -> str:
    return referrals.leading.pathway.title
