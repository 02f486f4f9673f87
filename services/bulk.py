"""One act on several actions, put together from how they stand: all of it, or none.

What is named and not open is left as it is, and said; so is what is so already.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import Failed, NothingToDo
from client.errors import no_engagement
from domain.act import Actor
from domain.actions.planned import label
from domain.actions.standing import ActionStanding
from domain.acts import ActionAct, Several
from domain.bulk import Selection, shifted, so_already
from domain.calendars.work_calendar import WorkCalendar
from domain.faults import quoted
from domain.first_few import first_few
from domain.guess import guess

MakeAct = Callable[[Mapping[str, object]], ActionAct]


class NothingMeant(Failed):
    """No open action is what was asked for."""


class Meant(NamedTuple):
    """The act on all that are open; `others` were named and are not, or not there.

    What needs no act is named by how it is `already`: 'in progress'.
    """

    act: Several
    others: tuple[int, ...] = ()
    already: Mapping[str, Sequence[str]] = MappingProxyType({})


class Bulk(NamedTuple):
    """One kind of act for several actions; `asked` is how it was asked for.

    `act` makes it of an action's own fields; where `days` is not 0, of the date that
    lies so many working days after the one it has.
    """

    id: str
    actor: Actor
    why: str
    asked: str
    selection: Selection
    act: MakeAct
    days: int = 0

    def of(self, acts: Iterable[ActionAct] = ()) -> Several:
        """All of them as one; what is asked again is known without any."""
        return Several(
            id=self.id,
            by=self.actor.by,
            entered_by=self.actor.entered_by,
            why=self.why,
            asked=self.asked,
            acts=tuple(acts),
        )


async def several(client: Client, cds: str, wanted: Bulk) -> Meant:
    """One act for each open action that is meant, and is not so already.

    Raises NothingMeant where none is meant, NothingToDo where all are so.
    """
    standing = await engagements.standing(client, cds)
    if standing is None:
        raise no_engagement(cds).ending()
    found = _open(wanted.selection, standing.actions)
    others = tuple(wanted.selection.missing(standing.actions))
    calendar = (await engagements.policy(client, cds)).lea if wanted.days else None
    acts = [
        wanted.act(_own(wanted, each) | _moved(wanted, each, calendar))
        for each in found
    ]
    return _changing(wanted, zip(acts, found, strict=True), others)


def _changing(
    wanted: Bulk,
    acts: Iterable[tuple[ActionAct, ActionStanding]],
    others: tuple[int, ...],
) -> Meant:
    """Of the acts those that change something; raises NothingToDo where none does."""
    changing: list[ActionAct] = []
    already: dict[str, list[str]] = {}
    for act, action in acts:
        if so := so_already(act, action):
            already.setdefault(so, []).append(action.label)
        else:
            changing.append(act)
    if not changing:
        raise NothingToDo("; ".join(so_said(already)))
    return Meant(wanted.of(changing), others, already)


def so_said(already: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """'actions 1, 2 are in progress already'."""
    for how, labels in already.items():
        noun = "actions" if labels[1:] else "action"
        verb = "are" if labels[1:] else "is"
        yield f"{noun} {', '.join(labels)} {verb} {how} already"


def _moved(
    wanted: Bulk, action: ActionStanding, calendar: WorkCalendar | None
) -> dict[str, object]:
    """Its new date, where it is moved by working days of the calendar."""
    if calendar is None:
        return {}
    return {"due": shifted(calendar, action.due, wanted.days)}


def _own(wanted: Bulk, action: ActionStanding) -> dict[str, object]:
    """Its number, and an id that no other act has."""
    return {"action": action.number, "id": f"{wanted.id}-{action.label}"}


def _open(
    selection: Selection, actions: Sequence[ActionStanding]
) -> list[ActionStanding]:
    found = selection.of(actions)
    if not found:
        missing = selection.missing(actions)
        named = f": action {', '.join(map(label, missing))}" if missing else ""
        theme = _themes(selection.theme, actions) if selection.theme else ""
        raise NothingMeant(
            f"no open action is meant by that{named}{theme}; nothing was changed"
        )
    return found


def _themes(said: str, actions: Sequence[ActionStanding]) -> str:
    """The themes there are, where none is called so."""
    known = sorted({each.theme for each in actions if each.theme})
    if said.lower() in map(str.lower, known):
        return ""
    listed = f"; themes are {first_few(known)}" if known else "; there is none"
    there = guess(said, known) or listed
    return f": no theme is called {quoted(said)}{there}"
