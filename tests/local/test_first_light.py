"""What a new user sees: `make run`, and staff's command line beside it."""

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from signal import SIGTERM
from typing import Any

import pytest
from temporalio.client import Client

from adapters.sql.engine import open_database
from adapters.sql.queries import SqlReading
from demo import IN_REVIEW
from local.server import answering
from settings import HERE, Settings
from tests.local.conftest import free_pair
from tests.local.house import OTHERS, House
from tests.waiting import until
from workflows.visibility import DUE, OWNER_ROLE

LATE = "WorkflowType = 'EscalationWorkflow' AND ExecutionStatus = 'Running'"


@pytest.fixture(scope="module")
async def real(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """The whole service with its demo, as `make run` starts it."""
    folder = tmp_path_factory.mktemp("first-light")
    script = "tests.local.real_supervisor"
    house = House(folder / "var", free_pair(), folder / "heard.txt", script)
    await house.begun()
    assert "66 actions" in house.said, house.said[-2_000:]
    yield house
    await house.leave()


async def starter(house: House, *words: str) -> str:
    """What starter.py prints in a second terminal, without further settings."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("TEMPORAL")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "starter.py", *words),
        cwd=HERE,
        env=clean | {"THROUGHLINE_VAR": str(house.files.var)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode()


async def figures(house: House) -> tuple[int, ...]:
    told = json.loads(await starter(house, "tally", "--json"))
    names = ("total", "completed", "in_progress", "not_started", "percent")
    return tuple(told[name] for name in names)


async def completed(house: House, expected: int) -> None:
    """Until so many are, in the record, for which no answer waits."""
    database = open_database(Settings(var=house.files.var).database_url)
    reading = SqlReading(database)
    await until(lambda: _completed(reading) == expected)
    database.dispose()


def _completed(reading: SqlReading) -> int:
    return sum(each.tally.completed for each in reading.engagements())


async def late(client: Client, expected: int) -> list[Any]:
    """The running escalations, once the server's index has so many of them."""

    async def are_indexed() -> bool:
        return (await client.count_workflows(LATE)).count == expected

    await until(are_indexed)
    return [each async for each in client.list_workflows(LATE)]


async def test_the_demo_reaches_the_figures_of_2021_through_real_acts(
    real: House,
) -> None:
    """66 / 19 / 41 / 6 and 91 %; each completion shows two different persons."""
    history = json.loads(await starter(real, "history", "1999901", "--json"))
    acts = [
        entry for entry in history["entries"] if entry["subject"].startswith("action/")
    ]
    claims = {e["subject"]: e["by"] for e in acts if e["kind"] == "claim_complete"}
    confirms = {e["subject"]: e["by"] for e in acts if e["kind"] == "confirm"}

    assert await figures(real) == (66, 19, 41, 6, 91)
    assert len(confirms) == 19
    assert all(claims[action] != by for action, by in confirms.items())
    assert [e["kind"] for e in acts].count("start") == 19 + 41


async def test_the_demos_review_is_collected_and_all_but_analysed(
    real: House,
) -> None:
    """What it rests on is in the store; one act is left, and said to be."""
    shown = json.loads(await starter(real, "show", f"{IN_REVIEW}/review/1", "--json"))
    said = await starter(real, "show", f"{IN_REVIEW}/review/1")
    stage, found = shown["review"]["stage"], len(shown["analysis"]["findings"])

    assert (stage, found) == ("analysing", 44)
    assert "nothing is missing: complete_phase --phase analysis" in said
    assert "nothing is off" in await starter(real, "evidence", "check")


def test_the_demos_report_is_made_and_its_path_is_printed(real: House) -> None:
    """It is final, says all that is recommended, and stands in three forms."""
    (said,) = re.findall(r"the report of Alder Valley's review lies in (.+)", real.said)
    page = Path(said)
    text = page.read_text("utf-8")
    forms = {each.suffix for each in page.parent.iterdir()}

    assert len({*re.findall(r"Recommendation (R\d+)", text)}) == 66
    assert "not public" not in text
    assert forms == {".html", ".docx", ".pdf"}


async def test_an_action_of_the_demo_leads_back_to_what_was_found(real: House) -> None:
    """By the recommendation that it names; nothing of the report is off."""
    said = await starter(real, "show", "1999901/action/12")

    assert "recommendation/R12" in said
    assert "F02O" in said
    assert "nothing is off" in await starter(real, "report", "check")


async def test_what_is_late_runs_as_escalations_from_the_first_minute(
    real: House,
) -> None:
    """Five actions are; each shows its owner's role, due date and next rung."""
    client = await answering(real.preferred.address)
    found = await late(client, 5)
    details = await client.get_workflow_handle(found[0].id).query(
        "__temporal_workflow_metadata"
    )

    assert len(found) == 5
    assert all(each.typed_search_attributes[OWNER_ROLE] for each in found)
    assert all(each.typed_search_attributes[DUE] for each in found)
    assert re.search(r"E1 .* 20\d\d-\d\d-\d\d 09:00", str(details))


def test_a_letter_lies_in_the_outbox_and_its_path_is_printed(
    real: House,
) -> None:
    """It is addressed by the directory, and can be read by whoever opens it."""
    (path,) = re.findall(r"a letter of it lies in (\S+)", real.said)
    letter = Path(path).read_text("utf-8")

    assert "To: Daniel Okafor <d.okafor@aldervalley.example.org>" in letter
    assert "Dear Daniel Okafor," in letter
    assert "Actions in all: 66" in letter


def test_what_is_kept_nobody_else_reads(real: House) -> None:
    """Databases, letters, addresses, logs and locks, whoever of ours wrote them."""
    kept = real.kept

    assert {"var", "temporal.db", "record.db", "outbox", "people.yaml"} <= {*kept}
    assert {name: mode for name, mode in kept.items() if mode & OTHERS} == {}


async def test_nothing_is_lost_when_server_and_worker_are_killed_between_acts(
    real: House,
) -> None:
    """One more completion, with kills between its acts, makes 66 / 20 / 40 / 6."""
    action = ("act", "1999901/action/12")
    answers = ("--experience", "began small", "--sustained-by", "the cabinet")
    claim = ("claim_complete", "--evidence", "plan", *answers, "--as", "j.rivera")
    await starter(real, *action, *claim)
    await real.killed("worker")
    await real.killed("server")
    await answering(real.preferred.address)
    await starter(real, *action, "confirm", "--as", "k.bennett")

    await completed(real, 20)
    assert await real.told(SIGTERM) == 0
    await real.begun()
    client = await answering(real.preferred.address)

    assert (await figures(real))[:4] == (66, 20, 40, 6)
    assert "loading the demo" not in real.said
    assert len(await late(client, 4)) == 4
