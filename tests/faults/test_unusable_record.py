import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("DATABASE", "postgresql://dta:s3cret@127.0.0.1:1/r", "cannot be used: conn"),
        ("VAR", "/proc/throughline", "/proc/throughline cannot be written"),
    ],
)
def test_a_worker_that_cannot_work_says_why_and_does_nothing(
    tmp_path: Path, variable: str, value: str, said: str
) -> None:
    """One sentence on stderr, exit 1, and no secret; no server is asked first."""
    said_to_it = {"TEMPORAL_ADDRESS": "127.0.0.1:1", "THROUGHLINE_VAR": str(tmp_path)}
    worker = subprocess.run(
        [sys.executable, "worker.py"],
        cwd=ROOT,
        env=os.environ | said_to_it | {f"THROUGHLINE_{variable}": value},
        capture_output=True,
        text=True,
    )

    assert worker.returncode == 1
    assert worker.stderr.startswith("the worker cannot start: ")
    assert said in worker.stderr
    assert (worker.stderr.count("\n"), worker.stdout) == (1, "")
    assert "s3cret" not in worker.stderr
    assert list(tmp_path.iterdir()) == []
