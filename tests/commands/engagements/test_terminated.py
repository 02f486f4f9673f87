"""An engagement whose workflow was ended on the server: what is said, the way back.

Nothing answers for it any more, though the server would still let it be asked.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from temporalio.client import WorkflowFailureError, WorkflowHandle
from temporalio.testing import WorkflowEnvironment

from domain.lea import workflow_id
from tests.commands.adoption.test_commit import IN, engagement_file
from tests.commands.conftest import Cli
from tests.commands.test_cli import YEAR, settled
from tests.office import Record

AGAIN = ("--name", "Alder Valley", "--county", "19", *YEAR, "--as", "a.castillo")
Stop = Callable[[WorkflowHandle[Any, Any]], Awaitable[None]]


async def terminated(handle: WorkflowHandle[Any, Any]) -> None:
    await handle.terminate("by mistake")


async def cancelled(handle: WorkflowHandle[Any, Any]) -> None:
    await handle.cancel()
    with pytest.raises(WorkflowFailureError):
        await handle.result()


@pytest.mark.parametrize("stop", [terminated, cancelled])
async def test_what_was_stopped_says_so_and_the_lea_is_referred_again(
    referred: str, cli: Cli, env: WorkflowEnvironment, stop: Stop
) -> None:
    """`act` names what happened and the way back; `refer` opens the next episode."""
    await settled(cli, referred, 1)
    await stop(env.client.get_workflow_handle(workflow_id(referred)))
    act = ("act", referred, "acknowledge_referral", "--as", "a.castillo")
    refused, asked = await cli(*act), await cli("acts", referred)
    shown = await cli("show", referred)
    said = f"was {stop.__name__} by an operator on the server"

    assert (refused.code, asked.code) == (1, 1)
    assert said in refused.err
    assert "`refer` opens the LEA's next episode" in refused.err
    assert said in asked.err
    assert (shown.code, said in shown.out) == (0, True)

    told = (await cli("refer", referred, *AGAIN, "--json")).json
    done = await cli(*act)

    assert (told["outcome"], told["engagement"]["entity"]) == (
        "opened",
        f"{referred}.2",
    )
    assert told["engagement"]["follows"] == f"{referred}.1"
    assert (done.code, f"entry 2 of {referred}.2" in done.out) == (0, True)


async def test_the_record_keeps_what_was_terminated_and_counts_it_no_more(
    referred: str, cli: Cli, env: WorkflowEnvironment
) -> None:
    """Until another follows it is listed as it was left; then only as ended."""
    await settled(cli, referred, 1)
    await env.client.get_workflow_handle(workflow_id(referred)).terminate()
    before = (await cli("list", "--json")).json
    await cli("refer", referred, *AGAIN)
    await settled(cli, referred, 1)
    after = (await cli("list", "--json")).json
    ended = (await cli("list", "--ended", "--json")).json

    assert [each["entity"] for each in before] == [f"{referred}.1"]
    assert [each["entity"] for each in after] == [f"{referred}.2"]
    assert [each["entity"] for each in ended] == [f"{referred}.1"]


async def test_what_was_terminated_can_be_brought_in_as_it_stood(
    referred: str, cli: Cli, env: WorkflowEnvironment, here: Any
) -> None:
    """By `adopt`, as the next episode."""
    await settled(cli, referred, 1)
    await env.client.get_workflow_handle(workflow_id(referred)).terminate()
    done = await cli("adopt", engagement_file(here, referred), *IN, "--json")

    assert (done.code, done.json[0]["engagement"]["entity"]) == (0, f"{referred}.2")


async def test_an_episode_that_was_terminated_unrecorded_is_not_begun_twice(
    open_office: str, cli: Cli, env: WorkflowEnvironment, record: Record
) -> None:
    """Its number is taken, though not in the record: its entries may yet come."""
    record.away = True
    line = ("refer", open_office, *AGAIN, "--json")
    first = (await cli(*line)).json
    await env.client.get_workflow_handle(workflow_id(open_office)).terminate()
    second = (await cli(*line)).json
    record.away = False

    assert first["engagement"]["entity"] == f"{open_office}.1"
    assert second["engagement"]["entity"] == f"{open_office}.2"
