"""Data-collection plans of a small framework, and files that hold them."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook

from adapters.items.choices import choices
from adapters.items.columns import COLUMNS
from domain.reviews.framework import (
    Framework,
    Method,
    ParticipantClass,
    ReviewComponent,
)
from domain.reviews.standing import ItemStanding, ItemTexts

Lines = Iterable[Iterable[object]]
ALDER, BIRCH = "19999010101013", "19999010202026"
SITES = {ALDER: "Alder Elementary", BIRCH: "Birch Middle"}
FRAMEWORK = Framework(
    name="SIR-3",
    version="test",
    components=(
        ReviewComponent(number=1, title="Culture and Planning", objective="..."),
        ReviewComponent(number=2, title="Curriculum, Learning & Support", objective=""),
        ReviewComponent(number=3, title="Instructional Practice", objective="..."),
    ),
    methods=(
        Method(key="document_review", title="Document review"),
        Method(key="empathy_interview", title="Empathy interviews"),
        Method(key="focus_group", title="Focus groups"),
    ),
    participants=(
        ParticipantClass(key="students", title="Students"),
        ParticipantClass(key="elementary_teachers", title="Elementary teachers"),
    ),
)
READ = choices(FRAMEWORK, SITES)
PRINCIPALS: dict[str, object] = {
    "item": "1-principals",
    "component": 1,
    "method": "Empathy interviews",
    "site": "Alder Elementary",
    "target": 4,
    "count": 2,
    "planned": "2027-03-05",
    "note": "two of each level",
    "evidence": "https://files.example/a; https://files.example/b",
}


def standing(**changes: object) -> ItemStanding:
    """An item as the record has it after the review's entry 7."""
    said: dict[str, object] = {
        "id": "1-principals",
        "component": 1,
        "method": "empathy_interview",
        "site": ALDER,
        "target": 4,
        "count": 2,
        "planned": "2027-03-05",
        "entry": 7,
        "texts": ItemTexts(
            note="two of each level",
            evidence=("https://files.example/a", "https://files.example/b"),
        ),
    }
    return ItemStanding.model_validate(said | changes)


def by_id(*items: ItemStanding) -> dict[str, ItemStanding]:
    return {each.id: each for each in items}


def line(row: Mapping[str, object]) -> list[object]:
    """The cells of a row in the order of the columns."""
    return [row.get(column) for column in COLUMNS]


def lines(*rows: Mapping[str, object]) -> list[list[object]]:
    return [[*COLUMNS], *map(line, rows)]


def as_csv(
    folder: Path, said: Iterable[Iterable[object]], separator: str = ","
) -> Path:
    file = folder / "plan.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, delimiter=separator).writerows(said)
    return file


def as_xlsx(folder: Path, said: Lines) -> Path:
    book = Workbook()
    assert book.active is not None
    for each in said:
        book.active.append([*each])
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"
