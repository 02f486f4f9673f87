"""Letters of referrals: received, invited, determined (docs/domain.md 7.6).

Who hears when a step is late: `domain/clocks/recipients.py`.
"""

from collections.abc import Iterator

from domain.act import typed_it
from domain.clocks.recipients import holding
from domain.letters.matter import (
    primary_matter,
    refusal_matter,
    whole_matter,
)
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import LABELS, Role
from domain.referrals.acts import (
    Accept,
    AttachReferral,
    CloseNotAgreed,
    CorrectConsultation,
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
)
from domain.referrals.change import ReferralChange, receipt_of
from domain.referrals.facts import (
    day_of,
    of_acceptance,
    of_receipt,
    what_follows,
)
from domain.referrals.matters import invited_now, next_of
from domain.referrals.pathway import StepKind, StepRule
from domain.referrals.select import chosen, rule_for
from domain.referrals.sentences import SAID, noted_of
from domain.values import Facts, mention

KNOWING = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR, Role.COE_LEAD, Role.LEA_SUPERINTENDENT)
"""Who is told of another mode, or another primary pathway."""
AGREED = (
    *(Role.CCEE_LEAD, Role.CCEE_EXPERT, Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT),
    *(Role.GEO_LEAD, Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
)


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
            facts = change.facts(case) | {
                "primary": case.pathway.title,
                "why": act.why,
            }
            leads = primary_matter(change.setting.entity, number)
            yield from change.letters(
                case, KNOWING, "primary_changed", facts, matter=leads
            )
        case NoteDashboard():
            yield from _of_dashboard(change, act)
        case CorrectConsultation():
            yield from _of_correction(change, act)
        case _ if was := chosen(change.was, act):
            now = change.now.cases[was.number]
            yield from _of_step(change, now, act)
            yield from _invitations(change, was, now)


def _of_receipt(
    change: ReferralChange, act: Referred | AttachReferral
) -> Iterator[Notice]:
    case = [*change.now.cases.values()][-1]
    facts = change.facts(case) | of_receipt(change.now, case, act)
    follows = next_of(change.setting.entity, case)
    return change.letters(
        case, case.pathway.tells, receipt_of(case), facts, matter=follows
    )


def _of_step(change: ReferralChange, case: Case, act: StepAct) -> Iterator[Notice]:
    everybody = case.pathway.tells
    facts = change.facts(case) | {"why": act.why}
    match act:
        case RecordConsultation(outcome=Outcome.MORE_INFORMATION, party=party):
            step = case.steps[_rule(change.was, act).name]
            asked: Facts = {"party": LABELS[party], "until": day_of(step)}
            roles = (Role.CCEE_LEAD, *change.referred_in(case))
            about = change.about(case, step)
            yield from change.letters(
                case, roles, "more_information", facts | asked, **about
            )
        case RecordConsultation(outcome=Outcome.DECLINE, party=party):
            if _rule(change.was, act).kind is StepKind.AGREE:
                roles = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR)
                said = facts | {"party": LABELS[party]}
                waits = refusal_matter(change.setting.entity, case.key)
                yield from change.letters(
                    case, roles, "agreement_not_given", said, matter=waits
                )
        case DetermineNecessary(pupils=pupils):
            said = facts | {"pupils": pupils, "next_step": what_follows(case)}
            goes_on = next_of(change.setting.entity, case)
            yield from change.letters(
                case, everybody, "determination_made", said, matter=goes_on
            )
        case Decline() | CloseNotAgreed():
            outcome = case.state.value
            left = [e for e in change.now.cases.values() if not e.is_closed]
            goes_on = "the engagement goes on under " + "; ".join(
                each.pathway.title for each in left
            )
            said = facts | {"outcome": outcome, "next_step": goes_on if left else ""}
            yield from change.letters(
                case, everybody, "referral_closed", said, matter=""
            )
        case Accept():
            yield from _of_acceptance(change, case, act, facts)


def _of_correction(
    change: ReferralChange, act: CorrectConsultation
) -> Iterator[Notice]:
    """To those who decide on what was said, but for whoever put it right themselves."""
    case = chosen(change.was, act)
    assert case
    noted = noted_of(case, act)
    facts = change.facts(case) | {
        "party": LABELS[act.party],
        "by": mention(act.by),
        "now": f"{SAID[act.outcome]} ({said_day(act.on)})",
        "before": f"{SAID[noted.outcome]} ({said_day(noted.on)})",
        "why": act.why,
    }
    roles = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR)
    told = change.letters(case, roles, "view_corrected", facts)
    yield from (each for each in told if not (typed_it(act) and each.to == act.by))


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
                facts = change.facts(case) | {
                    "year": act.year,
                    "groups": ", ".join(act.groups),
                    "until": day_of(step),
                }
                roles = (case.rule_of(step).asked,)
                about = change.about(case, step)
                yield from change.letters(
                    case, roles, "release_recheck", facts, **about
                )


def _invitations(change: ReferralChange, was: Case, now: Case) -> Iterator[Notice]:
    """To whoever can be asked only now: for their view, or for their agreement."""
    for rule in invited_now(now):
        if was.missing(rule):
            yield from change.invitation(now, rule)


def _rule(referrals: Referrals, act: RecordConsultation) -> StepRule:
    case = chosen(referrals, act)
    rule = rule_for(case, type(act), act.party) if case else None
    assert rule
    return rule
