"""A worker that is asked to stop ends, whatever it is held up by."""

import asyncio
from pathlib import Path
from signal import SIGTERM

from temporalio.client import Client

from connection import TASK_QUEUE
from shutdown import FORCED
from tests.conftest import CODES
from tests.faults.endless import EndlessWorkflow
from tests.faults.processes import worker


async def test_a_worker_that_hangs_ends_within_its_bound_and_says_where(
    apart: Client, tmp_path: Path
) -> None:
    """
    One workflow computes for ever, so the drain has no end. The process ends by itself
    with a code of its own, and names the line that hung.
    """
    async with worker(apart, tmp_path, "-m", "tests.faults.stuck_worker") as stuck:
        endless = await apart.start_workflow(
            EndlessWorkflow.run, id=f"endless-{next(CODES)}", task_queue=TASK_QUEUE
        )
        assert stuck.stdout
        while b"endless computes" not in await stuck.stdout.readline():
            assert stuck.returncode is None
        stuck.send_signal(SIGTERM)
        said, traces = await asyncio.wait_for(stuck.communicate(), 20)
    await endless.terminate()

    assert stuck.returncode == FORCED
    assert b"stop forced: after 1 seconds" in said
    assert b"endless.py" in traces
