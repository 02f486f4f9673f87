from signal import SIGINT, SIGKILL, SIGTERM
from time import monotonic

import psutil

from local.files import Files
from local.roll import lives
from tests.local.house import House, until


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
