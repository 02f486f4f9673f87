"""What an engagement's own clock will do next, unless somebody acts."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.action import Action
from domain.acts import ClockAct, PlateauReached, ReviewDue, RungActed
from domain.engagement import Engagement
from domain.people import LABELS, role_for
from domain.status import ActionStatus, Flag

NAMED = 5  # actions a timer's summary names before it only counts


class Expectation(NamedTuple):
    """All that falls on one instant is one step, in the order of the actions."""

    at: datetime
    acts: tuple[ClockAct, ...]
    summary: str


class Coming(NamedTuple):
    """Something that will be done at an instant, and which action it is about."""

    at: datetime
    about: Action | None
    summary: str


def expectation(engagement: Engagement) -> Expectation | None:
    """What comes first of rungs, reviews of stopped clocks, and plateaus; or None."""
    if engagement.is_over:
        return None
    rungs, reviews, plateaus = (
        [*_rungs(engagement)],
        [*_reviews(engagement)],
        [*_plateaus(engagement)],
    )
    coming = [*rungs, *reviews, *plateaus]
    if not coming:
        return None
    at = min(each.at for each in coming)
    acts: list[ClockAct] = [_rung_act(each.about) for each in rungs if each.at == at]
    acts += _together(ReviewDue, reviews, at)
    acts += _together(PlateauReached, plateaus, at)
    return Expectation(at, tuple(acts), _named([e for e in coming if e.at == at]))


def plateau_at(engagement: Engagement, action: Action) -> datetime | None:
    """When the action will have been in progress without change for too long."""
    watched = engagement.policy.plateau
    moving = action.status is ActionStatus.IN_PROGRESS and action.stop is None
    if not (watched and moving and action.changed_at) or Flag.PLATEAU in action.flags:
        return None
    lea = engagement.policy.lea
    day = lea.day_of(action.changed_at) + timedelta(days=watched.days)
    return lea.opening(lea.working_day_from(day))


def _rungs(engagement: Engagement) -> Iterator[Coming]:
    for action in engagement.actions.values():
        if action.is_open and (rung := action.next_rung):
            told = " and ".join(LABELS[role_for(p, action.owner)] for p in rung.tell)
            summary = f"{rung.step} of action {action.label}: {told}, {rung.local}"
            yield Coming(rung.at, action, summary)


def _reviews(engagement: Engagement) -> Iterator[Coming]:
    lea = engagement.policy.lea
    if stop := engagement.stop:
        at = lea.opening(lea.working_day_from(stop.review))
        yield Coming(at, None, f"may its clock run again? {lea.local(at):%Y-%m-%d}")
        return
    for action in engagement.actions.values():
        if action.stop and action.is_open:
            at = lea.opening(lea.working_day_from(action.stop.review))
            said = f"may action {action.label} go on? {lea.local(at):%Y-%m-%d}"
            yield Coming(at, action, said)


def _plateaus(engagement: Engagement) -> Iterator[Coming]:
    for action in engagement.actions.values():
        if at := plateau_at(engagement, action):
            day = engagement.policy.lea.day_of(at)
            yield Coming(at, action, f"action {action.label} without change: {day}")


def _rung_act(action: Action | None) -> RungActed:
    assert action and action.plan and action.next_rung
    return RungActed(
        action=action.number,
        plan=action.plan.number,
        rung=len(action.acted),
        expected=action.next_rung.at,
    )


def _together(
    kind: type[ReviewDue] | type[PlateauReached], coming: list[Coming], at: datetime
) -> list[ClockAct]:
    """One act for all of a kind that fall on this instant."""
    now = [each for each in coming if each.at == at]
    if not now:
        return []
    return [kind(actions=tuple(e.about.number for e in now if e.about), expected=at)]


def _named(due: list[Coming]) -> str:
    """What the timer is for, in words for the Temporal UI."""
    if len(due) == 1:
        return due[0].summary
    about = [each.about.label for each in due if each.about]
    more = f" and {len(about) - NAMED} more" if len(about) > NAMED else ""
    local = due[0].summary.rpartition(", ")[2]
    return f"next steps, of actions {', '.join(about[:NAMED])}{more}: {local}"
