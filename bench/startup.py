"""How long a whole command takes, from the shell and back."""

import subprocess
import sys
from time import perf_counter

from bench.server import BenchServer
from client import engagements
from demo import ENGAGEMENT
from demo.__main__ import load
from settings import HERE

PYTHON = sys.executable
STARTER = (PYTHON, "starter.py")
COMMANDS = {
    "starter.py": STARTER,
    "starter.py list": (*STARTER, "list"),
    "starter.py tally": (*STARTER, "tally"),
    f"starter.py show {ENGAGEMENT}": (*STARTER, "show", ENGAGEMENT),
    f"starter.py acts {ENGAGEMENT}": (*STARTER, "acts", ENGAGEMENT),
    "python -c pass": (PYTHON, "-c", "pass"),
    "python -c 'import temporalio.client'": (PYTHON, "-c", "import temporalio.client"),
    "python -c 'import sqlalchemy'": (PYTHON, "-c", "import sqlalchemy"),
}
FROM_THE_RECORD = "starter.py"
FROM_THE_SERVER = f"starter.py show {ENGAGEMENT}"


async def startup(bench: BenchServer, rounds: int) -> dict[str, list[float]]:
    """Seconds each command took, round by round, on the demo as `make run` loads it."""
    await load(bench.settings)
    assert await engagements.standing(bench.client, ENGAGEMENT)
    took: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for n in range(rounds + 1):
        for name, words in COMMANDS.items():
            seconds = _timed(words, bench.environment)
            if n:  # the first round fills the caches of files
                took[name].append(seconds)
    return took


def _timed(words: tuple[str, ...], environment: dict[str, str]) -> float:
    begun = perf_counter()
    subprocess.run(words, cwd=HERE, env=environment, check=True, capture_output=True)
    return perf_counter() - begun
