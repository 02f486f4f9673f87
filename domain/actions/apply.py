"""What becomes of the roadmap when staff act on one of its actions."""

from datetime import datetime

from domain.actions.action import Action, Claim, Rest, Stop
from domain.actions.planned import PlannedAction
from domain.actions.status import ActionStatus, Flag
from domain.acts import (
    Acknowledge,
    ActionAct,
    ClaimComplete,
    Comment,
    ConfirmComplete,
    DependOn,
    Independent,
    LinkStandard,
    MergeAction,
    PutOnHold,
    RateAction,
    Reassign,
    Redate,
    Reopen,
    Resume,
    ReturnClaim,
    Snooze,
    SplitAction,
    StartAction,
    Sustain,
    WithdrawAction,
)
from domain.clocks.moves import (
    at_rest,
    claimed,
    dated,
    reassigned,
    rested,
    resumed,
    returned,
    stopped,
)
from domain.engagement import Engagement

PROGRESS = (StartAction, RateAction, ClaimComplete, ReturnClaim, Reopen, Resume)
"""What counts as change where a plateau is watched for."""


def adopted(engagement: Engagement, planned: PlannedAction, at: datetime) -> Action:
    """An action as it begins, with its clock; standing still where all clocks do."""
    action = Action(
        number=planned.number,
        title=planned.title,
        components=planned.components,
        theme=planned.theme,
        horizon=planned.horizon,
        owner=planned.owner,
        due=planned.due,
        original_due=planned.due,
        depends_on=planned.depends_on,
    )
    begun = dated(engagement, action, at)
    if engagement.stop is None:
        return begun
    since = engagement.day_of(at)
    return stopped(engagement, begun, engagement.stop.but(since=since, whole=True))


def acted_on(engagement: Engagement, act: ActionAct, at: datetime) -> Engagement:
    """The engagement after an act on one of its actions, and on those it touches."""
    match act:
        case SplitAction():
            return _split(engagement, act, at)
        case MergeAction():
            return _merge(engagement, act)
        case _:
            action = _after(engagement, act, at)
            if isinstance(act, PROGRESS):
                flags = tuple(f for f in action.flags if f is not Flag.PLATEAU)
                action = action.but(changed_at=at, flags=flags)
            return engagement.with_actions([action])


def _after(engagement: Engagement, act: ActionAct, at: datetime) -> Action:
    action = engagement.actions[act.action]
    match act:
        case Redate() | Reopen() | Acknowledge() | Snooze() | PutOnHold() | Resume():
            return _timed(engagement, action, act, at)
        case ClaimComplete(by=by, entered_by=typist):
            claim = Claim(by=by, at=at, entry=engagement.entries, entered_by=typist)
            return claimed(engagement, action.but(claim=claim), at)
        case ReturnClaim():
            return returned(engagement, action, at)
        case Reassign(owner=owner):
            return reassigned(engagement, action.but(owner=owner), at)
        case DependOn(on=on):
            both = dict.fromkeys((*action.depends_on, *on))
            return action.but(depends_on=tuple(both))
        case Independent():
            return action.but(depends_on=())
        case LinkStandard(standard=standard):
            standards = dict.fromkeys((*action.standards, standard.strip()))
            return action.but(standards=tuple(standards))
        case Comment():
            return action
        case _:
            return _moved_on(engagement, action, act)


def _moved_on(engagement: Engagement, action: Action, act: ActionAct) -> Action:
    """Acts that lead from status to status, and with it from rating to rating."""
    scale = engagement.policy.scale
    match act:
        case StartAction():
            status = ActionStatus.IN_PROGRESS
            rating = max(action.rating or 0, scale.lowest(status))
            return action.but(status=status, rating=rating)
        case RateAction(rating=rating):
            level = scale.level(rating)
            return action.but(
                status=level.status if level else action.status, rating=rating
            )
        case ConfirmComplete():
            status = ActionStatus.COMPLETED
            done = at_rest(action)
            return done.but(status=status, rating=scale.lowest(status))
        case Sustain():
            status = ActionStatus.SUSTAINED
            return action.but(status=status, rating=scale.lowest(status))
        case WithdrawAction():
            return at_rest(action).but(status=ActionStatus.WITHDRAWN)
    raise AssertionError(act.kind)


def _timed(
    engagement: Engagement, action: Action, act: ActionAct, at: datetime
) -> Action:
    """Acts on the clock of the action."""
    match act:
        case Redate(due=due):
            longer = action.extensions + (due > action.due)
            return dated(engagement, action.but(due=due, extensions=longer), at)
        case Reopen(due=due):
            rating = engagement.policy.scale.highest(ActionStatus.IN_PROGRESS)
            again = action.but(
                status=ActionStatus.REOPENED, rating=rating, due=due, claim=None
            )
            return dated(engagement, again, at)
        case Acknowledge(promise=until, by=by):
            rest = Rest(until=until, by=by, promised=True)
            return rested(engagement, action, rest, at)
        case Snooze(until=until, by=by):
            rest = Rest(until=until, by=by, promised=False)
            return rested(engagement, action, rest, at)
        case PutOnHold(cause=cause, recheck=recheck):
            return _held(engagement, action, cause=cause, recheck=recheck, at=at)
        case Resume():
            return _released(engagement, action, at)
    raise AssertionError(act.kind)


def _held(
    engagement: Engagement, action: Action, *, at: datetime, **why: object
) -> Action:
    """On hold; where the engagement's clock stands, since that one was stopped."""
    since = action.stop.since if action.stop else engagement.day_of(at)
    stop = Stop.model_validate({"since": since, **why})
    held = stopped(engagement, action, stop)
    return held.but(status=ActionStatus.ON_HOLD, before_hold=action.status)


def _released(engagement: Engagement, action: Action, at: datetime) -> Action:
    """Off hold; where the engagement's clock stands, it stands on with that one."""
    status = action.before_hold or ActionStatus.IN_PROGRESS
    free = action.but(status=status, before_hold=None)
    if engagement.stop and free.stop:
        whole = engagement.stop.but(since=free.stop.since, whole=True)
        return free.but(stop=whole)
    return resumed(engagement, free, at)


def let_run(engagement: Engagement, action: Action, at: datetime) -> Action:
    """The engagement's clocks run again; what is on hold of its own stays on hold.

    Its recheck, where its day went by meanwhile, is for the next working day. A plateau
    is watched for from now on: nobody could move on while all clocks stood.
    """
    stop, lea, today = action.stop, engagement.policy.lea, engagement.day_of(at)
    if stop is None:
        return action
    if stop.whole:
        began = at if action.changed_at else None
        return resumed(engagement, action, at).but(changed_at=began)
    recheck = max(stop.recheck, lea.later(today, 1))
    return action.but(stop=stop.but(recheck=recheck))


def _split(engagement: Engagement, act: SplitAction, at: datetime) -> Engagement:
    """The parts take its place: they wait for what it did, and are waited for."""
    whole = engagement.actions[act.action]
    parts = [
        adopted(engagement, each, at).but(
            split_from=whole.number,
            depends_on=tuple(dict.fromkeys((*whole.depends_on, *each.depends_on))),
            status=whole.status,
            rating=whole.rating,
            changed_at=at,
        )
        for each in act.parts
    ]
    numbers = tuple(each.number for each in parts)
    gone = at_rest(whole).but(status=ActionStatus.SPLIT)
    after = engagement.with_actions([gone, *parts])
    return _waiting_instead(after, whole.number, numbers)


def _merge(engagement: Engagement, act: MergeAction) -> Engagement:
    """The other takes it in: what waited for it waits for that one."""
    gone = at_rest(engagement.actions[act.action])
    merged = gone.but(status=ActionStatus.MERGED, merged_into=act.into)
    after = engagement.with_actions([merged])
    return _waiting_instead(after, act.action, (act.into,))


def _waiting_instead(
    engagement: Engagement, old: int, new: tuple[int, ...]
) -> Engagement:
    """Whoever waited for `old` waits for `new`, and no action for itself."""
    changed = []
    for each in engagement.actions.values():
        if old in each.depends_on:
            names = (
                n for name in each.depends_on for n in (new if name == old else (name,))
            )
            kept = (n for n in dict.fromkeys(names) if n != each.number)
            changed.append(each.but(depends_on=tuple(kept)))
    return engagement.with_actions(changed)
