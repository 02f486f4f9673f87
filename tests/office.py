"""Staff's view of one engagement, with a hand on its clock."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Engine
from temporalio.api.enums.v1 import WorkflowTaskFailedCause
from temporalio.client import WorkflowHandle
from temporalio.testing import WorkflowEnvironment

from adapters.sql.queries import Line, SqlReading
from adapters.sql.record import SqlRecord
from client.engagements import ask, standing_of
from domain.actions.standing import ActionStanding
from domain.acts import Assign, StaffAct
from domain.entries import Entry
from domain.lea import workflow_id
from domain.letters.notice import COPY
from domain.people.roles import Role
from domain.receipt import Receipt
from domain.standing import Standing
from tests.lives import EVERY_WEEKDAY, by_staff, to_implementation
from tests.today import now
from workflows.engagement import EngagementWorkflow

AFTERNOON = timedelta(hours=5)
A_MOMENT = timedelta(seconds=1)
UNHANDLED = WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND
OPENING = {
    *("referral_received", "consultation_invited", "determination_made"),
    *("engagement_accepted", "roadmap_adopted"),
}
"""Letters of an engagement that comes to its roadmap."""


class Record(SqlRecord):
    """A record that can also be away, as databases now and then are.

    It remembers what it was given, in the order of each engagement's numbers.
    """

    away = False

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._given: dict[tuple[str, int], Entry] = {}

    @property
    def given(self) -> list[Entry]:
        return [self._given[key] for key in sorted(self._given)]

    def commit(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        if self.away:
            raise ConnectionError("the record is away")
        committed = super().commit(entries)
        self._given |= {(each.entity, each.number): each for each in entries}
        return committed


class Office:
    def __init__(self, env: WorkflowEnvironment, cds: str, reading: SqlReading) -> None:
        self.env, self.cds, self.reading = env, cds, reading
        self.entity = f"{cds}.1"
        self.handle = self.workflow(workflow_id(cds))
        self._areas = count(1)

    async def act(self, kind: type[StaffAct], **fields: object) -> Receipt:
        return await self.send(by_staff(kind, **fields))

    async def send(self, act: StaffAct) -> Receipt:
        return await ask(self.env.client, self.cds, act)

    async def reviewed(self) -> None:
        """From the referral to the report of the review, all on one day."""
        today = await self.today()
        for act in to_implementation(today):
            await self.send(act)

    async def standing(self) -> Standing:
        return await standing_of(self.env.client, self.cds)

    async def action(self, number: int = 1) -> ActionStanding:
        whole = await self.handle.query(EngagementWorkflow.standing, number)
        assert whole
        (action,) = whole.actions
        return action

    def workflow(
        self, name: str, run_id: str | None = None
    ) -> WorkflowHandle[Any, Any]:
        return self.env.client.get_workflow_handle(name, run_id=run_id)

    async def witness(self, number: int = 1) -> WorkflowHandle[Any, Any]:
        """The witness of an action that is overdue."""
        plan_id = (await self.action(number)).witness
        assert plan_id
        witness = self.workflow(plan_id)
        await witness.query("standing")  # answered once it has come to work
        return witness

    def lines(self, *kinds: str) -> list[Line]:
        history = self.reading.history(self.entity)
        return [line for line in history if not kinds or line.kind in kinds]

    @property
    def told(self) -> list[str]:
        """What was laid down, in order, such as `reminder j.rivera`, sent or not.

        Without copies to the lead, which say it again.
        """
        return [
            f"{letter.template} {letter.person}"
            for letter in self.reading.letters(self.entity)
            if letter.template not in (*OPENING, COPY)
        ]

    async def now(self, handle: WorkflowHandle[Any, Any] | None = None) -> datetime:
        """What the engagement's clock says; each workflow has one of its own."""
        skipping = await self.env.get_time_skipping_info(handle or self.handle)
        return skipping.current_time.ToDatetime(UTC) if skipping else now()

    async def today(self) -> date:
        """The day of an LEA in California, whatever the day is in UTC."""
        return EVERY_WEEKDAY.lea.day_of(await self.now())

    async def wait(self, **time: float) -> None:
        """Let time pass, and what falls due at its end be done."""
        await self.env.fast_forward(self.handle, timedelta(**time))
        await self.env.fast_forward(self.handle, A_MOMENT)

    async def on(self, day: date) -> None:
        """Come to the afternoon of `day`."""
        opening = EVERY_WEEKDAY.lea.opening(day)
        ahead = opening + AFTERNOON - await self.now()
        await self.wait(seconds=ahead.total_seconds())

    async def failures(
        self, handle: WorkflowHandle[Any, Any] | None = None
    ) -> list[str]:
        """Of the tasks of all its runs; that a page cannot be turned yet is none."""
        handle = handle or self.handle
        found, run = [], (await handle.describe()).run_id
        while run:
            history = await self.workflow(handle.id, run).fetch_history()
            failed = [e.workflow_task_failed_event_attributes for e in history.events]
            found += [
                e.failure.message for e in failed if e.cause not in (0, UNHANDLED)
            ]
            begun = history.events[0].workflow_execution_started_event_attributes
            run = begun.continued_execution_run_id
        return found

    async def run_id(self) -> str:
        return (await self.handle.describe()).run_id

    async def turn_the_page(self) -> None:
        """Act, eight at a time, until the engagement continues as new."""
        run = await self.run_id()
        today = await self.today()
        while await self.run_id() == run:
            named = (f"Geo Lead of area {next(self._areas)}" for _ in range(8))
            lead = {"role": Role.GEO_LEAD, "person": "g.fontaine", "first": today}
            assigned = (self.act(Assign, **lead, office=office) for office in named)
            await asyncio.gather(*assigned)
