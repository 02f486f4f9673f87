"""What holds of a referral that a letter may speak of, besides its steps' own."""

from collections.abc import Iterator

from domain.letters.matter import (
    next_matter,
    question_matter,
    refusal_matter,
    view_matter,
)
from domain.referrals.case import Case, Outcome
from domain.referrals.facts import next_step
from domain.referrals.pathway import INVITED, StepRule


def case_matters(entity: str, case: Case) -> Iterator[str]:
    if case.is_closed:
        return
    yield next_of(entity, case)
    if _is_refused(case):
        yield refusal_matter(entity, case.key)
    for rule in case.pathway.of_kind(*INVITED):
        if not _is_answered(case, rule):
            yield question_of(entity, case, rule)


def views(entity: str, case: Case) -> Iterator[str]:
    """What each party has said last, also in a referral that has ended."""
    for rule in case.pathway.of_kind(*INVITED):
        step = case.steps.get(rule.name)
        if step and step.last_said:
            yield view_matter(entity, f"{case.key}/{rule.name}", step.last_said.entry)


def invited_now(case: Case) -> list[StepRule]:
    """The steps to which a party is invited that has not answered yet."""
    return [
        rule
        for rule in ([] if case.is_closed else case.pathway.of_kind(*INVITED))
        if not _is_answered(case, rule) and not case.missing(rule)
    ]


def next_of(entity: str, case: Case) -> str:
    """What comes next in it, and by when."""
    found = next_step(case)
    name, due = (found.rule.name, found.due) if found else ("", None)
    return next_matter(entity, case.key, name, due)


def question_of(entity: str, case: Case, rule: StepRule) -> str:
    """What the step asks of a party, and by when."""
    step = case.steps.get(rule.name)
    due = step.due if step else None
    return question_matter(entity, f"{case.key}/{rule.name}", due)


def _is_answered(case: Case, rule: StepRule) -> bool:
    step = case.steps.get(rule.name)
    return step is not None and bool(step.done or step.said or step.over)


def _is_refused(case: Case) -> bool:
    said = (each.said for each in case.steps.values() if not each.done)
    return any(each and each.outcome is Outcome.DECLINE for each in said)
