"""Witnesses that were found to have ended before their time: which are wanted again."""

from collections.abc import Iterable

from domain.acts import WitnessMissing
from domain.engagement import Engagement


def missing(
    engagement: Engagement, plan_ids: Iterable[str]
) -> tuple[WitnessMissing, ...]:
    """One act for each of these plans that stands and has a witness.

    Whatever is still to be told will begin the witness anyway.
    """
    named = {*plan_ids} - {each.plan_id for each in engagement.untold}
    return tuple(
        WitnessMissing(action=action.number, plan=action.plan.number)
        for action in engagement.actions.values()
        if action.plan and action.overdue and engagement.plan_id(action) in named
    )
