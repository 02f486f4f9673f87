"""Splitting, acting on several actions, comments and previews at the command line."""

import csv
from datetime import date, timedelta
from pathlib import Path
from shutil import copyfile
from types import SimpleNamespace

import pytest
from openpyxl import Workbook

from adapters.roadmap.rows import COLUMNS
from tests.commands.adoption.test_commit import recorded
from tests.commands.conftest import Cli, roadmap_file
from tests.commands.shell import words_of
from tests.commands.test_cli import settled
from tests.conftest import DEMO_PEOPLE
from tests.lives import POLICY
from tests.today import in_october, today

LEAD = ("--as", "a.castillo")
WHY = ("--why", "as was agreed with all of them")


def parts_file(folder: Path, *numbers: str, title: str = "Meet with part") -> Path:
    """The parts of an action as rows of a roadmap."""
    file = folder / "parts.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, COLUMNS, restval="")
        table.writeheader()
        for number in numbers:
            table.writerow(
                {
                    "number": number,
                    "title": f"{title} {number}",
                    "components": "2",
                    "theme": "Curriculum",
                    "horizon": "IMMEDIATE",
                    "owner_role": "lea_instruction",
                    "due": in_october(),
                }
            )
    return file


async def dues(cli: Cli, cds: str) -> dict[int, date]:
    shown = (await cli("show", cds, "--json")).json
    return {a["number"]: date.fromisoformat(a["due"]) for a in shown["actions"]}


async def test_an_action_is_split_after_a_preview_and_addressed_by_its_parts(
    working: str, cli: Cli, here: Path
) -> None:
    """Without --commit nothing changes; then 20 original are 21 current."""
    file = parts_file(here, "12a", "12b")
    why = ("--why", "two departments share it", *LEAD)
    line = ("split", f"{working}/action/12", file, *why)
    preview = await cli(*line)

    assert preview.code == 0
    assert "new: due" in preview.out
    assert "status not_started -> split" in preview.out
    assert len(await dues(cli, working)) == 20

    done = await cli(*line, "--commit")
    begun = await cli("act", f"{working}/action/12b", "start", "--as", "j.rivera")
    shown = await cli("show", working)

    assert (done.code, begun.code) == (0, 0)
    assert "20 original, 21 current: 1 split into 2 parts" in shown.out
    assert "12b" in shown.out
    await settled(cli, working, 13)
    one = await cli("show", f"{working}/action/12b")
    assert "part of action 12" in one.out
    assert "split action 12" in one.out


async def test_a_split_is_previewed_without_saying_who_and_done_once(
    working: str, cli: Cli, here: Path
) -> None:
    """As a roadmap is; the same line twice on one day is the same act."""
    file, why = parts_file(here, "12a", "12b"), ("--why", "two teams")
    line = ("split", f"{working}/action/12", file, *why)
    preview = await cli(*line)
    nobody = await cli(*line, "--commit")
    done, again = [await cli(*line, *LEAD, "--commit") for _ in range(2)]

    assert preview.code == 0, preview.err
    assert "status not_started -> split" in preview.out
    assert (nobody.code, "say who acts" in nobody.err) == (2, True)
    assert (done.code, again.code) == (0, 0)
    assert again.out.splitlines()[1].startswith("already done as entry")


async def test_parts_that_do_not_fit_are_refused_in_words(
    working: str, cli: Cli, here: Path
) -> None:
    """Wrong letters, a file that is none, no action named: nothing is changed."""
    one = f"{working}/action/12"
    file = parts_file(here, "12b", "12c")
    wrong = await cli("split", one, file, "--why", "shared", *LEAD, "--commit")
    absent = await cli("split", one, here / "none.csv", "--why", "shared", *LEAD)
    whole = await cli("split", working, file, *LEAD)
    unread = await cli("split", one, parts_file(here, "12a", "x"), *LEAD)
    students = parts_file(here, "12a", "12b", title="with student Maria")
    named = await cli("split", one, students, "--why", "shared", *LEAD, "--commit")

    assert (wrong.code, absent.code, whole.code, unread.code) == (3, 1, 2, 1)
    assert "its parts are numbered 12a and 12b" in wrong.err
    assert "row 3 (action x), number: 'x' is not a whole number" in unread.err
    assert named.code == 1
    assert "row 2 (action 12a), title: 'student' before a capital" in named.err
    assert "row 3 (action 12b), title: 'student' before a capital" in named.err
    assert len(await dues(cli, working)) == 20


async def test_dates_are_shifted_for_several_actions_at_once(
    working: str, cli: Cli
) -> None:
    """Ten working days later, for 1 to 3 and 5; previewed first, one entry."""
    before = await dues(cli, working)
    shift = ("bulk", working, "shift", "--actions", "1-3,5", "--days", "10")
    line = (*shift, "--why", "the vendor came late", *LEAD)
    preview = await cli(*line)
    done = await cli(*line, "--commit", "--json")
    after = await dues(cli, working)

    assert preview.code == 0
    assert preview.out.count("due ") >= 4
    assert done.json["entry"] == 12
    assert {n for n in after if after[n] != before[n]} == {1, 2, 3, 5}
    assert all(after[n] - before[n] >= timedelta(days=14) for n in (1, 2, 3, 5))


async def test_several_are_rated_by_the_name_of_a_rating(
    working: str, cli: Cli
) -> None:
    """As one is; what comes next is said of them."""
    for action in (4, 5):
        begun = ("act", f"{working}/action/{action}", "start", "--as", "j.rivera")
        await cli(*begun)
    rate = ("bulk", working, "rate", "--actions", "4,5", "--rating")
    why = (*WHY, "--as", "k.bennett", "--commit")
    done = await cli(*rate, "Beginning development", *why)
    off = await cli(*rate, "splendid", *why)

    assert done.code == 0, done.err
    assert "rated actions 4, 5 2 (Beginning development)" in done.out
    assert "next: E0 of action 4" in done.out
    assert (off.code, "they are 0 (Not begun)" in off.err) == (2, True)


async def test_the_same_line_typed_twice_moves_dates_once(
    working: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one day; by an id of one's own, or on another, they move on."""
    one_day = SimpleNamespace(today=lambda: date(2026, 10, 6))
    monkeypatch.setattr("commands.args.act_id.dates", one_day)
    line = ("bulk", working, "shift", "--actions", "4; 5", "--days", "15", *WHY, *LEAD)
    done = await cli(*line, "--commit", "--json")
    once = await dues(cli, working)
    again = await cli(*line, "--commit")
    preview = await cli(*line)
    twice = await dues(cli, working)
    own = await cli(*line, "--commit", "--id", "once-more")
    thrice = await dues(cli, working)

    assert f"already done as entry {done.json['entry']}" in again.out
    assert "to do it once more, say --id with a word of your own" in again.out
    assert preview.code == 3
    assert "done already, as entry" in preview.err
    assert (again.code, own.code) == (0, 0)
    assert once == twice != thrice


async def test_a_line_with_a_text_of_several_lines_can_be_repeated(
    working: str, cli: Cli
) -> None:
    """As it is printed: it is then already done."""
    why = "the board met late\nand asked for it"
    redate = ("act", f"{working}/action/2", "redate", "--due", str(in_october()))
    done = await cli(*redate, "--why", why, *LEAD)
    line = done.out.rpartition("to repeat it safely: ")[2].strip()
    words = words_of(line)
    again = await cli(*words)

    assert why in words
    assert "already done as entry" in again.out


async def test_a_leavers_actions_are_given_to_another_or_none_is(
    working: str, cli: Cli
) -> None:
    """One of them refused, all stay; the message names it."""
    all_of_them = ("bulk", working, "reassign", "--owned-by", "lea_instruction")
    why = ("--why", "j.rivera leaves", "--as", "m.ortiz", "--commit")
    no_owner = await cli(*all_of_them, "--owner", "coe_lead", *why)
    given = await cli(*all_of_them, "--owner", "lea_deputy", *why)
    nobody = await cli(*all_of_them, "--owner", "lea_deputy", *why)
    shown = (await cli("show", working, "--json")).json

    assert no_owner.code == 3
    assert "nothing was changed" in no_owner.err
    assert given.code == 0
    assert {a["owner"] for a in shown["actions"]} == {"lea_deputy"}
    assert nobody.code == 1
    assert "no open action is meant by that" in nobody.err


async def test_bulk_names_what_is_not_open_and_does_the_rest(
    working: str, cli: Cli
) -> None:
    """A range that reaches over a gap, or beyond the last action, is no slip."""
    gone = ("withdraw-action", "--consulted", "m.ortiz", "--consulted", "k.bennett")
    await cli("act", f"{working}/action/2", *gone, *WHY, *LEAD)
    before = await dues(cli, working)
    shift = ("bulk", working, "shift", "--days", "10", *WHY, *LEAD, "--commit")
    done = await cli(*shift, "--actions", "1-3,99")
    nothing = await cli(*shift, "--actions", "2,99")
    after = await dues(cli, working)

    assert done.code == 0
    assert "left as they are, not open or not there: action 2, 99" in done.err
    assert {n for n in after if after[n] != before[n]} == {1, 3}
    assert nothing.code == 1
    assert "no open action is meant by that: action 2, 99" in nothing.err


async def test_bulk_names_what_is_so_already_and_does_the_rest(
    working: str, cli: Cli
) -> None:
    """As one act alone: exit code 0, and its sentence."""
    start = ("bulk", working, "start", *WHY, *LEAD, "--commit")
    await cli(*start, "--actions", "1,2")
    rest = await cli(*start, "--actions", "1-4")
    all_so = await cli(*start, "--actions", "1-4")
    resumed = await cli("bulk", working, "resume", "--actions", "1", *WHY, *LEAD)

    assert rest.code == all_so.code == resumed.code == 0
    assert "left as they are: actions 1, 2 are in progress already" in rest.err
    assert "started actions 3, 4" in rest.out
    assert all_so.out == "actions 1, 2, 3, 4 are in progress already\n"
    assert resumed.out == "action 1 is not on hold already\n"


async def test_a_theme_that_is_not_there_is_guessed_or_all_are_named(
    working: str, cli: Cli
) -> None:
    """Of this roadmap; nothing is changed."""
    shift = ("bulk", working, "shift", "--days", "10", *WHY, *LEAD, "--theme")
    slip, none = await cli(*shift, "Curiculum"), await cli(*shift, "Budget")

    assert (slip.code, none.code) == (1, 1)
    assert "no theme is called 'Curiculum'; did you mean Curriculum?" in slip.err
    assert "no theme is called 'Budget'; themes are Curriculum" in none.err


async def test_who_may_act_on_several_is_said_of_bulk(working: str, cli: Cli) -> None:
    """Staff know no act of the name under which it is kept."""
    shift = ("bulk", working, "shift", "--days", "10", "--actions", "1", *WHY)
    refused = await cli(*shift, "--as", "x.nobody", "--commit")

    assert refused.err.startswith("bulk is for the ")


async def test_bulk_reads_what_was_typed_once(working: str, cli: Cli) -> None:
    """A day with slashes is said again once, not for each of the actions."""
    day = date(today().year + 1, 3, 5)
    typed = f"3/5/{day.year}"
    redate = ("bulk", working, "redate", "--actions", "1-3", "--due", typed)
    said = await cli(*redate, *WHY, *LEAD)

    assert said.code == 0
    assert said.err.count(f"--due {typed} is read as 5 Mar {day.year}") == 1


OFF = (
    ("dance --actions 1", "'dance' is none of"),
    ("shift --days 10", "say which"),
    ("shift --actions 3-1 --days 10", "runs backwards"),
    ("shift --actions x --days 10", "'x' is no action"),
    ("shift --actions 1 --days soon", "--days N"),
    ("put_on_hold --actions 1 --recheck 2030-01-01", "--cause is needed"),
)


async def test_bulk_says_what_would_be_understood(working: str, cli: Cli) -> None:
    """Usage is wrong: exit code 2, and nothing is changed."""
    before = await dues(cli, working)
    for words, said in OFF:
        off = await cli(
            "bulk", working, *words.split(), "--why", "x", *LEAD, "--commit"
        )

        assert off.code == 2, words
        assert said in off.err
    assert await dues(cli, working) == before


async def test_comments_are_read_by_those_they_are_for(working: str, cli: Cli) -> None:
    """The owner reads the open one, the expert also what is internal."""
    one = f"{working}/action/3"
    for audience in ("open", "internal"):
        said = ("comment", "--text", f"an {audience} word", "--audience", audience)
        assert (await cli("act", one, *said, "--as", "t.washington")).code == 0
    await settled(cli, working, 13)
    owner = await cli("comments", one, "--as", "j.rivera")
    expert = (await cli("comments", one, "--as", "t.washington", "--json")).json
    history = await cli("history", one)

    assert "an open word" in owner.out
    assert "internal" not in owner.out
    assert [each["text"] for each in expert["comments"]] == [
        "an open word",
        "an internal word",
    ]
    assert "an internal word" not in history.out


async def test_whoever_is_misspelt_is_not_told_that_nothing_was_said(
    working: str, cli: Cli, here: Path
) -> None:
    """But whom it may have meant."""
    copyfile(DEMO_PEOPLE, here / "people.yaml")
    off = await cli("comments", f"{working}/action/3", "--as", "t.washingtn")

    none = await cli("comments", f"{working}/action/99", "--as", "t.washington")

    assert off.code == 2
    assert "not in the directory; did you mean t.washington?" in off.err
    assert (none.code, "has no action 99" in none.err) == (1, True)


async def test_a_preview_names_the_letters_that_would_not_be_sent(
    working: str, cli: Cli
) -> None:
    """Those that wait and speak of what would be otherwise."""
    one, until = f"{working}/action/3", POLICY.lea.later(today(), 3)
    snooze = ("snooze", "--until", until, "--why", "ill", "--as", "j.rivera")
    await cli("act", one, *snooze)
    await recorded(cli, working)
    redate = ("redate", "--due", in_october() + timedelta(days=70), "--why", "agreed")
    shown = await cli("act", one, *redate, "--as", "m.ortiz", "--preview")

    assert "would be withdrawn or written anew (1)" in shown.out
    assert "  l.tran: snoozed of action/3\n" in shown.out


async def test_any_act_can_be_previewed(working: str, cli: Cli) -> None:
    """Who would hear of a new date, and when; refused, it says why."""
    one = f"{working}/action/3"
    other = in_october() + timedelta(days=70)
    redate = ("redate", "--due", other, "--why", "agreed", "--preview")
    shown = await cli("act", one, *redate, "--as", "m.ortiz")
    refused = await cli("act", one, *redate, "--as", "nobody")

    assert shown.code == 0
    assert "due " in shown.out
    assert "heard instead" in shown.out
    assert "nothing was changed" in shown.out
    assert refused.code == 3
    assert (await dues(cli, working))[3] != other


async def test_the_sheet_that_is_read_is_named(
    ready: str, cli: Cli, here: Path
) -> None:
    """Before and after; with the other that looks like a roadmap too."""
    with roadmap_file(here, size=2).open(encoding="utf-8") as lines:
        rows = [*csv.reader(lines)]
    book = Workbook()
    for name in ("Draft", "Final"):
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(here / "two.xlsx")
    line = ("import-roadmap", ready, here / "two.xlsx")
    preview, data = await cli(*line), await cli(*line, "--json")
    before = len((await cli("history", ready, "--json")).json["entries"])
    done = await cli(*line, "--commit", *LEAD)
    await settled(cli, ready, before + 1)
    history = await cli("history", ready)

    for shown in (preview, done):
        assert "read from two.xlsx, sheet 'Draft'" in shown.out
        assert "sheets passed over: 'Final'" in shown.out
    assert data.json["source"] == "two.xlsx, sheet 'Draft'"
    assert "imported from two.xlsx, sheet 'Draft'" in history.out
