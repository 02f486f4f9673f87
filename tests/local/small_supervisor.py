"""The supervisor with an idle worker and a demo that only counts its loads.

python -m tests.local.small_supervisor GRPC_PORT UI_PORT
"""

import os
import sys

from local.foreground import foreground
from local.ports import Ports
from local.supervisor import Supervisor
from settings import Settings

WORKER = (sys.executable, "-m", "tests.local.idle_worker")
COUNTING = """
import os, pathlib
with pathlib.Path(os.environ["THROUGHLINE_VAR"], "loads").open("a") as loads:
    loads.write("loaded ")
"""
DEMO = (sys.executable, "-c", COUNTING)

if __name__ == "__main__":
    preferred = Ports(*map(int, sys.argv[1:]))
    sys.exit(foreground(Supervisor(Settings(), os.environ, WORKER, DEMO, preferred)))
