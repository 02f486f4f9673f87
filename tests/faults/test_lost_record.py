"""A worker beside a record that is not the one its engagements were recorded in."""

from pathlib import Path

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.client import WorkflowExecutionStatus as Status

from adapters.sql.queries import SqlReading
from client import engagements
from tests.conftest import CODES
from tests.faults.processes import begun, recorded, worker
from tests.lives import ALDER_VALLEY, IN_FORCE, opening
from workflows.post_office import POST_OFFICE


async def test_a_worker_refuses_an_empty_record_beside_running_engagements(
    apart: Client, database: Engine, tmp_path: Path
) -> None:
    """
    The first worker opens the post office unasked. One on an empty record says in one
    sentence what to do, and has begun nothing.
    """
    lea = ALDER_VALLEY.but(cds=str(next(CODES)))
    async with worker(apart, tmp_path):
        opened = await apart.get_workflow_handle(POST_OFFICE).describe()
        await engagements.open_engagement(apart, opening(lea, IN_FORCE))
        await recorded(SqlReading(database), f"{lea.cds}.1", 1)
    lost = await begun(apart, tmp_path / "elsewhere")
    out, said = await lost.communicate()

    assert opened.status is Status.RUNNING
    assert (lost.returncode, out, said.count(b"\n")) == (1, b"", 1)
    assert b"the record is empty, and engagements run whose entries" in said
    assert lea.cds.encode() in said
    assert b"THROUGHLINE_DATABASE" in said
