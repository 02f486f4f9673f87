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
from domain.clocks.recipients import Reader, reader_named
from domain.clocks.subject import Subject
from domain.letters.lists import ListItem, list_letters
from domain.letters.matter import (
    asked_due_matter,
    asked_matter,
    done_matter,
    held_matter,
    not_asked_matter,
    open_matter,
    running_due_matter,
    running_matter,
)
from domain.letters.notice import Notice, said_day
from domain.people.roles import LABELS, Role
from domain.setting import Setting
from domain.values import Facts

YOURS = "yours"


class Acted(NamedTuple):
    """An act on an action, which it found and left so.

    `others` are the parts it was split into, or the action that took it in.
    """

    act: ActionAct
    was: Subject
    now: Subject
    others: tuple[Subject, ...] = ()


class Concern(NamedTuple):
    """What whoever holds a role, or one person, is told of one action."""

    to: Role | Reader
    item: ListItem


Saying = Callable[[Setting, Acted, datetime], Iterable[Concern]]
"""Who is told what of an act, if anything."""


def of_acts(setting: Setting, acts: Sequence[Acted], at: datetime) -> Iterator[Notice]:
    """The letters of acts on actions, of one entry.

    Whoever alone decided all of them and typed it knows, and is not written to.
    """
    for template, said in (
        ("claim_confirmed", _confirmed),
        ("roadmap_changed", _changed),
    ):
        yield from _letters(setting, acts, template, said, at, {})
    facts: Facts = {"whole": False}
    yield from _letters(setting, acts, "clock_resumed", _resumed, at, facts)
    held = [each for each in acts if _is_held(each)]
    if any(isinstance(each.act, Reassign) for each in held):
        facts |= {"why": ""}  # theirs is why it was given away
    yield from _letters(setting, held, "clock_stopped", _held, at, facts)


def _letters(
    setting: Setting,
    acts: Sequence[Acted],
    template: str,
    said: Saying,
    at: datetime,
    more: Facts,
) -> Iterator[Notice]:
    concerns: dict[Role | Reader, list[ListItem]] = {}
    reasons = set()
    for acted in acts:
        for told in said(setting, acted, at):
            concerns.setdefault(told.to, []).append(told.item)
            reasons.add(acted.act.why)
    if concerns:
        why = reasons.pop() if len(reasons) == 1 else ""
        facts: Facts = {"lea": setting.lea.name, "reference": setting.lea.cds}
        facts |= {"why": why, **more}
        authors = {each.act.by if typed_it(each.act) else "" for each in acts}
        but = authors.pop() if len(authors) == 1 else ""
        yield from list_letters(setting, concerns, template, facts, at, but=but)


def _confirmed(setting: Setting, acted: Acted, at: datetime) -> Iterator[Concern]:
    """To its owner, and to whoever reported it: what they did has been seen."""
    if isinstance(acted.act, ConfirmComplete):
        now, clock = acted.now, acted.now.clock
        item = _item(now, done_matter(now))
        yield Concern(now.asked, item)
        claim = clock.claim if isinstance(clock, Action) else None
        if claim and (reader := reader_named(setting, claim.by, at)):
            yield Concern(reader, item)


def _is_held(acted: Acted) -> bool:
    """Put on hold, or given to another while it is; not with all the others."""
    stop = acted.now.clock.stop
    by_itself = stop is not None and not stop.whole
    return by_itself and isinstance(acted.act, PutOnHold | Reassign)


def _held(setting: Setting, acted: Acted, at: datetime) -> Iterator[Concern]:
    now, stop = acted.now, acted.now.clock.stop
    if stop:
        cause, recheck = stop.cause.replace("_", " "), said_day(stop.recheck)
        stood = f"{cause}, looked at again on {recheck}"
        item = _item(now, held_matter(now))._replace(stop=stop, stood=stood)
        yield Concern(now.asked, item)


def _resumed(setting: Setting, acted: Acted, at: datetime) -> Iterator[Concern]:
    """Not what stands on with all the others; put on hold again, it is void."""
    now, stop = acted.now, acted.was.clock.stop
    if stop and now.clock.stop is None and isinstance(acted.act, Resume):
        cause, since = stop.cause.replace("_", " "), said_day(stop.since)
        stood = f"stood still since {since} ({cause})"
        item = _item(now, running_matter(now))._replace(stop=stop, stood=stood)
        yield Concern(now.asked, item)
        if due := now.clock.due:
            planned = f"planned for {said_day(due)}"
            yield Concern(now.asked, _item(now, running_due_matter(now), planned))


def _changed(setting: Setting, acted: Acted, at: datetime) -> Iterator[Concern]:
    """What is otherwise for whose it is and was: its date, its owner, whether it is."""
    now = acted.now
    match acted.act:
        case Redate():
            yield from _planned(now, at)
        case Reassign():
            yield from _given(setting, acted.was, now, at)
        case Reopen():
            yield from _theirs(now, "needs work again", at)
        case WithdrawAction():
            yield _gone(now, "taken off the roadmap")
        case MergeAction(into=into):
            yield _gone(now, f"now a part of action {label(into)}")
            takes = f"takes in action {now.label}"
            for other in acted.others:
                yield Concern(other.asked, _item(other, open_matter(other), takes))
        case SplitAction():
            names = ", ".join(each.label for each in acted.others)
            yield _gone(now, f"now divided into {names}")
            for part in acted.others:
                yield from _theirs(part, YOURS, at)


def _given(
    setting: Setting, was: Subject, now: Subject, at: datetime
) -> Iterator[Concern]:
    """To its owner, and to whoever had it, unless that is the same person.

    That it was given to this one stays true where it is given on.
    """
    if was.asked is now.asked:
        return
    yield from _theirs(now, YOURS, at)
    if setting.holder(was.asked, at) != setting.holder(now.asked, at):
        gone = f"no longer yours, given to the {LABELS[now.asked]}"
        yield Concern(was.asked, _item(now, not_asked_matter(now, was.asked), gone))


def _gone(subject: Subject, said: str) -> Concern:
    return Concern(subject.asked, _item(subject, done_matter(subject), said))


def _theirs(subject: Subject, said: str, at: datetime) -> Iterator[Concern]:
    """That its owner is asked for it; and until when, which may soon be otherwise."""
    yield Concern(subject.asked, _item(subject, asked_matter(subject), said))
    yield from _planned(subject, at)


def _planned(subject: Subject, at: datetime) -> Iterator[Concern]:
    if due := subject.clock.due:
        said = _late(subject, at) or f"now planned for {said_day(due)}"
        yield Concern(subject.asked, _item(subject, asked_due_matter(subject), said))


def _late(subject: Subject, at: datetime) -> str:
    """That its day has passed, and until when nobody is asked; empty before."""
    clock = subject.clock
    if not clock.due or clock.stop or not subject.timing.is_past(clock.due, at):
        return ""
    since = f"was planned for {said_day(clock.due)}"
    if clock.next_rung is None or clock.waits_for_answer:
        return since
    asked = said_day(subject.setting.day_of(clock.next_rung.at))
    return f"{since}, first asked about on {asked}"


def _item(subject: Subject, matter: str, said: str = "") -> ListItem:
    return ListItem(subject.key, matter, subject.named, said)
