"""Letters about actions: adopted, added, returned, confirmed, at rest, on hold."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from domain.actions.action import Action
from domain.actions.acts import (
    AddAction,
    ReturnClaim,
    Snooze,
)
from domain.clocks.recipients import Reader, holding, owner_reader, reader_named
from domain.clocks.subject import Subject
from domain.first_few import first_few
from domain.letters.matter import (
    open_matter,
    rest_matter,
    whole_matter,
    work_matter,
)
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import LABELS, LEA_AND_COE, Relation, Role, role_for
from domain.setting import Setting
from domain.status import Horizon
from domain.values import Facts, mention

NAMED = 20  # actions of one role that a letter names
TOLD = ReturnClaim | Snooze
"""Acts on one action that others hear of."""


def about(action: Action, setting: Setting) -> Facts:
    return {
        "lea": setting.lea.name,
        "reference": f"{setting.lea.cds}/{action.key}",
        "action": action.label if action.label != str(action.number) else action.number,
        "title": action.title,
        "owner": LABELS[action.owner],
        "due": said_day(action.due),
    }


def of_roadmap(
    actions: Sequence[Action], setting: Setting, at: datetime
) -> Iterator[Notice]:
    ahead = [each.due for each in actions if each.due >= setting.day_of(at)]
    first = min(ahead or [each.due for each in actions])
    counts = setting.policy.lea.working_day_from(first)
    facts: Facts = {
        "lea": setting.lea.name,
        "reference": setting.lea.cds,
        "actions": len(actions),
        "immediate": sum(a.horizon is Horizon.IMMEDIATE for a in actions),
        "passed": len(actions) - len(ahead),
        "first_due": said_day(first),
        "counts_from": said_day(counts) if counts != first else "",
        "vacant": _vacant(actions, setting, at),
    }
    told = holding(setting, LEA_AND_COE, at)
    goes_on = whole_matter(setting.entity)
    return letters(setting, told, "roadmap_adopted", facts, at, matter=goes_on)


def _vacant(actions: Iterable[Action], setting: Setting, at: datetime) -> str:
    """The owners that nobody is: 'director of operations (action 3, 12)'."""
    owned: dict[Role, list[str]] = {}
    for each in actions:
        if setting.holder(each.owner, at) is None:
            owned.setdefault(each.owner, []).append(each.label)
    return "; ".join(
        f"{LABELS[role]} (action {first_few(labels, NAMED)})"
        for role, labels in owned.items()
    )


def of_action(
    subject: Subject, was: Action, action: Action, act: TOLD, at: datetime
) -> Iterator[Notice]:
    match act:
        case ReturnClaim():
            return _of_return(subject, was, action, act, at)
        case Snooze():
            return _of_snooze(subject, action, act, at)


def of_addition(
    subject: Subject, action: Action, act: AddAction, at: datetime
) -> Iterator[Notice]:
    """Its owner, and the superintendent whose staff it asks for."""
    setting = subject.setting
    told = holding(setting, (action.owner, Role.LEA_SUPERINTENDENT), at)
    vacant = setting.holder(action.owner, at) is None
    facts = about(action, setting) | {"why": act.why, "vacant": vacant}
    return _letters_about(
        subject, told, "action_added", facts, at, open_matter(subject)
    )


def _of_return(
    subject: Subject, was: Action, action: Action, act: ReturnClaim, at: datetime
) -> Iterator[Notice]:
    """To its owner, or whoever is next where nobody is; and to whoever reported it."""
    setting = subject.setting
    facts = about(action, setting) | {"why": act.why}
    told = [owner_reader(setting, action.owner, at)]
    told += [reader_named(setting, was.claim.by, at)] if was.claim else []
    each_once = {each.person: each for each in reversed(told) if each}
    matter = work_matter(subject)  # what is still needed, its parts need too
    readers = [*reversed(each_once.values())]
    return _letters_about(subject, readers, "claim_returned", facts, at, matter)


def _of_snooze(
    subject: Subject, action: Action, act: Snooze, at: datetime
) -> Iterator[Notice]:
    """The supervisor sees it, lest resting becomes a habit nobody knows of."""
    setting = subject.setting
    until = {"until": said_day(act.until), "by": mention(act.by), "why": act.why}
    chief = role_for(Relation.OWNER_SUPERVISOR, action.owner)
    facts = about(action, setting) | until
    seen_by = [each for each in holding(setting, (chief,), at) if each.person != act.by]
    return _letters_about(subject, seen_by, "snoozed", facts, at, rest_matter(subject))


def _letters_about(
    subject: Subject,
    told: Iterable[Reader],
    template: str,
    facts: Facts,
    at: datetime,
    matter: str,
) -> Iterator[Notice]:
    return letters(
        subject.setting,
        told,
        template,
        facts,
        at,
        subject=subject.key,
        matter=matter,
    )
