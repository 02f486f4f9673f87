"""What changed of an entity's clocks and of how it stands, and who has to be told."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple, TypeVar

from pydantic import JsonValue

from domain.acts import Act, ClockAct, WitnessMissing
from domain.clocks.ladder import Ladder, Settled
from domain.clocks.plan import AN_HOUR
from domain.clocks.subject import Subject
from domain.entity import Entity
from domain.letters.matter import ending_matters, matters
from domain.values import Value

E = TypeVar("E", bound=Entity)


class SubjectChange(NamedTuple):
    """A subject that is otherwise than before; it had none where it is new."""

    was: Subject | None
    now: Subject


def subject_changes(before: E, after: E) -> Iterator[SubjectChange]:
    """The subjects whose clocks changed; what of one that went is left, `settled` says.

    All of them are others where the LEA they speak of is called otherwise.
    """
    renamed = before.setting.lea is not after.setting.lea
    for now in after.subjects:
        was = before.subject(now.key)
        if was is None or was.clock is not now.clock or renamed:
            yield SubjectChange(was, now)


def settled(before: E, after: E, changes: Iterable[SubjectChange]) -> Iterator[str]:
    """What held of its subjects before and holds no more."""
    if after.is_over:
        for each in before.subjects:
            yield from sorted(ending_matters(each))
        return
    for was, now in changes:
        if was:
            yield from sorted(matters(was) - matters(now))
    for each in before.subjects:
        if after.subject(each.key) is None:
            yield from sorted(ending_matters(each))


def tellings(changes: Iterable[SubjectChange]) -> Iterator[Ladder | Settled]:
    """Each ladder as it now stands, and those that stand no more."""
    for was, now in changes:
        old, new = was.ladder if was else None, now.ladder
        if old and (new is None or new.plan_id != old.plan_id):
            yield Settled(plan_id=old.plan_id)
        if new and new != old:
            yield new


def of_missing(after: Entity, act: Act) -> list[Ladder]:
    """The ladder whose witness was found missing, as it stands."""
    asked = after.subject(act.subject) if isinstance(act, WitnessMissing) else None
    return [asked.ladder] if asked and asked.ladder else []


def is_late(act: Act, at: datetime) -> bool:
    """Whether the clock acted long after it was to."""
    return isinstance(act, ClockAct) and at - act.expected > AN_HOUR


def standing_changes(
    before: E, after: E, stands: Callable[[E], Value]
) -> dict[str, JsonValue]:
    """What stands otherwise of it as a whole: None is as by default."""
    now = stands(after)
    if before.tells_whole:
        return now.model_dump(mode="json")
    was, fields = stands(before), type(now).model_fields
    changed = [each for each in fields if getattr(was, each) != getattr(now, each)]
    said = now.model_dump(mode="json", include={*changed})
    return {each: said.get(each) for each in changed}
