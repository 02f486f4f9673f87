"""Acts made of a roadmap's file: adopted, or as the parts of an action."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Failed
from domain.act import Actor
from domain.actions.planned import PlannedAction
from domain.acts import AdoptRoadmap, SplitAction
from domain.faults import Unreadable

if TYPE_CHECKING:
    from adapters.roadmap.rows import RoadmapRow


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
    from domain.actions.check import roadmap_faults
    from domain.actions.planned import named

    rows = _rows(file)
    planned = tuple(row.action for row in rows)
    places = {named(row.action.number): f"row {row.number}" for row in rows}
    found = roadmap_faults(planned, current_policy(), datetime.now(UTC))
    if found:
        each = (
            f"{places[str(e.where[0])]} ({e})" if e.where else str(e) for e in found
        )
        said = [f"{file.name} cannot be adopted:", *each, "nothing was changed"]
        raise Failed("\n".join(said))
    return planned


def _rows(file: Path) -> "list[RoadmapRow]":
    from adapters.roadmap.read import read_roadmap

    try:
        return read_roadmap(file)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off
