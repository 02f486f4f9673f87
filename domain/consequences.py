"""What an engagement owes the world for what has just happened to it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from domain.actions.action import Action
from domain.acts import Act, ClockAct, WitnessMissing
from domain.clocks.plan import AN_HOUR, Ladder
from domain.engagement import Engagement
from domain.entries import Entry, Settled, Telling
from domain.letters.notices import notices
from domain.sentences import sentence
from domain.standing_of import action_standing, engagement_standing


def owing(before: Engagement, after: Engagement, act: Act, at: datetime) -> Engagement:
    """Owe the record an entry, and a word to each witness whose ladder changed."""
    changed = [
        each for n, each in after.actions.items() if before.actions.get(n) is not each
    ]
    clocks = [*_of_actions(before, after, changed), *_of_steps(before, after)]
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
        settled=tuple(c.was for c in clocks if c.was and c.was != c.now),
    )
    told = [each for clock in clocks for each in _tellings(clock)]
    if isinstance(act, WitnessMissing):
        told = [e for e in [_asked_for(after, act)] if e]
    return after.but(unwritten=(*after.unwritten, entry), untold=(*after.untold, *told))


class Clock(NamedTuple):
    """A clock that may have changed: its plans and ladders, before and now."""

    was: str | None
    now: str | None
    ladder_was: Ladder | None
    ladder_now: Ladder | None


def _of_actions(
    before: Engagement, after: Engagement, changed: list[Action]
) -> Iterator[Clock]:
    for action in changed:
        was = before.actions.get(action.number)
        yield Clock(
            before.plan_id(was) if was else None,
            after.plan_id(action),
            before.ladder(was) if was else None,
            after.ladder(action),
        )


def _of_steps(before: Engagement, after: Engagement) -> Iterator[Clock]:
    """The steps of referrals that changed; none of them ever goes away."""
    for case, step in after.steps:
        known = before.cases.get(case.number)
        was = known.steps.get(step.name) if known else None
        if was is not step:
            yield Clock(
                before.step_plan_id(known, was) if known and was else None,
                after.step_plan_id(case, step),
                before.ladder_of_step(known, was) if known and was else None,
                after.ladder_of_step(case, step),
            )


def _tellings(clock: Clock) -> Iterator[Telling]:
    """The ladder as it now stands, and that which stands no more."""
    old, new = clock.ladder_was, clock.ladder_now
    if old and (new is None or new.plan_id != old.plan_id):
        yield Settled(plan_id=old.plan_id)
    if new and new != old:
        yield new


def _asked_for(engagement: Engagement, act: WitnessMissing) -> Ladder | None:
    if not act.step:
        return engagement.ladder(engagement.actions[act.action])
    case = engagement.cases[act.referral]
    return engagement.ladder_of_step(case, case.steps[act.step])
