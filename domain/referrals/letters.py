"""Letters of referrals: received, invited, determined (docs/domain.md 7.6)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.acts import (
    Accept,
    AttachReferral,
    ChangeMode,
    CloseNotAgreed,
    Decline,
    DetermineNecessary,
    MakePrimary,
    NoteDashboard,
    RecordConsultation,
    ReferralAct,
    Referred,
)
from domain.clocks.plan import PlannedRung
from domain.engagement import Engagement
from domain.entries import Notice
from domain.letters.entry_letters import entry_letters
from domain.letters.facts import Facts, said_day, who_follows
from domain.people.recipients import holding
from domain.people.roles import LABELS, Role
from domain.referrals.case import MODES, REVIEWING, Case, Outcome, Step
from domain.referrals.pathway import StepKind, StepRule
from domain.referrals.select import chosen, rule_for

KNOWING = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR, Role.COE_LEAD, Role.LEA_SUPERINTENDENT)
"""Who is told of another mode, or another primary pathway."""
INVITED = (StepKind.CONSULT, StepKind.AGREE)
AGREED = (
    *(Role.CCEE_LEAD, Role.CCEE_EXPERT, Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT),
    *(Role.GEO_LEAD, Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
)


def of_referrals(
    before: Engagement, after: Engagement, act: Referred | ReferralAct, at: datetime
) -> Iterator[Notice]:
    """The letters of an act on a referral."""
    match act:
        case Referred() | AttachReferral():
            yield from _of_receipt(after, act, at)
        case MakePrimary(referral=number):
            facts = _of_case(after, after.cases[number]) | {
                "primary": after.cases[number].pathway.title,
                "before": _title_of_primary(before),
                "why": act.why,
            }
            told = holding(after, KNOWING, at)
            yield from entry_letters(after, told, "primary_changed", facts, at)
        case ChangeMode():
            yield from _of_mode(before, after, act, at)
        case NoteDashboard():
            yield from _of_dashboard(before, after, act, at)
        case _ if case := chosen(before, act):
            now = after.cases[case.number]
            yield from _of_step(before, case, now, after, act, at)
            yield from _invitations(after, case, now, at)


def about_step_due(
    engagement: Engagement, case: Case, step: Step, coming: Sequence[PlannedRung]
) -> Facts:
    """What a letter says of a step that is waited for."""
    rule = case.rule_of(step)
    return _of_case(engagement, case) | {
        "what": rule.title,
        "asked": LABELS[rule.asked],
        "due": said_day(step.due) if step.due else "",
        "opened": said_day(step.opened),
        "step": coming[0].step,
        "next_step": who_follows(engagement, coming[1:], rule.asked),
    }


def _of_receipt(
    engagement: Engagement, act: Referred | AttachReferral, at: datetime
) -> Iterator[Notice]:
    case = [*engagement.cases.values()][-1]
    others = [each for each in engagement.cases.values() if each is not case]
    decides = case.pathway.determining or case.pathway.accepting
    facts = _of_case(engagement, case) | {
        "received": said_day(case.received),
        "source": act.source,
        "groups": case.answers.get("groups", ""),
        "loan": case.answers.get("loan", ""),
        "why": act.why,
        "decides": f"the {LABELS[decides.asked]}" if decides else "",
        "next_step": _first_step(case),
        "also": "; ".join(each.pathway.title for each in others),
        "primary": _title_of_primary(engagement),
    }
    template = "referral_attached" if others else "referral_received"
    if case.pathway.automatic:
        template = "emergency_reported"
    told = holding(engagement, case.pathway.tells, at)
    yield from entry_letters(engagement, told, template, facts, at)


def _first_step(case: Case) -> str:
    """'the acknowledgement of the referral is due on Monday, 7 September 2026'."""
    dated = [step for step in case.steps.values() if step.due]
    if not dated:
        return ""
    first = min(dated, key=lambda step: str(step.due))
    assert first.due
    return f"{case.rule_of(first).title} is planned by {said_day(first.due)}"


def _of_step(
    before: Engagement,
    was: Case,
    now: Case,
    after: Engagement,
    act: ReferralAct,
    at: datetime,
) -> Iterator[Notice]:
    everybody = holding(after, now.pathway.tells, at)
    why: Facts = {"why": act.why}
    facts = _of_case(after, now) | why
    match act:
        case RecordConsultation(outcome=Outcome.MORE_INFORMATION, party=party):
            step = now.steps[_rule(before, act).name]
            told = holding(after, (Role.CCEE_LEAD, *_referred_in(after, now, at)), at)
            asked: Facts = {
                "party": LABELS[party],
                "until": said_day(step.due) if step.due else "",
            }
            yield from entry_letters(after, told, "more_information", facts | asked, at)
        case RecordConsultation(outcome=Outcome.DECLINE, party=party):
            if _rule(before, act).kind is StepKind.AGREE:
                told = holding(after, (Role.CCEE_LEAD, Role.CCEE_DIRECTOR), at)
                said = facts | {"party": LABELS[party]}
                yield from entry_letters(after, told, "agreement_not_given", said, at)
        case DetermineNecessary(pupils=pupils):
            said = facts | {"pupils": pupils, "next_step": _what_follows(now)}
            yield from entry_letters(after, everybody, "determination_made", said, at)
        case Decline() | CloseNotAgreed():
            outcome = now.state.value
            left = [e for e in after.cases.values() if not e.is_closed]
            goes_on = "the engagement goes on under " + "; ".join(
                each.pathway.title for each in left
            )
            said = facts | {"outcome": outcome, "next_step": goes_on if left else ""}
            yield from entry_letters(after, everybody, "referral_closed", said, at)
        case Accept():
            yield from _of_acceptance(after, now, act, facts, at)


def _of_acceptance(
    engagement: Engagement, case: Case, act: Accept, facts: Facts, at: datetime
) -> Iterator[Notice]:
    team = holding(engagement, AGREED, at)
    reviews = act.mode in REVIEWING
    said = facts | {
        "mode": MODES[act.mode],
        "kickoff": said_day(act.kickoff),
        "team": "; ".join(f"{e.person} ({e.title or LABELS[e.role]})" for e in team),
        "agreement": case.pathway.cost
        if case.pathway.of_kind(StepKind.CONTRACT)
        else "",
        "next_step": (
            "the kickoff, and with it the planning of the review"
            if reviews
            else "the kickoff"
        ),
    }
    director = holding(engagement, (Role.CCEE_DIRECTOR,), at)
    people = {each.person: each for each in (*team, *director)}
    yield from entry_letters(
        engagement, people.values(), "engagement_accepted", said, at
    )


def _of_mode(
    before: Engagement, after: Engagement, act: ChangeMode, at: datetime
) -> Iterator[Notice]:
    facts = _whole(after) | {
        "mode": MODES[act.mode],
        "before": MODES[before.mode] if before.mode else "",
        "why": act.why,
        "from_day": said_day(after.day_of(at)),
    }
    told = holding(after, KNOWING, at)
    yield from entry_letters(after, told, "mode_changed", facts, at)


def _of_dashboard(
    before: Engagement, after: Engagement, act: NoteDashboard, at: datetime
) -> Iterator[Notice]:
    """A look at release is asked for; that is all that follows from the Dashboard."""
    for case, step in after.steps:
        known = before.cases.get(case.number)
        asked_before = known is not None and step.name in known.steps
        if step.rule and step.is_open and not asked_before:
            facts = _of_case(after, case) | {
                "year": act.year,
                "groups": ", ".join(act.groups),
                "until": said_day(step.due) if step.due else "",
            }
            told = holding(after, (case.rule_of(step).asked,), at)
            yield from entry_letters(after, told, "release_recheck", facts, at)


def _invitations(
    engagement: Engagement, was: Case, now: Case, at: datetime
) -> Iterator[Notice]:
    """To whoever can be asked only now: for their view, or for their agreement."""
    if now.is_closed:
        return
    for rule in now.pathway.of_kind(*INVITED):
        if now.is_done(rule.name) or now.missing(rule) or not was.missing(rule):
            continue
        facts = _of_case(engagement, now) | _invitation(engagement, now, rule)
        told = holding(engagement, (rule.asked,), at)
        yield from entry_letters(engagement, told, "consultation_invited", facts, at)


def _invitation(engagement: Engagement, case: Case, rule: StepRule) -> Facts:
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
        "until": said_day(step.due) if step and step.due else "",
        "agrees": agrees,
        "first_key": first_key,
        "question": question,
    }


def _what_follows(case: Case) -> str:
    """The next step of the referral, in words."""
    left = [rule for rule in case.pathway.steps if not case.is_done(rule.name)]
    ahead = [rule for rule in left if rule.kind is not StepKind.RECHECK]
    if not ahead:
        return ""
    step = case.steps.get(ahead[0].name)
    by = f", planned by {said_day(step.due)}" if step and step.due else ""
    return f"{ahead[0].title}{by}"


def _referred_in(engagement: Engagement, case: Case, at: datetime) -> tuple[Role, ...]:
    """The role in which whoever referred may hear, while they hold it."""
    held = (r for r in case.pathway.starts if engagement.holder(r, at) == case.by)
    return tuple(held)[:1]


def _rule(engagement: Engagement, act: RecordConsultation) -> StepRule:
    case = chosen(engagement, act)
    rule = rule_for(case, type(act), act.party) if case else None
    assert rule
    return rule


def _of_case(engagement: Engagement, case: Case) -> Facts:
    return _whole(engagement) | {
        "pathway": case.pathway.title,
        "referral": case.number,
        "primary": _title_of_primary(engagement),
    }


def _whole(engagement: Engagement) -> Facts:
    return {"lea": engagement.lea.name, "reference": engagement.lea.cds}


def _title_of_primary(engagement: Engagement) -> str:
    return engagement.primary_case.pathway.title
