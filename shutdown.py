"""How the worker is asked to stop, and how it ends even where something hangs."""

import faulthandler
import os
import signal
from collections.abc import Callable
from datetime import timedelta
from threading import Timer
from types import FrameType

import structlog

FORCED = 70  # the exit code of a worker that did not come to its end
A_MOMENT = timedelta(seconds=1)  # for the last words of a worker that is forced

log = structlog.get_logger()


def on_request(stop: Callable[[], object], bound: timedelta) -> None:
    """Have SIGINT and SIGTERM call `stop`, and the process end `bound` later at most.

    A workflow task that computes for ever keeps its thread, and the SDK waits for it
    without end; so may a database. Nothing is lost by leaving: the server hands what
    was under way to the next worker. Python's own handlers are used, not the event
    loop's, so that a loop that hangs is ended as well.
    """

    def asked(_number: int, _frame: FrameType | None) -> None:
        stop()
        forced = Timer(bound.total_seconds(), _end, [bound])
        forced.daemon = True
        forced.start()
        latest = bound + A_MOMENT
        faulthandler.dump_traceback_later(latest.total_seconds(), exit=True)

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, asked)


def _end(bound: timedelta) -> None:
    """Say what hangs, and leave without waiting for it."""
    log.error("worker.stop_forced", after=f"{bound.total_seconds():g} seconds")
    faulthandler.dump_traceback()
    os._exit(FORCED)
