"""One supervisor for one `var/`, and a sentence where that cannot be."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from client.endings import Failed
from local.files import Files
from local.lock import Held, held
from local.process_table import Roll
from server_address import server_address


@contextmanager
def alone(files: Files, roll: Roll) -> Iterator[None]:
    """Hold `var/`. Raises Failed where another does, or where it cannot be written."""
    with ExitStack() as stack:
        try:
            files.var.mkdir(parents=True, exist_ok=True)
            stack.enter_context(held(files.lock))
            roll.note("supervisor", os.getpid())
        except Held as other:
            raise Failed(_already_running(files, roll)) from other
        except OSError as off:
            raise Failed(
                f"{files.var} cannot be written ({off.strerror}), and everything is "
                "kept there; THROUGHLINE_VAR can name another folder"
            ) from off
        yield


def _already_running(files: Files, roll: Roll) -> str:
    other, left = roll.still("supervisor"), server_address(files.var)
    who = f"process {other.pid}" if other else "another process"
    where = f", Temporal UI at {left['ui']}" if left else ""
    kill = f", or with `kill {other.pid}`" if other else ""
    return f"already running ({who}{where}): stop it with Ctrl-C in its terminal{kill}"
