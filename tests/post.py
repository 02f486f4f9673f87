"""The post office as a test sees it."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from temporalio.client import WorkflowHandle
from temporalio.testing import WorkflowEnvironment

from adapters.sql.delivery_log import LogLine, SqlDeliveryLog
from adapters.temporal import TemporalPostOffice
from domain.letters.notice import Notice
from domain.letters.post_office import PostOffice
from tests.mail import WEEKDAYS, notice
from tests.office import A_MOMENT, Record
from tests.today import now
from workflows.post_office import PostOfficeWorkflow

FAR = "1999902.1"  # another engagement


class Post:
    """A hand on the post office's clock, and an eye on what becomes of notices."""

    def __init__(
        self,
        env: WorkflowEnvironment,
        post_office: TemporalPostOffice,
        handle: WorkflowHandle[Any, Any],
        record: Record,
        log: SqlDeliveryLog,
    ) -> None:
        self._env, self._post_office, self._record, self._log = (
            env,
            post_office,
            record,
            log,
        )
        self.handle = handle

    async def now(self) -> datetime:
        skipping = await self._env.get_time_skipping_info(self.handle)
        return skipping.current_time.ToDatetime(UTC) if skipping else now()

    async def wait(self, **passing: float) -> None:
        """Let time pass, and the round that falls on its end be made."""
        if passing:
            await self._env.fast_forward(self.handle, timedelta(**passing))
        for _ in range(20):
            await self._env.fast_forward(self.handle, A_MOMENT)
            if not (await self.standing()).owed:
                return

    async def until(self, weekday: int, local: time) -> None:
        """Come to that time of the next such day, by the agency's clock."""
        now = await self.now()
        today = WEEKDAYS.calendar.day_of(now)
        day = today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
        ahead = WEEKDAYS.calendar.instant(day, local) - now
        await self.wait(seconds=ahead.total_seconds())

    async def lay(self, *notices: Notice) -> None:
        """Lay them down as of an hour ago, and say so."""
        at = await self.now() - timedelta(hours=1)
        for each in notices:
            self._record.post(each.but(at=at))
        await self._post_office.notices_laid()
        await self.wait()

    async def standing(self) -> PostOffice:
        return await self.handle.query(PostOfficeWorkflow.standing)

    def became(self) -> dict[str, LogLine]:
        entities = notice().entity, FAR
        return {line.key: line for each in entities for line in self._log.lines(each)}
