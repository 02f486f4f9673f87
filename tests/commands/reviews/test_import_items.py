"""A data-collection plan from a workbook: previewed, imported, and imported again."""

from pathlib import Path

from openpyxl import load_workbook

from tests.commands.conftest import Cli
from tests.plans import as_csv, lines

COACH = ("--as", "k.bennett")
OFFER = "to import them:"
WALKS: dict[str, object] = {
    "item": "3-walks",
    "component": "Instructional Practice and Strategies",
    "method": "Instructional walks and crosswalks",
    "target": 12,
}
TALKS: dict[str, object] = {
    "item": "1-principals",
    "component": 1,
    "method": "empathy_interview",
    "participants": "Site administrators",
    "target": 4,
    "note": "two of each level",
}


def counted(file: Path, count: int) -> None:
    """Somebody counts the talks in the workbook, and saves it."""
    book = load_workbook(file)
    page = book["Plan"]
    (row,) = [r for r in page.iter_rows(min_row=2) if r[0].value == "1-principals"]
    row[7].value = count
    book.save(file)


async def test_a_plan_is_previewed_imported_and_imported_again(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """The same workbook once more changes nothing, and is no failure."""
    review, file = f"{reviewing}/review/1", as_csv(here, lines(WALKS, TALKS))
    shown = await cli("import-items", review, file)
    done = await cli("import-items", review, file, "--commit", *COACH)
    again = await cli("import-items", review, file, "--commit", *COACH)
    told = (await cli("import-items", review, file, "--json")).json

    assert (shown.code, done.code, again.code) == (0, 0, 0)
    assert "2 items: 2 new" in shown.out
    assert "3-walks  (row 2)" in shown.out
    assert "component 1: empathy_interview with site_administrators" in shown.out
    assert "the act takes 1 KB" in shown.out
    assert f"{OFFER} .venv/bin/python starter.py import-items {review}" in shown.out
    assert done.out.count("done: entry ") == 1
    assert "nothing to import; nothing was changed" in again.out
    assert (told["unchanged"], told["commit"]) == (["3-walks", "1-principals"], None)


async def test_a_workbook_of_the_plan_comes_back_with_what_was_changed_in_it(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """Written by `template`; what nobody touched is not in the act."""
    review, file = f"{reviewing}/review/1", here / "plan.xlsx"
    first = as_csv(here, lines(WALKS, TALKS))
    await cli("import-items", review, first, "--commit", *COACH)
    written = await cli("template", file, "--items", "--entity", review)
    same = await cli("import-items", review, file)
    counted(file, 3)
    many = as_csv(here, lines(*({**WALKS, "item": f"i{n}"} for n in range(401))))
    large = await cli("import-items", review, many)
    done = await cli("import-items", review, file, "--commit", *COACH)
    history = await cli("history", review)

    assert f"import-items {review} {file}" in written.out
    assert f"holds the plan of {review} as it stands, with 2 items" in written.out
    assert "nothing to import" in same.out
    assert "has 401 items; a plan has at most 400: make one" in large.err
    assert "2 items: 1 otherwise than here, 1 unchanged" in done.out
    assert "took over 1 item of the plan" in history.out


async def test_a_row_that_changed_on_both_sides_is_shown_and_kept(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """With both texts, unless it is named; then it is overwritten."""
    review, file = f"{reviewing}/review/1", here / "plan.xlsx"
    first = as_csv(here, lines(WALKS, TALKS))
    await cli("import-items", review, first, "--commit", *COACH)
    await cli("template", file, "--items", "--entity", review)
    count = ("count_item", "--item", "1-principals", "--count", "2")
    assert (await cli("act", review, *count, *COACH)).code == 0
    counted(file, 3)
    kept = await cli("import-items", review, file)
    named = ("--overwrite", "1-Principals")
    shown = await cli("import-items", review, file, *named)
    unknown = await cli("import-items", review, file, "--overwrite", "1-principls")
    done = await cli("import-items", review, file, *named, "--commit", *COACH)
    again = await cli("import-items", review, file, *named, "--commit", *COACH)

    assert kept.code == 0
    assert "kept as here (1)" in kept.out
    assert "count here: 2" in kept.out
    assert "count in the workbook: 3" in kept.out
    assert OFFER not in kept.out
    assert "--overwrite 1-principals" in kept.out
    assert "--overwrite 1-principals --commit --as k.bennett" in shown.out
    assert "--overwrite 1-Principals is read as 1-principals" in shown.err
    assert (unknown.code, "did you mean 1-principals?" in unknown.err) == (2, True)
    assert (done.code, "done: entry" in done.out) == (0, True)
    assert (again.code, "nothing to import" in again.out) == (0, True)


async def test_every_fault_is_named_and_nothing_is_offered(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """With the review's own answer to the rows that are sound."""
    review = f"{reviewing}/review/1"
    off = {**TALKS, "method": "walks", "note": "with student Maria", "owner": "m.ortiz"}
    file = as_csv(here, lines(WALKS, off, WALKS))
    by = ("--as", "d.okafor")
    shown = await cli("import-items", review, file)
    committed = await cli("import-items", review, file, "--commit", *COACH)
    told = (await cli("import-items", review, file, "--json")).json
    not_theirs = await cli("import-items", review, file, *by)

    assert (shown.code, committed.code) == (1, 1)
    assert "row 3 (item 1-principals), method: 'walks' is no method of SIR" in shown.err
    assert "owner: may be a person" in shown.err
    assert "note: 'student' before a capitalised word" in shown.err
    assert "row 4 (item 3-walks), item: stands in row 2 already" in shown.err
    assert OFFER not in shown.out
    assert "nothing was changed" in committed.err
    assert len(told["errors"]) == 4
    assert "the review refuses it: import_items is for" in not_theirs.err


async def test_what_the_review_refuses_is_not_offered(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """Whoever may not import it hears so before anything is sent."""
    review, file = f"{reviewing}/review/1", as_csv(here, lines(WALKS))
    refused = await cli("import-items", review, file, "--as", "d.okafor")
    whole = await cli("import-items", reviewing, file)
    part = await cli("import-items", f"{review}/phase/planning", file)

    assert refused.code == 3
    assert OFFER not in refused.out
    assert (whole.code, f"{reviewing}/review/1" in whole.err) == (2, True)
    assert part.code == 2


async def test_a_cancelled_review_takes_no_plan(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """And says so, also with the line that would import it."""
    review, file = f"{reviewing}/review/1", as_csv(here, lines(WALKS))
    cancel = ("cancel_review", "--why", "the board waits", "--as", "h.lindqvist")
    await cli("act", review, *cancel)
    shown = await cli("import-items", review, file)
    done = await cli("import-items", review, file, "--commit", *COACH)

    assert (shown.code, done.code) == (3, 3)
    assert "the review refuses it: review 1 is cancelled" in shown.err
    assert OFFER not in shown.out


async def test_a_template_of_a_framework_is_written_before_any_review(
    cli: Cli, here: Path
) -> None:
    """And says by which line it is imported; options that are for nothing are named."""
    file = here / "plan.xlsx"
    done = await cli("template", file, "--items", "--framework", "sir-12")
    lone = await cli("template", here / "roadmap.xlsx", "--framework", "sir-12")
    both = await cli("template", here / "a.xlsx", "--items", "--engagement")

    assert "import-items 0161259/review/1" in done.out
    assert load_workbook(file)["Choices"].max_row > 12
    assert (lone.code, both.code) == (2, 2)


async def test_four_hundred_items_go_through_in_one_act(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """By the command line, and come back as they stand."""
    review, file = f"{reviewing}/review/1", here / "whole.xlsx"
    rows = (TALKS | {"item": f"i{n}", "target": n % 9 + 1} for n in range(400))
    first = as_csv(here, lines(*rows))
    done = await cli("import-items", review, first, "--commit", *COACH)
    await cli("template", file, "--items", "--entity", review)
    same = await cli("import-items", review, file, "--json")

    assert (done.code, "400 items: 400 new" in done.out) == (0, True)
    assert len(same.json["unchanged"]) == 400


async def test_a_plan_that_is_more_than_one_act_may_take_is_not_offered(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """How much it takes is said, and what helps; by parts it goes through."""
    review, links = f"{reviewing}/review/1", ";".join(x * 400 for x in "abcde")
    full = TALKS | {"note": "n" * 500, "reason": "r" * 500, "evidence": links}
    rows = [full | {"item": f"i{n}"} for n in range(400)]
    whole = await cli("import-items", review, as_csv(here, lines(*rows)))
    most = await cli("import-items", review, as_csv(here, lines(*rows[:150])))
    part = await cli("import-items", review, as_csv(here, lines(*rows[:50])))

    assert (whole.code, most.code, part.code) == (3, 3, 0)
    assert "KB, and one act may take 512: shorten its texts, or" in whole.err
    assert "KB in the record, and one act may take 512" in most.err
    assert OFFER not in whole.out + most.out
    assert OFFER in part.out
