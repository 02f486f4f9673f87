"""Whoever works on a review of an office's engagement, and words that are held up."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from temporalio.client import WorkflowHandle

from adapters.entities import TemporalEntities
from client import reviews
from domain.acts import AddSite, ReviewStaffAct
from domain.receipt import Receipt
from domain.reviews.review import ReviewStage
from domain.reviews.standing import ReviewShown
from domain.reviews.words import ReviewLine, ReviewNews
from domain.words import Heard, Word
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.office import AFTERNOON, Office
from tests.waiting import until
from workflows.review import ReviewWorkflow

A_MOMENT = timedelta(seconds=1)


class Reviewers:
    def __init__(self, office: Office, number: int = 1) -> None:
        self.office, self.number = office, number
        self.entity = f"{office.entity}/review/{number}"
        self.handle: WorkflowHandle[Any, Any] = office.workflow(self.entity)

    async def act(self, kind: Any, **fields: object) -> Receipt:
        return await self.send(by_staff(kind, **fields))

    async def send(self, act: ReviewStaffAct) -> Receipt:
        call = f"{act.id}/{uuid4().hex}"
        return await self.handle.execute_update(ReviewWorkflow.act, act, id=call)

    async def propose(self, *sites: int, by: str = "t.washington") -> None:
        """As staff do it, who ask again where the server has too much to do."""
        client, cds = self.office.env.client, self.office.cds
        for n in sites:
            named = {"site": f"{cds}{n:07}", "name": f"School {n}"}
            act = by_staff(AddSite, **named, by=by)
            await reviews.ask(client, cds, self.number, act)

    async def shown(self) -> ReviewShown:
        return await self.handle.query(ReviewWorkflow.standing)

    async def setting(self) -> int:
        """As whoever decides reads it from the engagement."""
        return (await self.office.standing()).setting

    async def line(self) -> ReviewLine:
        return (await self.office.standing()).engagement.reviews[self.number - 1]

    async def begun(self) -> None:
        await self.heard(ReviewStage.PLANNING)

    async def heard(self, stage: ReviewStage) -> None:
        """Until the engagement has heard that the review has come so far."""

        async def is_so() -> bool:
            return (await self.line()).stage is stage

        await until(is_so)

    async def knows(self, setting: int) -> None:
        """Until the review has heard of its engagement as of this entry."""

        async def is_so() -> bool:
            return (await self.shown()).review.setting >= setting

        await until(is_so)

    async def is_lost(self) -> bool:
        """Whether the review believes that its engagement hears nothing."""
        return (await self.shown()).review.lost

    async def now(self) -> datetime:
        return await self.office.now(self.handle)

    async def wait(self, **time: float) -> None:
        """Let time pass for the review, and what falls due at its end be done."""
        await self.office.env.fast_forward(self.handle, timedelta(**time))
        await self.office.env.fast_forward(self.handle, A_MOMENT)

    async def on(self, day: date) -> None:
        opening = EVERY_WEEKDAY.lea.opening(day)
        ahead = opening + AFTERNOON - (await self.now()).astimezone(UTC)
        await self.wait(seconds=ahead.total_seconds())


@contextmanager
def held_up(patch: pytest.MonkeyPatch, *kinds: type[Word]) -> Iterator[None]:
    """Words of these kinds do not come through, as when a far end is away."""
    tell = TemporalEntities.tell

    async def away(self: TemporalEntities, word: Word) -> Heard:
        if isinstance(word, kinds):
            raise ConnectionError("away")
        return await tell(self, word)

    with patch.context() as held:
        held.setattr(TemporalEntities, "tell", away)
        yield


@contextmanager
def gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever news is for was stopped on the server, as long as this goes on."""
    tell = TemporalEntities.tell

    async def told(self: TemporalEntities, word: Word) -> Heard:
        is_news = isinstance(word, ReviewNews)
        return Heard.LOST if is_news else await tell(self, word)

    with monkeypatch.context() as patch:
        patch.setattr(TemporalEntities, "tell", told)
        yield
