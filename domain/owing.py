"""What an engagement owes the world for what has just happened to it."""

from datetime import datetime

from domain.actions.action import Action
from domain.acts import Act, ClockAct, WitnessMissing
from domain.engagement import Engagement
from domain.ladders.escalation import AN_HOUR
from domain.letters.notices import notices
from domain.owed import Entry, Settled, Telling
from domain.sentences import sentence
from domain.view import action_standing, engagement_standing


def owing(before: Engagement, after: Engagement, act: Act, at: datetime) -> Engagement:
    """Owe the record an entry, and a word to each witness whose ladder changed."""
    changed = [
        each for n, each in after.actions.items() if before.actions.get(n) is not each
    ]
    settled = tuple(
        plan
        for each in changed
        if (was := before.actions.get(each.number))
        and (plan := before.plan_id(was))
        and plan != after.plan_id(each)
    )
    letters = notices(before, after, act, at)
    entry = Entry(
        entity=after.entity,
        number=after.entries,
        at=at,
        late=isinstance(act, ClockAct) and at - act.expected > AN_HOUR,
        act=act,
        sentence=sentence(before, after, act, letters),
        engagement=engagement_standing(after),
        actions=tuple(action_standing(after, each) for each in changed),
        notices=letters,
        settled=settled,
    )
    told = _tellings(before, after, changed)
    if isinstance(act, WitnessMissing):
        told = [e for e in [after.ladder(after.actions[act.action])] if e]
    return after.but(unwritten=(*after.unwritten, entry), untold=(*after.untold, *told))


def _tellings(
    before: Engagement, after: Engagement, changed: list[Action]
) -> list[Telling]:
    """The ladders as they now stand, and those that stand no more."""
    told: list[Telling] = []
    for action in changed:
        was = before.actions.get(action.number)
        old = before.ladder(was) if was else None
        new = after.ladder(action)
        if old and (new is None or new.plan_id != old.plan_id):
            told.append(Settled(plan_id=old.plan_id))
        if new and new != old:
            told.append(new)
    return told
