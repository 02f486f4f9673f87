"""A roadmap from a workbook, and votes on it: written, previewed, imported."""

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.commands.conftest import Cli
from tests.roadmap_sheets import PLANNED, VOTED, table
from tests.today import today

COACH, LEAD = ("--as", "k.bennett"), ("--as", "a.castillo")
COE = ("--role", "coe_lead")
OFFER = "to import them:"


def fill(file: Path, sheet: str, row: int, **cells: object) -> None:
    """Some cells of a row of a workbook, by their columns."""
    book = load_workbook(file)
    page: Worksheet = book[sheet]
    at = {str(head.value): number for number, head in enumerate(page[1], start=1)}
    for column, said in cells.items():
        page.cell(row, at[column]).value = str(said)
    book.save(file)


async def test_a_roadmap_is_planned_in_a_workbook_and_imported_again(
    codesign: str, cli: Cli, here: Path
) -> None:
    """Recommendations are rows to begin with; what was not changed says nothing new."""
    file, again = here / "roadmap.xlsx", here / "again.xlsx"
    day = ("--on", str(today()), "--title", "the LCAP's adoption", *LEAD)
    anchor = await cli("act", f"{codesign}/anchor/adoption", "set_anchor", *day)
    written = await cli("roadmap", "template", codesign, file)
    said = {"owner": "lea_deputy", "anchor": "adoption", "days": 30}
    fill(file, "actions", 2, **said, priority="next", reason="it is first")
    shown = await cli("roadmap", "import", codesign, file)
    told = (await cli("roadmap", "import", codesign, file, "--json")).json
    done = await cli("roadmap", "import", codesign, file, "--commit", *COACH)
    once = await cli("roadmap", "import", codesign, file, "--commit", *COACH)
    rewritten = await cli("roadmap", "template", codesign, again)
    same = await cli("roadmap", "import", codesign, again)
    history = await cli("history", codesign)

    assert (anchor.code, written.code, shown.code) == (0, 0, 0), shown.err
    assert (done.code, once.code, same.code) == (0, 0, 0), done.err
    assert "with 0 actions, and a new row for each of 2 recommendations" in written.out
    assert f"roadmap import {codesign} {file}" in written.out
    assert "new (2)" in shown.out and "1 one aim  (row 2)" in shown.out
    assert "standards: LCAP 1.3; FCMAT 5.2" in shown.out
    assert "30 working days after the LCAP's adoption, " in shown.out
    assert "action 2 lacks an owner, a due date and a priority" in shown.out
    assert f"{OFFER} .venv/bin/python starter.py roadmap import {codesign}" in shown.out
    assert [each["row"] for each in told["new"]] == [2, 3]
    assert (told["new"][0]["action"]["recommendation"], told["unanswered"]) == (
        "R1",
        [],
    )
    assert [each["id"] for each in told["dated"]] == ["1"]
    assert "with 2 actions" in rewritten.out and "new row" not in rewritten.out
    assert "nothing to import; nothing was changed" in same.out
    assert history.out.count("took over 2 actions of the roadmap (2 new, 0 pl") == 1


async def test_an_action_that_changed_on_both_sides_is_shown_and_kept(
    codesign: str, cli: Cli, here: Path
) -> None:
    """With both titles, unless its number is named; then it is overwritten."""
    file = here / "roadmap.xlsx"
    await cli("roadmap", "template", codesign, file)
    await cli("roadmap", "import", codesign, file, "--commit", *COACH)
    await cli("roadmap", "template", codesign, file, "--force")
    again = {**PLANNED, "title": "One aim here", "recommendation": "R1"}
    await cli("roadmap", "import", codesign, table(here, again), *all_of_it())
    fill(file, "actions", 2, title="One aim there")
    kept = await cli("roadmap", "import", codesign, file)
    unknown = await cli("roadmap", "import", codesign, file, "--overwrite", "9")
    named = ("--overwrite", "1", "--commit", *COACH)
    done = await cli("roadmap", "import", codesign, file, *named)
    told = (await cli("show", codesign, "--json")).json["roadmap"]["actions"]

    assert "changed here since the workbook was written, and kept as here (1)" in (
        kept.out
    )
    assert "title here: One aim here" in kept.out
    assert "title in the workbook: One aim there" in kept.out
    assert OFFER not in kept.out and "--overwrite 1" in kept.out
    assert (unknown.code, "has no action 9" in unknown.err) == (2, True)
    assert (done.code, "done: entry" in done.out) == (0, True), done.err
    assert [each["title"] for each in told] == ["One aim there", "read"]


def all_of_it() -> tuple[str, ...]:
    return ("--overwrite", "all", "--commit", *COACH)


async def test_every_fault_is_named_and_nothing_is_changed(
    codesign: str, cli: Cli, here: Path
) -> None:
    """Of all rows; also an anchor that is not there, and for whoever may not plan."""
    rows = [
        {**PLANNED, "anchor": "board", "due": ""},
        {**PLANNED, "action": 2, "recommendation": "R9"},
        {**PLANNED, "action": 3, "due": "2020-01-06"},
    ]
    off = table(here, *rows)
    committed = await cli("roadmap", "import", codesign, off, "--commit", *COACH)
    sound = table(here, PLANNED)
    theirs = ("--commit", "--as", "j.rivera")
    not_theirs = await cli("roadmap", "import", codesign, sound, *theirs)
    whole = await cli("roadmap", "import", codesign.partition("/")[0], sound)
    told = (await cli("show", codesign, "--json")).json["roadmap"]["actions"]

    assert committed.code == 1
    assert (
        "row 2 (action 1), anchor: 'board' is no anchor of the roadmap (set_anchor"
        in (committed.err)
    )
    assert "row 3 (action 2), recommendation: 'R9' is no recommendation that" in (
        committed.err
    )
    assert "row 4 (action 3), due: 2020-01-06 is past" in committed.err
    assert "the review refuses it" not in committed.err
    assert "nothing was changed" in committed.err
    assert not_theirs.code == 3
    assert (whole.code, "a roadmap is that of a review" in whole.err) == (2, True)
    assert told == []


async def test_a_roles_votes_are_written_in_a_sheet_and_imported(
    codesign: str, cli: Cli, here: Path
) -> None:
    """By whoever holds the role; once more it says nothing new."""
    file, votes = here / "roadmap.xlsx", here / "votes.xlsx"
    early = await cli("roadmap", "votes-template", codesign, votes, *COE)
    await cli("roadmap", "template", codesign, file)
    await cli("roadmap", "import", codesign, file, "--commit", *COACH)
    written = await cli(
        "roadmap", "votes-template", codesign, votes, "--role", "COE lead"
    )
    fill(votes, "votes", 3, impact=5, effort=2, feasibility=4)
    shown = await cli("roadmap", "votes", codesign, votes)
    not_theirs = await cli("roadmap", "votes", codesign, votes, "--commit", *LEAD)
    done = await cli("roadmap", "votes", codesign, votes, "--commit", *COACH)
    same = await cli("roadmap", "votes", codesign, votes)
    told = (await cli("show", codesign, "--json")).json["roadmap"]["actions"]

    assert (early.code, "has no action to vote on yet" in early.err) == (1, True)
    assert (
        "holds 2 actions of" in written.out and "votes of the COE lead" in written.out
    )
    assert shown.code == 0 and "impact 5, effort 2, feasibility 4 of 5" in shown.out
    assert "2 read  (row 3)" in shown.out
    assert "--commit --as k.bennett" in shown.out
    assert (not_theirs.code, "is not the COE lead today" in not_theirs.err) == (3, True)
    assert done.code == 0, done.err
    assert "nothing to import; nothing was changed" in same.out
    assert [[*each["votes"]] for each in told] == [[], ["coe_lead"]]


async def test_a_sheet_says_in_which_role_it_votes(
    codesign: str, cli: Cli, here: Path
) -> None:
    """Else the line does; roles without a vote are named with those that have one."""
    file = here / "roadmap.xlsx"
    await cli("roadmap", "template", codesign, file)
    await cli("roadmap", "import", codesign, file, "--commit", *COACH)
    bare = table(here, VOTED)
    other = table(here, VOTED | {"role": "ccee_lead"}, suffix=".xlsx")
    named = await cli("roadmap", "votes", codesign, bare, *COE, "--json")
    differs = await cli("roadmap", "votes", codesign, other, *COE)
    none = await cli("roadmap", "votes", codesign, bare, "--role", "spi")
    done = await cli("roadmap", "votes", codesign, bare, "--commit", *COACH)

    assert named.json["role"] == "coe_lead"
    assert f"votes {codesign} {bare} --role coe_lead --commit" in named.json["commit"]
    assert (differs.code, "votes as ccee_lead, and not as" in differs.err) == (1, True)
    assert (none.code, "has no vote on a roadmap; those who" in none.err) == (2, True)
    assert done.code == 0, done.err
