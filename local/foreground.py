"""The supervisor in the foreground: its log, its signals, its exit code."""

import asyncio
import logging
import os
import sys
from signal import Handlers

from client.endings import Failed
from local.signals import answer
from local.supervisor import Supervisor
from settings import OURS_ALONE


def foreground(supervisor: Supervisor) -> int:
    """Run until asked to stop: 0, or 1 and a sentence where it cannot run."""
    os.umask(OURS_ALONE)  # for the server, the worker and the demo as well
    logging.basicConfig(
        level=logging.INFO,
        stream=sys.stdout,
        format="%(asctime)s  %(message)s",
        datefmt="%H:%M:%S",
    )
    logging.raiseExceptions = False  # a closed terminal must not disturb the stopping
    try:
        asyncio.run(_until_asked(supervisor))
    except (Failed, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return Failed.code
    return 0


async def _until_asked(supervisor: Supervisor) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    answer(lambda *_: loop.call_soon_threadsafe(stop.set))
    try:
        await supervisor.run(stop)
    finally:
        answer(Handlers.SIG_IGN)
