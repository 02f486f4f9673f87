"""The agenda of a check-in by rule, with what staff added, moved and dropped.

On it is what is late, due before the next meeting, to be confirmed, to be looked at
again, without change for long, what a rung put there, and what the last meeting has
left over (docs/domain.md 6.10). As it is held its agenda is laid down.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from domain.actions.action import Action
from domain.actions.planned import order
from domain.bounds import MOST_ON_AGENDA
from domain.checkins.acts import (
    AddAgendaItem,
    AgendaAct,
    DropAgendaItem,
    MoveAgendaItem,
)
from domain.checkins.agenda_item import (
    ALL_CLOCKS,
    AgendaItem,
    AgendaReason,
    without,
)
from domain.checkins.check_in import CheckIn
from domain.setting import Stop
from domain.status import Flag


class AgendaSources(NamedTuple):
    """What an agenda is made of: the roadmap, and when LEA, COE and CCEE meet next.

    `left` is what the last meeting has left over; `stop` that of all clocks.
    """

    actions: Mapping[int, Action]
    until: date
    left: tuple[AgendaItem, ...] = ()
    stop: Stop | None = None


class Agenda(NamedTuple):
    """Its items in their order; `more` are those for which there was no room."""

    items: tuple[AgendaItem, ...]
    more: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.items)

    def item(self, key: str) -> AgendaItem | None:
        """That of a key, however its capitals; None where there is none."""
        plain = key.casefold()
        return next((e for e in self.items if e.key.casefold() == plain), None)


def agenda(check_in: CheckIn, sources: AgendaSources) -> Agenda:
    """That of a check-in: as it was laid down, or as things stand now."""
    if not check_in.is_to_be_held:
        return Agenda(check_in.agenda)
    found = {each.key: each for each in _by_rule(sources)}
    for each in check_in.added:
        known = found.get(each.key)
        why = (*known.why, AgendaReason.ADDED) if known else each.why
        found[each.key] = each.but(why=why)
    wanted = without(found.values(), check_in.dropped)
    added = {each.key for each in check_in.added}
    by_rule = [each for each in wanted if each.key not in added]
    kept = {each.key for each in by_rule[:MOST_ON_AGENDA]} | added
    items = [each for each in wanted if each.key in kept]
    return Agenda(_in_order(items, check_in.order), len(wanted) - len(items))


def done_to_agenda(check_in: CheckIn, act: AgendaAct, now: Agenda) -> CheckIn:
    """The check-in after an item was added, moved or dropped."""
    match act:
        case AddAgendaItem(action=None, text=text):
            new = AgendaItem(name=_next_name(check_in), text=text, why=(ADDED,))
            return check_in.but(added=(*check_in.added, new))
        case AddAgendaItem(action=number):
            new = AgendaItem(action=number, text=act.text, why=(ADDED,))
            dropped = tuple(each for each in check_in.dropped if each != new.key)
            added = (*without(check_in.added, [new.key]), new)
            return check_in.but(added=added, dropped=dropped)
        case MoveAgendaItem(to=place):
            key = _key(now, act.item)
            others = [each for each in now.keys if each != key]
            moved = (*others[: place - 1], key, *others[place - 1 :])
            return check_in.but(order=moved)
        case DropAgendaItem():
            key = _key(now, act.item)
            return check_in.but(
                added=without(check_in.added, [key]),
                dropped=tuple(dict.fromkeys((*check_in.dropped, key))),
                order=tuple(each for each in check_in.order if each != key),
            )


ADDED = AgendaReason.ADDED
IN_THIS_ORDER = (*AgendaReason,)
"""What is most urgent to speak of comes first."""


def _key(now: Agenda, said: str) -> str:
    found = now.item(said)
    return found.key if found else said


def _next_name(check_in: CheckIn) -> str:
    """T1, T2: of texts, no name is used again within an agenda."""
    names = (*(each.name for each in check_in.added), *check_in.dropped)
    used = [int(e[1:]) for e in names if e[:1] == "T" and e[1:].isdecimal()]
    return f"T{max(used, default=0) + 1}"


def _in_order(
    items: Iterable[AgendaItem], said: tuple[str, ...]
) -> tuple[AgendaItem, ...]:
    """Those that staff put in order as they did, and others behind them."""
    place = {key: n for n, key in enumerate(said)}
    return tuple(sorted(items, key=lambda each: place.get(each.key, len(place))))


def _by_rule(sources: AgendaSources) -> Iterator[AgendaItem]:
    """In the order of their reasons, then of their dates and numbers."""
    left = {each.action for each in sources.left if each.action is not None}
    found = []
    for action in sources.actions.values():
        why = tuple(_reasons(action, sources, was_left=action.number in left))
        if why:
            item = AgendaItem(action=action.number, why=why)
            first = IN_THIS_ORDER.index(why[0])
            found.append((first, action.due, order(action.number), item))
    if sources.stop and sources.stop.recheck <= sources.until:
        text = f"All clocks stand still {sources.stop.described}"
        yield AgendaItem(name=ALL_CLOCKS, text=text, why=(AgendaReason.RECHECK,))
    yield from (item for *_, item in sorted(found, key=lambda each: each[:3]))
    carried = [each for each in sources.left if each.action is None]
    for n, each in enumerate(each for each in carried if each.name != ALL_CLOCKS):
        yield AgendaItem(name=f"C{n + 1}", text=each.text, why=(AgendaReason.CARRIED,))


def _reasons(
    action: Action, sources: AgendaSources, *, was_left: bool
) -> Iterator[AgendaReason]:
    """Why an action is to be spoken of; nothing of one that is done, or gone."""
    if not action.is_open:
        return
    plateau = Flag.PLATEAU in action.flags
    if Flag.AGENDA in action.flags and not plateau:
        yield AgendaReason.RUNG
    if action.overdue:
        yield AgendaReason.OVERDUE
    if action.claim:
        yield AgendaReason.CLAIM
    stop = action.stop
    if stop and not stop.whole and stop.recheck <= sources.until:
        yield AgendaReason.RECHECK
    if not stop and not action.overdue and action.due <= sources.until:
        yield AgendaReason.DUE
    if plateau:
        yield AgendaReason.PLATEAU
    if was_left:
        yield AgendaReason.CARRIED
