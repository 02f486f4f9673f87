"""Acts made of a roadmap's file: adopted, or as the parts of an action."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Failed
from domain.act import Actor
from domain.actions.planned import PlannedAction
from domain.acts import AdoptRoadmap, SplitAction

if TYPE_CHECKING:
    from adapters.roadmap.rows import Row


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
