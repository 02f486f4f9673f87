"""One act on several actions, put together from how they stand: all, or none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import Failed
from domain.act import Actor
from domain.actions.planned import label
from domain.actions.standing import ActionStanding
from domain.acts import ActionAct, Several
from domain.bulk import Selection, shifted

MakeAct = Callable[[Mapping[str, object]], ActionAct]


class NothingMeant(Failed):
    """No open action is what was asked for, or one that was named is not open."""


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


async def several(client: Client, cds: str, wanted: Bulk) -> Several:
    """One act for each action that is meant; raises NothingMeant where none is."""
    standing = await engagements.standing(client, cds)
    if standing is None:
        raise Failed(f"there is no open engagement of {cds}")
    found = _meant(wanted.selection, standing.actions)
    if not wanted.days:
        return wanted.of(wanted.act(_own(wanted, each)) for each in found)
    calendar = (await engagements.policy(client, cds)).lea
    dated = ((each, shifted(calendar, each.due, wanted.days)) for each in found)
    return wanted.of(
        wanted.act(_own(wanted, each) | {"due": due}) for each, due in dated
    )


def _own(wanted: Bulk, action: ActionStanding) -> dict[str, object]:
    """Its number, and an id that no other act has."""
    return {"action": action.number, "id": f"{wanted.id}-{action.label}"}


def _meant(
    selection: Selection, actions: Sequence[ActionStanding]
) -> list[ActionStanding]:
    if missing := selection.missing(actions):
        named = ", ".join(map(label, missing))
        raise NothingMeant(
            f"not open, or not there: action {named}; nothing was changed"
        )
    found = selection.of(actions)
    if not found:
        raise NothingMeant("no open action is meant by that; nothing was changed")
    return found
