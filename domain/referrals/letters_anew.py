"""Letters of referrals anew: where the day, the reader or what follows is another.

Of what they said besides, an unsent letter keeps all.
"""

from collections.abc import Iterable, Iterator, Sequence

from domain.clocks.recipients import holding
from domain.letters.notice import Notice, anew
from domain.people.roles import Role
from domain.referrals.case import Case, Step
from domain.referrals.change import ReferralChange, receipt_of
from domain.referrals.facts import day_of, of_course
from domain.referrals.matters import invited_now, next_of, question_of
from domain.referrals.pathway import StepKind, StepRule
from domain.values import Facts


def of_dates(change: ReferralChange) -> Iterator[Notice]:
    """All of them, of every referral that is open."""
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
    course = of_course(change.now, case)
    otherwise = change.otherwise or course != of_course(change.was, known)
    again = change._replace(otherwise=otherwise)
    yield from _next_anew(again, known, case, receipt_of(case), course)
    if known.determination:
        follows: Facts = {"next_step": course["next_step"]}
        yield from _next_anew(change, known, case, "determination_made", follows)


def _next_anew(
    change: ReferralChange, known: Case, case: Case, template: str, course: Facts
) -> Iterator[Notice]:
    old, new = (next_of(change.setting.entity, each) for each in (known, case))
    if old != new or change.otherwise:
        roles, facts = case.pathway.tells, change.facts(case) | course
        letters_now = change.letters(case, roles, template, facts, matter=new)
        yield from _to_others(change, letters_now, roles, old)


def _anew(
    change: ReferralChange, known: Case, case: Case, step: Step
) -> Iterator[Notice]:
    """Whatever is said of a step by its day: invited, asked for more, looked at."""
    facts = change.facts(case) | {"until": day_of(step)}
    before = known.steps[step.name]
    for template, roles in _said(change, case, step, before):
        about = change.about(case, step)
        letters_now = change.letters(case, roles, template, facts, **about)
        old = change.about(known, before)["matter"]
        yield from _to_others(change, letters_now, roles, old)


def _invited_anew(
    change: ReferralChange, known: Case, case: Case, rule: StepRule
) -> Iterator[Notice]:
    """By another day, or to another; and who is named only now is invited now."""
    letters_now = change.invitation(case, rule)
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
        in_office = change.referred_in(case)
        yield "more_information", (Role.CCEE_LEAD, *in_office)
