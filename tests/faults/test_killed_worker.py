import asyncio
from pathlib import Path
from signal import SIGKILL

import pytest
from sqlalchemy import Engine
from temporalio.client import Client

from adapters.sql.queries import SqlReading
from client import engagements
from client.endings import NotAllowed
from domain.acts import AcknowledgeReferral
from tests.conftest import CODES
from tests.faults.processes import recorded, worker
from tests.lives import ALDER_VALLEY, IN_FORCE, by_staff, opening


async def test_a_worker_killed_between_answer_and_commit_loses_and_doubles_nothing(
    apart: Client, database: Engine, tmp_path: Path
) -> None:
    """
    While the record is locked an act is answered; the worker dies by SIGKILL. Its
    successor commits the entry, once, and stops with exit code 0 when asked to.
    """
    reading = SqlReading(database)
    lea = ALDER_VALLEY.but(cds=str(next(CODES)))
    entity = f"{lea.cds}.1"
    async with worker(apart, tmp_path) as doomed:
        await engagements.open_engagement(apart, opening(lea, IN_FORCE))
        await recorded(reading, entity, 1)
        with database.begin():
            act = by_staff(AcknowledgeReferral)
            receipt = await engagements.ask(apart, lea.cds, act)
            doomed.send_signal(SIGKILL)
            await doomed.wait()

    assert receipt.entry == 2

    async with worker(apart, tmp_path) as successor:
        numbers = await recorded(reading, entity, 2)
        again = await engagements.ask(apart, lea.cds, act)

    assert numbers == [1, 2]
    assert again.entry == 2
    assert successor.returncode == 0


async def test_a_referral_made_while_its_worker_is_killed_opens_one_engagement(
    apart: Client, database: Engine, tmp_path: Path
) -> None:
    """
    A worker has refused one, and dies by SIGKILL with the empty run in its hands. The
    next referral is answered by its successor, in the same run, and recorded once.
    """
    lea = ALDER_VALLEY.but(cds=str(next(CODES)))
    async with worker(apart, tmp_path) as doomed:
        with pytest.raises(NotAllowed):
            await engagements.open_engagement(apart, opening(lea, IN_FORCE, answers={}))
        doomed.send_signal(SIGKILL)
        await doomed.wait()
    new = opening(lea, IN_FORCE)
    asked = asyncio.create_task(engagements.open_engagement(apart, new))
    async with worker(apart, tmp_path):
        receipt = await asked
        numbers = await recorded(SqlReading(database), f"{lea.cds}.1", 1)
        again = await engagements.open_engagement(apart, new)

    assert (receipt.entry, numbers) == (1, [1])
    assert (again.entity, again.entry) == (receipt.entity, 1)
