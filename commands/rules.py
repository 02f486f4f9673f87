"""What an engagement says of its rules: its policy, and what an act would change."""

from collections.abc import Awaitable
from typing import TypeVar

from temporalio.client import Client, WorkflowHandle, WorkflowQueryFailedError
from temporalio.service import RPCError, RPCStatusCode

from commands.asking import AN_ANSWER
from commands.endings import Failed
from domain.acts import StaffAct
from domain.engagement import workflow_id
from domain.ladders.policy import Policy
from domain.lifecycle import Phase
from domain.preview import Preview, WillHear
from domain.standing import Standing
from workflows.engagement import EngagementWorkflow

Answer = TypeVar("Answer")
Handle = WorkflowHandle[EngagementWorkflow, Phase]


async def policy_of(client: Client, cds: str) -> Policy:
    """The policy an engagement is under, with its calendars; raises Failed."""
    asked = _handle(client, cds).query(EngagementWorkflow.policy, rpc_timeout=AN_ANSWER)
    return await _answered(cds, asked)


async def preview_of(client: Client, cds: str, act: StaffAct) -> Preview:
    """What the act would change; nothing is done. Raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.preview, act, rpc_timeout=AN_ANSWER
    )
    return await _answered(cds, asked)


async def coming_of(client: Client, cds: str) -> list[WillHear]:
    """Every rung to come; raises Failed."""
    asked = _handle(client, cds).query(EngagementWorkflow.coming, rpc_timeout=AN_ANSWER)
    return await _answered(cds, asked)


async def standing_of(client: Client, cds: str) -> Standing:
    """How the engagement stands, with its people; raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.standing, None, rpc_timeout=AN_ANSWER
    )
    return await _answered(cds, asked)


def _handle(client: Client, cds: str) -> Handle:
    return client.get_workflow_handle_for(EngagementWorkflow.run, workflow_id(cds))


async def _answered(cds: str, asked: Awaitable[Answer]) -> Answer:
    try:
        return await asked
    except WorkflowQueryFailedError as refused:
        raise Failed(str(refused)) from refused
    except RPCError as trouble:
        if trouble.status is RPCStatusCode.NOT_FOUND:
            raise Failed(
                f"there is no open engagement of {cds}; `list` shows those there are"
            ) from trouble
        raise Failed(
            "no worker answers; is `make run`, or worker.py, running?"
        ) from trouble
