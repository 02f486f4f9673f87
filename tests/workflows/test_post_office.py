"""The post office with its own clock, its outbox, and a real mail server."""

import calendar
from collections.abc import AsyncIterator
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, update
from temporalio.testing import WorkflowEnvironment

from adapters.mail.smtp import SmtpLetterbox
from adapters.sql.delivery_log import SqlDeliveryLog
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from adapters.sql.tables import OUTBOX, WITHDRAWN
from adapters.temporal import TemporalPostOffice
from domain.letters.post_office import PauseMail, ResumeMail, WorkerStarted
from tests.conftest import CODES, WRITER, Keep
from tests.mail import WEEKDAYS, MailHouse, notice, of
from tests.office import Record
from tests.post import FAR, Post
from worker import build_worker, open_making
from workflows.post_office import PostOfficeWorkflow
from workflows.visibility import BEHIND, NEXT, STATUS

PATIENCE = 0.25  # seconds
PAUSE = PauseMail(by="a.castillo", entered_by="front-desk", why="a wrong wording")
RESUME = ResumeMail(by="a.castillo", entered_by="front-desk")


@pytest.fixture
async def house() -> AsyncIterator[MailHouse]:
    house = MailHouse()
    await house.open()
    yield house
    house.close()


@pytest.fixture
async def post(
    env: WorkflowEnvironment,
    record: Record,
    database: Engine,
    house: MailHouse,
    tmp_path: Path,
) -> AsyncIterator[Post]:
    """A post office that was just opened."""
    queue = f"post-{next(CODES)}"
    letterbox = SmtpLetterbox(WRITER, house.server(), patience=PATIENCE)
    post_office = TemporalPostOffice(env.client, queue, queue)
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
        handle = env.client.get_workflow_handle(queue)
        yield Post(env, post_office, handle, record, SqlDeliveryLog(database))


async def test_a_mail_server_away_for_a_day_costs_a_day_and_no_letter(
    post: Post, house: MailHouse, keep: Keep
) -> None:
    """
    What waits is tried less and less often; when the server is back everything
    arrives once, as one digest per person, with what came meanwhile.
    """
    await post.until(calendar.TUESDAY, time(10))
    house.close()
    await post.lay(notice("a"), notice("b", entity=FAR), notice("c", to="m.ortiz"))
    await post.wait(hours=4)
    await post.lay(notice("d"))
    await post.wait(hours=22)
    tried = post.became()

    assert house.taken == []
    assert "localhost" in str(tried["a"].problem)
    assert 5 <= tried["a"].attempts <= 9
    assert (await post.standing()).left == 4

    await house.open()
    await post.wait(hours=5)
    await post.wait(hours=24)
    await keep("post-office-away", post.handle)

    assert {person: len(mails) for person, mails in house.to.items()} == {
        "j.rivera": 1,
        "m.ortiz": 1,
    }
    assert {each.state for each in post.became().values()} == {"delivered"}
    assert len({post.became()[key].letter for key in "abd"}) == 1
    assert (await post.standing()).delivered == 2


async def test_by_night_only_what_is_immediate_goes(
    post: Post, house: MailHouse
) -> None:
    """On a Friday evening; the rest on Monday morning, when offices have opened."""
    await post.until(calendar.FRIDAY, time(20))
    adopted = of(
        notice("now", template="roadmap_adopted"),
        actions=66,
        immediate=12,
        first_due="Friday, 5 March 2027",
    )
    await post.lay(adopted, *(notice(f"n{number}") for number in range(10)))
    again_at = (await post.standing()).again_at
    seen = (await post.handle.describe()).typed_search_attributes
    assert again_at
    local = WEEKDAYS.calendar.local(again_at)

    assert [each["Subject"].split("] ")[1][:11] for each in house.taken] == [
        "The roadmap"
    ]
    assert (local.weekday(), local.time()) == (calendar.MONDAY, time(9, 15))
    assert (seen[NEXT], seen[BEHIND], seen[STATUS]) == (again_at, 10, "running")

    await post.wait(hours=62)
    seen = (await post.handle.describe()).typed_search_attributes

    assert (seen.get(NEXT), seen[BEHIND]) == (None, 0)
    assert len(house.taken) == 2
    assert len({line.letter for line in post.became().values()}) == 2


async def test_what_is_paused_is_listed_and_goes_when_it_is_resumed(
    post: Post, house: MailHouse, keep: Keep
) -> None:
    """Paused twice is paused once; not even what is immediate goes meanwhile."""
    await post.until(calendar.TUESDAY, time(10))
    once = await post.handle.execute_update(PostOfficeWorkflow.pause, PAUSE)
    again = await post.handle.execute_update(PostOfficeWorkflow.pause, PAUSE)
    await post.lay(notice("a"), notice("b"))
    await post.wait(days=1)
    paused = (await post.handle.describe()).typed_search_attributes

    assert once.paused == again.paused
    assert paused[STATUS] == "paused"
    assert house.taken == []
    assert {each.state for each in post.became().values()} == {"waiting"}

    resumed = await post.handle.execute_update(PostOfficeWorkflow.resume, RESUME)
    await post.wait()
    await post.wait(days=1)
    await keep("post-office-paused", post.handle)
    seen = (await post.handle.describe()).typed_search_attributes

    assert seen[STATUS] == "running"
    assert resumed.paused is None
    assert len(house.taken) == 1


async def test_a_reader_unknown_to_the_server_is_flagged_and_others_hear(
    post: Post, house: MailHouse
) -> None:
    """In the server's words; it is not tried again by itself."""
    house.says["j.rivera"] = "550 5.1.1 no such mailbox"
    await post.until(calendar.TUESDAY, time(10))
    await post.lay(notice("a"), notice("c", to="m.ortiz"))
    await post.wait(days=2)
    refused = post.became()["a"]

    assert (refused.state, refused.attempts) == ("refused", 1)
    assert str(refused.problem).endswith("550 5.1.1 no such mailbox")
    assert [*house.to] == ["m.ortiz"]
    assert (await post.standing()).refused == 1


async def test_a_letter_whose_receipt_was_lost_goes_again_as_the_same(
    post: Post, house: MailHouse
) -> None:
    """The reader's mail program sees one letter twice, and none that is new."""
    house.mute = True
    await post.until(calendar.TUESDAY, time(10))
    await post.lay(notice("a"))
    house.mute = False
    await post.lay(notice("b"))
    await post.wait(hours=1)
    await post.wait(days=1)
    first, again, other = house.to["j.rivera"]

    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]
    assert first.as_bytes() == again.as_bytes()


async def test_what_is_settled_before_its_letter_goes_is_dropped(
    post: Post, house: MailHouse, database: Engine
) -> None:
    """A digest that is planned has one matter less."""
    await post.until(calendar.TUESDAY, time(20))
    await post.lay(notice("a"), notice("b"))
    with database.begin() as transaction:
        withdrawn = update(OUTBOX).where(OUTBOX.c.key == "a")
        transaction.execute(withdrawn.values(state=WITHDRAWN))
    await post.wait(days=1)

    assert post.became()["a"].state == "withdrawn"
    assert [each["Subject"][:14] for each in house.taken] == ["[DTA Alder Val"]


async def test_from_a_copy_nothing_is_sent_until_it_is_back_in_its_place(
    post: Post, house: MailHouse, keep: Keep
) -> None:
    """A worker says at its start where it is; what waits meanwhile is not lost."""
    await post.until(calendar.TUESDAY, time(10))
    await post.handle.signal(
        PostOfficeWorkflow.worker_started, WorkerStarted(why="it was copied")
    )
    await post.lay(notice("a"))
    elsewhere = await post.standing()
    await keep("post-office-elsewhere", post.handle)

    assert elsewhere.elsewhere
    assert house.taken == []

    await post.handle.signal(PostOfficeWorkflow.worker_started, WorkerStarted(why=""))
    await post.wait()
    await post.wait(days=1)

    assert [*house.to] == ["j.rivera"]
