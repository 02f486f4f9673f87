"""Letters that tell at once of all the actions an act was about.

However many it was about, whoever is concerned has one letter of each kind.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from domain.act import typed_it
from domain.actions.action import Action
from domain.actions.acts import (
    ActionAct,
    ConfirmComplete,
    MergeAction,
    PutOnHold,
    Reassign,
    Redate,
    Reopen,
    Resume,
    SplitAction,
    WithdrawAction,
)
from domain.actions.planned import label
from domain.clocks.recipients import reader_named
from domain.clocks.subject import Subject
from domain.first_few import first_few
from domain.letters.lists import ListItem, list_letters
from domain.letters.matter import (
    asked_matter,
    done_matter,
    due_matter,
    held_matter,
    open_matter,
    running_matter,
)
from domain.letters.notice import Notice, of_stops, said_day
from domain.people.roles import LABELS, Role
from domain.setting import Setting, Stop
from domain.values import Facts


class Acted(NamedTuple):
    """An act on an action, which it found and left so.

    `others` are the parts it was split into, or the action that took it in.
    """

    act: ActionAct
    was: Subject
    now: Subject
    others: tuple[Subject, ...] = ()


class Concern(NamedTuple):
    """What a role is told of one action."""

    role: Role
    item: ListItem


Saying = Callable[[Setting, Acted, datetime], Iterable[Concern]]
"""Who is told what of an act, if anything."""


def of_acts(setting: Setting, acts: Sequence[Acted], at: datetime) -> Iterator[Notice]:
    """The letters of acts on actions, all by one person and for one reason."""
    for template, said in (
        ("claim_confirmed", _confirmed),
        ("roadmap_changed", _changed),
    ):
        yield from _letters(setting, acts, template, said, at, {})
    held = [each for each in acts if _is_held(each)]
    resumed = [each for each in acts if _goes_on(each)]
    stopped = [each.now.clock.stop for each in held]
    stood = [each.was.clock.stop for each in resumed]
    yield from _of_stops(setting, held, stopped, "clock_stopped", _held, at)
    yield from _of_stops(setting, resumed, stood, "clock_resumed", _resumed, at)


def _of_stops(
    setting: Setting,
    acts: Sequence[Acted],
    stops: Sequence[Stop | None],
    template: str,
    said: Saying,
    at: datetime,
) -> Iterator[Notice]:
    if known := [each for each in stops if each]:
        facts = {"whole": False, **of_stops(known)}
        if any(isinstance(each.act, Reassign) for each in acts):
            facts |= {"why": ""}  # theirs is why it was given away
        yield from _letters(setting, acts, template, said, at, facts)


def _letters(
    setting: Setting,
    acts: Sequence[Acted],
    template: str,
    said: Saying,
    at: datetime,
    more: Facts,
) -> Iterator[Notice]:
    by_role: dict[Role, list[ListItem]] = {}
    reasons = set()
    for acted in acts:
        for told in said(setting, acted, at):
            by_role.setdefault(told.role, []).append(told.item)
            reasons.add(acted.act.why)
    if by_role:
        act = acts[0].act
        why = reasons.pop() if len(reasons) == 1 else ""
        facts: Facts = {"lea": setting.lea.name, "reference": setting.lea.cds}
        facts |= {"why": why, **more}
        but = act.by if typed_it(act) else ""
        yield from list_letters(setting, by_role, template, facts, at, but=but)


def _confirmed(setting: Setting, acted: Acted, at: datetime) -> Iterator[Concern]:
    """To its owner, and to whoever reported it: what they did has been seen."""
    if isinstance(acted.act, ConfirmComplete):
        now, clock = acted.now, acted.now.clock
        item = ListItem(now.key, done_matter(now), now.named)
        yield Concern(now.asked, item)
        claim = clock.claim if isinstance(clock, Action) else None
        if claim and (reader := reader_named(setting, claim.by, at)):
            yield Concern(reader.role, item)


def _is_held(acted: Acted) -> bool:
    """Put on hold, or given to another while it is; not with all the others."""
    stop = acted.now.clock.stop
    by_itself = stop is not None and not stop.whole
    return by_itself and isinstance(acted.act, PutOnHold | Reassign)


def _goes_on(acted: Acted) -> bool:
    """Not what stands on with all the others."""
    return isinstance(acted.act, Resume) and acted.now.clock.stop is None


def _held(setting: Setting, acted: Acted, at: datetime) -> Iterator[Concern]:
    now = acted.now
    yield Concern(now.asked, ListItem(now.key, held_matter(now), now.named))


def _resumed(setting: Setting, acted: Acted, at: datetime) -> Iterator[Concern]:
    """Put on hold again, or given another date, it is not spoken of any more."""
    now = acted.now
    item = ListItem(now.key, running_matter(now), f"{now.named}{_planned(now)}")
    yield Concern(now.asked, item)


def _changed(setting: Setting, acted: Acted, at: datetime) -> Iterator[Concern]:
    """What is otherwise for whose it is and was: its date, its owner, whether it is."""
    act, was, now = acted.act, acted.was, acted.now
    key, done, asked = now.key, done_matter(now), asked_matter(now)
    match act:
        case Redate():
            said = f"{now.named}: now{_planned(now)[1:]}"
            yield Concern(now.asked, ListItem(key, due_matter(now), said))
        case Reassign():
            yield Concern(
                now.asked, ListItem(key, asked, f"{now.named}: yours{_planned(now)}")
            )
            gone = f"{now.named}: now with the {LABELS[now.asked]}"
            yield Concern(was.asked, ListItem(key, asked, gone))
        case Reopen():
            again = f"{now.named}: needs work again{_planned(now)}"
            yield Concern(now.asked, ListItem(key, asked, again))
        case WithdrawAction():
            off = f"{now.named}: taken off the roadmap"
            yield Concern(now.asked, ListItem(key, done, off))
        case MergeAction(into=into):
            said = f"{now.named}: now a part of action {label(into)}"
            yield Concern(now.asked, ListItem(key, done, said))
            for other in acted.others:
                takes = f"{other.named}: takes in action {now.label}"
                yield Concern(
                    other.asked, ListItem(other.key, open_matter(other), takes)
                )
        case SplitAction():
            names = first_few([each.label for each in acted.others], len(acted.others))
            said = f"{now.named}: now divided into {names}"
            yield Concern(now.asked, ListItem(key, done, said))
            for part in acted.others:
                mine = f"{part.named}: yours{_planned(part)}"
                yield Concern(part.asked, ListItem(part.key, asked_matter(part), mine))


def _planned(subject: Subject) -> str:
    due = subject.clock.due
    return f", planned for {said_day(due)}" if due else ""
