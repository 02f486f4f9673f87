"""An installation that was copied or moved: its mail waits until CCEE resumes it."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

from adapters.mail.eml import EmlLetterbox
from adapters.sql.engine import open_database
from adapters.sql.installation import SqlInstallation
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from adapters.sql.record import SqlRecord
from domain.letters.post_office import ResumeMail
from settings import Settings
from tests.commands.conftest import Cli
from tests.conftest import AT_ONCE, CODES, WRITER
from tests.lives import referred as a_referral
from tests.mail import notice
from tests.office import Record
from tests.waiting import until
from worker import build_worker, open_making, tell_place
from workflows.post_office import POST_OFFICE, PostOfficeWorkflow

RESUME = "notices --resume --as PERSON"


@pytest.fixture
async def installed(
    env: WorkflowEnvironment, here: Path, record: Record, database: Engine
) -> str:
    """An installation in which one notice waits; the code of its LEA."""
    cds = str(next(CODES))
    begun = a_referral(lea=a_referral().lea.but(cds=cds)).unwritten
    record.commit([entry.but(notices=()) for entry in begun])
    record.post(notice(entity=f"{cds}.1"))
    await placed(env, database)
    return cds


async def placed(env: WorkflowEnvironment, database: Engine) -> str:
    """What a worker finds at its start; empty where mail may go."""
    queue = f"place-{next(CODES)}"
    await tell_place(env.client, Settings(), database, queue, queue)
    await env.client.get_workflow_handle(queue).terminate()
    moved = SqlInstallation(database).moved()
    return moved.elsewhere.why if moved else ""


def copied(here: Path) -> Path:
    """All that is kept, in another folder."""
    copy = here / "copy"
    copy.mkdir()
    for file in here.glob("record.db*"):
        shutil.copy(file, copy)
    return copy


@contextmanager
def opened(var: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{var / 'record.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
async def copy(
    env: WorkflowEnvironment,
    here: Path,
    installed: str,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Engine]:
    """Its copy, with a worker at work; afterwards the post office is open."""
    host = env.client.service_client.config.target_host
    monkeypatch.setenv("TEMPORAL_ADDRESS", host)
    var = copied(here)
    monkeypatch.setenv("THROUGHLINE_VAR", str(var))
    await closed(env)
    with opened(var) as database:
        outbox = SqlOutbox(database, await tell_place(env.client, Settings(), database))
        letterbox = EmlLetterbox(var / "outbox", WRITER)
        record = SqlRecord(database)
        making = open_making(database, var / "documents")
        async with build_worker(
            *(env.client, record, outbox, letterbox, SqlBooks(database), making),
            mail=AT_ONCE,
        ):
            yield database
            await resumed_by_hand(env)


async def closed(env: WorkflowEnvironment) -> None:
    """The post office that others opened: a round of theirs may be lost, and late."""
    with suppress(RPCError):
        await env.client.get_workflow_handle(POST_OFFICE).terminate()


async def resumed_by_hand(env: WorkflowEnvironment) -> None:
    """As the Temporal UI lets anybody do it; and the rounds that follow."""
    handle = env.client.get_workflow_handle(POST_OFFICE)
    resume = ResumeMail(by="j.rivera", entered_by="elsewhere")
    await handle.execute_update(PostOfficeWorkflow.resume, resume)

    async def owes_nothing() -> bool:
        return not (await handle.query(PostOfficeWorkflow.standing)).owed

    await until(owes_nothing)


async def state(cli: Cli, lea: str) -> str:
    (line,) = (await cli("notices", lea, "--json")).json["notices"]
    return str(line["state"])


async def is_delivered(cli: Cli, lea: str) -> bool:
    return await state(cli, lea) == "delivered"


async def test_from_a_copied_folder_nothing_is_sent_until_ccee_resumes_it(
    installed: str, copy: Engine, env: WorkflowEnvironment, cli: Cli
) -> None:
    """Home and `notices` say why, and the line that resumes it; then it goes on."""
    home, listed = await cli(), await cli("notices", installed)
    refused = await cli("notices", "--resume", "--as", "j.rivera")
    told = (await cli("--json")).json["mail_paused"]

    for said in (home.out, listed.out):
        assert "mail is PAUSED since" in said
        assert "copy/record.db and was" in said
        assert RESUME in said
    assert told["resume"].endswith(RESUME)
    assert refused.code == 3
    assert "j.rivera holds none today" in refused.err
    assert await state(cli, installed) == "paused"

    await resumed_by_hand(env)

    assert await state(cli, installed) == "waiting"

    resumed = await cli("notices", "--resume", "--as", "a.castillo")

    await until(lambda: is_delivered(cli, installed))

    assert "post office: open" in resumed.out
    assert "PAUSED" not in (await cli()).out
    assert await placed(env, copy) == ""


async def test_a_record_on_another_machine_is_held(
    installed: str,
    env: WorkflowEnvironment,
    database: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In the same folder, beside the same server; back again, it is no copy."""
    monkeypatch.setenv("THROUGHLINE_MACHINE_ID", "the machine of the backup")
    there = await placed(env, database)
    monkeypatch.delenv("THROUGHLINE_MACHINE_ID")

    assert "the machine is another one" in there
    assert await placed(env, database) == ""


async def test_a_container_made_anew_from_the_same_volume_goes_on_sending(
    here: Path,
    env: WorkflowEnvironment,
    database: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its host's name is another, what Compose sets is the same."""
    monkeypatch.setenv("THROUGHLINE_MACHINE_ID", "compose")
    first = await placed(env, database)
    monkeypatch.setattr("socket.gethostname", lambda: "f3a90c51b2d7")
    monkeypatch.setattr("adapters.machine.LINUX", here / "no-such-file")
    anew = await placed(env, database)

    assert (first, anew) == ("", "")
