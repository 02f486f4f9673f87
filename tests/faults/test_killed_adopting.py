"""A worker killed as a roadmap is adopted: between its answer and the record."""

from pathlib import Path

from sqlalchemy import Engine
from temporalio.client import Client

from adapters.sql.documents import SqlDocuments
from adapters.sql.queries import SqlReading
from client import engagements
from domain.act import Actor
from services.roadmap_signing import adoption, proposed, signed_text
from tests.codesign import begin_signed
from tests.conftest import CODES
from tests.faults.processes import recorded, worker
from tests.today import now


async def test_a_worker_killed_at_an_adoption_loses_and_doubles_no_action(
    apart: Client, database: Engine, tmp_path: Path
) -> None:
    """
    What three have signed is adopted, and the worker dies by SIGKILL as soon as that is
    answered. In the end it is adopted once, whole, and asked again it says so.
    """
    cds, reading = str(next(CODES)), SqlReading(database)
    await begin_signed(apart, database, now(), cds)
    before = len(reading.history(f"{cds}.1"))
    async with worker(apart, tmp_path) as doomed:
        text = signed_text(SqlDocuments(database), await proposed(apart, cds))
        act = adoption(text, Actor("a.castillo", "a.castillo"), "adopted")
        first = await engagements.ask(apart, cds, act)
        doomed.kill()
        await doomed.wait()
    async with worker(apart, tmp_path):
        again = await engagements.ask(apart, cds, act)
        numbers = await recorded(reading, f"{cds}.1", first.entry)
        standing = await engagements.standing_of(apart, cds)
    kinds = [line.kind for line in reading.history(f"{cds}.1")]

    assert (first.again, again.again, again.entry) == (False, True, first.entry)
    assert first.entry > before
    assert numbers == [*range(1, first.entry + 1)]
    assert kinds.count("adopt_roadmap") == 1
    assert [each.number for each in standing.actions] == [1, 2]
    assert [each.number for each in reading.actions(f"{cds}.1")] == [1, 2]
