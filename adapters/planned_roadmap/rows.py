"""What rows of a roadmap's actions hold, whichever file they stand in."""

from pathlib import Path

from adapters.files.rows_by_id import (
    CellReader,
    FileRows,
    RowKind,
    RowRules,
    ids_in,
    none_below,
    pieces,
    rows_by_id,
    whole_number,
)
from adapters.files.table import read_table
from adapters.findings.choices import HORIZONS
from adapters.planned_roadmap.choices import (
    OWNER,
    PRIORITY,
    PlanningChoices,
    planning_choices,
)
from adapters.planned_roadmap.columns import ACTION_COLUMNS, ACTION_NEEDED
from adapters.planned_roadmap.sheet import action_cells, planned_row
from domain.actions.planned import action_numbers, label, numbered, readable_numbers
from domain.bounds import MOST_ACTIONS, PARTS
from domain.faults import quoted
from domain.reviews.planned_row_check import planned_row_faults
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import PlannedRow
from domain.status import Horizon
from domain.written_day import written_day


def action_number(text: str) -> int:
    """A whole one: of a part it is said elsewhere that there is none yet."""
    number = numbered(text)
    if number is None:
        off = f"is no number of an action; write 1 to {PARTS - 1:,}"
        raise ValueError(f"{quoted(text)} {off}")
    return number


def action_id(text: str) -> str:
    """The number of a cell as it is kept, 12 of 012; else what the cell says."""
    number = numbered(text)
    return text if number is None else label(number)


ACTION_ROWS = RowKind(
    noun="action",
    whole="roadmap",
    shape=PlannedRow,
    needed=ACTION_NEEDED,
    unread={
        "action": 1,
        "title": "unread",
        "components": (1,),
        "horizon": Horizon.IMMEDIATE,
    },
    most=MOST_ACTIONS,
    together={"due": ("anchor",), "days": ("anchor",), "reason": ("priority",)},
    id_of=action_id,
)


def read_actions(path: Path, now: ReviewShown) -> FileRows[PlannedRow]:
    """All rows of the file, and each fault of those that are off.

    Raises Unreadable for what is off about the file as a whole: also where it is of
    another review.
    """
    table = read_table(path, ACTION_COLUMNS)
    ids = ids_in(table, ACTION_ROWS)
    beside = [number for each in ids for number in readable_numbers(each)]
    rules = RowRules(
        readers=_readers(planning_choices(now)),
        stands={each.id: planned_row(each) for each in now.roadmap.actions},
        cells=action_cells,
        faults=lambda row: planned_row_faults(row, now, beside),
        review=now.review.entity,
    )
    read = rows_by_id(table, ACTION_ROWS, rules)
    if table.rows:
        return read
    return read._replace(faults=(none_below(table, "action"), *read.faults))


def _readers(choices: PlanningChoices) -> dict[str, CellReader]:
    return {
        "action": action_number,
        "title": str,
        "text": str,
        "components": choices.several_components,
        "horizon": HORIZONS.key,
        "theme": choices.theme,
        "owner": OWNER.role,
        "due": written_day,
        "anchor": choices.anchors.key,
        "days": _days_around,
        "past": str,
        "depends_on": action_numbers,
        "recommendation": choices.recommendations.key,
        "standards": pieces,
        "priority": PRIORITY.key,
        "reason": str,
        "as_of": whole_number,
    }


def _days_around(text: str) -> int:
    """30, or -10 for ten days before."""
    before = text.startswith("-")
    days = whole_number(text.lstrip("+-") if text[:1] in "+-" else text)
    return -days if before else days
