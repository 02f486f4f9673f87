"""A workbook's plan held against the plan as it stands, row by row."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from adapters.items.read import read_plan
from adapters.items.sheet import plan_sheet
from adapters.items.template import write_plan
from domain.act import Actor
from domain.bounds import ENTRY
from domain.reviews.item import ItemStatus
from domain.reviews.standing import ItemStanding, ItemTexts
from services.items.plan import ItemsPlan, items_plan
from tests.plans import ALDER, BIRCH, PRINCIPALS, READ, as_csv, by_id, lines, standing

ACTOR = Actor("k.bennett", "kbennett")
WALKS: dict[str, object] = {
    "item": "3-walks",
    "component": "Instructional Practice",
    "method": "Document review",
}


def held(
    folder: Path,
    rows: Iterable[Mapping[str, object]],
    *items: ItemStanding,
    overwrite: tuple[str, ...] = (),
) -> ItemsPlan:
    read = read_plan(as_csv(folder, lines(*rows)), READ, by_id(*items))
    return items_plan(read, items, overwrite)


def many(size: int) -> list[ItemStanding]:
    """Items with whatever may stand in one."""
    return [
        standing(
            id=f"i{n}",
            component=n % 3 + 1,
            participants=("", "students")[n % 2],
            site=("", BIRCH)[n % 2],
            owner=("ccee_expert", "coe_lead")[n % 2],
            planned=None if n % 3 else "2027-03-05",
            status=[*ItemStatus][n % 3],
            entry=n + 1,
            texts=ItemTexts(
                note=("", "=2+2 of both", " two\n lines; and more ")[n % 3],
                reason="the site closed",
                evidence=((), ("https://x.example/a;v=1", "b.pdf"))[n % 2],
            ),
        )
        for n in range(size)
    ]


def test_rows_are_new_otherwise_or_as_they_stand(tmp_path: Path) -> None:
    """What says the same is left out of the act; so is what the workbook has not."""
    counted = PRINCIPALS | {"count": 3, "as_of": 7}
    same = {**PRINCIPALS, "item": "same", "as_of": 7}
    items = standing(), standing(id="same"), standing(id="beside")
    plan = held(tmp_path, (counted, WALKS, same), *items)
    act = plan.act(ACTOR, "act")

    assert [each.id for each in plan.items.new] == ["3-walks"]
    assert plan.items.changed[0].changes == (("count", "2", "3"),)
    assert (plan.items.unchanged, plan.items.beside) == (("same",), ("beside",))
    assert [row.item for row in act.rows] == ["1-principals", "3-walks"]
    assert (act.why, act.overwrite) == ("imported from plan.csv", ())


def test_what_changed_on_both_sides_is_shown_and_kept(tmp_path: Path) -> None:
    """With both texts; the other rows are taken over all the same."""
    stale = PRINCIPALS | {"count": 5, "note": "three of each", "as_of": 4}
    plan = held(tmp_path, (stale, WALKS), standing())

    assert plan.items.kept[0].changes == (
        ("count", "2", "5"),
        ("note", "two of each level", "three of each"),
    )
    assert [row.item for row in plan.act(ACTOR, "act").rows] == ["3-walks"]


@pytest.mark.parametrize("named", ["1-principals", "1-Principals", "all", "All"])
def test_what_changed_on_both_sides_is_overwritten_if_named(
    tmp_path: Path, named: str
) -> None:
    """By its id, in any case, or with all of them; the act names it."""
    stale = PRINCIPALS | {"count": 5, "as_of": 4}
    plan = held(tmp_path, (stale,), standing(), overwrite=(named,))
    act = plan.act(ACTOR, "act")

    assert plan.items.kept == ()
    assert (act.overwrite, act.rows[0].as_of) == (("1-principals",), 4)


def test_a_workbook_that_is_behind_and_says_the_same_changes_nothing(
    tmp_path: Path,
) -> None:
    """As after the import itself, and the import of somebody else."""
    plan = held(tmp_path, (PRINCIPALS | {"as_of": 4},), standing())

    assert (plan.items.taken, plan.items.kept, plan.items.unchanged) == (
        [],
        (),
        ("1-principals",),
    )


def test_a_workbook_that_does_not_say_as_of_when_overwrites_nothing(
    tmp_path: Path,
) -> None:
    """Nobody knows whether the item changed since."""
    plan = held(tmp_path, (PRINCIPALS | {"count": 5},), standing())

    assert len(plan.items.kept) == 1


def test_a_cell_that_was_emptied_takes_away_what_it_said(tmp_path: Path) -> None:
    """A number in it becomes what is usual."""
    emptied = PRINCIPALS | {"note": "", "site": "", "target": "", "as_of": 7}
    plan = held(tmp_path, (emptied,), standing())

    assert plan.items.changed[0].changes == (
        ("site", ALDER, "none"),
        ("target", "4", "1"),
        ("note", "two of each level", "none"),
    )


def test_texts_that_differ_in_spaces_alone_are_the_same(tmp_path: Path) -> None:
    """And so are links, whatever parts them; none is not the word none."""
    said = PRINCIPALS | {"note": "two  of each level ", "as_of": 7}
    said["evidence"] = "https://files.example/a;https://files.example/b;"
    plan = held(tmp_path, (said,), standing())
    none = held(tmp_path, (PRINCIPALS | {"note": "none"},), standing(texts=None))

    assert plan.items.unchanged == ("1-principals",)
    assert ("note", "none", "none") in none.items.kept[0].changes


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_plan_that_was_written_and_not_changed_says_nothing_new(
    tmp_path: Path, suffix: str
) -> None:
    """Four hundred items, with formulas, lines and semicolons in their texts."""
    items, file = many(400), tmp_path / f"plan{suffix}"
    write_plan(file, plan_sheet(items, READ), READ)
    plan = items_plan(read_plan(file, READ, by_id(*items)), items)

    assert plan.faults == ()
    assert (plan.items.taken, plan.items.kept, plan.items.beside) == ([], (), ())
    assert len(plan.items.unchanged) == 400


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_whatever_stands_in_a_plan_is_read_back(tmp_path: Path, suffix: str) -> None:
    """Though it could not be written anew: ids alike, a site gone, many links."""
    links = tuple(f"https://files.example/{n}" for n in range(7))
    items = (
        standing(id="c01-01"),
        standing(id="C01-01", site="19999010303039"),
        standing(id="C01-02", texts=ItemTexts(evidence=links)),
    )
    file = tmp_path / f"plan{suffix}"
    write_plan(file, plan_sheet(items, READ), READ)
    plan = items_plan(read_plan(file, READ, by_id(*items)), items)

    assert plan.faults == ()
    assert plan.items.unchanged == ("c01-01", "C01-01", "C01-02")
    assert plan.items.taken == []


def test_four_hundred_items_are_one_act_within_the_bounds(tmp_path: Path) -> None:
    """All of them counted once more; the act is far below what one may take."""
    items, file = many(400), tmp_path / "plan.csv"
    write_plan(file, plan_sheet(items, READ), READ)
    with file.open(encoding="utf-8", newline="") as opened:
        rows = [each | {"count": 9} for each in csv.DictReader(opened)]
    act = held(tmp_path, rows, *items).act(ACTOR, "act")

    assert len(act.rows) == 400
    assert act.weight < ENTRY / 2


def test_a_file_called_by_a_student_is_not_named(tmp_path: Path) -> None:
    """Its name would stand in the record."""
    plan = ItemsPlan(where="student Maria.xlsx, sheet 'Plan'")

    assert plan.act(ACTOR, "act").why == "imported from a file"
