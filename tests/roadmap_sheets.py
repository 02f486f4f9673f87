"""A review whose roadmap is worked out, and workbooks of actions and votes."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from domain.people.roles import Role
from domain.reviews.standing import ReviewShown
from domain.roadmaps.roadmap import Priority, Vote
from domain.roadmaps.standing import (
    AnchorStanding,
    PlannedStanding,
    PlannedTexts,
    RoadmapStanding,
)
from tests.findings import advice, finding, having

Cells = Mapping[str, object]
ADOPTION = AnchorStanding(
    key="adoption", title="the board's adoption", on=date(2027, 6, 24), entry=30
)
PLANNED: dict[str, object] = {
    "action": 1,
    "title": "Agree on one system",
    "components": "1; 3",
    "horizon": "LONG_TERM",
    "recommendation": "R1",
}
"""A row as somebody would write it, with no more than is needed."""
VOTED: dict[str, object] = {"action": 1, "impact": 5, "effort": 2, "feasibility": 4}
WITH_ADVICE = having([finding()], [advice()])


def action(number: int = 1, **changes: object) -> PlannedStanding:
    """As it stands, thirty working days after the board's adoption."""
    said: dict[str, object] = {
        "number": number,
        "title": "Agree on one system",
        "components": (1, 3),
        "horizon": "LONG_TERM",
        "theme": "Coherence",
        "owner": Role.LEA_DEPUTY,
        "due": date(2027, 8, 5),
        "anchor": "adoption",
        "days": 30,
        "recommendation": "R1",
        "priority": Priority.FIRST_CYCLE,
        "votes": {Role.COE_LEAD: Vote(impact=5, effort=2, feasibility=4)},
        "entry": 31,
        "texts": PlannedTexts(
            text="one of the two", reason="all else waits for it", standards=("LCAP 2",)
        ),
    }
    return PlannedStanding.model_validate(said | changes)


def planning(*actions: PlannedStanding, now: ReviewShown = WITH_ADVICE) -> ReviewShown:
    """The review with these actions, and one anchor."""
    return now.but(roadmap=RoadmapStanding(actions=actions, anchors=(ADOPTION,)))


def table(folder: Path, *rows: Cells, suffix: str = ".csv") -> Path:
    """A file with the columns of its first row, as CSV or as a workbook."""
    file, heads = folder / f"roadmap{suffix}", [*rows[0]]
    lines: list[list[Any]] = [heads]
    lines += [[row.get(head, "") for head in heads] for row in rows]
    if suffix == ".csv":
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows(lines)
        return file
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    book.save(file)
    return file
