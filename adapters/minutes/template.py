"""The workbook of a meeting: its agenda, with columns for what is decided."""

from pathlib import Path

from adapters.files.form import Form, write_forms
from adapters.files.spreadsheet import DAY, Cell, Sheet
from adapters.minutes.columns import (
    AGENDA,
    CAUSES,
    CHECK_IN,
    COLUMNS,
    MEANINGS,
    MinutesChoices,
    decision_choices,
    owner_texts,
)
from adapters.minutes.read import check_in_written
from domain.bounds import MOST_ADDED, MOST_DECISIONS, MOST_ON_AGENDA
from domain.checkins.facts import AgendaLine, AgendaShown

ROWS = MOST_ON_AGENDA + MOST_ADDED + MOST_DECISIONS
EXAMPLES = {
    "item": ("12", "T1"),
    "what": ("", ""),
    "why_there": ("", ""),
    "led_by": ("", ""),
    "due": ("", ""),
    "decision": ("redate", "settled"),
    "new_date": ("2027-03-05", ""),
    "rating": ("", ""),
    "owner": ("", ""),
    "cause": ("", ""),
    "waits_for": ("", ""),
    "consulted": ("", ""),
    "reason": ("the coach begins in January", ""),
    "decided_by": ("m.ortiz", ""),
    "note": ("the post is advertised again", ""),
    CHECK_IN: ("", ""),
}
FORMATS = {"item": "@", "waits_for": "@", "due": DAY, "new_date": DAY}
WIDTHS = {
    **{"what": 44, "why_there": 36, "led_by": 22, "decision": 18, "owner": 22},
    **{"reason": 40, "decided_by": 22, "note": 50, CHECK_IN: 28},
}


def write_agenda(
    path: Path, agenda: AgendaShown, choices: MinutesChoices, *, replace: bool = False
) -> None:
    """A row for each item, to be filled in at the meeting; raises Unwritable."""
    of = check_in_written(agenda.entity, agenda.check_in)
    rows = [_row(each, of) for each in agenda.items]
    form = Form(
        Sheet(AGENDA, COLUMNS, rows),
        MEANINGS,
        ("item",),
        {
            "decision": decision_choices().keys,
            "rating": choices.ratings.texts,
            "owner": owner_texts(),
            "cause": CAUSES.texts,
            "decided_by": choices.people.texts,
        },
        EXAMPLES,
        FORMATS,
        WIDTHS,
        ROWS,
    )
    write_forms(path, form, replace=replace)


def _row(line: AgendaLine, of: str) -> tuple[Cell, ...]:
    said: dict[str, Cell] = {
        "item": line.key,
        "what": line.said,
        "why_there": "; ".join(line.why),
        "led_by": line.owner or None,
        "due": line.due,
        CHECK_IN: of,
    }
    return tuple(said.get(each) for each in COLUMNS)
