"""How answers look: tables and sentences for people, JSON for machines."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from commands import desk
from domain.people import LABELS
from domain.progress import Tally
from domain.standing import ActionStanding, EngagementStanding
from domain.values import WHOLE

BAR = 44  # characters
WIDE = 140  # columns, where no terminal says how many it has
COMMAND = ".venv/bin/python starter.py"
WORDS = {
    "not_started": "not started",
    "in_progress": "in progress",
    "completed": "completed",
}


def as_json(answer: object) -> None:
    print(json.dumps(answer, indent=2, ensure_ascii=False, default=_plain))  # noqa: T201


def say(*lines: str) -> None:
    """Plain lines, never cut: commands and links are there to be copied."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    columns = (Column(head, overflow="fold") for head in heads)
    grid = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        grid.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console(highlight=False)
    console.print(grid, width=None if console.is_terminal else WIDE)


def ui(cds: str) -> None:
    say(f"Temporal UI: {desk.link(cds) or 'address not known; set THROUGHLINE_UI'}")


def tally_bar(tally: Tally) -> str:
    """The tally as a line of three shades, with its figures in words."""
    done = round(BAR * tally.completed / tally.total) if tally.total else 0
    busy = round(BAR * tally.in_progress / tally.total) if tally.total else 0
    bar = "█" * done + "▒" * busy + "·" * (BAR - done - busy)
    return (
        f"{bar}  {tally.total} actions: {tally.completed} completed, "
        f"{tally.in_progress} in progress, {tally.not_started} not started; "
        f"{tally.percent} % completed or in progress"
    )


def heading(engagement: EngagementStanding) -> None:
    late = f", {len(engagement.overdue)} overdue" if engagement.overdue else ""
    say(
        f"{engagement.cds}  {engagement.lea} ({engagement.county} county)",
        f"phase {engagement.phase}{late}, entry {engagement.entry}, "
        f"pathway {engagement.pathway}",
    )


def next_step(action: ActionStanding) -> str:
    """Whom the next rung tells, and when, in the office's time."""
    if action.next_step is None:
        return ""
    told = " and ".join(LABELS[role] for role in action.next_roles)
    return f"{action.next_step} {action.next_local}: {told}"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def dumped(value: Any) -> Any:
    """A value as JSON, with all its fields whatever they hold."""
    return value.model_dump(mode="json", context=WHOLE)
