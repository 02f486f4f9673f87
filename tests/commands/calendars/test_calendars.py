"""Calendars as data: new days reach engagements that run, and are seen before."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from adapters.policies.read import current_policy
from client import engagements
from connection import connected
from domain.acts import ChangeCalendar, Mode
from domain.calendars.school_year import SchoolYear
from domain.calendars.work_calendar import ONE_DAY
from domain.policies.ladder import Office
from tests.commands.conftest import Cli, roadmap_file
from tests.lives import by_staff
from tests.today import in_october

LEA = current_policy().lea
AT = ("--as", "a.castillo")


@pytest.fixture
def due() -> date:
    """When the first action of the roadmap is due."""
    return in_october()


@pytest.fixture
def year(due: date) -> SchoolYear:
    return SchoolYear(begins=due.year)


@pytest.fixture
def days(here: Path, due: date) -> Path:
    """The day after the first due date is closed: E1 has to wait."""
    file = here / "days.csv"
    closed = LEA.working_day_from(due + timedelta(days=1))
    spirit = f"{closed},{closed + timedelta(days=3)},Spirit Days"
    rows = f"first,last,name\n{closed},,Founders' Day\n{spirit}\n"
    file.write_text(rows, "utf-8")
    return file


async def test_new_days_are_seen_before_and_then_move_a_running_engagement(
    working: str, cli: Cli, days: Path, year: SchoolYear
) -> None:
    """Nothing changes without --commit; with it, the calendar and its rungs do."""
    given = ("calendar", "import", days, "--for", working, "--school-year", year.named)
    words = (*given, "--leave-out", "spirit days", "--take-free")
    doubted = await cli(*given, *AT)
    seen = await cli(*words, *AT)
    listed = (await cli(*words, "--json")).json
    before = await cli("calendar", "show", working, "--json")
    done = await cli(*words, "--why", "their calendar", "--commit", *AT)
    again = await cli(*words, "--why", "their calendar", "--commit", *AT)
    after = await cli("calendar", "show", working, "--json")
    settled = await cli(*words)

    assert doubted.code == 1
    assert "days.csv:3: row 3, Spirit Days: it shares days with row 2" in doubted.err
    assert seen.code == 0, seen.err
    assert "Founders' Day" in seen.out
    assert "--take-free --leave-out 'spirit days' --why ... --commit" in seen.out
    assert "--commit --as a.castillo" in seen.out
    assert "goes" in seen.out
    assert "heard then:" in seen.out
    (row,) = listed["engagements"]
    assert [each["name"] for each in row["comes"]] == ["Founders' Day"]
    assert "E1" in {each["rung"] for each in row["hear_then"]}
    assert before.json["version"] == LEA.version
    assert f"{working}: done: entry 12" in done.out
    assert f"+{year.named}." in after.json["version"]
    assert "Founders' Day" in {each["name"] for each in after.json["closed"]}
    assert again.code == settled.code == 0
    for each in (again, settled):
        assert "it is under this calendar already: " in each.out
    assert "done: entry" not in again.out


@pytest.fixture
def of_school(here: Path, year: SchoolYear) -> Path:
    """Recess in February and a window of testing, and no closed days."""
    file = here / "school.csv"
    spring = year.begins + 1
    file.write_text(
        "first,last,name,kind\n"
        f"{spring}-02-07,{spring}-02-11,ski week,recess\n"
        f"{spring}-04-03,{spring}-05-26,state testing,testing\n",
        "utf-8",
    )
    return file


async def test_recess_and_testing_are_given_as_closed_days_are(
    referred: str, cli: Cli, of_school: Path, year: SchoolYear
) -> None:
    """They are a change though the office opens as before; closed days stay."""
    given = ("calendar", "import", of_school, "--for", referred)
    words = (*given, "--school-year", year.named, "--why", "their calendar")
    seen, listed = await cli(*words), (await cli(*words, "--json")).json
    before = (await cli("calendar", "show", referred, "--json")).json
    done = await cli(*words, "--commit", *AT)
    again = await cli(*words, "--commit", *AT)
    after = (await cli("calendar", "show", referred, "--json")).json
    (row,) = listed["engagements"]

    assert seen.code == done.code == again.code == 0, seen.err + done.err
    assert "kept as it is, for school.csv says nothing of it: closed days" in seen.out
    assert "does not close the office on these state holidays" not in seen.out
    assert {each["kind"] for each in row["comes"]} == {"recess", "testing"}
    assert {each["name"] for each in row["goes"]} == {"summer"}
    assert {each["kind"] for each in row["stays"]} == {"closed"}
    assert "done: entry" in done.out
    assert "it is under this calendar already" in again.out
    assert after["closed"] == before["closed"]
    assert [each["name"] for each in after["testing"]] == ["state testing"]
    assert "ski week" in {each["name"] for each in after["recess"]}


async def test_a_file_of_closed_days_keeps_the_summer_unless_staff_say(
    referred: str, cli: Cli, days: Path, year: SchoolYear
) -> None:
    """The preview says so; the line that does it says what staff said."""
    given = ("calendar", "import", days, "--for", referred)
    in_year = ("--school-year", year.named)
    words = (*given, "--leave-out", "3", *in_year)
    kept, listed = await cli(*words), (await cli(*words, "--json")).json
    gone = (await cli(*words, "--no-recess", "--json")).json
    as_recess = await cli(*given, "--recess", "2,3", *in_year)
    off = await cli(*given, "--no-recess", *in_year, "--testing", "3")

    assert "says nothing of it: recess, testing" in kept.out
    assert {e["name"] for e in listed["engagements"][0]["stays"]} == {"summer"}
    assert "summer" in {e["name"] for e in gone["engagements"][0]["goes"]}
    assert "row 3, Spirit Days: it shares days with row 2" in as_recess.err
    assert "--testing 3 --no-recess --why ... --commit" in off.out


async def test_a_file_of_another_year_says_nothing_of_recess(
    cli: Cli, of_school: Path, year: SchoolYear
) -> None:
    """A slip in the year would lose the summer of one of which the file has no day."""
    later = SchoolYear(begins=year.begins + 3).named
    words = ("calendar", "import", of_school, "--for", "all", "--no-recess")
    refused = await cli(*words, "--school-year", later)

    assert refused.code == 1
    assert "and neither recess nor testing\nnothing was changed" in refused.err


async def test_agencies_have_neither_recess_nor_testing(
    cli: Cli, of_school: Path, year: SchoolYear
) -> None:
    """Before any engagement is asked."""
    words = ("calendar", "import", of_school, "--for", "agency")
    refused = await cli(*words, "--school-year", year.named)

    assert refused.code == 1
    assert "agencies have no recess and no testing" in refused.err


async def test_the_agencies_calendar_changes_for_all(
    working: str, cli: Cli, days: Path, year: SchoolYear
) -> None:
    """--for agency leaves the LEA's own calendar as it is."""
    words = (
        *("calendar", "import", days, "--for", "agency", "--why", "state closures"),
        *("--leave-out", "3", "--school-year", year.named),
    )
    listed = (await cli(*words, "--json")).json
    done = await cli(*words, "--commit", *AT)
    lea = await cli("calendar", "show", working, "--json")
    agency = await cli("calendar", "show", working, "--office", "agency", "--json")

    assert done.code == 0, done.err
    assert lea.json["version"] == LEA.version
    assert "Founders' Day" in {each["name"] for each in agency.json["closed"]}
    assert "warning: days.csv does not close the office on these state" in done.err
    assert f"{year.begins}-11-11 Veterans Day" in done.err
    left_open = {each["name"] for each in listed["state_holidays_left_open"]}
    assert {"Veterans Day", "Labor Day"} <= left_open


async def test_a_year_without_a_working_day_is_refused(
    referred: str, cli: Cli, here: Path
) -> None:
    """A calendar that never opens would hold every step for ever."""
    file = here / "days.csv"
    months = [date(2027 + n // 12, n % 12 + 1, 1) for n in range(6, 19)]
    rows = "".join(f"{a},{b - ONE_DAY},closed\n" for a, b in pairwise(months))
    file.write_text(f"first,last,name\n{rows}", "utf-8")
    words = ("calendar", "import", file, "--for", referred, "--school-year", "2027-28")
    refused = await cli(*words)
    kept = await cli(*words, "--why", "a mistake", "--commit", *AT)
    after = await cli("calendar", "show", referred, "--json")

    assert (refused.code, kept.code) == (1, 1)
    assert "the office would open on no day of 2027-28" in refused.err
    assert "days.csv: the calendar" in kept.out
    assert after.json["version"] == LEA.version


async def test_what_reaches_beyond_the_calendar_is_a_warning(
    ready: str, cli: Cli, here: Path, due: date
) -> None:
    """Days it has no data for: due date and rungs are named; the exit code is 0."""
    known = LEA.but(version="short", through=due - timedelta(days=30))
    change = by_staff(ChangeCalendar, office=Office.LEA, calendar=known, mode=Mode.KEEP)
    async with connected(here) as client:
        await engagements.ask(client, ready, change)
    file = roadmap_file(here, 1, due={1: str(due)})
    adopt = ("import-roadmap", ready, file, "--commit")
    assert (await cli(*adopt, *AT)).code == 0
    said = await cli("calendar", "check", ready)
    listed = (await cli("calendar", "check", "--json")).json

    assert said.code == 0
    assert f"{ready}: warning: the lea calendar {known.named} has no data for" in (
        said.out
    )
    assert f"action/1 due date {due}" in said.out
    assert due.year in {each["year"] for each in listed[0]["beyond"]}


@pytest.mark.parametrize(
    "rows, school_year, code, said",
    [
        (
            "2027-12-20,2027-13-31,winter\n",
            "2027-28",
            1,
            "row 2, winter: last: '2027-13",
        ),
        ("2027-12-20,,winter\n", "2028-29", 1, "no closed days from 2028-07-01"),
        ("2027-12-20,,winter\n", "2027", 2, "did you mean 2026-27 or 2027-28"),
        ("2027-12-20,,winter\n", "2027-29", 2, "did you mean 2026-27 or 2027-28"),
        ("2027-12-20,,winter\n", "next", 2, "'next' is none; write it like 2027-28"),
        ("2027-12-20,,winter\n", "28-29", 1, "28-29 is read as 2028-29"),
    ],
)
async def test_days_that_cannot_be_used_change_nothing(
    cli: Cli, here: Path, rows: str, school_year: str, code: int, said: str
) -> None:
    """Each fault is named, before any engagement is asked."""
    file = here / "days.csv"
    file.write_text(f"first,last,name\n{rows}", "utf-8")
    words = ("calendar", "import", file, "--for", "all")
    answer = await cli(*words, "--school-year", school_year)

    assert answer.code == code
    assert said in answer.err


async def test_for_whom_and_a_faulty_file_are_named_at_once(
    referred: str, cli: Cli, days: Path, year: SchoolYear
) -> None:
    """With a guess at what else --for takes."""
    line = ("calendar", "import", days, "--school-year", year.named, "--for", "agncy")
    off = await cli(*line)

    assert off.code == 2
    assert "--for takes one LEA, agency or all; did you mean agency?" in off.err
    assert "days.csv:3: row 3, Spirit Days" in off.err


async def test_the_calendar_in_force_is_shown_year_by_year(cli: Cli) -> None:
    """With its version, and how far closures are known."""
    shown = await cli("calendar", "show", "--office", "agency", "--year", "2027")
    later = await cli("calendar", "show", "--year", "2039")
    lea = await cli("calendar", "show", "--year", "2027")

    assert "closures are known through 2038-06-30" in shown.out
    assert "2027-11-11" in shown.out
    assert "2028" not in shown.out
    assert "2027-06-14  2027-08-13  recess  summer" in lea.out
    assert "summer" not in shown.out
    assert "no data for 2039" in later.out
