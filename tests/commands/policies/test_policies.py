"""Another policy: compared, tried on open actions, applied, and taken back."""

from pathlib import Path

import pytest

from adapters.policies.read import POLICIES
from adapters.policies.write import as_yaml
from tests.commands.conftest import Cli
from tests.conftest import CODES, ROOT
from tests.lives import POLICY

LATER = ("days: 10\n", "days: 12\n")  # E2, two working days later
IN_FORCE = POLICIES / "escalation.yaml"


@pytest.fixture
def next_policy(here: Path) -> Path:
    """The policy in force, but for its version and the day of E2."""
    text = IN_FORCE.read_text("utf-8")
    file = here / "next.yaml"
    file.write_text(text.replace(*LATER, 1).replace("2026-12", "2027-01"), "utf-8")
    return file


def undated(folder: Path) -> Path:
    """What engagements of these tests are under: the policy without dated duties."""
    file = folder / "undated.yaml"
    file.write_text(as_yaml(POLICY), "utf-8")
    return file


def edit(file: Path, was: str, now: str) -> None:
    file.write_text(file.read_text("utf-8").replace(was, now), "utf-8")


async def test_a_policy_that_is_off_is_named_with_its_line(
    cli: Cli, next_policy: Path
) -> None:
    """Exit code 1, and each fault as file:line: message; nothing off is 0."""
    fine = await cli("policy", "lint", next_policy)
    edit(next_policy, "C1", "C/1")
    off = await cli("policy", "lint", next_policy)
    listed = await cli("policy", "lint", next_policy, "--json")

    assert (fine.code, "nothing is off" in fine.out) == (0, True)
    assert off.code == 1
    assert f"{next_policy}:38: name: 'C/1' is to be one word" in off.err
    assert listed.json[0]["line"] == 38


async def test_a_policy_that_is_not_there_is_named_without_a_line(
    cli: Cli, next_policy: Path
) -> None:
    """With what is called alike beside it; for machines too."""
    gone = next_policy.with_name(f"{next_policy.stem}t.yaml")
    off = await cli("policy", "lint", gone)
    listed = await cli("policy", "lint", gone, "--json")

    said = f"there is no file {gone}; did you mean {next_policy.name}?"
    assert (off.code, off.err) == (1, f"{said}\n")
    assert listed.json == [{"file": str(gone), "line": None, "message": said}]


async def test_of_very_many_faults_the_first_are_printed(cli: Cli) -> None:
    """And how many more there are; --json lists them all."""
    file = ROOT / "tests/samples/policies/words-of-a-trial-version.yaml"
    told = await cli("policy", "lint", file)
    listed = await cli("policy", "lint", file, "--json")

    assert len(told.err.splitlines()) == 21
    assert told.err.endswith("and 2 more; --json lists them all\n")
    assert len(listed.json) == 22


async def test_a_diff_says_what_was_added_removed_and_changed(
    cli: Cli, next_policy: Path
) -> None:
    """Without --against, the file is compared with the policy in force."""
    told = await cli("policy", "diff", next_policy)
    listed = (await cli("policy", "diff", next_policy, "--json")).json
    same = await cli("policy", "diff", IN_FORCE)

    assert "rungs, E2" in told.out
    changed = [(e["part"], e["before"], e["after"]) for e in listed["differences"]]
    assert changed == [
        ("policy", "2026-12", "2027-01"),
        ("rungs, E2", "10", "12"),
    ]
    assert "they say the same" in same.out


async def test_the_policy_in_force_is_shown_as_a_file_that_can_be_read(
    cli: Cli, here: Path
) -> None:
    """What `policy show` prints says the same when it is read again."""
    file = here / "shown.yaml"
    file.write_text((await cli("policy", "show")).out, "utf-8")

    assert "they say the same" in (await cli("policy", "diff", file)).out


async def test_a_trial_says_who_would_hear_what_and_changes_nothing(
    working: str, cli: Cli, next_policy: Path, here: Path
) -> None:
    """What is heard now and no more, what is heard then, and whom nobody is."""
    tried = await cli("policy", "dry-run", next_policy, working)
    listed = (await cli("policy", "dry-run", next_policy, working, "--json")).json
    same = await cli("policy", "diff", undated(here), "--against", working)

    assert tried.code == 0, tried.err
    assert "heard now, and no more then:" in tried.out
    assert "t.washington (CCEE expert)" in tried.out
    assert "nobody holds: CCEE executive director (U2, engagement recheck)" in tried.out
    (row,) = listed["engagements"]
    assert {each["rung"] for each in row["hear_then"]} == {"E2"}
    assert len(row["hear_now"]) == len(row["hear_then"]) == 20
    assert "they say the same" in same.out


async def test_a_policy_is_applied_once_and_taken_back_by_applying_the_former(
    working: str, cli: Cli, next_policy: Path, here: Path
) -> None:
    """Sent again under its id it is the same entry; the former policy undoes it."""
    former = here / "former.yaml"
    former.write_text((await cli("policy", "show", working)).out, "utf-8")
    who = ("--as", "a.castillo")
    seen = await cli("policy", "apply", next_policy, "--all", "--why", "agreed", *who)
    commit = ("--all", "--why", "agreed", "--commit", *who)
    applied = await cli("policy", "apply", next_policy, *commit, "--id", "p-1")
    again = await cli("policy", "apply", next_policy, *commit, "--id", "p-1")
    under = await cli("policy", "diff", next_policy, "--against", working)
    back = await cli("policy", "apply", former, *commit)
    undone = await cli("policy", "diff", former, "--against", working)

    assert "--all --mode keep --why agreed --commit --as a.castillo" in seen.out
    assert f"{working}: done: entry 12 of {working}.1" in applied.out
    assert "entry 12" in again.out
    assert "they say the same" in under.out
    assert "entry 13" in back.out
    assert "they say the same" in undone.out


async def test_a_policy_is_not_applied_to_what_is_under_it_already(
    working: str, cli: Cli, next_policy: Path
) -> None:
    """It says so, before and with --commit, and no entry is written: exit code 0."""
    commit = ("--all", "--why", "agreed", "--commit", "--as", "a.castillo")
    applied = await cli("policy", "apply", next_policy, *commit)
    twice = await cli("policy", "apply", next_policy, *commit)
    tried = await cli("policy", "apply", next_policy, working)

    assert "done: entry 12" in applied.out
    said = "it is under this policy already: action-ladder@2027-01; nothing was changed"
    assert f"{working}: {said}" in twice.out
    assert said in tried.out
    assert "would be refused" not in tried.out
    assert "to apply it" not in tried.out
    assert (twice.code, tried.code) == (0, 0)


async def test_other_rules_under_the_version_in_force_are_refused(
    working: str, cli: Cli, next_policy: Path
) -> None:
    """Each notice names the version it comes from, which is to mean one thing."""
    edit(next_policy, "2027-01", "2026-12")
    commit = ("--why", "agreed", "--commit", "--as", "a.castillo")
    refused = await cli("policy", "apply", next_policy, working, *commit)
    tried = await cli("policy", "apply", next_policy, working)

    assert (refused.code, tried.code) == (3, 3)
    for said in (refused.out, tried.out):
        assert "action-ladder@2026-12 is the name of the rules it is under" in said
        assert "give the file a version of its own" in said


async def test_a_policy_that_is_refused_changes_nothing(
    working: str, cli: Cli, next_policy: Path, here: Path
) -> None:
    """An audience nobody holds is refused by each engagement, with exit code 3."""
    edit(next_policy, "[ccee_director, county_superintendent]", "[fcmat]")
    commit = ("--all", "--why", "agreed", "--commit", "--as", "a.castillo")
    refused = await cli("policy", "apply", next_policy, *commit)
    tried = await cli("policy", "dry-run", next_policy)

    assert (refused.code, tried.code) == (3, 3)
    assert "nobody is FCMAT contact here" in refused.out
    assert "1 engagement: 1 refused" in refused.err
    same = await cli("policy", "diff", undated(here), "--against", working)
    assert "they say the same" in same.out


async def test_each_engagement_answers_for_itself(
    referred: str, cli: Cli, next_policy: Path
) -> None:
    """What one refuses another does; the exit code says that not all is done."""
    other = str(next(CODES))
    named = ("--name", "Beech Hill", "--county", "19", "--as", "a.castillo")
    year = ("--answer", "dashboard_year=2025", "--why", "CDE wrote that it is")
    assert (await cli("refer", other, *named, *year)).code == 0
    commit = ("--all", "--why", "agreed", "--commit", "--as", "a.castillo")
    answer = await cli("policy", "apply", next_policy, *commit)

    assert answer.code == 3
    assert f"{referred}: done: entry 2" in answer.out
    assert f"{other}: not done: nobody is" in answer.out
    assert "to repeat it safely: " in answer.out
    assert "2 engagements: 1 done, 1 refused" in answer.err
    of_one = (other, *commit[1:])
    alone = await cli("policy", "apply", next_policy, *of_one)
    assert alone.code == 3 and "to repeat it safely" not in alone.out
    again = await cli("policy", "apply", next_policy, *commit)
    assert "2 engagements: 1 unchanged, it was so already, 1 refused" in again.err
    tried = await cli("policy", "dry-run", next_policy)
    assert "2 engagements: 1 would stay as it is, 1 would refuse it" in tried.err


async def test_a_policy_is_not_applied_without_reason_or_to_nobody(
    cli: Cli, next_policy: Path
) -> None:
    """The command line says what is needed."""
    nobody = await cli("policy", "apply", next_policy, "--commit")
    silent = await cli("policy", "apply", next_policy, "1999901", "--commit")

    assert (nobody.code, silent.code) == (2, 2)
    assert "--all" in nobody.err
    assert "--why" in silent.err
