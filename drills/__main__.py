"""`make drills`: faults on a real server, counted; writes docs/reliability.md.

python -m drills
"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from drills.page import written
from drills.review import review_drill
from drills.runner import DrillResult, drill
from drills.server import DrillServer
from logs import log_to_terminal

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reliability.md"
A_WHILE = 2.0  # seconds between two kills
log = structlog.get_logger()


async def nothing(server: DrillServer) -> str:
    return "none"


async def kill_worker(server: DrillServer) -> str:
    for _ in range(4):
        await asyncio.sleep(A_WHILE / 2)
        await server.kill_worker()
    return "the worker killed by SIGKILL 4 times, and started again"


async def kill_server(server: DrillServer) -> str:
    for _ in range(2):
        await asyncio.sleep(A_WHILE / 2)
        await server.kill_server()
    return "the server killed by SIGKILL twice, and started again"


async def lock_record(server: DrillServer) -> str:
    with server.database.begin():
        await asyncio.sleep(10 * A_WHILE)
    return "the record locked by another writer for 20 s"


async def all_drills(server: DrillServer) -> list[DrillResult]:
    drills = (
        drill(server, "no trouble", nothing),
        drill(server, "40 clients on one engagement", nothing, acts=400, clients=40),
        drill(server, "each act sent by two clients at once", nothing, copies=2),
        drill(server, "worker killed", kill_worker, acts=400),
        drill(server, "server killed", kill_server, acts=400),
        drill(server, "record locked", lock_record),
        review_drill(server),
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
        async with DrillServer(Path(folder)) as server:
            counted = await all_drills(server)
    PAGE.write_text(written(counted), "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
