"""What letters of referrals say: of a case, its pathway, its steps and their days."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from domain.clocks.recipients import Reader
from domain.letters.notice import said_day
from domain.people.roles import LABELS
from domain.referrals.acts import UNFILED, Accept, AttachReferral, Referred
from domain.referrals.case import MODES, REVIEWING, Case, Referrals, Step
from domain.referrals.eligibility import is_asked_why
from domain.referrals.pathway import StepKind, StepRule
from domain.setting import Setting
from domain.values import Facts, mention
from domain.wording import with_and


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
    return {
        "received": said_day(case.received),
        "source": _source(case, act),
        "groups": case.answers.get("groups", ""),
        "loan": case.answers.get("loan", ""),
        "why": "" if is_asked_why(act.terms, act.looked_up) else act.why,
        **of_course(referrals, case),
    }


def of_course(referrals: Referrals, case: Case) -> Facts:
    """What the letter of its receipt says of how it goes on, and beside what."""
    open_ones = (each for each in referrals.cases.values() if not each.is_closed)
    also = [e.pathway.title for e in open_ones if e.number < case.number]
    lasting = "the work goes on" if also else "the work begins"
    return {
        **_of_decision(case),
        "meeting": bool(_left(case, StepKind.MEET)),
        "next_step": what_follows(case) or lasting,
        "also": "; ".join(also),
        "primary": title_of_primary(referrals),
    }


def _of_decision(case: Case) -> Facts:
    """Who decides what comes of it, while that is open; or who has with the referral.

    Where it is made by law there is nothing to decide.
    """
    by_referral, determining = case.pathway.determined_by_referral, case.determination
    rule = None if determining else case.pathway.determining
    asked = [f"the {LABELS[each.asked]}" for each in _left(case, StepKind.AGREE)]
    return {
        "determined_by": f"the {case.office}" if by_referral and case.office else "",
        "decides": f"the {LABELS[rule.asked]}" if rule else "",
        "hears": bool(_left(case, StepKind.CONSULT)),
        "agreement": with_and(asked),
    }


def _source(case: Case, act: Referred | AttachReferral) -> str:
    """The files that flag the LEA; of others, only staff know what they are for."""
    flagged = any(ask.year for ask in case.pathway.asks)
    return act.source if flagged and act.source not in UNFILED else ""


def _left(case: Case, kind: StepKind) -> list[StepRule]:
    """The steps of this kind that are still to be taken."""
    return [rule for rule in case.pathway.of_kind(kind) if case.is_asked(rule)]


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
    left = (rule for rule in case.pathway.steps if case.is_asked(rule))
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
