"""The smallest entity: the loop of all of them, with two lanes and nothing else."""

from datetime import datetime, timedelta
from typing import NamedTuple

from temporalio import workflow

from workflows.lane import Debt
from workflows.life import Life, Nature
from workflows.visibility import Shown

TIMEOUT = timedelta(minutes=1)


class Owed(NamedTuple):
    entries: int = 0
    words: int = 0


async def commit(_: object) -> None:
    await workflow.execute_activity("commit", start_to_close_timeout=TIMEOUT)


async def tell(_: object) -> None:
    await workflow.execute_activity("tell", start_to_close_timeout=TIMEOUT)


def owe(now: Owed, act: str, _: datetime) -> Owed:
    return Owed(now.entries + 1, now.words + (act == "assign"))


def committed(now: Owed, _: object, __: datetime) -> Owed:
    return now._replace(entries=now.entries - 1)


def told(now: Owed, _: object, __: datetime) -> Owed:
    return now._replace(words=now.words - 1)


NATURE = Nature[Owed](
    expectation=lambda _: None,
    apply=owe,
    debts=(
        Debt(lambda now: (0,) * now.entries, commit, committed),
        Debt(lambda now: (0,) * now.words, tell, told),
    ),
    is_over=lambda _: False,
    shown=lambda _: Shown(""),
    next_page=lambda now: now,
)


@workflow.defn
class SmallWorkflow:
    @workflow.init
    def __init__(self) -> None:
        self._life = Life(Owed(), NATURE)

    @workflow.run
    async def run(self) -> None:
        await self._life.live()

    @workflow.update
    def act(self, act: str) -> None:
        self._life.happen(act)

    @workflow.signal
    def nothing(self) -> None:
        """News that changes nothing."""
