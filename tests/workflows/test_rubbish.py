"""Every signal, update and query of every workflow, sent with rubbish by its name."""

from asyncio import gather
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from temporalio import workflow
from temporalio.api.common.v1 import Payload
from temporalio.client import (
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
)
from temporalio.common import RawValue

from domain.clocks.ladder import Ladder
from domain.letters.post_office import RULES, PostOffice
from domain.reviews.words import ReviewSetting
from domain.witnesses.witness import Witness
from tests.frameworks import SIR_12
from tests.lives import EVERY_WEEKDAY, before_the_roadmap, implementing
from tests.office import Office
from tests.today import now
from worker import WORKFLOWS

AN_ANSWER = timedelta(seconds=10)  # who answers later is wedged
UNREADABLE = RawValue(Payload(metadata={"encoding": b"of-another-house"}, data=b"\0"))
RUBBISH: tuple[Sequence[object], ...] = (
    *((), (None,), (-(10**30),), ("x",), (b"\0\xff",), ({},), ([],), ([{}],)),
    *((["x", 1, None],), ([[]] * 500,), (UNREADABLE,)),
    *((None, None), ("x", {}, [], 1.5)),
)
Handle = WorkflowHandle[Any, Any]


def late_ladder(at: datetime) -> Ladder:
    now = implementing(at.date(), policy=EVERY_WEEKDAY, at=at)
    ladder = now.subject_of(now.actions[1].but(overdue=True)).ladder
    assert ladder
    return ladder


def begun_review(entity: str, at: datetime) -> ReviewSetting:
    """With nobody who would be written to, and an engagement that hears its news."""
    reviewing = before_the_roadmap(EVERY_WEEKDAY, at)
    return ReviewSetting(
        review=f"{entity}/review/1",
        number=1,
        by="a.castillo",
        begun_at=at,
        framework=SIR_12,
        setting=reviewing.setting.but(entity=entity, people=()),
    )


@pytest.fixture
async def lives(office: Office) -> AsyncIterator[dict[str, Handle]]:
    """One of each kind that lives long enough to be told something."""
    beginnings = {
        "EscalationWorkflow": Witness(ladder=late_ladder(now())),
        "PostOfficeWorkflow": PostOffice(rules=RULES),
        "ReviewWorkflow": begun_review(office.entity, now()),
    }
    begun = {"EngagementWorkflow": office.handle}
    for kind, value in beginnings.items():
        begun[kind] = await office.env.client.start_workflow(
            kind, value, id=f"{kind}-{office.cds}", task_queue=office.cds
        )
    yield begun
    for handle in begun.values():
        await handle.terminate()


def definition(kind: type) -> "workflow._Definition":
    """What can be asked of it, as the SDK finds it."""
    return workflow._Definition.must_from_class(kind)


async def throw(handle: Handle, kind: type) -> None:
    """All of it under every name there is; each is answered in time."""
    asked = definition(kind)
    for name in asked.signals:
        await gather(*(handle.signal(name or "none", args=each) for each in RUBBISH))
    await handle.query("standing", rpc_timeout=AN_ANSWER)
    for name in asked.updates:
        for each in RUBBISH:
            await update(handle, name or "none", each)
    for name in asked.queries:
        await gather(*(query(handle, name or "none", each) for each in RUBBISH))


async def update(handle: Handle, name: str, rubbish: Sequence[object]) -> None:
    with suppress(WorkflowUpdateFailedError):
        await handle.execute_update(name, args=rubbish, rpc_timeout=AN_ANSWER)


async def query(handle: Handle, name: str, rubbish: Sequence[object]) -> None:
    with suppress(WorkflowQueryFailedError):
        await handle.query(name, args=rubbish, rpc_timeout=AN_ANSWER)


async def test_rubbish_is_refused_or_ignored_and_fails_no_task(
    office: Office, lives: dict[str, Handle]
) -> None:
    """
    Nothing, null, too much, the wrong kind, what cannot be decoded: afterwards each
    workflow answers as before, and its histories know no task that failed.
    """
    told = [k for k in WORKFLOWS if definition(k).signals or definition(k).updates]
    for kind in told:
        handle = lives[kind.__name__]
        before = await handle.query("standing")
        await throw(handle, kind)

        assert await handle.query("standing", rpc_timeout=AN_ANSWER) == before
        assert await office.failures(handle) == []
