"""Letters of referrals: received, invited, determined (docs/domain.md 7.6).

Who hears when a step is late: `domain/clocks/recipients.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from domain.clocks.recipients import holding
from domain.letters.matter import (
    due_matter,
    primary_matter,
    refusal_matter,
    whole_matter,
)
from domain.letters.notice import Notice, anew, letters
from domain.people.roles import LABELS, Role
from domain.referrals.acts import (
    Accept,
    AttachReferral,
    CloseNotAgreed,
    Decline,
    DetermineNecessary,
    MakePrimary,
    NoteDashboard,
    RecordConsultation,
    Referred,
    StepAct,
)
from domain.referrals.case import (
    Case,
    Outcome,
    Referrals,
    Step,
)
from domain.referrals.facts import (
    day_of,
    of_acceptance,
    of_case,
    of_invitation,
    of_receipt,
    what_follows,
)
from domain.referrals.matters import invited_now, next_of, question_of
from domain.referrals.pathway import StepKind, StepRule
from domain.referrals.select import chosen, rule_for
from domain.referrals.subject import StepSubject
from domain.setting import Setting
from domain.values import Facts

KNOWING = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR, Role.COE_LEAD, Role.LEA_SUPERINTENDENT)
"""Who is told of another mode, or another primary pathway."""
AGREED = (
    *(Role.CCEE_LEAD, Role.CCEE_EXPERT, Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT),
    *(Role.GEO_LEAD, Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
)


class ReferralChange(NamedTuple):
    """The referrals and their setting as an act found and left them, at an instant."""

    was: Referrals
    now: Referrals
    setting: Setting
    at: datetime
    former: Setting
    otherwise: bool = False
    """Whether what all letters say is otherwise: whom to answer, or the LEA's name."""


def of_referrals(
    change: ReferralChange,
    act: Referred | AttachReferral | MakePrimary | NoteDashboard | StepAct,
) -> Iterator[Notice]:
    """The letters of an act on a referral."""
    match act:
        case Referred() | AttachReferral():
            yield from _of_receipt(change, act)
        case MakePrimary(referral=number):
            case = change.now.cases[number]
            facts = _of_case(change, case) | {
                "primary": case.pathway.title,
                "why": act.why,
            }
            leads = primary_matter(change.setting.entity, number)
            yield from _to(
                change, case, KNOWING, "primary_changed", facts, matter=leads
            )
        case NoteDashboard():
            yield from _of_dashboard(change, act)
        case _ if was := chosen(change.was, act):
            now = change.now.cases[was.number]
            yield from _of_step(change, now, act)
            yield from _invitations(change, was, now)


def of_dates(change: ReferralChange) -> Iterator[Notice]:
    """Letters written anew, where the day, the reader or what follows is another now.

    Of what they said besides, an unsent letter keeps all.
    """
    for case in change.now.cases.values():
        known = change.was.cases.get(case.number)
        if known is None or case.is_closed:
            continue
        yield from _news_anew(change, known, case)
        for rule in invited_now(known):
            if rule in invited_now(case):
                yield from _invited_anew(change, known, case, rule)
        for step in case.steps.values():
            before = known.steps.get(step.name)
            if before and step.is_open:
                yield from _anew(change, known, case, step)


def _news_anew(change: ReferralChange, known: Case, case: Case) -> Iterator[Notice]:
    """What was received or determined, with what now comes next."""
    old, new = (next_of(change.setting.entity, each) for each in (known, case))
    if old == new and not change.otherwise:
        return
    what = what_follows(case) or "the work begins"
    follows = _of_case(change, case) | {"next_step": what}
    templates = [_receipt(case), *(["determination_made"] * bool(known.determination))]
    for template in templates:
        roles = case.pathway.tells
        letters_now = _to(change, case, roles, template, follows, matter=new)
        yield from _to_others(change, letters_now, roles, old)


def _anew(
    change: ReferralChange, known: Case, case: Case, step: Step
) -> Iterator[Notice]:
    """Whatever is said of a step by its day: invited, asked for more, looked at."""
    facts = _of_case(change, case) | {"until": day_of(step)}
    before = known.steps[step.name]
    for template, roles in _said(change, case, step, before):
        about = _about(change, case, step)
        letters_now = _to(change, case, roles, template, facts, **about)
        old = _about(change, known, before)["matter"]
        yield from _to_others(change, letters_now, roles, old)


def _invited_anew(
    change: ReferralChange, known: Case, case: Case, rule: StepRule
) -> Iterator[Notice]:
    """By another day, or to another; and who is named only now is invited now."""
    letters_now = _invite(change, case, rule)
    if _is_named_now(change, rule.asked):
        yield from letters_now
        return
    old = question_of(change.setting.entity, known, rule)
    yield from _to_others(change, letters_now, (rule.asked,), old)


def _to_others(
    change: ReferralChange, now: Iterable[Notice], roles: Sequence[Role], old: str
) -> Iterator[Notice]:
    """What was said of the old matter, to whoever held these roles, said anew."""
    heard = holding(change.former, roles, change.at)
    return anew(now, heard, old, otherwise=change.otherwise)


def _is_named_now(change: ReferralChange, role: Role) -> bool:
    """Whether nobody could be written to in this role until now."""
    before = holding(change.former, (role,), change.at)
    return not before and bool(holding(change.setting, (role,), change.at))


def _said(
    change: ReferralChange, case: Case, step: Step, before: Step
) -> Iterator[tuple[str, tuple[Role, ...]]]:
    """The letters that speak of a step by its day, and to which roles they go."""
    rule = case.rule_of(step)
    if rule.kind is StepKind.RECHECK:
        yield "release_recheck", (rule.asked,)
    if step.said and step.said == before.said:  # else this act itself says it
        in_office = _referred_in(change.setting, case, change.at)
        yield "more_information", (Role.CCEE_LEAD, *in_office)


def _to(
    change: ReferralChange,
    case: Case,
    roles: Sequence[Role],
    template: str,
    facts: Facts,
    **about: str,
) -> Iterator[Notice]:
    """Of a referral, to whoever is to hear for these roles.

    If nothing else is said, it holds while the engagement goes on.
    """
    setting, at = change.setting, change.at
    told, whole = holding(setting, roles, at), whole_matter(setting.entity)
    subject, matter = about.get("subject", case.key), about.get("matter", whole)
    return letters(setting, told, template, facts, at, subject=subject, matter=matter)


def _of_receipt(
    change: ReferralChange, act: Referred | AttachReferral
) -> Iterator[Notice]:
    case = [*change.now.cases.values()][-1]
    facts = _of_case(change, case) | of_receipt(change.now, case, act)
    follows = next_of(change.setting.entity, case)
    return _to(change, case, case.pathway.tells, _receipt(case), facts, matter=follows)


def _receipt(case: Case) -> str:
    """Which letter says that it was received."""
    if case.pathway.automatic:
        return "emergency_reported"
    return "referral_attached" if case.number > 1 else "referral_received"


def _of_step(change: ReferralChange, case: Case, act: StepAct) -> Iterator[Notice]:
    everybody = case.pathway.tells
    facts = _of_case(change, case) | {"why": act.why}
    match act:
        case RecordConsultation(outcome=Outcome.MORE_INFORMATION, party=party):
            step = case.steps[_rule(change.was, act).name]
            asked: Facts = {"party": LABELS[party], "until": day_of(step)}
            roles = (Role.CCEE_LEAD, *_referred_in(change.setting, case, change.at))
            about = _about(change, case, step)
            yield from _to(
                change, case, roles, "more_information", facts | asked, **about
            )
        case RecordConsultation(outcome=Outcome.DECLINE, party=party):
            if _rule(change.was, act).kind is StepKind.AGREE:
                roles = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR)
                said = facts | {"party": LABELS[party]}
                waits = refusal_matter(change.setting.entity, case.key)
                yield from _to(
                    change, case, roles, "agreement_not_given", said, matter=waits
                )
        case DetermineNecessary(pupils=pupils):
            said = facts | {"pupils": pupils, "next_step": what_follows(case)}
            goes_on = next_of(change.setting.entity, case)
            yield from _to(
                change, case, everybody, "determination_made", said, matter=goes_on
            )
        case Decline() | CloseNotAgreed():
            outcome = case.state.value
            left = [e for e in change.now.cases.values() if not e.is_closed]
            goes_on = "the engagement goes on under " + "; ".join(
                each.pathway.title for each in left
            )
            said = facts | {"outcome": outcome, "next_step": goes_on if left else ""}
            yield from _to(change, case, everybody, "referral_closed", said, matter="")
        case Accept():
            yield from _of_acceptance(change, case, act, facts)


def _of_acceptance(
    change: ReferralChange, case: Case, act: Accept, facts: Facts
) -> Iterator[Notice]:
    setting, at = change.setting, change.at
    team = holding(setting, AGREED, at)
    said = facts | of_acceptance(case, act, team)
    director = holding(setting, (Role.CCEE_DIRECTOR,), at)
    people = {each.person: each for each in (*team, *director)}
    goes_on = whole_matter(setting.entity)
    return letters(
        setting,
        people.values(),
        "engagement_accepted",
        said,
        at,
        subject=case.key,
        matter=goes_on,
    )


def _of_dashboard(change: ReferralChange, act: NoteDashboard) -> Iterator[Notice]:
    """A look at release is asked for; that is all that follows from the Dashboard."""
    for case in change.now.cases.values():
        known = change.was.cases.get(case.number)
        for step in case.steps.values():
            before = known.steps.get(step.name) if known else None
            asked_before = before is not None and before.is_open
            if step.rule and step.is_open and not asked_before:
                facts = _of_case(change, case) | {
                    "year": act.year,
                    "groups": ", ".join(act.groups),
                    "until": day_of(step),
                }
                roles = (case.rule_of(step).asked,)
                about = _about(change, case, step)
                yield from _to(change, case, roles, "release_recheck", facts, **about)


def _invitations(change: ReferralChange, was: Case, now: Case) -> Iterator[Notice]:
    """To whoever can be asked only now: for their view, or for their agreement."""
    for rule in invited_now(now):
        if was.missing(rule):
            yield from _invite(change, now, rule)


def _invite(change: ReferralChange, case: Case, rule: StepRule) -> Iterator[Notice]:
    facts = _of_case(change, case) | of_invitation(case, rule)
    matter = question_of(change.setting.entity, case, rule)
    return _to(
        change,
        case,
        (rule.asked,),
        "consultation_invited",
        facts,
        subject=f"{case.key}/{rule.name}",
        matter=matter,
    )


def _about(change: ReferralChange, case: Case, step: Step) -> dict[str, str]:
    """Which step a letter speaks of, and that it is to be done by its day."""
    subject = StepSubject(change.setting, step, case)
    return {"subject": subject.key, "matter": due_matter(subject)}


def _referred_in(setting: Setting, case: Case, at: datetime) -> tuple[Role, ...]:
    """The role in which whoever referred may hear, while they hold it."""
    held = (r for r in case.pathway.starts if setting.holder(r, at) == case.by)
    return tuple(held)[:1]


def _rule(referrals: Referrals, act: RecordConsultation) -> StepRule:
    case = chosen(referrals, act)
    rule = rule_for(case, type(act), act.party) if case else None
    assert rule
    return rule


def _of_case(change: ReferralChange, case: Case) -> Facts:
    return of_case(change.setting, change.now, case)
