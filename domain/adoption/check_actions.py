"""What is off with the roadmap of an engagement that is to be brought in."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from domain.actions.check import faults_of, faults_of_dependencies, faults_of_whole
from domain.actions.planned import PlannedAction, label, root
from domain.adoption.acts import StatedAction
from domain.adoption.parts import ROADMAP, place
from domain.bounds import PARTS
from domain.faults import Fault
from domain.policies.policy import Policy
from domain.status import DONE, ActionStatus, Scale

FITTING: dict[ActionStatus, tuple[ActionStatus, ...]] = {
    ActionStatus.NOT_STARTED: (ActionStatus.NOT_STARTED,),
    ActionStatus.IN_PROGRESS: (ActionStatus.IN_PROGRESS,),
    ActionStatus.REOPENED: (ActionStatus.IN_PROGRESS,),
    ActionStatus.ON_HOLD: (ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS),
    ActionStatus.COMPLETED: (ActionStatus.COMPLETED,),
    ActionStatus.SUSTAINED: (ActionStatus.SUSTAINED,),
}
"""Which levels of the rating go with a status; of what is gone, any."""


def action_faults(
    actions: Sequence[StatedAction], policy: Policy, at: datetime
) -> Iterator[Fault]:
    planned = [_planned(each) for each in actions]
    found = [*faults_of_whole(planned)] if actions else []
    found += faults_of_dependencies(planned)
    for each in planned:
        found += faults_of(each, policy, at)
    for off in found:
        yield Fault(off.where or place(ROADMAP), off.message)
    statuses = {each.number: each.status for each in actions}
    today = policy.lea.day_of(at)
    for action in actions:
        for column, message in (
            *_dates(action, today),
            *_rating(action, policy.scale),
            *_hold(action, today),
            *_relations(action, statuses),
        ):
            yield Fault(place(ROADMAP, action.number, column), message)


def _planned(action: StatedAction) -> PlannedAction:
    """Held to the same rules as one that is adopted, but that its date may be past."""
    return PlannedAction(
        number=action.number,
        title=action.title,
        text=action.text,
        components=action.components,
        theme=action.theme,
        horizon=action.horizon,
        owner=action.owner,
        due=action.due,
        why=action.why or "as stated",
        depends_on=action.depends_on,
    )


def _dates(action: StatedAction, today: date) -> Iterator[tuple[str, str]]:
    if action.first_due > action.due:
        yield (
            "original_due",
            f"{action.first_due} is after the date it has now, {action.due}; an action "
            "that was moved forward keeps its date as original_due",
        )
    if action.extensions < 0:
        yield "extensions", f"{action.extensions}; it is 0 or more"
    begun, done = action.started, action.completed
    for column, day in (("started", begun), ("completed", done)):
        if day and day > today:
            yield column, f"{day} is still to come; give a day that is past"
    if begun and done and done < begun:
        yield "completed", f"{done} lies before it was started, {begun}"
    if begun and action.status is ActionStatus.NOT_STARTED:
        yield "started", f"{begun}, and its status is not_started; keep one of the two"
    if done and action.status not in DONE:
        yield (
            "completed",
            f"{done}, and its status is {action.status}; a day of completion goes "
            f"with {' or '.join(DONE)}",
        )


def _rating(action: StatedAction, scale: Scale) -> Iterator[tuple[str, str]]:
    if action.rating is None:
        return
    fitting = FITTING.get(action.status)
    fit = [e for e in scale.levels if fitting is None or e.status in fitting]
    if any(each.rating == action.rating for each in fit):
        return
    level = scale.level(action.rating)
    named = f"{action.rating} ({level.label})" if level else str(action.rating)
    allowed = ", ".join(f"{each.rating} ({each.label})" for each in fit)
    yield (
        "rating",
        f"{named} does not go with {action.status}; on {scale.name} allowed are "
        f"{allowed}, or none",
    )


def _hold(action: StatedAction, today: date) -> Iterator[tuple[str, str]]:
    hold, held = action.hold, action.status is ActionStatus.ON_HOLD
    if held and hold is None:
        yield (
            "hold_recheck",
            "an action on hold says why and until when: hold_cause and hold_recheck",
        )
    if hold and not held:
        yield "status", f"{action.status}, and it has a hold; that goes with on_hold"
    if hold and hold.recheck < today:
        yield "hold_recheck", f"{hold.recheck} is past; give the day of the next look"
    if hold and hold.since and hold.since > today:
        yield "hold_since", f"{hold.since} is still to come; give a day that is past"


def _relations(
    action: StatedAction, statuses: dict[int, ActionStatus]
) -> Iterator[tuple[str, str]]:
    """What was split has parts, parts have their whole, what was merged its other."""
    whole, into = root(action.number), action.merged_into
    if action.number >= PARTS and statuses.get(whole) is not ActionStatus.SPLIT:
        yield (
            "number",
            f"{label(action.number)} is a part of {whole}; action {whole} stands on "
            "the roadmap too, with the status split",
        )
    parts = any(n >= PARTS and root(n) == action.number for n in statuses)
    if action.status is ActionStatus.SPLIT and not parts:
        yield (
            "status",
            f"split, and no part of it is on the roadmap, such as {action.number}a",
        )
    merged = action.status is ActionStatus.MERGED
    if merged and (into not in statuses or into == action.number):
        yield "merged_into", "names the other action of this roadmap that took it in"
    if into is not None and not merged:
        yield "merged_into", f"goes with the status merged; this one is {action.status}"
