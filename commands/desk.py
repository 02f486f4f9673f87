"""The desk a command works at: who sits there, which server, which record."""

import asyncio
import getpass
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import quote, urlencode

from commands.endings import Failed, Misused
from settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from temporalio.client import Client

    from adapters.sql.delivery_log import SqlDeliveryLog
    from adapters.sql.reading import SqlReading
    from domain.standing import EngagementStanding

Answer = TypeVar("Answer")


class Actor(NamedTuple):
    """Who decided, and who typed it."""

    by: str
    entered_by: str


def settings() -> Settings:
    return Settings()


def actor(given: str | None) -> Actor:
    """Whoever `--as` names, or THROUGHLINE_ACTOR; raises Misused where neither does."""
    by = given or settings().actor
    if not by:
        raise Misused(
            "say who acts: --as PERSON (such as m.ortiz), or THROUGHLINE_ACTOR"
        )
    return Actor(by, typist())


def typist() -> str:
    return getpass.getuser()


def ask_server(job: Callable[["Client"], Awaitable[Answer]]) -> Answer:
    """Do `job` with a client of the server; raises Failed where none is reached."""
    from connection import NoServer, connected

    async def ask() -> Answer:
        async with connected(settings().var) as client:
            return await job(client)

    try:
        return asyncio.run(ask())
    except NoServer as silent:
        raise Failed(str(silent)) from silent


def record() -> "SqlReading":
    """The record, to read; raises Failed where there is none yet."""
    from adapters.sql.reading import SqlReading

    return SqlReading(database())


def delivery_log() -> "SqlDeliveryLog":
    """What became of each notice; raises Failed where there is no record yet."""
    from adapters.sql.delivery_log import SqlDeliveryLog

    return SqlDeliveryLog(database())


def database() -> "Engine":
    """The record's database; raises Failed where there is none yet."""
    from sqlalchemy import inspect
    from sqlalchemy.exc import SQLAlchemyError

    from adapters.sql.engine import open_database

    url = settings().database_url
    if not _is_there(url):
        raise Failed("there is no record here yet; `make run` makes it")
    try:
        database = open_database(url)
        if not inspect(database).has_table("entries"):
            raise Failed("the record is empty; start a worker once, it prepares it")
    except SQLAlchemyError as off:
        raise Failed(f"the record cannot be opened: {off}") from off
    return database


def recorded(cds: str) -> "EngagementStanding":
    """The newest engagement of an LEA, from the record; raises Failed."""
    engagement = record().engagement(cds)
    if engagement is None:
        raise Failed(f"the record knows no engagement of {cds}; see `list --ended`")
    return engagement


def history(entity: str, action: int | None) -> list[dict[str, Any]]:
    return [line._asdict() for line in record().history(entity, action)]


def _is_there(url: str) -> bool:
    from pathlib import Path

    from sqlalchemy import make_url

    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return True
    return Path(parsed.database).exists()


def link(cds: str) -> str | None:
    """The engagement's page in the Temporal UI; None where no UI is known."""
    from domain.engagement import workflow_id

    base = _ui()
    return f"{base}/{quote(workflow_id(cds), safe='')}" if base else None


def late_link() -> str | None:
    """The list of what is late in the Temporal UI: the running escalations."""
    query = 'WorkflowType="EscalationWorkflow" AND ExecutionStatus="Running"'
    base = _ui()
    return f"{base}?{urlencode({'query': query})}" if base else None


def _ui() -> str | None:
    from connection import whereabouts

    left = whereabouts(settings().var) or {}
    ui = settings().ui or left.get("ui")
    namespace = left.get("namespace", "default")
    return f"{ui}/namespaces/{namespace}/workflows" if ui else None
