"""The life every entity leads: minding its clock, paying what it owes, remembering.

docs/architecture.md says why: handlers change the value, only this
loop waits and issues commands, and nothing outside can stop its clock.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, NamedTuple, NoReturn, Protocol, TypeVar

from temporalio import workflow

from workflows.alarm import Alarm
from workflows.lane import Debt, Lane
from workflows.visibility import Shown, show

V = TypeVar("V")
EVENTS_PER_RUN = 1000  # a cold update costs half a millisecond for each


class Expected(Protocol):
    """All that falls on one instant, and a summary a person can read."""

    @property
    def at(self) -> datetime: ...

    @property
    def acts(self) -> tuple[object, ...]: ...

    @property
    def summary(self) -> str: ...


def _always(_: object) -> bool:
    return True


class Nature(NamedTuple, Generic[V]):
    """What the domain says of one kind of entity.

    `shown` is pure, so that it can be rehearsed; only the loop has it seen. Where a
    value does not `fit` into the next run, this one goes on until it does.
    """

    expectation: Callable[[V], Expected | None]
    apply: Callable[[V, Any, datetime], V]
    debts: tuple[Debt[V], ...]
    is_over: Callable[[V], bool]
    shown: Callable[[V], Shown]
    next_page: Callable[[V], V]
    fits: Callable[[V], bool] = _always


class Life(Generic[V]):
    """One entity's value and its clock; all state that lasts is in the value."""

    def __init__(self, value: V, nature: Nature[V]) -> None:
        self.value = value
        self._nature = nature
        self._turning = False
        self._alarm = Alarm()
        self._lanes = [Lane(debt) for debt in nature.debts]

    async def live(self) -> V:
        """Until the end: mind the clock, pay, show how things stand, wait for news.

        No other task waits for news: after a crash, what came apart may come
        together, and two that wake on it would issue their commands in any order.
        """
        while True:
            self._settle()  # first, as what an effect brings back may say when to wake
            self._mind_the_clock()
            self._pay()
            show(self._nature.shown(self.value), self._alarm.rings_at)
            if self._nature.is_over(self.value):
                return self.value
            fits = self._nature.fits(self.value)
            if fits and self._page_is_full():
                self._turn_the_page()
            await self._news(fits)

    def happen(self, act: object) -> None:
        self.value = self._nature.apply(self.value, act, workflow.now())

    def refresh(self) -> None:
        """Begin a new run when next awake, and with it the newest rules."""
        self._turning = True

    def _mind_the_clock(self) -> None:
        """Do all that was to be done by now, and set the alarm for what is next."""
        self._alarm.silence()
        while expected := self._nature.expectation(self.value):
            if expected.at > workflow.now():
                self._alarm.set(expected.at, expected.summary)
                return
            for act in expected.acts:
                self.happen(act)

    def _settle(self) -> None:
        for lane in self._lanes:
            self.value = lane.settle(self.value)

    def _pay(self) -> None:
        for lane in self._lanes:
            lane.pay(self.value)

    async def _news(self, fits: bool) -> None:
        """Until something happened; a full page is news only where it may be turned."""
        known = self.value
        await workflow.wait_condition(
            lambda: (
                self.value is not known
                or self._alarm.rings()
                or any(lane.is_paid() for lane in self._lanes)
                or (fits and self._page_is_full())
            )
        )

    def _page_is_full(self) -> bool:
        run = workflow.info()
        long = run.get_current_history_length() >= EVENTS_PER_RUN
        return self._turning or long or run.is_continue_as_new_suggested()

    def _turn_the_page(self) -> NoReturn:
        workflow.continue_as_new(self._nature.next_page(self.value))
