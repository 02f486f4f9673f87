"""What was done to actions, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from domain.actions.action import Action
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
    Several,
    Snooze,
    SplitAction,
    StartAction,
    Sustain,
    UnlinkStandard,
    WithdrawAction,
)
from domain.actions.planned import label, next_number
from domain.first_few import first_few
from domain.people.roles import LABELS
from domain.status import Scale
from domain.wording import as_words, so_many, with_and


class Worded(Protocol):
    """An action, or how it stands in the record: what words need of it."""

    @property
    def label(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def theme(self) -> str: ...
    @property
    def due(self) -> date: ...


Actions = Mapping[int, Worded]


def did(before: Actions, after: Actions, scale: Scale, act: object) -> str:
    """The act in words, for the actions as they were before and are afterwards.

    Of one act among several only what they are afterwards is known.
    """
    match act:
        case AddAction():
            new = named(after, next_number(before))
            owner = LABELS[act.owner]
            return f"added {new} to the roadmap, due {act.due}, owner {owner}"
        case AmendAction(action=number) if before is not after:
            return _amended(before[number], after[number])
        case Several():
            return did_to_all(after, scale, act.acts)
        case RateAction():
            return _rated(after, scale, act)
    return DONE[type(act)](after, act)


def did_to_all(actions: Actions, scale: Scale, acts: Iterable[ActionAct]) -> str:
    """As of one action, where the same was done to all; else of each: its date."""
    alike: dict[tuple[str, str], list[int]] = {}
    for each in acts:
        one = named(actions, each.action)
        verb, _, rest = did(actions, actions, scale, each).partition(one)
        alike.setdefault((verb, rest), []).append(each.action)
    if len(alike) == 1:
        ((verb, rest),) = alike
        return f"{verb}{_all_named(actions, alike[verb, rest])}{rest}"
    phrases = [
        f"{verb}{_labelled('actions' if numbers[1:] else 'action', numbers)}{rest}"
        for (verb, rest), numbers in alike.items()
    ]
    return first_few(_in_short(phrases, {verb for verb, _ in alike}), between="; ")


def still_open(actions: Mapping[int, Action]) -> str:
    """'2 actions are open: 3, 12a (late)'; nothing where none is."""
    left = [each for each in actions.values() if each.is_open]
    labels = [f"{label(e.number)}{' (late)' if e.overdue else ''}" for e in left]
    many = so_many(len(left), "action is", "actions are")
    return f"{many} open: {', '.join(labels)}" if left else ""


def named(actions: Actions, number: int) -> str:
    """'action 12a (Read daily)'."""
    return f"action {label(number)} ({actions[number].title})"


def _all_named(actions: Actions, numbers: Iterable[int]) -> str:
    known = [*numbers]
    if len(known) == 1:
        return named(actions, known[0])
    return _labelled("actions", known)


def _labelled(plural: str, numbers: Iterable[int]) -> str:
    return f"{plural} {first_few([*map(label, numbers)])}"


def _in_short(phrases: Sequence[str], verbs: Iterable[str]) -> list[str]:
    """The verb once, where it is the same of all."""
    first, *others = phrases
    verb, *different = verbs
    return [first, *(each if different else each.removeprefix(verb) for each in others)]


def _amended(was: Worded, now: Worded) -> str:
    pairs = (("title", was.title, now.title), ("theme", was.theme, now.theme))
    changed = [f"{n} '{one}' to '{two}'" for n, one, two in pairs if one != two]
    return f"amended action {now.label}: {', '.join(changed)}"


def _rated(actions: Actions, scale: Scale, act: RateAction) -> str:
    level = scale.level(act.rating)
    words = f"{act.rating} ({level.label})" if level else str(act.rating)
    return f"rated {named(actions, act.action)} {words}"


def _claimed(actions: Actions, act: ClaimComplete) -> str:
    shown = "; ".join(act.evidence)
    return f"reported {named(actions, act.action)} complete, with {shown}"


def _split(actions: Actions, act: SplitAction) -> str:
    parts = with_and(label(each.number) for each in act.parts)
    return f"split {named(actions, act.action)} into {parts}"


def _on(verb: str, ending: str = "") -> Callable[[Actions, Any], str]:
    """A phrase about the act's action; `ending` is filled from the act's fields."""

    def phrase(actions: Actions, act: Any) -> str:
        end = ending.format(**dict(act)) if ending else ""
        return f"{verb} {named(actions, act.action)}{end}"

    return phrase


DONE: dict[type, Callable[[Actions, Any], str]] = {
    StartAction: _on("started"),
    AmendAction: _on("amended"),
    ClaimComplete: _claimed,
    ConfirmComplete: lambda actions, act: (
        f"confirmed that {named(actions, act.action)} is complete"
    ),
    ReturnClaim: lambda actions, act: (
        f"returned {named(actions, act.action)} to its owner"
    ),
    Sustain: _on("recorded as sustained"),
    Reopen: _on("reopened", ", due {due}"),
    Redate: _on("dated", " for {due}"),
    Acknowledge: _on("promised", " by {promise}"),
    Snooze: _on("let rest", " until {until}"),
    PutOnHold: lambda actions, act: (
        f"put on hold {named(actions, act.action)} ({as_words(act.cause)}), to be "
        f"looked at again on {act.recheck}"
    ),
    Resume: lambda actions, act: (
        f"let {named(actions, act.action)} go on, due {actions[act.action].due}"
    ),
    Reassign: lambda actions, act: (
        f"gave {named(actions, act.action)} to the {LABELS[act.owner]}"
    ),
    DependOn: lambda actions, act: (
        f"noted that {named(actions, act.action)} waits for "
        f"{_all_named(actions, act.on)}"
    ),
    Independent: lambda actions, act: (
        f"noted that {_all_named(actions, act.on) if act.on else 'nothing'} "
        f"{'hold' if len(act.on) > 1 else 'holds'} up "
        f"{named(actions, act.action)}{' no more' if act.on else ''}"
    ),
    SplitAction: _split,
    MergeAction: lambda actions, act: (
        f"merged {named(actions, act.action)} into {named(actions, act.into)}"
    ),
    WithdrawAction: lambda actions, act: (
        f"took {named(actions, act.action)} off the roadmap, having consulted "
        f"{', '.join(act.consulted)}"
    ),
    LinkStandard: lambda actions, act: (
        f"noted that {named(actions, act.action)} serves {act.standard} as well"
    ),
    UnlinkStandard: lambda actions, act: (
        f"noted that {named(actions, act.action)} does not serve {act.standard}"
    ),
    Comment: lambda actions, act: f"said of {named(actions, act.action)}: {act.text}",
}
