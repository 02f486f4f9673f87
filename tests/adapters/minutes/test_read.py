"""The workbook of a meeting: what it says, and each fault of each row."""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.files.choices import Choices
from adapters.minutes.columns import DECISIONS, MinutesChoices
from adapters.minutes.read import MinutesFile, check_in_written, read_minutes
from adapters.minutes.template import write_agenda
from domain.act import Actor
from domain.acts import ActionAct, AddAgendaItem
from domain.check_in_views import agenda_shown
from domain.checkins.facts import AgendaShown
from domain.faults import Unreadable
from domain.status import PLAIN
from services.minutes import minutes_of
from tests.lives import START
from tests.minutes import MET, NAME, after, to_be_held

PEOPLE = {"m.ortiz": "Marta Ortiz", "k.bennett": "Kim Bennett", "a.castillo": "A. C."}
CHOICES = MinutesChoices(Choices("person of this engagement", PEOPLE), PLAIN)
OF = check_in_written("1999901.1", NAME)
DECIDED = {"item": "1", "decided_by": "m.ortiz", "reason": "as agreed"}
COLUMNS = ("item", "decision", "decided_by", "reason", "note")


def agenda() -> AgendaShown:
    """Three actions that are due soon, and a text."""
    now = to_be_held(due=MET.replace(month=10, day=5))
    said = {"check_in": NAME, "text": "the new calendar"}
    return agenda_shown(after(now, START, AddAgendaItem, **said), NAME)


KEYS = {each.key.casefold(): each.key for each in agenda().items}


def written(folder: Path, *rows: dict[str, str]) -> Path:
    """A CSV file with the columns that the rows name."""
    heads = dict.fromkeys(("item", "decision", *(k for row in rows for k in row)))
    file = folder / "minutes.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, [*heads])
        table.writeheader()
        table.writerows(rows)
    return file


def read(folder: Path, *rows: dict[str, str]) -> MinutesFile:
    return read_minutes(written(folder, *rows), OF, CHOICES, KEYS)


def fault(folder: Path, **cells: str) -> str:
    """The one of a row that says this beside what a row needs."""
    (found,) = read(folder, DECIDED | cells).faults
    return str(found)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_an_agenda_that_nobody_filled_in_decides_nothing(
    tmp_path: Path, ending: str
) -> None:
    """Nothing is off in it, and it knows of which meeting it is."""
    file = tmp_path / f"minutes{ending}"
    write_agenda(file, agenda(), CHOICES)
    found = read_minutes(file, OF, CHOICES, KEYS)

    assert not (found.decisions or found.settled or found.notes or found.faults)
    with pytest.raises(Unreadable, match="another meeting: of '1999901"):
        read_minutes(file, check_in_written("1999901.1", "2026-27-9"), CHOICES, KEYS)
    with pytest.raises(Unreadable, match="another meeting"):
        read_minutes(file, check_in_written("0161259.1", NAME), CHOICES, KEYS)


def test_a_workbook_has_what_stands_on_the_agenda(tmp_path: Path) -> None:
    """With why, and whose; and it offers what may be decided."""
    file = tmp_path / "minutes.xlsx"
    write_agenda(file, agenda(), CHOICES)
    page = load_workbook(file)["Agenda"]
    heads = [str(cell.value) for cell in page[1]]
    first = dict(zip(heads, (cell.value for cell in page[2]), strict=True))

    assert first["item"] == "1" and first["check_in"] == OF
    assert str(first["why_there"]).startswith("due 2026-10-05")
    assert first["decision"] is None
    assert [page.cell(n, 1).value for n in (3, 4, 5)] == ["2", "3", "T1"]
    assert len(page.data_validations.dataValidation) == 5


TRIED: tuple[tuple[str, dict[str, str], dict[str, object]], ...] = (
    ("redate", {"new_date": "3/5/2028"}, {"due": date(2028, 3, 5)}),
    ("Rate", {"rating": "1 In progress"}, {"rating": 1}),
    ("start", {}, {}),
    ("promised", {"new_date": "2026-12-01"}, {"promise": date(2026, 12, 1)}),
    ("snooze", {"new_date": "2026-12-01"}, {"until": date(2026, 12, 1)}),
    (
        "put on hold",
        {"new_date": "2026-12-01", "cause": "wildfire"},
        {"cause": "fire", "recheck": date(2026, 12, 1)},
    ),
    ("resume", {}, {}),
    ("reopen", {"new_date": "2027-12-01"}, {"due": date(2027, 12, 1)}),
    ("confirm", {}, {}),
    ("return", {}, {}),
    ("reassign", {"owner": "lea_deputy"}, {"owner": "lea_deputy"}),
    ("depend_on", {"waits_for": "2;3"}, {"on": (2, 3)}),
    ("independent", {}, {}),
    (
        "withdraw",
        {"consulted": "Marta Ortiz; k.bennett"},
        {"consulted": ("m.ortiz", "k.bennett")},
    ),
    ("sustain", {}, {}),
)


def test_every_kind_of_decision_is_tried() -> None:
    """None is left out of what a workbook may say."""
    assert len(TRIED) == len(DECISIONS)


@pytest.mark.parametrize(("decision", "cells", "fields"), TRIED)
def test_each_decision_is_read_into_the_fields_of_its_act(
    tmp_path: Path, decision: str, cells: dict[str, str], fields: dict[str, object]
) -> None:
    """However it is written; the act it makes is one of an action's own."""
    file = read(tmp_path, DECIDED | {"decision": decision} | cells)
    (found,) = file.decisions
    act = minutes_of(NAME, "as said", file, Actor("k.bennett", "desk"), "id")
    (made,) = act.decisions

    assert not file.faults and found.fields == fields
    assert isinstance(made, ActionAct)
    assert (made.action, made.by, made.entered_by) == (1, "m.ortiz", "desk")
    assert made.id == "id-1" and made.why == "as agreed"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"new_date": "2028-03-05"}, "decision: is empty, and new_date, reason and"),
        ({"decision": "redate"}, "new_date: is needed for redate, and is empty"),
        ({"decision": "rate", "rating": "9"}, "rating: '9' is no rating"),
        ({"decision": "start", "rating": "1"}, "rating: start takes none"),
        ({"decision": "redate", "new_date": "soon"}, "'soon' is not a date"),
        ({"decision": "start", "decided_by": "m.ortis"}, "did you mean Marta Ortiz?"),
        ({"decision": "start", "decided_by": ""}, "decided_by: is needed for start"),
        ({"decision": "fly"}, "'fly' is no decision"),
        ({"decision": "settled", "rating": "1"}, "settled says all; leave rating"),
        ({"decision": "start", "item": "T1"}, "start is done to an action; T1 is a"),
        ({"decision": "start", "item": "T9"}, "'T9' is no action, and not on the"),
        ({"decision": "start", "item": ""}, "item: is needed, and is empty"),
        ({"decision": "reassign", "owner": "king"}, "'king' is none of"),
        ({"decision": "depend_on", "waits_for": "x"}, "waits_for: "),
        ({"decision": "start", "reason": "student Maria"}, "reason: 'student' before"),
        ({"decision": "start", "note": "x" * 501}, "note: has 501 characters"),
        ({"decision": "start", "note": "of 4711147111"}, "note: ten digits together"),
    ],
)
def test_what_is_off_in_a_row_is_named_by_its_column(
    tmp_path: Path, cells: dict[str, str], said: str
) -> None:
    """In words that say what would be right."""
    row = DECIDED | cells
    if cells.get("decision") == "settled":
        row = {k: v for k, v in row.items() if k != "reason"}
    (found,) = read(tmp_path, row).faults

    assert str(found).startswith("row 2 (item ")
    assert said in str(found)


def test_what_is_settled_was_on_the_agenda(tmp_path: Path) -> None:
    """An action that was not needs no such word."""
    found = read(
        tmp_path,
        {"item": "T1", "decision": "nothing more"},
        {"item": "2", "decision": "settled", "note": "it goes well"},
        {"item": "9", "decision": "settled"},
    )

    assert found.settled == ("T1", "2")
    assert found.notes == (("2", "it goes well"),)
    assert [str(each) for each in found.faults] == [
        "row 4 (item 9), decision: 9 is not on the agenda; leave it empty"
    ]


def test_more_decisions_than_minutes_take_are_counted(tmp_path: Path) -> None:
    """Beside what is off in any of them."""
    rows = [DECIDED | {"item": str(n), "decision": "start"} for n in range(1, 63)]
    found = read(tmp_path, *rows)

    assert [str(each) for each in found.faults] == [
        "minutes.csv has 62 decisions; minutes take at most 60"
    ]


def test_a_file_that_is_no_workbook_of_a_meeting_says_so(tmp_path: Path) -> None:
    """With what the header lacks."""
    file = tmp_path / "other.csv"
    file.write_text("name,colour\na,b\n")

    with pytest.raises(Unreadable, match="the header lacks item, decision"):
        read_minutes(file, OF, CHOICES, KEYS)
