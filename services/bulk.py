"""One act on several actions, put together from how they stand: all of it, or none.

What is named and not open is left as it is, and said.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import Failed
from client.errors import none_open
from domain.act import Actor
from domain.actions.planned import label
from domain.actions.standing import ActionStanding
from domain.acts import ActionAct, Several
from domain.bulk import Selection, shifted
from domain.faults import quoted
from domain.first_few import first_few
from domain.guess import guess

FEW = 12  # themes that are named where none is called as was said
MakeAct = Callable[[Mapping[str, object]], ActionAct]


class NothingMeant(Failed):
    """No open action is what was asked for."""


class Meant(NamedTuple):
    """The act on all that are open; `others` were named and are not, or not there."""

    act: Several
    others: tuple[int, ...] = ()


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
    """One act for each open action that is meant; raises NothingMeant where none is."""
    standing = await engagements.standing(client, cds)
    if standing is None:
        raise none_open(cds)
    found = _open(wanted.selection, standing.actions)
    others = tuple(wanted.selection.missing(standing.actions))
    if not wanted.days:
        acts = (wanted.act(_own(wanted, each)) for each in found)
        return Meant(wanted.of(acts), others)
    calendar = (await engagements.policy(client, cds)).lea
    dated = ((each, shifted(calendar, each.due, wanted.days)) for each in found)
    acts = (wanted.act(_own(wanted, each) | {"due": due}) for each, due in dated)
    return Meant(wanted.of(acts), others)


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
    listed = f"; themes are {first_few(known, FEW)}" if known else "; there is none"
    there = guess(said, known) or listed
    return f": no theme is called {quoted(said)}{there}"
