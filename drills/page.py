"""The page that the drills write: docs/reliability.md."""

import platform
from collections.abc import Sequence
from datetime import UTC, datetime

from drills.runner import DrillResult

HEADS = {
    "drill": "name",
    "trouble": "trouble",
    "clients": "clients",
    "acts sent": "sent",
    "answered": "answered",
    "entries found": "found",
    "missing": "missing",
    "doubled": "doubled",
    "in order": "in_order",
    "longest wait for an answer, seconds": "worst",
}
BEFORE = """# Reliability

Written by `make drills` on {day}, Python {python}.
Acts are sent to a real server and a real worker while something is killed, locked or
gone; then the record is counted.
"""
AFTER = """
*Missing*: answered, and not in the record.
*Doubled*: an act that made two entries, or an entry kept twice.
A killed worker or server makes the acts under way wait; none is refused, and the
client asks again under the same id.

What needs days is shown by tests with server-side time skipping, in `tests/workflows/`
and `tests/faults/`:

- a record that is away for a day while a ladder climbs and a run ends: everything
  arrives, in order, once
- rungs missed in an outage, each acted once, in order and marked late
- an engagement terminated by hand, reported by its witness; a witness terminated by
  hand, begun again
- a worker killed between an act's answer and its commit, or while an LEA is referred
- beyond a bound of what is owed, acts are refused as `RecordIsBehind`; completions and
  clocks go on (`domain/size.py`)
"""


def written(counted: Sequence[DrillResult]) -> str:
    lines = [list(HEADS), ["---"] * len(HEADS), *map(_row, counted)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    before = BEFORE.format(
        day=f"{datetime.now(UTC):%Y-%m-%d}", python=platform.python_version()
    )
    return f"{before}\n{table}\n{AFTER}"


def _row(counted: DrillResult) -> list[str]:
    figures = counted._asdict()
    figures["in_order"] = "yes" if counted.in_order else "NO"
    figures["worst"] = f"{counted.worst:.1f}"
    return [str(figures[name]) for name in HEADS.values()]
