"""Run the worker: the one place where workflows, activities and adapters meet.

    python worker.py [--json]

Temporal is found by its own TEMPORAL_* settings, or where `make run` left it.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile

import structlog
from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxRestrictions

from activities.documents import Making
from activities.notify import Delivering, Letterbox, Outbox
from activities.reconcile import Books, Reconciling
from activities.record import Record, Recording
from activities.tell import Telling
from activities.terms import start_with
from adapters.entities import TemporalEntities
from adapters.files.atomic import Unwritable
from adapters.installation import installation_here
from adapters.mail.compose import Sender, Writer
from adapters.mail.eml import EmlLetterbox
from adapters.mail.smtp import SmtpLetterbox
from adapters.policies.pathways import terms_at_start
from adapters.policies.read import mail_policy
from adapters.reports.maker import DocumentFiles
from adapters.search_attributes import NoAttributes, register_attributes
from adapters.sql.documents import SqlDocuments
from adapters.sql.engine import migrate, open_database
from adapters.sql.installation import SqlInstallation
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from adapters.sql.record import SqlRecord
from adapters.sql.url import NoRecord
from adapters.temporal import (
    TemporalPostOffice,
    TemporalServer,
    keep_reconciling,
)
from connection import TASK_QUEUE, NoServer, connected
from domain.discrepancies import named
from domain.faults import Unreadable
from domain.guess import guess
from domain.letters.delivery import MailPolicy
from domain.letters.installation import Installation
from domain.letters.post_office import WorkerStarted
from logs import log_to_terminal
from settings import OURS_ALONE, HalfGiven, Settings, check_names
from shutdown import on_request
from workflows.engagement import EngagementWorkflow
from workflows.escalation import EscalationWorkflow
from workflows.post_office import POST_OFFICE, PostOfficeWorkflow
from workflows.reconcile import ReconcileWorkflow
from workflows.review import ReviewWorkflow
from workflows.runner import WholeTaskRunner
from workflows.visibility import ATTRIBUTES

WORKFLOWS = [
    EngagementWorkflow,
    EscalationWorkflow,
    PostOfficeWorkflow,
    ReconcileWorkflow,
    ReviewWorkflow,
]
SANDBOX = WholeTaskRunner(
    restrictions=SandboxRestrictions.default.with_passthrough_modules(
        "domain", "activities", "structlog"
    )
)
DATABASE_THREADS = 4
AFTER_A_CRASH = timedelta(seconds=2)  # the default leaves an LEA waiting for ten
DRAIN = timedelta(seconds=5)
BOUND = timedelta(seconds=10)  # then it ends, drained or not

log = structlog.get_logger()


class LostRecord(Exception):
    """Engagements run whose entries this record does not have."""


CANNOT_START = (
    NoAttributes,
    NoServer,
    NoRecord,
    LostRecord,
    Unwritable,
    HalfGiven,
    Unreadable,
)


def build_worker(
    client: Client,
    record: Record,
    outbox: Outbox,
    letterbox: Letterbox,
    books: Books,
    making: Making,
    task_queue: str = TASK_QUEUE,
    post_office: str = POST_OFFICE,
    mail: MailPolicy | None = None,
) -> Worker:
    """The worker as tests and production both run it; only the far ends differ.

    Raises Unreadable.
    """
    start_with(terms_at_start())
    recording = Recording(record, TemporalPostOffice(client, task_queue, post_office))
    telling = Telling(TemporalEntities(client, task_queue))
    delivering = Delivering(outbox, letterbox, mail or mail_policy())
    server = TemporalServer(client, task_queue, post_office)
    looking = Reconciling(books, server)
    return Worker(
        client,
        task_queue=task_queue,
        workflows=WORKFLOWS,
        activities=[
            recording.commit,
            recording.alert,
            telling.tell,
            delivering.deliver,
            making.make_documents,
            looking.reconcile,
        ],
        activity_executor=ThreadPoolExecutor(DATABASE_THREADS),
        workflow_runner=SANDBOX,
        sticky_queue_schedule_to_start_timeout=AFTER_A_CRASH,
        graceful_shutdown_timeout=DRAIN,
    )


def check_writable(folder: Path) -> None:
    """Raises Unwritable, whoever we are and whatever the folder's mode says."""
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as off:
        raise Unwritable(
            f"{folder} cannot be written ({off.strerror}), and letters go there; "
            "THROUGHLINE_VAR can name another folder"
        ) from off


async def check_recorded(books: SqlBooks, server: TemporalServer) -> None:
    """Raises LostRecord for an empty record beside engagements that had another one.

    What began while no worker ran has recorded nothing yet, and is no sign of loss.
    """
    if not await asyncio.to_thread(books.is_empty):
        return
    for each in await server.running():
        if await server.was_recorded(each):
            raise LostRecord(
                "the record is empty, and engagements run whose entries were in "
                f"another one, such as that of {named(each)}; restore it from its "
                "backup, or name it in THROUGHLINE_DATABASE"
            )


def open_letterbox(settings: Settings) -> Letterbox:
    """The mail server that is named, or a folder. Raises HalfGiven."""
    server = settings.mail_server()
    sender = Sender(settings.sender, settings.agency, settings.reply_to)
    writer = Writer(settings.people_file, sender)
    if server is None:
        return EmlLetterbox(settings.outbox, writer)
    return SmtpLetterbox(writer, server)


async def tell_place(
    client: Client,
    settings: Settings,
    database: Engine,
    task_queue: str = TASK_QUEUE,
    post_office: str = POST_OFFICE,
) -> Installation:
    """Where we are; the mail of a copy is held until CCEE resumes it."""
    here = await installation_here(client, settings.database_url, settings.machine_id)
    now = datetime.now(UTC)
    why = await asyncio.to_thread(SqlInstallation(database).place, here, now)
    await TemporalPostOffice(client, task_queue, post_office).worker_started(
        WorkerStarted(why=why)
    )
    if why:
        log.warning("mail.paused", why=why)
    return here


def open_making(database: Engine, folder: Path) -> Making:
    """Documents that are owed in the record, made into files below the folder."""
    documents = SqlDocuments(database)
    return Making(documents, DocumentFiles(folder, documents.facts))


def open_outbox(database: Engine, here: Installation) -> SqlOutbox:
    """What waits in it goes by the mail policy that this worker was started with."""
    outbox = SqlOutbox(database, here)
    outbox.plan_anew()
    return outbox


async def work(settings: Settings) -> None:
    """Serve until asked to stop; then finish what is under way."""
    letterbox, mail = open_letterbox(settings), mail_policy()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    on_request(lambda: loop.call_soon_threadsafe(stop.set), BOUND)
    check_writable(settings.var)
    database = open_database(settings.database_url)
    migrate(database)
    async with connected(settings.var) as client:
        books = SqlBooks(database)
        await check_recorded(books, TemporalServer(client, TASK_QUEUE, POST_OFFICE))
        here = await tell_place(client, settings, database)
        record, outbox = SqlRecord(database), open_outbox(database, here)
        await register_attributes(client, ATTRIBUTES)
        await keep_reconciling(client, TASK_QUEUE)
        making = open_making(database, settings.documents_folder)
        async with build_worker(
            client, record, outbox, letterbox, books, making, mail=mail
        ):
            post_office = TemporalPostOffice(client, TASK_QUEUE, POST_OFFICE)
            await post_office.notices_laid()
            await post_office.documents_laid()
            log.info("worker.ready", queue=TASK_QUEUE)
            await stop.wait()
    log.info("worker.stopped", queue=TASK_QUEUE)


def arguments(typed: Sequence[str]) -> argparse.Namespace:
    """Leaves with help, or with what was off, before anything is begun."""
    parser = argparse.ArgumentParser(
        prog="worker.py", description="Run workflows and activities until stopped."
    )
    parser.add_argument("--json", action="store_true", help="log lines for machines")
    known, unknown = parser.parse_known_args(typed)
    if unknown:
        near = guess(unknown[0], ("--json", "--help"))
        parser.error(f"{unknown[0]} is not known here{near}")
    return known


def main() -> None:
    as_json = arguments(sys.argv[1:]).json
    os.umask(OURS_ALONE)
    log_to_terminal(as_json=as_json)
    try:
        check_names(os.environ)
        asyncio.run(work(Settings()))
    except CANNOT_START as off:
        sys.exit(f"the worker cannot start: {off}")


if __name__ == "__main__":
    main()
