"""What an engagement's own clock will do next, unless somebody acts."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.actions.action import Action
from domain.actions.status import ActionStatus, Flag
from domain.acts import ClockAct, PlateauReached, RecheckDue, RungActed, StepRungActed
from domain.engagement import Engagement
from domain.people.roles import LABELS, role_for
from domain.referrals.case import Case, Step

TOGETHER = 100  # actions one act of the clock is about: its entry names them all
NAMED = 5  # actions a timer's summary names before it only counts


class Expectation(NamedTuple):
    """All that falls on one instant is one step, in the order of the actions."""

    at: datetime
    acts: tuple[ClockAct, ...]
    summary: str


class Coming(NamedTuple):
    """What will be done at an instant, and which action or step it is about, if one."""

    at: datetime
    kind: type[ClockAct]
    about: Action | None = None
    step: tuple[Case, Step] | None = None


def expectation(engagement: Engagement) -> Expectation | None:
    """What comes first of rungs, rechecks of stopped clocks, and plateaus; or None."""
    if engagement.is_over:
        return None
    coming = [*_rungs(engagement), *_steps(engagement), *_rechecks(engagement)]
    by = min((each.at for each in coming), default=None)
    coming += _plateaus(engagement, by)
    if not coming:
        return None
    at = min(each.at for each in coming)
    first = [each for each in coming if each.at == at]
    acts: list[ClockAct] = [_rung_act(e.about) for e in first if e.kind is RungActed]
    acts += [_step_act(*each.step) for each in first if each.step]
    acts += _together(RecheckDue, first, at)
    acts += _together(PlateauReached, first, at)
    return Expectation(at, tuple(acts), _named(engagement, first))


def plateau_at(engagement: Engagement, action: Action) -> datetime | None:
    """When the action will have been in progress without change for too long."""
    watched = engagement.policy.plateau
    if watched is None or not _is_watched(action) or action.changed_at is None:
        return None
    lea = engagement.policy.lea
    day = lea.day_of(action.changed_at) + timedelta(days=watched.days)
    return lea.opening(lea.working_day_from(day))


def _is_watched(action: Action) -> bool:
    moving = action.status is ActionStatus.IN_PROGRESS and action.stop is None
    return moving and Flag.PLATEAU not in action.flags


def _rungs(engagement: Engagement) -> Iterator[Coming]:
    for action in engagement.actions.values():
        if action.is_open and (rung := action.next_rung):
            yield Coming(rung.at, RungActed, action)


def _steps(engagement: Engagement) -> Iterator[Coming]:
    for case, step in engagement.steps:
        if rung := step.next_rung:
            yield Coming(rung.at, StepRungActed, step=(case, step))


def _rechecks(engagement: Engagement) -> Iterator[Coming]:
    lea = engagement.policy.lea
    if stop := engagement.stop:
        yield Coming(lea.opening(lea.working_day_from(stop.recheck)), RecheckDue)
        return
    for action in engagement.actions.values():
        if action.stop and action.is_open:
            at = lea.opening(lea.working_day_from(action.stop.recheck))
            yield Coming(at, RecheckDue, action)


def _plateaus(engagement: Engagement, by: datetime | None) -> Iterator[Coming]:
    """Those that may come no later than `by`; the others need no reckoning yet."""
    watched = engagement.policy.plateau
    if watched is None:
        return
    soonest = timedelta(days=watched.days - 1)
    for action in engagement.actions.values():
        changed = action.changed_at
        if changed is None or (by and changed + soonest > by):
            continue
        if at := plateau_at(engagement, action):
            yield Coming(at, PlateauReached, action)


def _rung_act(action: Action | None) -> RungActed:
    assert action and action.plan and action.next_rung
    return RungActed(
        action=action.number,
        plan=action.plan.number,
        rung=len(action.acted),
        expected=action.next_rung.at,
    )


def _step_act(case: Case, step: Step) -> StepRungActed:
    assert step.plan and step.next_rung
    return StepRungActed(
        referral=case.number,
        step=step.name,
        plan=step.plan.number,
        rung=len(step.acted),
        expected=step.next_rung.at,
    )


def _together(
    kind: type[RecheckDue] | type[PlateauReached], first: list[Coming], at: datetime
) -> list[ClockAct]:
    """All of a kind that fall on this instant, so many to an act as fit an entry."""
    mine = [each for each in first if each.kind is kind]
    numbers = [each.about.number for each in mine if each.about]
    spans = range(0, max(len(numbers), 1), TOGETHER) if mine else ()
    return [kind(actions=tuple(numbers[n : n + TOGETHER]), expected=at) for n in spans]


def _named(engagement: Engagement, first: list[Coming]) -> str:
    """What the timer is for, in words for the Temporal UI."""
    if len(first) == 1:
        return _said(engagement, first[0])
    about = [each.about.label for each in first if each.about]
    more = f" and {len(about) - NAMED} more" if len(about) > NAMED else ""
    local = _said(engagement, first[0]).rpartition(", ")[2]
    if steps := [each.step for each in first if each.step]:
        titles = ", ".join(case.rule_of(step).title for case, step in steps[:NAMED])
        also = f", and {len(about)} actions" if about else ""
        return f"next steps: {titles}{also}: {local}"
    return f"next steps, of actions {', '.join(about[:NAMED])}{more}: {local}"


def _said(engagement: Engagement, coming: Coming) -> str:
    if coming.step:
        return _step_said(*coming.step)
    action, day = coming.about, engagement.policy.lea.day_of(coming.at)
    if action is None:
        return f"may all clocks run again? {day}"
    rung = action.next_rung
    if coming.kind is RungActed and rung:
        told = " and ".join(LABELS[role_for(p, action.owner)] for p in rung.tell)
        return f"{rung.step} of action {action.label}: {told}, {rung.local}"
    if coming.kind is RecheckDue:
        return f"may action {action.label} go on?, {day}"
    return f"action {action.label} without change, {day}"


def _step_said(case: Case, step: Step) -> str:
    rung = step.next_rung
    assert rung
    told = " and ".join(LABELS[party] for party in rung.tell)
    return f"{rung.step} of {case.rule_of(step).title}: {told}, {rung.local}"
