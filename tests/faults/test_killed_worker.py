from pathlib import Path
from signal import SIGKILL

from sqlalchemy import Engine
from temporalio.client import Client

from adapters.sql.reading import SqlReading
from commands import asking
from domain.acts import AcknowledgeReferral
from tests.conftest import CODES
from tests.faults.processes import recorded, worker
from tests.lives import ALDER_VALLEY, EVERY_WEEKDAY, by_staff, referred
from tests.today import now


async def test_a_worker_killed_between_answer_and_commit_loses_and_doubles_nothing(
    apart: Client, database: Engine, tmp_path: Path
) -> None:
    """
    While the record is locked an act is answered; the worker dies by SIGKILL. Its
    successor commits the entry, once, and stops with exit code 0 when asked to.
    """
    reading = SqlReading(database)
    lea = ALDER_VALLEY.but(cds=str(next(CODES)))
    new = referred(EVERY_WEEKDAY, now(), lea=lea)
    async with worker(apart, tmp_path) as doomed:
        await asking.refer(apart, new)
        await recorded(reading, new.entity, 1)
        with database.begin():
            act = by_staff(AcknowledgeReferral)
            receipt = await asking.ask(apart, lea.cds, act)
            doomed.send_signal(SIGKILL)
            await doomed.wait()

    assert receipt.entry == 2

    async with worker(apart, tmp_path) as successor:
        numbers = await recorded(reading, new.entity, 2)
        again = await asking.ask(apart, lea.cds, act)

    assert numbers == [1, 2]
    assert again.entry == 2
    assert successor.returncode == 0
