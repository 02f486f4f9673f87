"""Acts made of a file, or of how several actions stand: read, checked, put together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import Failed
from domain.act import Actor
from domain.actions.planned import PlannedAction, label
from domain.acts import ActionAct, AdoptRoadmap, Several, SplitAction
from domain.acts.bulk import Selection, shifted
from domain.standing import ActionStanding

if TYPE_CHECKING:
    from adapters.roadmap.rows import Row


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

    def several(self, acts: Iterable[ActionAct] = ()) -> Several:
        """All of them as one; what is asked again is known without any."""
        return Several(
            id=self.id,
            by=self.actor.by,
            entered_by=self.actor.entered_by,
            why=self.why,
            asked=self.asked,
            acts=tuple(acts),
        )


async def bulk(client: Client, cds: str, wanted: Bulk) -> Several:
    """One act for each action that is meant; raises NothingMeant where none is."""
    standing = await engagements.standing(client, cds)
    if standing is None:
        raise Failed(f"there is no open engagement of {cds}")
    found = _meant(wanted.selection, standing.actions)
    if not wanted.days:
        return wanted.several(wanted.act(_own(wanted, each)) for each in found)
    calendar = (await engagements.policy(client, cds)).lea
    dated = ((each, shifted(calendar, each.due, wanted.days)) for each in found)
    return wanted.several(
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


def split(file: Path, action: int, actor: Actor, why: str, act_id: str) -> SplitAction:
    """Into the parts that a file names; raises Failed with each row that is off."""
    return SplitAction(
        id=act_id,
        by=actor.by,
        entered_by=actor.entered_by,
        why=why,
        action=action,
        parts=tuple(row.action for row in _rows(file)),
    )


def adopt(
    file: Path, planned: tuple[PlannedAction, ...], actor: Actor, act_id: str
) -> AdoptRoadmap:
    """All that the file plans, in one act."""
    return AdoptRoadmap(
        id=act_id,
        by=actor.by,
        entered_by=actor.entered_by,
        why=f"imported from {file.name}",
        actions=planned,
    )


def adoptable(file: Path) -> tuple[PlannedAction, ...]:
    """Every action of a roadmap; raises Failed naming each row that is off."""
    from adapters.policies.read import current_policy
    from domain.actions.check import faults

    rows = _rows(file)
    planned = tuple(row.action for row in rows)
    number_of_row = {row.action.number: row.number for row in rows}
    found = faults(planned, current_policy(), datetime.now(UTC))
    if found:
        named = (
            f"row {number_of_row[fault.number]} ({fault})"
            if fault.number
            else str(fault)
            for fault in found
        )
        said = [f"{file.name} cannot be adopted:", *named, "nothing was changed"]
        raise Failed("\n".join(said))
    return planned


def _rows(file: Path) -> "list[Row]":
    from adapters.roadmap.read import read_roadmap
    from adapters.roadmap.rows import UnreadableRoadmap

    try:
        return read_roadmap(file)
    except UnreadableRoadmap as off:
        raise Failed(f"{off}\nnothing was changed") from off
