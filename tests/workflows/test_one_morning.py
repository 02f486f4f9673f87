"""66 actions fall overdue on one morning: engagement, record, post office at work."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from adapters.mail.smtp import SmtpLetterbox
from adapters.sql.delivery_log import SqlDeliveryLog
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from adapters.sql.queries import SqlReading
from adapters.temporal import TemporalPostOffice
from domain.actions.planned import PlannedAction
from domain.lea import workflow_id
from domain.people.roles import Role
from tests.conftest import CODES, WRITER
from tests.lives import ALDER_VALLEY, EVERY_WEEKDAY, adopting, planned
from tests.mail import WEEKDAYS, MailHouse
from tests.office import Office, Record
from tests.post import Post
from tests.today import now
from worker import build_worker, open_making
from workflows.engagement import EngagementWorkflow

MANY, OF_THE_DEPUTY = 66, 22
PATIENCE = 5  # seconds
AFTER_OPENING = timedelta(minutes=1)


class Morning(NamedTuple):
    office: Office
    post: Post
    log: SqlDeliveryLog
    house: MailHouse
    day: date


@pytest.fixture
async def morning(
    env: WorkflowEnvironment, record: Record, database: Engine, tmp_path: Path
) -> AsyncIterator[Morning]:
    """Two working days before; too late for reminders."""
    queue, house = f"morning-{next(CODES)}", MailHouse()
    await house.open()
    letterbox = SmtpLetterbox(WRITER, house.server(), patience=PATIENCE)
    post_office, log = (
        TemporalPostOffice(env.client, queue, queue),
        SqlDeliveryLog(database),
    )
    begin = now()
    due = EVERY_WEEKDAY.lea.later(EVERY_WEEKDAY.lea.day_of(begin), 1)
    lea = ALDER_VALLEY.but(cds=str(next(CODES)))
    async with build_worker(
        env.client,
        record,
        SqlOutbox(database),
        letterbox,
        SqlBooks(database),
        open_making(database, tmp_path / "documents"),
        task_queue=queue,
        post_office=queue,
        mail=WEEKDAYS,
    ):
        await post_office.notices_laid()
        await env.client.start_workflow(
            EngagementWorkflow.run,
            adopting(actions(due), EVERY_WEEKDAY, begin).but(lea=lea),
            id=workflow_id(lea.cds),
            task_queue=queue,
        )
        office = Office(env, lea.cds, SqlReading(database))
        handle = env.client.get_workflow_handle(queue)
        post = Post(env, post_office, handle, record, log)
        yield Morning(office, post, log, house, EVERY_WEEKDAY.lea.later(due, 1))
    house.close()


def actions(due: date) -> list[PlannedAction]:
    """A third of them led by the deputy, who looks after the others' owner."""
    return [
        planned(
            n,
            due,
            owner=Role.LEA_DEPUTY if n <= OF_THE_DEPUTY else Role.LEA_INSTRUCTION,
        )
        for n in range(1, MANY + 1)
    ]


async def test_66_actions_overdue_on_one_morning_make_one_digest_for_each_person(
    morning: Morning,
) -> None:
    """Every notice once, in one letter to each; the lead has one of copies."""
    office, post, log, house, day = morning
    opening = EVERY_WEEKDAY.lea.opening(day) + AFTER_OPENING
    for clock in (post, office):
        ahead = opening - await clock.now()
        await clock.wait(seconds=ahead.total_seconds())
    lines = log.lines(office.entity)

    assert Counter(office.told) == {
        "update_requested j.rivera": MANY - OF_THE_DEPUTY,
        "update_requested l.tran": MANY,
        "update_requested d.okafor": OF_THE_DEPUTY,
    }
    assert len({line.key for line in lines}) == len(lines) == 3 * MANY
    assert house.taken == []

    await post.wait(minutes=30)
    await post.wait(days=1)
    delivered = log.lines(office.entity)

    assert {person: len(mails) for person, mails in house.to.items()} == {
        "j.rivera": 1,
        "l.tran": 1,
        "d.okafor": 1,
        "a.castillo": 1,
    }
    assert {line.state for line in delivered} == {"delivered"}
    assert len({line.letter for line in delivered}) == 4
