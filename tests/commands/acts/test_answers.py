"""What staff hear of an act: done, refused, not answered, or what went wrong."""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from adapters.mail.eml import EmlLetterbox
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from client import engagements, entities, errors
from client.endings import Failed, Unanswered
from client.entities import AN_ANSWER, PATIENCE
from client.errors import Trouble
from commands.output.console import COMMAND
from connection import connected
from domain.acts import AdoptRoadmap
from domain.bounds import LONGEST_REPORT, LONGEST_ROW, MOST_ACTIONS
from domain.lea import workflow_id
from tests.commands.acts.test_roadmap import dues
from tests.commands.conftest import Cli
from tests.conftest import CODES, ROOT, WRITER
from tests.lives import (
    ALDER_VALLEY,
    EVERY_WEEKDAY,
    START,
    by_staff,
    opening,
    planned,
    referred,
)
from tests.office import Record
from tests.today import now
from tests.wire import wire
from worker import build_worker, open_making
from workflows.engagement import EngagementWorkflow

LARGEST = tuple(
    planned(n, START.date(), text="😀" * LONGEST_REPORT, why="😀" * LONGEST_ROW)
    for n in range(1, MOST_ACTIONS + 1)
)
"""Each within its bound; all of them are more than the server takes."""
TASK_FAILED = "Unable to query workflow due to Workflow Task in failed state."
MORE_THAN_A_GREETING = 700  # bytes: by then the act is under way


@pytest.fixture
async def unattended(
    env: WorkflowEnvironment, here: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """An engagement whose queue no worker asks for work; nobody waits for long."""
    lea = ALDER_VALLEY.but(cds=str(next(CODES)))
    await env.client.start_workflow(
        EngagementWorkflow.run,
        referred(EVERY_WEEKDAY, now(), lea=lea),
        id=workflow_id(lea.cds),
        task_queue=lea.cds,
    )
    host = env.client.service_client.config.target_host
    monkeypatch.setenv("TEMPORAL_ADDRESS", host)
    monkeypatch.setattr(entities, "PATIENCE", 0.5)
    monkeypatch.setattr(entities, "AN_ANSWER", timedelta(seconds=0.5))
    monkeypatch.setattr("commands.context.SOON", 0.1)
    return lea.cds


@pytest.fixture
def attended(
    env: WorkflowEnvironment,
    unattended: str,
    record: Record,
    database: Engine,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], Worker]:
    """A worker for that engagement, as soon as it is wanted; then people do wait."""
    outbox, letterbox = SqlOutbox(database), EmlLetterbox(here / "outbox", WRITER)

    def come() -> Worker:
        monkeypatch.setattr(entities, "PATIENCE", PATIENCE)
        monkeypatch.setattr(entities, "AN_ANSWER", AN_ANSWER)
        return build_worker(
            *(env.client, record, outbox, letterbox, SqlBooks(database)),
            open_making(database, here / "documents"),
            *(unattended, f"post-office-{unattended}"),
        )

    return come


async def test_an_id_used_for_another_act_is_refused_with_its_entry(
    working: str, cli: Cli
) -> None:
    """The same again is the same entry; elsewhere, or with another reason, it is no."""
    end = ("start", "--as", "j.rivera", "--id", "desk-7")
    done = await cli("act", f"{working}/action/3", *end)
    same = await cli("act", f"{working}/action/3", *end)
    elsewhere = await cli("act", f"{working}/action/4", *end)
    worded = await cli("act", f"{working}/action/3", *end, "--why", "coach assigned")

    assert "done: entry 12 of" in done.out
    assert "already done as entry 12 of" in same.out
    assert {elsewhere.code, worded.code} == {3}
    assert "the id desk-7 was used for something else" in elsewhere.err
    assert "entry 12 of" in worded.err
    assert "nothing was changed" in worded.err


async def test_a_bulk_line_that_is_repeated_is_done_once(
    working: str, cli: Cli
) -> None:
    """Though dates are shifted by then, and nobody leads what was given away."""
    end = ("--why", "the vendor came late", "--as", "m.ortiz", "--commit", "--id")
    shift = ("bulk", working, "shift", "--actions", "1-3", "--days", "10", *end, "s")
    given = ("--owned-by", "lea_instruction", "--owner", "lea_deputy", *end)
    give = ("bulk", working, "reassign", *given)
    once = [await cli(*shift), await cli(*give, "g")]
    moved = await dues(cli, working)
    again = [await cli(*shift), await cli(*give, "g")]
    fresh = await cli(*give, "another")

    assert [each.code for each in once + again] == [0] * 4
    for first, second in zip(once, again, strict=True):
        entry = first.out.partition(", phase")[0].removeprefix("done: ")
        assert second.out.startswith(f"already done as {entry}")
    assert await dues(cli, working) == moved
    assert (fresh.code, "no open action is meant" in fresh.err) == (1, True)


async def test_nothing_is_promised_until_an_answer_has_come(
    unattended: str, cli: Cli, attended: Callable[[], Worker]
) -> None:
    """No worker: who waits is told, then how to send it again; it is done once."""
    act = ("act", unattended, "acknowledge_referral", "--as", "a.castillo")
    line = (*act, "--id", "desk-8")
    silent, looking = await cli(*line, "--json"), await cli("acts", unattended)

    assert (silent.code, silent.out) == (1, "")
    waiting, why, again = silent.err.strip().splitlines()
    assert waiting == "still waiting for the worker ..."
    assert why.startswith("not answered: no worker answers: none runs, or it is busy")
    sent = f"send it again under this id: {COMMAND} {' '.join(line)}"
    assert again == sent
    assert "no worker answers" in looking.err

    async with attended():
        done = await cli(*line)

    assert "already done as entry 2 of" in done.out


async def test_stdout_is_json_though_the_server_goes_away_meanwhile(
    unattended: str, env: WorkflowEnvironment, attended: Callable[[], Worker]
) -> None:
    """Temporal's core says what it has to say on stderr, where errors are."""
    act = ("act", unattended, "acknowledge_referral", "--as", "a.castillo", "--json")
    async with wire(os.environ["TEMPORAL_ADDRESS"]) as line:
        asked = await asyncio.create_subprocess_exec(
            *(sys.executable, "starter.py", *act),
            cwd=ROOT,
            env=os.environ | {"TEMPORAL_ADDRESS": line.address},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        await line.heard(MORE_THAN_A_GREETING)
        line.cut()
        assert asked.stderr
        while (said := await asked.stderr.readline()) and b"retried" not in said:
            continue
        await line.mend()
        async with attended():
            out, _ = await asked.communicate()

    assert b"retried" in said
    assert json.loads(out)["entry"] == 2
    assert asked.returncode == 0


async def test_a_connection_lost_while_referring_is_named(
    open_office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it was done nobody knows; the id makes it safe to ask again."""
    monkeypatch.setattr(entities, "PATIENCE", 1.0)
    async with wire(os.environ["TEMPORAL_ADDRESS"]) as line:
        monkeypatch.setenv("TEMPORAL_ADDRESS", line.address)
        async with connected(Path()) as client:
            line.cut()
            with pytest.raises(Unanswered) as lost:
                await engagements.open_engagement(client, opening(ALDER_VALLEY))

    said = str(lost.value)
    assert said.startswith("not answered: the connection to the Temporal server was")
    assert said.endswith("send it again under this id")


async def test_what_the_server_does_not_take_is_named(
    open_office: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too large, an id too long, a namespace that is not there: in words, at once."""
    act = ("act", open_office, "acknowledge_referral", "--as", "a.castillo")
    async with connected(Path()) as client:
        with pytest.raises(Failed, match="too large to be sent"):
            large = by_staff(AdoptRoadmap, actions=LARGEST)
            await engagements.ask(client, open_office, large)
    long_id = await cli(*act, "--id", "x" * 2_000)
    monkeypatch.setenv("TEMPORAL_NAMESPACE", "nowhere")
    nowhere = [await cli(*act), await cli("acts", open_office)]

    assert "--id: has 2,000 characters; at most 100" in long_id.err
    assert all("Is TEMPORAL_NAMESPACE right?" in each.err for each in nowhere)


@pytest.mark.parametrize(
    ("status", "message", "said"),
    [
        (RPCStatusCode.PERMISSION_DENIED, "no writer here", "does not let you do this"),
        (RPCStatusCode.UNAUTHENTICATED, "key expired", "key expired; are the key"),
        (RPCStatusCode.UNIMPLEMENTED, "unknown method", "says unimplemented: unknown"),
        (RPCStatusCode.RESOURCE_EXHAUSTED, "workflow is closing", "again in a moment"),
        (RPCStatusCode.FAILED_PRECONDITION, TASK_FAILED, "guide has the remedy"),
        (RPCStatusCode.UNAVAILABLE, "tcp connect error", "connection to the Temporal"),
        (RPCStatusCode.UNAVAILABLE, "workflow update was aborted", "again in a moment"),
    ],
)
def test_each_trouble_has_words_of_its_own(
    status: RPCStatusCode, message: str, said: str
) -> None:
    """And none of them is called a worker that does not answer."""
    ending = str(
        errors.unread(RPCError(message, status, b""), errors.no_engagement("0161259"))
    )

    assert said in ending
    assert "no worker" not in ending


def test_a_worker_that_took_too_long_over_a_question_is_busy() -> None:
    """The SDK's own word for it reaches nobody."""
    deadlock = "[TMPRL1101] Potential deadlock detected: workflow didn't yield"
    ending = str(errors.no_query(deadlock))

    assert ending.startswith("busy: nothing was changed; again in a moment")
    assert "TMPRL1101" not in ending


def test_whether_an_act_may_yet_be_done_is_said() -> None:
    """Once an attempt fell silent, nobody says that nothing was changed."""
    stuck = errors.unanswered({Trouble.STUCK}, Trouble.STUCK)
    silence = errors.unanswered({Trouble.SILENCE, Trouble.CROWD}, Trouble.CROWD)

    assert str(stuck).startswith("busy: nothing was changed; the worker is busy")
    assert str(silence).startswith("not answered: the Temporal server is busy")
    assert "nothing was changed" not in str(silence)
