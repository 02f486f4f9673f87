"""`make drills`: faults on a real server, counted; writes docs/reliability.md.

python -m drills
"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from drills.page import written
from drills.runner import Counted, drill
from drills.server import House
from logs import log_to_terminal

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reliability.md"
A_WHILE = 2.0  # seconds between two kills
log = structlog.get_logger()


async def nothing(house: House) -> str:
    return "none"


async def kill_worker(house: House) -> str:
    for _ in range(4):
        await asyncio.sleep(A_WHILE / 2)
        await house.kill_worker()
    return "the worker killed by SIGKILL 4 times, and started again"


async def kill_server(house: House) -> str:
    for _ in range(2):
        await asyncio.sleep(A_WHILE / 2)
        await house.kill_server()
    return "the server killed by SIGKILL twice, and started again"


async def lock_record(house: House) -> str:
    with house.database.begin():
        await asyncio.sleep(10 * A_WHILE)
    return "the record locked by another writer for 20 s"


async def all_drills(house: House) -> list[Counted]:
    drills = (
        drill(house, "no trouble", nothing),
        drill(house, "40 clients on one engagement", nothing, acts=400, clients=40),
        drill(house, "each act sent by two clients at once", nothing, copies=2),
        drill(house, "worker killed", kill_worker, acts=400),
        drill(house, "server killed", kill_server, acts=400),
        drill(house, "record locked", lock_record),
    )
    counted = []
    for each in drills:
        result = await each
        log.info("drill.counted", **result._asdict())
        counted.append(result)
    return counted


async def main() -> None:
    log_to_terminal()
    with TemporaryDirectory() as folder:
        async with House(Path(folder)) as house:
            counted = await all_drills(house)
    PAGE.write_text(written(counted), "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
