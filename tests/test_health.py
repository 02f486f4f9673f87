import subprocess
import sys
from pathlib import Path

import pytest

from health import is_served
from tests.conftest import ROOT
from tests.office import Office


async def test_a_worker_is_well_while_it_asks_for_work(office: Office) -> None:
    """This machine's worker, on its own queue: nobody else's answers for it."""
    client = office.env.client
    await office.standing()  # so it has asked once

    assert await is_served(client, office.cds, client.identity)
    assert not await is_served(client, office.cds, "@elsewhere")
    assert not await is_served(client, f"{office.cds}-idle", client.identity)


def test_without_a_server_nothing_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1 and a sentence, as health checks want it."""
    monkeypatch.setenv("THROUGHLINE_VAR", str(tmp_path))
    monkeypatch.setenv("TEMPORAL_ADDRESS", "127.0.0.1:1")
    ended = subprocess.run(
        [sys.executable, "health.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith("the server does not tell: no Temporal server")
