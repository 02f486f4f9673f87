import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from local.ports import HOST, Ports
from tests.local.house import House


@pytest.fixture(scope="session")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A house that is up, for all who leave it as they found it."""
    folder = tmp_path_factory.mktemp("running")
    house = House(folder / "var", free_pair(), folder / "heard.txt")
    await house.begun()
    yield house
    await house.leave()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A house of one's own, in which nothing runs yet."""
    house = House(tmp_path / "var", free_pair(), tmp_path / "heard.txt")
    yield house
    await house.leave()


def free_pair() -> Ports:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in Ports._fields]
        for each in sockets:
            each.bind((HOST, 0))
        return Ports(*(each.getsockname()[1] for each in sockets))
