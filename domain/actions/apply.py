"""What becomes of the roadmap when staff act on one of its actions."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from domain.actions.action import Action, Claim, FirstWords, timing
from domain.actions.acts import (
    Acknowledge,
    ActionAct,
    AddAction,
    AmendAction,
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
    UnlinkStandard,
    WithdrawAction,
)
from domain.actions.other_plans import linked_as
from domain.actions.planned import PlannedAction, next_number
from domain.actions.redate import redated
from domain.clocks import moves
from domain.clocks.clocked import Rest
from domain.setting import Setting, Stop
from domain.status import ActionStatus, Flag

Roadmap = Mapping[int, Action]
PROGRESS = (StartAction, RateAction, ClaimComplete, ReturnClaim, Reopen, Resume)
"""What counts as change where a plateau is watched for."""


def adopted(planned: PlannedAction, setting: Setting, at: datetime) -> Action:
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
        standards=planned.standards,
    )
    return begin(action, setting, at)


def added(roadmap: Roadmap, act: AddAction, setting: Setting, at: datetime) -> Action:
    """The action that joins a roadmap which is adopted already."""
    planned = act.planned(next_number(roadmap))
    return adopted(planned, setting, at).but(added_on=setting.day_of(at))


def begin(action: Action, setting: Setting, at: datetime) -> Action:
    """A new climb for its due date, under the ladder that fits it now."""
    return moves.start(timing(action, setting, anew=True), setting, action, at)


def acted_on(
    roadmap: Roadmap, act: ActionAct, setting: Setting, at: datetime
) -> list[Action]:
    """The actions that are otherwise after an act on one of them, and new ones."""
    action = roadmap[act.action]
    match act:
        case SplitAction():
            return _split(roadmap, act, setting, at)
        case MergeAction():
            return _merge(roadmap, act)
        case _:
            after = _after(action, act, setting, at)
            if isinstance(act, PROGRESS):
                flags = tuple(f for f in after.flags if f is not Flag.PLATEAU)
                after = after.but(changed_at=at, flags=flags)
            return [after]


def _after(action: Action, act: ActionAct, setting: Setting, at: datetime) -> Action:
    match act:
        case Redate() | Reopen() | Acknowledge() | Snooze() | PutOnHold() | Resume():
            return _timed(action, act, setting, at)
        case ClaimComplete(by=by, entered_by=typist):
            claim = Claim(by=by, at=at, entry=setting.entry, entered_by=typist)
            waits = action.but(claim=claim)
            return moves.ask(timing(action, setting), setting, waits, at)
        case ReturnClaim():
            given_back = action.but(claim=None)
            return moves.answered(timing(action, setting), setting, given_back, at)
        case Reassign(owner=owner):
            theirs = action.but(owner=owner)
            return moves.hand_over(timing(action, setting), setting, theirs, at)
        case DependOn(on=on):
            both = dict.fromkeys((*action.depends_on, *on))
            return action.but(depends_on=tuple(both))
        case Independent(on=on):
            left = (each for each in action.depends_on if on and each not in on)
            return action.but(depends_on=tuple(left))
        case LinkStandard(standard=standard):
            standards = dict.fromkeys((*action.standards, standard.strip()))
            return action.but(standards=tuple(standards))
        case UnlinkStandard(standard=standard):
            gone = linked_as(action.standards, standard)
            others = (each for each in action.standards if each != gone)
            return action.but(standards=tuple(others))
        case AmendAction():
            return _amended(action, act)
        case Comment():
            return action
        case _:
            return _moved_on(action, act, setting)


def _amended(action: Action, act: AmendAction) -> Action:
    first = FirstWords(title=action.title, theme=action.theme)
    return action.but(
        title=act.title or action.title,
        theme=act.theme or action.theme,
        first_words=action.first_words or first,
    )


def _moved_on(action: Action, act: ActionAct, setting: Setting) -> Action:
    """Acts that lead from status to status, and with it from rating to rating."""
    scale = setting.policy.scale
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
            done = moves.end(action)
            return done.but(status=status, rating=scale.lowest(status))
        case Sustain():
            status = ActionStatus.SUSTAINED
            return action.but(status=status, rating=scale.lowest(status))
        case WithdrawAction():
            return moves.end(action).but(status=ActionStatus.WITHDRAWN)
    raise AssertionError(act.kind)


def _timed(action: Action, act: ActionAct, setting: Setting, at: datetime) -> Action:
    """Acts on the clock of the action."""
    match act:
        case Redate(due=due, by=by):
            moved = redated(action, due, by, setting.day_of(at))
            return begin(moved, setting, at)
        case Reopen(due=due):
            rating = setting.policy.scale.highest(ActionStatus.IN_PROGRESS)
            again = action.but(
                status=ActionStatus.REOPENED,
                rating=rating,
                due=due,
                claim=None,
                extensions=0,
                move=None,
            )
            return begin(again, setting, at)
        case Acknowledge(promise=until, by=by):
            return _rest(action, Rest(until=until, by=by, promised=True), setting, at)
        case Snooze(until=until, by=by):
            return _rest(action, Rest(until=until, by=by, promised=False), setting, at)
        case PutOnHold(cause=cause, recheck=recheck):
            since = action.stop.since if action.stop else setting.day_of(at)
            return put_on_hold(action, Stop(cause=cause, since=since, recheck=recheck))
        case Resume():
            return _resume(action, setting, at)
    raise AssertionError(act.kind)


def _rest(action: Action, said: Rest, setting: Setting, at: datetime) -> Action:
    today = said.but(on=setting.day_of(at))
    return moves.rest(timing(action, setting), setting, action, today, at)


def put_on_hold(action: Action, stop: Stop) -> Action:
    """On hold; where the engagement's clock stands, since that one was stopped."""
    held = moves.stop(action, stop)
    return held.but(status=ActionStatus.ON_HOLD, before_hold=action.status)


def _resume(action: Action, setting: Setting, at: datetime) -> Action:
    """Off hold; where the engagement's clock stands, it stands on with that one."""
    status = action.before_hold or ActionStatus.IN_PROGRESS
    free = action.but(status=status, before_hold=None)
    if setting.stop and free.stop:
        return free.but(stop=setting.stop.but(since=free.stop.since, whole=True))
    return moves.resume(timing(action, setting), setting, free, at)


def _split(
    roadmap: Roadmap, act: SplitAction, setting: Setting, at: datetime
) -> list[Action]:
    """The parts take its place: they wait for what it did, and are waited for."""
    whole = roadmap[act.action]
    parts = [
        adopted(each, setting, at).but(
            split_from=whole.number,
            depends_on=tuple(dict.fromkeys((*whole.depends_on, *each.depends_on))),
            status=whole.status,
            rating=whole.rating,
            changed_at=at,
        )
        for each in act.parts
    ]
    gone = moves.end(whole).but(status=ActionStatus.SPLIT)
    others = [each for each in roadmap.values() if each is not whole]
    numbers = tuple(each.number for each in parts)
    return [gone, *_waiting_instead([*others, *parts], whole.number, numbers, parts)]


def _merge(roadmap: Roadmap, act: MergeAction) -> list[Action]:
    """The other takes it in: what waited for it waits for that one."""
    gone = moves.end(roadmap[act.action])
    merged = gone.but(status=ActionStatus.MERGED, merged_into=act.into)
    others = [each for each in roadmap.values() if each.number != act.action]
    return [merged, *_waiting_instead(others, act.action, (act.into,))]


def _waiting_instead(
    actions: Iterable[Action],
    old: int,
    new: tuple[int, ...],
    anyway: Iterable[Action] = (),
) -> list[Action]:
    """Whoever waited for `old` waits for `new`, and no action for itself."""
    changed = {each.number: each for each in anyway}
    for each in actions:
        if old in each.depends_on:
            names = (
                n for name in each.depends_on for n in (new if name == old else (name,))
            )
            kept = (n for n in dict.fromkeys(names) if n != each.number)
            changed[each.number] = each.but(depends_on=tuple(kept))
    return [*changed.values()]
