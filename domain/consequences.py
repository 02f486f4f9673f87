"""What an engagement owes the world for what has just happened to it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from pydantic import JsonValue

from domain.actions.planned import address, next_number
from domain.acts import (
    Act,
    ActionAct,
    AddAction,
    AttachReferral,
    ClockAct,
    MakePrimary,
    Referred,
    RungActed,
    StepAct,
    WitnessMissing,
)
from domain.clocks.ladder import Settled, Telling
from domain.clocks.plan import AN_HOUR
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.entries import Entry
from domain.letters.matter import ending_matters, matters
from domain.matters import matters_of_whole
from domain.notices import notices
from domain.referrals.case import case_address
from domain.referrals.select import chosen
from domain.sentences import sentence
from domain.standing import EngagementStanding
from domain.standing_of import action_standing, engagement_standing


class SubjectChange(NamedTuple):
    """A subject that is otherwise than before; it had none where it is new."""

    was: Subject | None
    now: Subject


def owing(before: Engagement, after: Engagement, act: Act, at: datetime) -> Engagement:
    """Owe the record an entry, and a word to each witness whose ladder changed."""
    changes = [*_changes(before, after)]
    letters = notices(before, after, act, at)
    changed = [
        each for n, each in after.actions.items() if before.actions.get(n) is not each
    ]
    entry = Entry(
        entity=after.entity,
        number=after.entries,
        at=at,
        late=isinstance(act, ClockAct) and at - act.expected > AN_HOUR,
        act=act,
        sentence=sentence(before, after, act, letters),
        subject=_subject(before, after, act),
        whole=_whole(before, after),
        actions=tuple(action_standing(after, each) for each in changed),
        notices=letters,
        settled=tuple(_settled(before, after, changes)),
    )
    told = [each for change in changes for each in _tellings(change)]
    if isinstance(act, WitnessMissing):
        asked = after.subject(act.subject)
        told = [asked.ladder] if asked and asked.ladder else []
    return after.but(
        unwritten=(*after.unwritten, entry),
        untold=(*after.untold, *told),
        tells_whole=False,
    )


def _whole(before: Engagement, after: Engagement) -> dict[str, JsonValue]:
    """What stands otherwise of the engagement: None is as by default."""
    now = engagement_standing(after)
    if before.tells_whole:
        return now.model_dump(mode="json")
    was, fields = engagement_standing(before), EngagementStanding.model_fields
    changed = [each for each in fields if getattr(was, each) != getattr(now, each)]
    said = now.model_dump(mode="json", include={*changed})
    return {each: said.get(each) for each in changed}


def _subject(before: Engagement, after: Engagement, act: Act) -> str:
    """The address of what an act is about; empty where that is the whole, or much."""
    match act:
        case RungActed(subject=key) | WitnessMissing(subject=key):
            return key
        case _ if isinstance(act, ActionAct):
            return after.actions[act.action].key
        case AddAction():
            return address(next_number(before.actions))
        case Referred() | AttachReferral():
            return case_address(len(after.cases))
        case MakePrimary(referral=number):
            return case_address(number)
        case _ if isinstance(act, StepAct):
            case = chosen(before.referrals, act)
            return case.key if case else ""
    return ""


def _changes(before: Engagement, after: Engagement) -> Iterator[SubjectChange]:
    """The subjects whose clocks changed; none of them ever goes away.

    All of them are others where the LEA they speak of is called otherwise.
    """
    renamed = before.lea is not after.lea
    for now in after.subjects:
        was = before.subject(now.key)
        if was is None or was.clock is not now.clock or renamed:
            yield SubjectChange(was, now)


def _settled(
    before: Engagement, after: Engagement, changes: list[SubjectChange]
) -> Iterator[str]:
    """What held before and holds no more."""
    yield from sorted(matters_of_whole(before) - matters_of_whole(after))
    if after.is_over:
        for each in before.subjects:
            yield from sorted(ending_matters(each))
        return
    for was, now in changes:
        if was:
            yield from sorted(matters(was) - matters(now))


def _tellings(change: SubjectChange) -> Iterator[Telling]:
    """The ladder as it now stands, and that which stands no more."""
    old, new = change.was.ladder if change.was else None, change.now.ladder
    if old and (new is None or new.plan_id != old.plan_id):
        yield Settled(plan_id=old.plan_id)
    if new and new != old:
        yield new
