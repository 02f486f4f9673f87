import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from signal import SIGINT, SIGKILL, SIGTERM
from time import monotonic

import psutil

from connection import TASK_QUEUE
from local.files import Files
from local.process_table import lives
from local.server import answering
from tests.local.house import House, until
from tests.local.idle_worker import IdleWorkflow


def servers_on(files: Files) -> list[psutil.Process]:
    return [
        each
        for each in psutil.process_iter(["cmdline"])
        if str(files.database) in (each.info["cmdline"] or ())
    ]


async def test_asked_to_stop_it_leaves_nothing_running(house: House) -> None:
    """It exits 0 within seconds; no process and no address of a server is left."""
    await house.begun()
    children = [house.living("worker"), house.living("server")]
    asked = monotonic()

    code = await house.told(SIGTERM)

    assert code == 0
    assert monotonic() - asked < 8
    assert not any(lives(each) for each in children)
    assert not house.files.whereabouts.exists()


async def test_after_a_clean_stop_the_servers_file_alone_is_whole(
    house: House, tmp_path: Path
) -> None:
    """Copied elsewhere it holds what was begun last."""
    await house.begun()
    client = await answering(house.preferred.address)
    begun = await client.start_workflow(
        IdleWorkflow.run, id="begun-last", task_queue=TASK_QUEUE
    )
    await house.told(SIGTERM)
    ahead = house.files.database.with_name("temporal.db-wal")
    copied = shutil.copy(house.files.database, tmp_path / "copy.db")
    with closing(sqlite3.connect(copied)) as copy:
        runs = copy.execute("select workflow_id from current_executions").fetchall()

    assert not ahead.exists() or ahead.stat().st_size == 0
    assert (begun.id,) in runs


async def test_it_can_be_interrupted_while_it_starts(house: House) -> None:
    """A server that was just started is stopped as well, and the exit code is 0."""
    house.begin()
    await until(lambda: house.roll.still("server") is not None)
    server = house.living("server")

    code = await house.told(SIGINT)

    assert code == 0
    assert not lives(server)


async def test_after_a_killed_supervisor_the_next_goes_on(house: House) -> None:
    """It stops the orphans, serves the database alone, and loads no demo again."""
    await house.begun()
    orphans = [house.living("worker"), house.living("server")]

    await house.told(SIGKILL)
    await house.begun()

    assert not any(lives(each) for each in orphans)
    assert servers_on(house.files) == [house.living("server")]
    assert house.left == house.preferred
    assert (house.files.var / "loads").read_text("utf-8") == "loaded "
