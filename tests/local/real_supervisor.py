"""What `make run` runs, on ports of the test's choosing.

python -m tests.local.real_supervisor GRPC_PORT UI_PORT
"""

import os
import sys

from local.foreground import foreground
from local.ports import Ports
from local.supervisor import Supervisor
from settings import Settings

if __name__ == "__main__":
    preferred = Ports(*map(int, sys.argv[1:]))
    sys.exit(foreground(Supervisor(Settings(), os.environ, preferred=preferred)))
