"""Acts made of a roadmap's file: adopted, or as the parts of an action."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed
from domain.act import Actor
from domain.actions.planned import PlannedAction
from domain.acts import AdoptRoadmap, SplitAction
from domain.faults import Unreadable

if TYPE_CHECKING:
    from adapters.roadmap.rows import RoadmapFile


class Planned(NamedTuple):
    """Actions that a file plans, and where in it they stand.

    `others` are sheets that have a roadmap's header too, and were passed over.
    """

    actions: tuple[PlannedAction, ...]
    where: str
    others: tuple[str, ...]


def planned(file: Path) -> Planned:
    """Every action of a roadmap's file; raises Failed with each row that is off."""
    read = _read(file)
    return Planned(tuple(row.action for row in read.rows), read.where, read.others)


def adoptable(file: Path) -> Planned:
    """As `planned`, where all of it can be adopted; raises Failed naming each row."""
    from adapters.policies.read import current_policy
    from domain.actions.check import roadmap_faults
    from domain.actions.planned import named

    read = _read(file)
    actions = tuple(row.action for row in read.rows)
    places = {named(row.action.number): f"row {row.number}" for row in read.rows}
    found = roadmap_faults(actions, current_policy(), datetime.now(UTC))
    if found:
        each = (
            f"{places[str(e.where[0])]} ({e})" if e.where else str(e) for e in found
        )
        said = [f"{read.where} cannot be adopted:", *each, "nothing was changed"]
        raise Failed("\n".join(said))
    return Planned(actions, read.where, read.others)


def split(
    planned: Planned, action: int, actor: Actor, why: str, act_id: str
) -> SplitAction:
    """Into the parts that a file names."""
    return SplitAction(
        id=act_id,
        by=actor.by,
        entered_by=actor.entered_by,
        why=why,
        action=action,
        parts=planned.actions,
    )


def adopt(planned: Planned, actor: Actor, act_id: str) -> AdoptRoadmap:
    """All that the file plans, in one act."""
    return AdoptRoadmap(
        id=act_id,
        by=actor.by,
        entered_by=actor.entered_by,
        why=f"imported from {planned.where}",
        actions=planned.actions,
    )


def _read(file: Path) -> "RoadmapFile":
    from adapters.roadmap.read import read_roadmap

    try:
        return read_roadmap(file)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off
