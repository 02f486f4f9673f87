import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from signal import SIGKILL

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from adapters.sql.reading import SqlReading
from commands import asking
from commands.endings import NotAllowed
from domain.acts import AcknowledgeReferral
from tests.conftest import CODES, ROOT
from tests.lives import ALDER_VALLEY, by_staff, opening

Process = asyncio.subprocess.Process


@asynccontextmanager
async def worker(address: str, var: Path) -> AsyncIterator[Process]:
    """A worker as production runs it, ready to work."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "worker.py",
        cwd=ROOT,
        env=os.environ | {"TEMPORAL_ADDRESS": address, "THROUGHLINE_VAR": str(var)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    while b"worker ready" not in await process.stdout.readline():
        assert process.returncode is None
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def recorded(reading: SqlReading, entity: str, entries: int) -> list[int]:
    """The numbers of the entries, once there are so many."""
    for _ in range(300):
        numbers = [line.number for line in reading.history(entity)]
        if len(numbers) >= entries:
            return numbers
        await asyncio.sleep(0.1)
    pytest.fail(f"of {entries} entries the record has {numbers}")


async def test_a_worker_killed_between_answer_and_commit_loses_and_doubles_nothing(
    env: WorkflowEnvironment, database: Engine, tmp_path: Path
) -> None:
    """
    While the record is locked an act is answered; the worker dies by SIGKILL. Its
    successor commits the entry, once, and stops with exit code 0 when asked to.
    """
    address = env.client.service_client.config.target_host
    reading = SqlReading(database)
    lea = ALDER_VALLEY.but(cds=str(next(CODES)))
    entity = f"{lea.cds}.1"
    async with worker(address, tmp_path) as doomed:
        await asking.open_engagement(env.client, opening(lea))
        await recorded(reading, entity, 1)
        with database.begin():
            act = by_staff(AcknowledgeReferral)
            receipt = await asking.ask(env.client, lea.cds, act)
            doomed.send_signal(SIGKILL)
            await doomed.wait()

    assert receipt.entry == 2

    async with worker(address, tmp_path) as successor:
        numbers = await recorded(reading, entity, 2)
        again = await asking.ask(env.client, lea.cds, act)

    assert numbers == [1, 2]
    assert again.entry == 2
    assert successor.returncode == 0


async def test_a_referral_made_while_its_worker_is_killed_opens_one_engagement(
    env: WorkflowEnvironment, database: Engine, tmp_path: Path
) -> None:
    """
    A worker has refused one, and dies by SIGKILL with the empty run in its hands. The
    next referral is answered by its successor, in the same run, and recorded once.
    """
    address = env.client.service_client.config.target_host
    lea = ALDER_VALLEY.but(cds=str(next(CODES)))
    async with worker(address, tmp_path) as doomed:
        with pytest.raises(NotAllowed):
            await asking.open_engagement(env.client, opening(lea, answers={}))
        doomed.send_signal(SIGKILL)
        await doomed.wait()
    new = opening(lea)
    asked = asyncio.create_task(asking.open_engagement(env.client, new))
    async with worker(address, tmp_path):
        receipt = await asked
        numbers = await recorded(SqlReading(database), f"{lea.cds}.1", 1)
        again = await asking.open_engagement(env.client, new)

    assert (receipt.entry, numbers) == (1, [1])
    assert (again.entity, again.entry) == (receipt.entity, 1)
