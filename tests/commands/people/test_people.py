"""Who is who, changed from the terminal."""

import os
import shutil
import stat
import sys
from asyncio import create_subprocess_exec, gather
from asyncio.subprocess import DEVNULL
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.directory.addresses import read_people
from adapters.directory.read import Directory
from adapters.directory.rows import DirectoryRow
from adapters.directory.write import write_directory
from adapters.files.lock import locked
from client.endings import Ending, NotAllowed, Unanswered
from commands.people.change import ending
from connection import connected
from domain.act import Actor
from domain.people.absence import Absence
from services.people.directory import directory as read
from services.people.plan import loading, returning
from services.people.send import DONE, REFUSED, UNANSWERED, PeopleResult, act_of, send
from services.standings import standings
from settings import HERE
from tests.commands.conftest import Cli
from tests.conftest import CODES, DEMO_PEOPLE
from tests.office import Record
from tests.today import in_october, today
from tests.waiting import until

LEAD = ("--commit", "--as", "a.castillo")
HEADER = "lea,role,person,from,to,interim,office"


@pytest.fixture
def directory(here: Path) -> Path:
    """The demo's directory, as this installation's own."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")
    return here / "people.yaml"


def text_of(file: Path) -> str:
    return file.read_text()


def roles_file(folder: Path, *rows: str) -> Path:
    """One new person and their roles."""
    (folder / "people.csv").write_text(
        "person,name,address,agency\nn.ito,Nao Ito,n.ito@lea.example.org,Alder Valley\n"
    )
    file = folder / "roles.csv"
    file.write_text("\n".join([HEADER, *rows, ""]))
    return file


def mode(file: Path) -> int:
    return file.stat().st_mode


def person_file(folder: Path, person: str) -> Path:
    file = folder / f"{person}.csv"
    file.write_text(
        "person,name,address,agency\n"
        f"{person},Nao Ito,{person}@lea.example.org,Alder Valley\n"
    )
    return file


async def loaded_by_itself(var: Path, file: Path) -> int:
    """The exit code of a process that loads one file."""
    words = ("starter.py", "people", "load", str(file), *LEAD)
    process = await create_subprocess_exec(
        *(sys.executable, *words),
        cwd=HERE,
        env=os.environ | {"THROUGHLINE_VAR": str(var)},
        stdout=DEVNULL,
    )
    return await process.wait()


async def roles(cli: Cli, code: str) -> dict[str, dict[str, object]]:
    (shown,) = (await cli("people", code, "--json")).json["engagements"]
    return {each["role"]: each for each in shown["roles"]}


async def test_whoever_is_not_in_the_directory_gets_a_guess(
    working: str, cli: Cli, directory: Path
) -> None:
    """Where they hold no role either: one who does may leave, though unknown."""
    left = await cli("people", "leaves", "j.riviera", "--last", today())
    here = await cli("people", "back", "j.riviera")

    assert "did you mean j.rivera?" in left.err
    assert "did you mean j.rivera?" in here.err


async def test_superintendent_leaves(
    working: str, cli: Cli, here: Path, directory: Path
) -> None:
    """docs/domain.md 10.2: vacant, then an interim; the past keeps its name."""
    one, last = f"{working}/action/1", today() - timedelta(days=1)
    later = [in_october() + timedelta(days=60 * n) for n in (1, 2, 3)]
    redate = ("act", one, "redate", "--due", later[0], "--why", "the board met")
    assert (await cli(*redate, "--as", "d.okafor")).code == 0
    leaves = ("people", "leaves", "d.okafor", "--last", last, "--why", "retired")
    preview = await cli(*leaves)
    unchanged = await roles(cli, working)

    assert preview.code == 0
    assert "LEA superintendent: d.okafor -> vacant" in preview.out
    assert "nothing was changed" in preview.out
    assert unchanged["lea_superintendent"]["person"] == "d.okafor"

    done = await cli(*leaves, *LEAD)
    shown = await cli("people", working)
    again = ("act", one, "redate", "--due", later[1], "--why", "later")
    refused = await cli(*again, "--as", "d.okafor")

    assert done.code == 0
    assert "VACANT" in shown.out
    assert refused.code == 3

    interim = f"{working},lea_superintendent,n.ito,{today()},{later[2]},yes,"
    file = roles_file(here, interim)
    loaded = await cli("people", "load", here / "people.csv", file, *LEAD)
    held = (await roles(cli, working))["lea_superintendent"]

    assert loaded.code == 0
    assert (held["person"], held["interim"], held["last"]) == (
        "n.ito",
        True,
        str(later[2]),
    )
    assert (await cli(*again, "--as", "a.castillo")).code == 0
    told = (await cli("history", one, "--json")).json["entries"]
    assert any(e["sentence"].startswith("d.okafor dated") for e in told)
    assert "# Alder Valley Unified" in text_of(directory)


async def both_recorded(cli: Cli) -> bool:
    return len((await cli("list", "--json")).json) == 2


async def test_a_load_that_was_interrupted_is_simply_run_again(
    referred: str, cli: Cli, here: Path, directory: Path
) -> None:
    """Whoever had taken it over is not told twice; the others are told now."""
    other = str(next(CODES))
    refer = ("refer", other, "--name", "Birch Hill", "--county", "19")
    year = ("--answer", "dashboard_year=2025", "--why", "CDE wrote that it is")
    assert (await cli(*refer, *year, "--as", "a.castillo")).code == 0
    file = roles_file(
        here, *(f"{c},geo_lead,n.ito,{today()},,," for c in (referred, other))
    )
    load = ("people", "load", here / "people.csv", file)
    await until(lambda: both_recorded(cli))
    files, actor = [here / "people.csv", file], Actor("a.castillo", "front-desk")
    async with connected(here) as client:
        now = await standings(client, sorted((referred, other)))
        plan = loading(read(directory), lambda: now, files=files, whole=False, why="")
        write_directory(plan.after, directory)
        await send(client, plan.concerned[:1], actor, plan.why)

    rest = (await cli(*load, *LEAD, "--json")).json
    nothing = (await cli(*load, "--json")).json

    assert [each["cds"] for each in rest["engagements"]] == [other]
    assert [each["outcome"] for each in rest["engagements"]] == ["done"]
    assert (nothing["engagements"], nothing["directory"]) == ([], [])
    assert act_of(plan.concerned[0], actor, plan.why).id.startswith("people-")


async def test_who_may_not_change_people_is_refused_and_nothing_is_changed(
    referred: str, cli: Cli, directory: Path
) -> None:
    """Neither an engagement nor the directory."""
    before = text_of(directory)
    away = ("people", "away", "k.bennett", "--substitute", "e.morales")
    said = await cli(
        *away, "--from", today(), "--to", today(), "--commit", "--as", "m.ortiz"
    )

    assert said.code == 3
    assert "nothing was changed" in said.err
    assert text_of(directory) == before


async def test_away_and_back(referred: str, cli: Cli, directory: Path) -> None:
    """Wherever they hold a role another stands in, until they are back."""
    until = today() + timedelta(days=9)
    away = ("people", "away", "k.bennett", "--substitute", "e.morales")
    seen = await cli(*away, "--from", today(), "--to", until, *LEAD[1:])
    gone = await cli(*away, "--from", today(), "--to", until, *LEAD)
    held = (await roles(cli, referred))["coe_lead"]
    circle = ("people", "away", "e.morales", "--substitute", "k.bennett")
    refused = await cli(*circle, "--from", today(), "--to", until, *LEAD)
    back = await cli("people", "back", "k.bennett", *LEAD)
    after = (await roles(cli, referred))["coe_lead"]

    assert seen.out.endswith("nothing was changed; to do it, add --commit\n")
    assert gone.code == 0
    assert (held["stands_in"], held["stands_in_until"]) == ("e.morales", str(until))
    assert refused.code == 3
    assert "would stand in for" in refused.err
    assert back.code == 0
    assert after["stands_in"] is None
    assert "absences" not in text_of(directory)


def test_who_is_here_already_comes_back_without_a_fault() -> None:
    """What is so already is exit code 0; of a holiday to come the day is asked."""
    day = today()
    ahead, ended = (day + timedelta(days=n) for n in (10, -10))
    rows = [
        DirectoryRow(Absence(person=who, substitute="e.morales", first=on, last=on), ())
        for who, on in (("k.bennett", ended), ("j.rivera", ahead))
    ]
    known = Directory(tuple(rows))

    def back(person: str) -> Ending:
        with pytest.raises(Ending) as said:
            returning(known, list, person=person, day=day, why="")
        return said.value

    assert (back("k.bennett").code, back("m.ortiz").code) == (0, 0)
    assert str(back("m.ortiz")).startswith(f"m.ortiz is not away on {day}, in any open")
    assert back("j.rivera").code == 1
    assert f"but {ahead} to {ahead}; --on" in str(back("j.rivera"))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--from", "2026-12-24", "--to", "2026-12-01"), "lies before"),
        (("--from", "2020-01-01", "--to", "2020-02-01"), "is past"),
        (("--from", "soon", "--to", "2020-02-01"), "is not a date"),
    ],
)
async def test_days_that_cannot_be_are_misuse(
    words: tuple[str, ...], named: str, cli: Cli
) -> None:
    said = await cli("people", "away", "k.bennett", "--substitute", "x.y", *words)

    assert said.code == 2
    assert named in said.err


@pytest.mark.usefixtures("directory")
async def test_a_person_in_place_of_an_engagement_is_told_where_to_look(
    cli: Cli,
) -> None:
    said = await cli("people", "k.bennett")

    assert said.code == 2
    assert "`list --mine k.bennett` what is asked of them" in said.err


async def test_a_faulty_file_is_named_and_nothing_is_changed(
    cli: Cli, here: Path, directory: Path
) -> None:
    """By file and row, before any engagement is asked."""
    file = roles_file(here, "1999901,chief,n.ito,2026-07-01,,,")
    said = await cli("people", "load", file, *LEAD)

    assert said.code == 1
    assert "roles.csv, row 2: there is no role 'chief'; roles are" in said.err
    assert "nothing was changed" in said.err


async def test_four_who_write_the_directory_at_once_are_all_heard(
    here: Path, record: Record, directory: Path
) -> None:
    """Real processes take turns; each reads again what the one before has left."""
    names = [f"n.ito{number}" for number in range(4)]
    files = [person_file(here, name) for name in names]
    codes = await gather(*(loaded_by_itself(here, file) for file in files))
    people = read_people(directory)

    assert codes == [0] * 4
    assert {*names, "j.rivera"} <= {*people}
    assert not mode(directory) & stat.S_IRWXO


async def test_whose_turn_does_not_come_is_told_and_nothing_is_changed(
    here: Path,
    record: Record,
    directory: Path,
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The line can be typed again in a moment; only to look nobody has to wait."""
    monkeypatch.setattr("adapters.files.lock.PATIENCE", 0)
    before, load = text_of(directory), ("people", "load", person_file(here, "n.ito"))
    with locked(directory):
        said = await cli(*load, *LEAD)
        looked = await cli(*load)

    assert (said.code, looked.code) == (1, 0)
    assert "is being changed by others; try again in a moment" in said.err
    assert text_of(directory) == before


@pytest.mark.parametrize(
    ("words", "how"),
    [((DONE, REFUSED), NotAllowed), ((DONE, REFUSED, UNANSWERED), Unanswered)],
)
def test_what_some_engagements_did_not_do_decides_how_a_command_ends(
    words: tuple[str, ...], how: type[Exception]
) -> None:
    """Whoever runs it sees that something is left, and that it can be run again."""
    outcomes = [PeopleResult("1999901", word, "") for word in words]
    with pytest.raises(how, match="the same command again"):
        ending(outcomes)


async def test_a_holder_whom_no_letter_reaches_is_marked(
    working: str, cli: Cli, here: Path
) -> None:
    """By role and by person, and what helps is said; with no word of the others."""
    (here / "people.yaml").write_text(
        "people:\n  - {person: a.castillo, name: Ana Castillo, "
        "address: a.castillo@ccee.example}\n"
    )
    one = await cli("people", working)
    everybody = await cli("people")
    roles = (await cli("people", working, "--json")).json["engagements"][0]["roles"]
    marked = [e for e in one.out.splitlines() if "NOT IN THE DIRECTORY" in e]

    assert any("k.bennett" in each for each in marked)
    assert not any("a.castillo" in each for each in marked)
    assert "k.bennett  NOT IN THE DIRECTORY, no letter reaches them" in everybody.out
    assert "people load FILE" in one.out
    assert {e["person"]: e["address"] for e in roles}["k.bennett"] is None


async def test_whom_acts_name_is_held_against_the_directory(
    working: str, cli: Cli, directory: Path
) -> None:
    """Also who was consulted: nobody is recorded who is not there."""
    line = ("act", f"{working}/action/3", "withdraw-action", "--why", "agreed")
    off = await cli(*line, "--consulted", "m.ortis", "--as", "a.castillo")

    assert off.code == 2
    assert "--consulted: m.ortis is not in the directory; did you mean m.o" in off.err


async def test_an_lea_that_the_record_does_not_know_is_pointed_out(
    working: str, cli: Cli, here: Path, directory: Path
) -> None:
    """It refuses nothing: its engagement may come; its code may be a slip, too."""
    slip = f"{working[:-2]}{working[-1]}{working[-2]}"
    slip = slip if slip != working else f"{working[:-1]}{(int(working[-1]) + 1) % 10}"
    file = here / "roles.yaml"
    role = "role: coe_lead, person: vacant, from: 2026-07-01"
    file.write_text(f'roles:\n  - {{lea: "{slip}", {role}}}\n')
    said = await cli("people", "load", file)

    assert said.code == 0, said.err
    assert "warning: no engagement and no file of CDE's" in said.out
    assert f"knows the LEA {slip}" in said.out
    assert "did you mean" in said.out
