from collections.abc import AsyncIterator

import pytest

from tests.mail import MailHouse


@pytest.fixture
async def house() -> AsyncIterator[MailHouse]:
    """A mail server on this machine, which takes everything until told otherwise."""
    house = MailHouse()
    await house.open()
    yield house
    house.close()
