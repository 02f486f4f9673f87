"""Witnesses that were found to have ended before their time: which are wanted again."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.acts import WitnessMissing
from domain.engagement import Engagement

A_WHILE = timedelta(minutes=10)  # in which two looks may have seen the same gap


def missing(
    engagement: Engagement, plan_ids: Iterable[str], at: datetime
) -> tuple[WitnessMissing, ...]:
    """One act for each of these plans that stands and has a witness.

    Whatever is still to be told will begin the witness anyway, and one that was begun
    again a moment ago is not missing any more.
    """
    named = {*plan_ids} - {each.plan_id for each in engagement.untold}
    of_actions = (
        WitnessMissing(action=action.number, plan=action.plan.number)
        for action in engagement.actions.values()
        if action.plan and action.overdue and engagement.plan_id(action) in named
        if _long_ago(action.restored_at, at)
    )
    of_steps = (
        WitnessMissing(plan=step.plan.number, referral=case.number, step=step.name)
        for case, step in engagement.steps
        if step.plan and step.overdue and engagement.step_plan_id(case, step) in named
        if _long_ago(step.restored_at, at)
    )
    return (*of_actions, *of_steps)


def _long_ago(restored_at: datetime | None, at: datetime) -> bool:
    return restored_at is None or at - restored_at > A_WHILE
