"""How what is owed to one far end is paid: in order, in batches, one at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar

from temporalio import workflow

V = TypeVar("V")


class Debt(NamedTuple, Generic[V]):
    """One kind of thing an entity owes.

    `batch` takes from the value what is paid next, oldest first; `effect` pays it;
    `paid` is the value afterwards, given what came of it. How much of it was paid the
    effect says, not the batch: on replay that is made anew, by sizes of today's words.
    """

    batch: Callable[[V], tuple[Any, ...]]
    effect: Callable[[tuple[Any, ...]], Awaitable[Any]]
    paid: Callable[[V, Any, datetime], V]


class Lane(Generic[V]):
    def __init__(self, debt: Debt[V]) -> None:
        self._debt = debt
        self._payment: asyncio.Future[Any] | None = None

    def is_paid(self) -> bool:
        return self._payment is not None and self._payment.done()

    def settle(self, value: V) -> V:
        """The value without what has been paid since."""
        if self._payment is None or not self._payment.done():
            return value
        if unpayable := self._payment.exception():
            raise RuntimeError("the entity waits to be mended") from unpayable
        result, self._payment = self._payment.result(), None
        return self._debt.paid(value, result, workflow.now())

    def pay(self, value: V) -> None:
        """Begin to pay the oldest of what is owed, unless a payment is under way."""
        if self._payment is None and (batch := self._debt.batch(value)):
            self._payment = asyncio.ensure_future(self._debt.effect(batch))
