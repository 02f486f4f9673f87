import csv
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

from adapters.temporal import TemporalServer
from connection import TASK_QUEUE
from domain.lea import workflow_id
from tests.commands.conftest import Cli, roadmap_file
from tests.today import long_past, today
from tests.waiting import until
from workflows.post_office import POST_OFFICE

LINK = "http://ui.example/namespaces/default/workflows/engagement%2F"

CLOSING = (
    *("--evidence", "minutes", "--experience", "short meetings work best"),
    *("--sustained-by", "a standing item of the cabinet"),
)

YEAR = ("--answer", "dashboard_year=2025", "--why", "CDE wrote that it is")


async def settled(cli: Cli, code: str, entries: int) -> None:
    """Until the record, which never keeps an answer waiting, has so many entries."""

    async def has_them() -> bool:
        return len((await cli("history", code, "--json")).json["entries"]) >= entries

    await until(has_them)


async def test_a_second_referral_shows_the_open_engagement(
    referred: str, cli: Cli
) -> None:
    """It says so, exits with 0, and changes nothing."""
    again = ("refer", referred, "--name", "Another", "--county", "19", *YEAR)
    said = await cli(*again, "--as", "t.washington")
    told = (await cli(*again, "--as", "t.washington", "--json")).json

    assert said.code == 0
    assert "already open under this pathway, nothing was changed" in said.out
    assert "Alder Valley Unified" in said.out
    assert told["opened"] is False
    assert told["engagement"]["entry"] == 1


async def test_a_whole_life_from_the_terminal(ready: str, cli: Cli, here: Path) -> None:
    """Previewed, adopted, completed by two persons, tallied, closed, and remembered."""
    file = roadmap_file(here, size=2)
    preview = await cli("import-roadmap", ready, file)

    assert preview.code == 0
    assert "nothing was changed" in preview.out
    assert (await cli("show", ready, "--json")).json["actions"] == []

    await cli("import-roadmap", ready, file, "--commit", "--as", "a.castillo")
    one = f"{ready}/action/1"
    for line in (
        (one, "start", "--as", "j.rivera"),
        (one, "claim-complete", *CLOSING, "--as", "j.rivera"),
        (one, "confirm", "--as", "k.bennett"),
        (ready, "begin_release", "--as", "h.lindqvist"),
        (ready, "close", "--leaving-open", "--as", "h.lindqvist"),
    ):
        assert (await cli("act", *line)).code == 0
    await settled(cli, ready, 16)
    again = await cli("act", ready, "close", "--leaving-open", "--as", "h.lindqvist")
    late = await cli("act", ready, "withdraw", "--why", "x", "--as", "h.lindqvist")
    counts = (await cli("tally", ready, "--json")).json
    history = (await cli("history", ready, "--json")).json["entries"]
    shown = await cli("show", ready, "--json")

    assert (counts["total"], counts["completed"], counts["percent"]) == (2, 1, 50)
    assert all(datetime.fromisoformat(h["at"]).tzinfo for h in history)
    assert [h["kind"] for h in history][-3:] == ["confirm", "begin_release", "close"]
    assert [h["by"] for h in history if h["subject"] == "action/1"][1:] == [
        "j.rivera",
        "k.bennett",
    ]
    assert shown.json["engagement"]["phase"] == "closed"
    ended = f"the engagement of {ready} ended as closed on {today()}"
    assert (again.code, again.out) == (0, f"{ended} already\n")
    assert (late.code, late.err) == (1, f"{ended}; `refer` begins the LEA's next one\n")
    assert (await cli("list", "--json")).json == []
    assert len((await cli("list", "--ended", "--json")).json) == 1


async def test_an_lea_that_comes_back_begins_a_new_episode(
    referred: str, cli: Cli
) -> None:
    """The ended engagement stays in the record; the new one has its own entries."""
    await cli("act", referred, "withdraw", "--why", "merged", "--as", "h.lindqvist")
    await settled(cli, referred, 2)
    again = ("refer", referred, "--name", "Alder Valley", "--county", "19", *YEAR)
    told = (await cli(*again, "--as", "a.castillo", "--json")).json

    assert told["engagement"]["entity"] == f"{referred}.2"
    assert told["engagement"]["entry"] == 1


async def test_what_was_refused_hides_nobodys_end(referred: str, cli: Cli) -> None:
    """The empty run it leaves for a minute is asked, and the record is believed."""
    over = ("act", referred, "withdraw", "--why", "merged", "--as", "h.lindqvist")
    await cli(*over)
    await settled(cli, referred, 2)
    again = ("refer", referred, "--name", "Alder Valley", "--county", "19")
    refused = await cli(*again, "--as", "a.castillo")
    same, act = await cli(*over), ("act", referred, "acknowledge_referral")
    other = await cli(*act, "--as", "a.castillo")
    tried = await cli(*act, "--as", "a.castillo", "--preview")
    asked, why = await cli("acts", referred), await cli("explain", referred)
    ended = f"the engagement of {referred} ended as withdrawn on {today()}"

    assert refused.code == 3
    assert (same.code, same.out) == (0, f"{ended} already\n")
    for said in (other, tried, asked, why):
        assert (said.code, said.err) == (
            *(1, f"{ended}; `refer` begins the LEA's next one\n"),
        )


async def test_a_repeated_act_is_answered_and_not_done_again(
    working: str, cli: Cli
) -> None:
    """The line that the first answer prints can be copied as it is."""
    act = ("act", f"{working}/action/3", "start", "--as", "j.rivera", "--id", "desk-7")
    first = (await cli(*act, "--json")).json
    again = (await cli(*act, "--json")).json
    claim = (*act[:2], "claim_complete", *CLOSING, "--as", "j.rivera")
    claimed = (await cli(*claim, "--json")).json

    assert "--sustained-by 'a standing item" in claimed["repeat"]
    assert first["entry"] == again["entry"]
    assert first["repeat"].endswith("start --as j.rivera --id desk-7")
    assert first["link"] == LINK + working


async def test_what_an_action_was_reported_complete_with_is_read_where_it_stands(
    working: str, cli: Cli, here: Path
) -> None:
    """In `show`, `history` and the export: whoever confirms has to see it."""
    action = f"{working}/action/3"
    await cli("act", action, "start", "--as", "j.rivera")
    claim = ("claim_complete", *CLOSING, "--as", "j.rivera", "--json")
    await settled(cli, working, (await cli("act", action, *claim)).json["entry"])
    await cli("export", "history", here / "history.csv", "--entity", working)
    shown, told = await cli("show", action), await cli("history", action)

    for words in (shown.out, told.out):
        flat = " ".join(words.split())
        assert "evidence: minutes" in flat
        assert "what the work was like: short meetings work best" in flat
        assert "what will make it last: a standing item of the cabinet" in flat
    assert "short meetings work best" in (here / "history.csv").read_text()


async def test_a_rating_that_is_none_names_each_with_what_it_means(
    working: str, cli: Cli
) -> None:
    """One may be typed by its name; other numbers are asked for in plain words."""
    line = ("act", f"{working}/action/3", "rate", "--as", "k.bennett", "--preview")
    off = await cli(*line, "--rating", "good")
    beyond = await cli(*line, "--rating", "five")
    named = await cli(*line, "--rating", "beginning development")
    number = ("make_primary", "--referral", "two", "--why", "w", "--as", "a.castillo")
    other = await cli("act", working, *number)

    assert (off.code, beyond.code, named.code, other.code) == (2, 3, 0, 2)
    assert "'good' is no rating; they are 0 (Not begun), 1 (Explor" in off.err
    assert "--rating five is read as 5" in beyond.err
    assert "rating" in named.out
    assert "Beginning development" in named.out
    assert "--referral: 'two' is no whole number; did you mean 2?" in other.err


async def test_what_may_be_done_is_listed_with_roles_and_fields(
    working: str, cli: Cli
) -> None:
    """Of an action that has not begun: start, or a new date with its reason."""
    offers = (await cli("acts", f"{working}/action/3", "--json")).json["acts"]
    said = await cli("acts", f"{working}/action/3")

    kinds = [offer["kind"] for offer in offers]
    assert {"start", "redate", "put_on_hold"} <= {*kinds}
    assert not {"claim_complete", "confirm", "resume"} & {*kinds}
    assert "redate --due DAY --why TEXT\n" in said.out
    assert "DAY is written 2027-03-05, or 3/5/2027" in said.out
    (rate,) = [offer for offer in offers if offer["kind"] == "rate"]
    assert rate["fields"][0]["choices"] == [*"0123"]
    assert "chief academic officer (j.rivera)" in said.out


async def test_home_shows_what_is_late_what_comes_next_and_an_act_to_copy(
    working: str, cli: Cli
) -> None:
    """An action dated into the past stands under Late at once."""
    redate = ("act", f"{working}/action/7", "redate", "--due", long_past())
    await cli(*redate, "--why", "the date agreed in spring", "--as", "m.ortiz")
    await settled(cli, working, 12)
    home = await cli()
    told = (await cli("--json")).json

    assert home.code == 0
    assert "Late (1)" in home.out
    assert f"{working}/action/7" in home.out
    assert "redate --due" in home.out
    assert [each["subject"] for each in told["late"]] == ["action/7"]
    assert len(told["next"]) == 5


async def test_a_bad_row_of_a_roadmap_is_named_and_nothing_is_changed(
    ready: str, cli: Cli, here: Path
) -> None:
    """A bad date on row 17, a past one on row 4: both named; the import fails whole."""
    file = roadmap_file(here, due={16: "in spring"}, owner_role={5: "the principal"})
    failed = await cli("import-roadmap", ready, file, "--commit", "--as", "a.castillo")

    assert failed.code == 1
    assert "row 17 (action 16), due: 'in spring' is not a date" in failed.err
    assert "row 6 (action 5), owner_role: 'the principal' is none of" in failed.err
    assert "nothing was changed" in failed.err

    file = roadmap_file(here, due={3: "2020-01-31"}, title={8: "x" * 90})
    failed = await cli("import-roadmap", ready, file, "--commit", "--as", "a.castillo")

    assert failed.code == 1
    assert "row 4 (action 3), due: 2020-01-31 is already past" in failed.err
    assert "row 9 (action 8), title: has 90 characters" in failed.err
    assert (await cli("show", ready, "--json")).json["actions"] == []


async def test_a_roadmap_with_other_columns_says_which(cli: Cli, here: Path) -> None:
    """The header is checked before any row."""
    file = here / "plan.csv"
    with file.open("w", newline="") as lines:
        csv.writer(lines).writerows([["number", "titel"], [1, "Read aloud"]])
    failed = await cli("import-roadmap", "0161259", file)

    assert failed.code == 1
    assert "row 1: the header lacks title" in failed.err
    assert "unknown columns titel" in failed.err


OFF: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("act", "{}", "dance", "--as", "x"), 2, "'dance' is no act"),
    (("act", "{}", "start", "--as", "x"), 2, "is done to an action"),
    (("act", "{}/action/3", "close", "--as", "x"), 2, "is done to the engagement"),
    (("act", "{}/action/3", "start"), 2, "say who acts"),
    (("act", "{}/action/3", "start", "--as", "x"), 3, "x holds none of these"),
    (("act", "{}/action/99", "start", "--as", "x"), 3, "there is no action 99"),
    (
        ("act", "{}", "begin_review", "--as", "a.castillo"),
        3,
        "belongs to accep",
    ),
    (("act", "{}/action/3", "redate", "--as", "x"), 2, "--due is needed: the day by"),
    (
        ("act", "{}/action/3", "redate", "--due", "soon", "--as", "x"),
        2,
        "'soon' is not a date",
    ),
    (
        ("act", "{}/action/3", "start", "--mood", "good", "--as", "x"),
        2,
        "--mood is not among its fields",
    ),
    (("show", "{}/action/99"), 1, "has no action 99"),
    (("tally", "{}/action/1"), 2, "figures are an engagement's"),
    (("import-roadmap", "{}/action/1", "x.csv"), 2, "a roadmap is an engagement's"),
    (("list", "{}/action/99"), 1, "there is no action 99; the roadmap has 1-20"),
    (("show", "0161259"), 1, "knows no engagement of 0161259"),
    (("act", "0161259", "close", "--as", "x"), 1, "no open engagement of 0161259"),
    (("acts", "0161259"), 1, "no open engagement of 0161259"),
    (("acts", "{}/action/99"), 1, "there is no action 99"),
    (("show", "oakland"), 2, "no LEA is known here as 'oakland'; give its CDS code"),
    (("show", "o161259"), 2, "'o161259' is not a CDS code: give 7 digits"),
    (("show",), 2, "ENTITY is needed: An engagement, 0161259, or a part"),
    (("show", "0161259", "12"), 2, "'12' is too much; it is written `show ENTITY`"),
    (("shwo",), 2, "'shwo' is no command; did you mean show?"),
    (("wrong",), 2, "'wrong' is no command; there are act, acts, adopt"),
    (("redate", "0161259/action/1"), 2, "is no command but an act: `act ENTITY redate"),
    (("begin-review", "0161259"), 2, "no command but an act: `act ENTITY begin_revi"),
    (("draft_report",), 2, "an act: a draft is drawn up with `report draft ENTITY/re"),
    (("list", "--lat"), 2, "--lat is no option of list; did you mean --late?"),
    (("list", "--stage", "planing"), 2, "did you mean planning?"),
    (("list", "--stage", "draft", "--late"), 2, "--stage is of the list of engage"),
    (("list", "--since", "1"), 2, "no option of list; it has --ended, --late,"),
    (
        ("policy", "apply", "next.yaml", "--for", "0161259"),
        2,
        "--as, --id and --json; it is written `policy apply FILE [ENTITY]`",
    ),
    (("policy", "dry-run", "a", "--for", "b"), 2, "`policy dry-run FILE [ENTITY]`"),
    (("--since", "list"), 2, "no option of starter.py itself; it has --json"),
    (("history", "--since"), 2, "--since stands alone; after it comes"),
    (("people", "awya", "x"), 2, "'awya' is no command; did you mean away?"),
    (
        ("people", "leaves", "x"),
        2,
        "--last is needed: Their last day here; it is written "
        "`people leaves PERSON --last DATE`",
    ),
    (
        ("eligibility", "a.xlsx", "--year", "last"),
        2,
        "--year: this is a whole number, such as 2025; it is written",
    ),
    (("refer", "0161259", "--as", "x"), 2, "name the LEA: --name, or CDE's files: "),
    (
        ("refer", "0161259", "--name", "O", "--county", "59", "--as", "x"),
        2,
        "counties are 01 to 58",
    ),
    (
        ("refer", "0161259", "--name", "O", "--county", "19", "--as", "x"),
        2,
        "lies in county 01",
    ),
    (
        ("refer", "6161259", "--name", "O", "--county", "19", "--as", "x"),
        2,
        "counties are 01 to 58",
    ),
)
"""What staff may type and should not; `{}` is an engagement with twenty actions."""


async def test_what_cannot_be_done_ends_in_one_sentence_and_its_code(
    working: str, cli: Cli
) -> None:
    """2 for a line that is off, 3 where a rule says no, 1 for what is missing."""
    for line, code, said in OFF:
        ended = await cli(*(word.format(working) for word in line))

        assert said in ended.err, line
        assert ended.code == code, line
        assert "Traceback" not in ended.err + ended.out, line


async def test_without_a_server_staff_are_told_how_to_start_one(cli: Cli) -> None:
    """Nothing under var/ and no TEMPORAL_ADDRESS: exit 1, and what to do."""
    for line in (("show", "0161259"), ("acts", "0161259")):
        ended = await cli(*line)

        assert ended.code == 1
        assert "start one with `make run`" in ended.err


async def test_a_server_that_does_not_answer_is_named(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A misspelt address is said back, with what to look at."""
    monkeypatch.setenv("TEMPORAL_ADDRESS", "127.0.0.1:1")
    ended = await cli("show", "0161259")

    assert ended.code == 1
    assert "no Temporal server answers at 127.0.0.1:1" in ended.err


async def test_a_profile_that_was_named_is_meant_and_no_other(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no silent fallback to whatever runs on this desk."""
    monkeypatch.setenv("TEMPORAL_PROFILE", "production")
    ended = await cli("show", "0161259")

    assert ended.code == 1
    assert "production" in ended.err


async def test_an_unforeseen_error_is_one_sentence_and_kept_for_the_mender(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staff never see a traceback; it lies in var/errors.log."""
    monkeypatch.setattr("commands.engagements.list.show_list", lambda **_: 1 / 0)
    ended = await cli("list")

    assert ended.code == 1
    assert ended.err.startswith("this did not work (ZeroDivisionError")
    assert "Traceback" not in ended.err
    assert "Traceback" in (here / "errors.log").read_text()


async def test_refresh_tells_one_engagement_or_all(referred: str, cli: Cli) -> None:
    """It may be repeated; an engagement that is not open is named."""
    one = await cli("refresh", referred, "--json")
    everyone = await cli("refresh", "--all", "--json")
    nobody = await cli("refresh", "0161259")
    neither = await cli("refresh")

    assert one.json == everyone.json == {"refreshed": [referred], "reviews": []}
    assert (nobody.code, neither.code) == (1, 2)


async def test_all_that_is_late_is_listed_with_saved_views(
    working: str, cli: Cli
) -> None:
    """By LEA, role asked, rung and due date; nothing late says so."""
    none = await cli("list", "--late")
    late = ("redate", "--due", long_past(), "--why", "it was", "--as", "m.ortiz")
    assert (await cli("act", f"{working}/action/3", *late)).code == 0
    await settled(cli, working, 12)
    said = await cli("list", "--late")
    told = (await cli("list", "--late", "--json")).json

    assert none.out.strip() == "Late: nothing is late"
    assert f"{working}/action/3" in said.out
    assert [each["subject"] for each in told["items"]] == ["action/3"]
    assert {"all that is late", "asked of chief academic officer"} <= {*told["views"]}
    link = told["views"]["late in Alder Valley Unified"]
    assert "savedQuery=late+in+Alder" in link
    assert "DtaLea%3D%22Alder+Valley+Unified%22" in link


async def test_addresses_of_the_ui_are_printed_where_they_are_asked_for(
    working: str, cli: Cli
) -> None:
    """`--links` may stand anywhere; programs have them in any case."""
    lines = (
        *((), ("list",), ("show", working), ("acts", working), ("tally",)),
        *(("history", working), ("explain", working), ("people", working)),
    )
    for line in lines:
        asked, unasked = await cli(*line, "--links"), await cli(*line)

        assert "http://ui.example/namespaces" in asked.out, line
        assert "http://ui.example" not in unasked.out, line
    first = await cli("--links", "show", working)

    assert f"Temporal UI: {LINK}{working}" in first.out
    assert (await cli("show", working, "--json")).json["link"] == LINK + working


@pytest.fixture
async def alone(env: WorkflowEnvironment) -> None:
    """What other tests left running is ended before a worker writes of it here."""
    server = TemporalServer(env.client, TASK_QUEUE, POST_OFFICE)

    async def nothing_runs() -> bool:
        running = await server.running()
        for each in running:
            with suppress(RPCError):
                await env.client.get_workflow_handle(each).terminate()
        return not running

    await until(nothing_runs)


@pytest.mark.usefixtures("alone")
async def test_a_look_at_what_runs_can_be_asked_for(
    working: str, cli: Cli, env: WorkflowEnvironment
) -> None:
    """Exit 0 where nothing is off; else 1, with a line for each thing that is."""
    fine = await cli("reconcile")
    await env.client.get_workflow_handle(workflow_id(working)).terminate()
    off = await cli("reconcile")
    told = await cli("reconcile", "--json")

    assert (fine.code, fine.out.splitlines()[0]) == (0, "nothing is off")
    assert (off.code, told.code) == (1, 1)
    assert f"{working} is open in the record and does not run" in off.out
    assert off.err.startswith("off: 1; ")
    assert [each["about"] for each in told.json["found"]] == [working]
