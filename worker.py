"""Run the worker: the one place where workflows, activities and adapters meet.

    python worker.py [--json]

Temporal is found by its own TEMPORAL_* settings, or where `make run` left it.
"""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from signal import SIGINT, SIGTERM
from tempfile import TemporaryFile

import structlog
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import (
    SandboxedWorkflowRunner,
    SandboxRestrictions,
)

from activities.notify import Delivering, Letterbox, Outbox
from activities.reconcile import Books, Reconciling
from activities.record import Record, Recording
from activities.terms import start_with
from activities.witness import Witnessing
from adapters.letters import EmlLetterbox
from adapters.pathways import terms_at_start
from adapters.policies import UnreadablePolicy, mail_policy
from adapters.smtp import SmtpLetterbox
from adapters.sql.address import NoRecord
from adapters.sql.engine import migrate, open_database
from adapters.sql.outbox import SqlOutbox
from adapters.sql.record import SqlRecord
from adapters.sql.watched import SqlBooks
from adapters.temporal import (
    TemporalBell,
    TemporalHouse,
    TemporalWitnesses,
    keep_reconciling,
)
from adapters.writing import Sender, Writer
from connection import TASK_QUEUE, NoServer, connected
from domain.letters.delivery import MailPolicy
from logs import log_to_terminal
from settings import HalfGiven, Settings
from workflows.engagement import EngagementWorkflow
from workflows.escalation import EscalationWorkflow
from workflows.post_office import POST_OFFICE, PostOfficeWorkflow
from workflows.reconcile import ReconcileWorkflow
from workflows.visibility import ATTRIBUTES

WORKFLOWS = [
    EngagementWorkflow,
    EscalationWorkflow,
    PostOfficeWorkflow,
    ReconcileWorkflow,
]
SANDBOX = SandboxedWorkflowRunner(
    restrictions=SandboxRestrictions.default.with_passthrough_modules(
        "domain", "activities", "structlog"
    )
)
DATABASE_THREADS = 4
AFTER_A_CRASH = timedelta(seconds=2)  # the default leaves an LEA waiting for ten
DRAIN = timedelta(seconds=5)

log = structlog.get_logger()


def build_worker(
    client: Client,
    record: Record,
    outbox: Outbox,
    letterbox: Letterbox,
    task_queue: str = TASK_QUEUE,
    post_office: str = POST_OFFICE,
    mail: MailPolicy | None = None,
    books: Books | None = None,
) -> Worker:
    """The worker as tests and production both run it; only the far ends differ.

    Raises UnreadablePolicy.
    """
    start_with(terms_at_start())
    recording = Recording(record, TemporalBell(client, task_queue, post_office))
    witnessing = Witnessing(TemporalWitnesses(client, task_queue))
    delivering = Delivering(outbox, letterbox, mail or mail_policy())
    looking = Reconciling(books, TemporalHouse(client)) if books else None
    return Worker(
        client,
        task_queue=task_queue,
        workflows=WORKFLOWS,
        activities=[
            recording.commit,
            recording.alert,
            witnessing.tell,
            delivering.deliver,
            *([looking.reconcile] if looking else []),
        ],
        activity_executor=ThreadPoolExecutor(DATABASE_THREADS),
        workflow_runner=SANDBOX,
        sticky_queue_schedule_to_start_timeout=AFTER_A_CRASH,
        graceful_shutdown_timeout=DRAIN,
    )


async def register_attributes(client: Client) -> None:
    """Make our search attributes known to the server; it minds no repetition."""
    types = {
        key.name: IndexedValueType.Value(
            f"INDEXED_VALUE_TYPE_{key.indexed_value_type.name}"
        )
        for key in ATTRIBUTES
    }
    request = AddSearchAttributesRequest(
        namespace=client.namespace, search_attributes=types
    )
    try:
        await client.operator_service.add_search_attributes(request)
    except RPCError as trouble:
        if trouble.status is not RPCStatusCode.ALREADY_EXISTS:
            raise


class Unwritable(Exception):
    """Where this installation writes, nothing can be written."""


def check_writable(folder: Path) -> None:
    """Raises Unwritable, whoever we are and whatever the folder's mode says."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as off:
        raise Unwritable(
            f"{folder} cannot be written ({off.strerror}), and letters go there; "
            "THROUGHLINE_VAR can name another folder"
        ) from off


def open_letterbox(settings: Settings) -> Letterbox:
    """The mail server that is named, or a folder. Raises HalfGiven."""
    server = settings.mail_server()
    sender = Sender(settings.sender, settings.agency, settings.reply_to)
    writer = Writer(settings.people_file, sender)
    if server is None:
        return EmlLetterbox(settings.outbox, writer)
    return SmtpLetterbox(writer, server)


async def work(settings: Settings) -> None:
    """Serve until asked to stop; then finish what is under way."""
    letterbox, mail = open_letterbox(settings), mail_policy()
    stop = asyncio.Event()
    for signal in (SIGINT, SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal, stop.set)
    check_writable(settings.var)
    database = open_database(settings.database_url)
    migrate(database)
    async with connected(settings.var) as client:
        await register_attributes(client)
        await keep_reconciling(client, TASK_QUEUE)
        record, outbox = SqlRecord(database), SqlOutbox(database)
        books = SqlBooks(database)
        async with build_worker(
            client, record, outbox, letterbox, mail=mail, books=books
        ):
            log.info("worker.ready", queue=TASK_QUEUE)
            await stop.wait()
    log.info("worker.stopped", queue=TASK_QUEUE)


def main() -> None:
    log_to_terminal(as_json="--json" in sys.argv[1:])
    try:
        asyncio.run(work(Settings()))
    except (NoServer, NoRecord, Unwritable, HalfGiven, UnreadablePolicy) as off:
        sys.exit(f"the worker cannot start: {off}")


if __name__ == "__main__":
    main()
