import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from signal import SIGINT, SIGKILL, SIGTERM

import psutil

from connection import TASK_QUEUE
from local.files import Files
from local.process_table import lives
from local.server import answering
from tests.local.house import House
from tests.local.idle_worker import IdleWorkflow
from tests.waiting import until


def servers_on(files: Files) -> list[psutil.Process]:
    return [
        each
        for each in psutil.process_iter(["cmdline"])
        if str(files.database) in (each.info["cmdline"] or ())
    ]


async def test_asked_to_stop_it_leaves_nothing_running_and_one_whole_file(
    house: House, tmp_path: Path
) -> None:
    """
    It exits 0, and none had to be killed; no process and no address of a server is
    left. The server's file, copied elsewhere alone, holds what was begun last.
    """
    await house.begun()
    children = [house.living("worker"), house.living("server")]
    client = await answering(house.preferred.address)
    begun = await client.start_workflow(
        IdleWorkflow.run, id="begun-last", task_queue=TASK_QUEUE
    )

    code = await house.told(SIGTERM)

    assert (code, "killing it" in house.said) == (0, False)
    assert not any(lives(each) for each in children)
    assert not house.files.whereabouts.exists()
    assert (begun.id,) in runs_in(house.files.database, tmp_path / "copy.db")


def runs_in(database: Path, copy: Path) -> list[tuple[str]]:
    """The workflows it knows, without what may lie beside it."""
    ahead = database.with_name("temporal.db-wal")
    assert not ahead.exists() or ahead.stat().st_size == 0
    with closing(sqlite3.connect(copyfile(database, copy))) as alone:
        return alone.execute("select workflow_id from current_executions").fetchall()


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
