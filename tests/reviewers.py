"""Whoever works on a review of an office's engagement, and words that are held up."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from temporalio.client import WorkflowHandle, WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from adapters.entities import TemporalEntities
from client import reviews
from domain.acts import (
    AddSite,
    ApproveSample,
    BeginPhase,
    CompletePhase,
    DecidingAct,
    ImportFindings,
    ImportItems,
    NoteMilestone,
    ReviewStaffAct,
)
from domain.receipt import Receipt
from domain.reviews.acts import ItemRow
from domain.reviews.framework import SAMPLE, Framework, PhaseRule
from domain.reviews.grounds import has_something
from domain.reviews.item import ItemStatus
from domain.reviews.standing import PhaseStanding, ReviewShown
from domain.reviews.words import ReviewLine, ReviewNews
from domain.words import Heard, Word
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.office import AFTERNOON, Office
from tests.report_acts import reaching
from tests.review_phases import PROOF, swot, wanted
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

    async def decide(self, kind: Any, **fields: object) -> Receipt:
        """By the newest word on who is who."""
        return await self.act(kind, **fields, setting=await self.setting())

    async def note(self, *milestones: str) -> None:
        """They are reached today; the sample, of one site, by its approval."""
        for each in milestones:
            if each == SAMPLE:
                await self.propose(1)
                await self.decide(ApproveSample)
                continue
            today = EVERY_WEEKDAY.lea.day_of(await self.now())
            review = (await self.shown()).review
            if review.has(each):
                continue
            if by := review.framework.milestone[each].by:
                for kind, said in reaching(by, review, today, review.entry):
                    decides = issubclass(kind, DecidingAct)
                    await (self.decide if decides else self.act)(kind, **said)
                continue
            await self.act(NoteMilestone, milestone=each, on=today, **PROOF)

    async def begin(self, phase: str) -> Receipt:
        """What it needs to begin is noted first; the sample is approved already."""
        rule = (await self.framework()).phase[phase]
        await self.note(*(each for each in rule.entry if each != SAMPLE))
        return await self.decide(BeginPhase, phase=phase)

    async def ready(self, phase: str) -> None:
        """All that it is to come to is there."""
        framework = await self.framework()
        rule = framework.phase[phase]
        await self.note(*rule.exit)
        if rows := covering(framework, rule):
            await self.act(ImportItems, rows=rows)
        if rule.swot:
            items = (await self.shown()).items
            item = next(each.id for each in items if has_something(each))
            await self.act(ImportFindings, findings=swot(framework, item))

    async def complete(self, phase: str) -> Receipt:
        await self.ready(phase)
        return await self.decide(CompletePhase, phase=phase)

    async def go_through(self, *phases: str) -> None:
        """Each is begun, and done on the same day."""
        for each in phases:
            await self.begin(each)
            await self.complete(each)

    async def framework(self) -> Framework:
        return (await self.shown()).review.framework

    async def phase(self, name: str) -> PhaseStanding:
        (found,) = (e for e in (await self.shown()).review.phases if e.name == name)
        return found

    async def shown(self) -> ReviewShown:
        return await self.handle.query(ReviewWorkflow.standing)

    async def setting(self) -> int:
        """As whoever decides reads it from the engagement."""
        return (await self.office.standing()).setting

    async def line(self) -> ReviewLine:
        return (await self.office.standing()).engagement.reviews[self.number - 1]

    async def begun(self) -> None:
        """Until its engagement has heard the first of it."""

        async def is_so() -> bool:
            return (await self.line()).entry > 0

        await until(is_so)

    async def heard(self, stage: str) -> None:
        """Until the engagement has heard that the review has come so far."""

        async def is_so() -> bool:
            return (await self.line()).stage == stage

        await until(is_so)

    async def knows(self, setting: int) -> None:
        """Until the review has heard of its engagement as of this entry."""

        async def is_so() -> bool:
            return (await self.shown()).review.setting >= setting

        await until(is_so)

    async def at_rest(self) -> None:
        """Until it owes nobody anything."""

        async def is_so() -> bool:
            now = await self.shown()
            return not (now.unwritten or now.untold)

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
        """The afternoon of a day, where that is still to come."""
        opening = EVERY_WEEKDAY.lea.opening(day)
        ahead = opening + AFTERNOON - (await self.now()).astimezone(UTC)
        if ahead > timedelta():
            await self.wait(seconds=ahead.total_seconds())


def rule(refused: WorkflowUpdateFailedError) -> str | None:
    """By which it was refused."""
    cause = refused.cause
    return cause.type if isinstance(cause, ApplicationError) else None


def covering(framework: Framework, rule: PhaseRule) -> tuple[ItemRow, ...]:
    """An item for whatever a phase has to cover, each collected as planned."""
    done = {"status": ItemStatus.DONE, "count": 1}
    fields = [e for each in rule.coverage for e in wanted(framework, each)]
    return tuple(
        ItemRow.model_validate({"item": f"{rule.key}-{n}"} | done | each)
        for n, each in enumerate(fields)
    )


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
