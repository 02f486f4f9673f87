"""Where a command works: who types, which server, which record, which directory."""

import asyncio
import getpass
import os
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlencode

from typer import echo

from client.endings import Failed, Misused
from commands.args.said_again import say_again
from domain.act import Actor
from domain.bounds import LONGEST_PERSON, Text
from domain.lea import short_cds
from settings import HalfGiven, Settings
from settings import check_names as settings_known

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from temporalio.client import Client

    from adapters.directory.read import Directory
    from adapters.sql.as_of import SqlPast
    from adapters.sql.check_ins import SqlCheckIns
    from adapters.sql.dashboards import SqlDashboards
    from adapters.sql.delivery_log import SqlDeliveryLog
    from adapters.sql.documents import SqlDocuments
    from adapters.sql.evidence import SqlEvidence
    from adapters.sql.installation import SqlInstallation
    from adapters.sql.queries import SqlReading
    from adapters.sql.record import SqlRecord
    from adapters.sql.reviews import SqlReviews
    from domain.reviews.standing import ReviewStanding
    from domain.standing import EngagementStanding
    from services.rollout import Asker

Answer = TypeVar("Answer")
SOON = 5.0  # seconds until whoever waits is told so
_LINKS: set[str] = set()


def settings() -> Settings:
    """Read once, as long as the environment stays the same."""
    return _settings(frozenset(os.environ.items()))


@lru_cache(maxsize=1)
def _settings(_: frozenset[tuple[str, str]]) -> Settings:
    return Settings()


def check_names() -> None:
    """Raises Misused for a THROUGHLINE_* variable that nobody reads."""
    try:
        settings_known(os.environ)
    except HalfGiven as off:
        raise Misused(str(off)) from off


def actor(given: str | None) -> Actor:
    """Whoever `--as` names, or THROUGHLINE_ACTOR; raises Misused where neither does."""
    by = given or settings().actor
    if not by:
        raise Misused(
            "say who acts: --as PERSON (such as m.ortiz), or THROUGHLINE_ACTOR"
        )
    by = as_listed(by)
    _check_person(by, "--as" if given else "THROUGHLINE_ACTOR")
    return Actor(by, typist())


def as_listed(person: str) -> str:
    """A person's id as the directory has it, typed in other capitals, or by name."""
    try:
        known = directory().people
    except Failed:  # what becomes of the act is not for a file that is off to say
        return person
    said = " ".join(person.lower().split())
    called = {key: (key.lower(), each.name.lower()) for key, each in known.items()}
    alike = [key for key, names in called.items() if said in names]
    if person in known or len(alike) != 1:
        return person
    say_again(person, alike[0])
    return alike[0]


def _check_person(by: str, option: str) -> None:
    """Raises Misused, by the option that was typed, where it is no person's id.

    Also where it is nobody's, and near to somebody's.
    """
    if meant := _misspelt(by):
        from domain.people.directory import not_listed

        raise Misused(f"{option}: {not_listed(by, meant)}")
    if off := Text(LONGEST_PERSON, word=True).off(by):
        raise Misused(f"{option}: {off}")


def _misspelt(by: str) -> str:
    """Who was probably meant; nothing of who is known, or holds a role all the same."""
    from services.people.directory import likely_person
    from services.people.held import roles_held

    try:
        known = directory()
    except Failed:  # what becomes of the act is not for a file that is off to say
        return ""
    if by in known.people:
        return ""
    meant = likely_person(by, known)
    people = settings().people_file
    return "" if meant and roles_held(record_if_any(), people, by) else meant


def asker(given: str | None) -> "Asker":
    """As `actor`, for what is only tried: nobody has to have decided it."""
    from services.rollout import Asker

    by = given or settings().actor
    if by:
        by = as_listed(by)
        _check_person(by, "--as" if given else "THROUGHLINE_ACTOR")
    return Asker(by, typist())


def typist() -> str:
    return getpass.getuser()


def ask_server(
    job: Callable[["Client"], Awaitable[Answer]], within: float | None = None
) -> Answer:
    """Do `job` with a client of the server; raises Failed where none is reached.

    Whoever waits is told so after five seconds, beside what is printed. It is given
    up after `within` seconds, where it is only a glance; raises TimeoutError.
    """
    from temporalio.service import RPCError

    from client.errors import named
    from connection import NoServer, connected

    async def ask() -> Answer:
        waiting = asyncio.get_running_loop().call_later(SOON, _say_waiting)
        try:
            async with asyncio.timeout(within), connected(settings().var) as client:
                return await job(client)
        finally:
            waiting.cancel()

    try:
        return asyncio.run(ask())
    except NoServer as silent:
        raise Failed(str(silent)) from silent
    except RPCError as error:
        raise named(error) from error


def _say_waiting() -> None:
    echo("still waiting for the worker ...", err=True)


def record() -> "SqlReading":
    """The record, to read; raises Failed where there is none yet."""
    from adapters.sql.queries import SqlReading

    return SqlReading(database())


def reviews() -> "SqlReviews":
    """The reviews in the record; raises Failed where there is none yet."""
    from adapters.sql.reviews import SqlReviews

    return SqlReviews(database())


def open_reviews() -> "list[ReviewStanding]":
    """Those under way, as the record knows them; none without a record."""
    return reviews().open_reviews() if record_if_any() else []


def check_ins() -> "SqlCheckIns":
    """Check-ins in the record; raises Failed where there is none yet."""
    from adapters.sql.check_ins import SqlCheckIns

    return SqlCheckIns(database())


def evidence() -> "SqlEvidence":
    """Pieces of evidence in the record; raises Failed where there is none yet."""
    from adapters.sql.evidence import SqlEvidence

    return SqlEvidence(database())


def record_if_any() -> "SqlReading | None":
    """The record, to read; None where there is none yet."""
    try:
        return record()
    except Failed:
        return None


def known_codes() -> set[str]:
    """The LEAs of engagements and of CDE's files in the record; none without one."""
    known = record_if_any()
    if known is None:
        return set()
    files = dashboards().newest().values()
    listed = {short_cds(row.cds) for file in files for row in file.leas}
    return listed | {each.cds for each in known.engagements()}


def open_codes() -> list[str]:
    """The CDS codes of open engagements, as the record knows them; raises Failed."""
    return [each.cds for each in record().engagements(open_only=True)]


def past() -> "SqlPast":
    """The record as it was; raises Failed where there is none yet."""
    from adapters.sql.as_of import SqlPast

    return SqlPast(database())


def documents() -> "SqlDocuments":
    """Documents that are owed; raises Failed where there is no record yet."""
    from adapters.sql.documents import SqlDocuments

    return SqlDocuments(database())


def delivery_log() -> "SqlDeliveryLog":
    """What became of each notice; raises Failed where there is no record yet."""
    from adapters.sql.delivery_log import SqlDeliveryLog

    return SqlDeliveryLog(database())


def installation() -> "SqlInstallation":
    """What the record is for; raises Failed where there is no record yet."""
    from adapters.sql.installation import SqlInstallation

    return SqlInstallation(database())


def dashboards() -> "SqlDashboards":
    """CDE's files that were taken in; raises Failed where there is no record yet."""
    from adapters.sql.dashboards import SqlDashboards

    return SqlDashboards(database())


def outbox() -> "SqlRecord":
    """Where a letter is laid; raises Failed where there is no record yet."""
    from adapters.sql.record import SqlRecord

    return SqlRecord(database())


def directory() -> "Directory":
    """Who is who; empty where nobody wrote it yet. Raises Failed."""
    from services.people.directory import directory

    return directory(settings().people_file)


def database() -> "Engine":
    """Raises Failed where there is no record yet, or of another version.

    Without a pool: a command reads little, and leaves no connection behind.
    """
    from sqlalchemy import NullPool

    from adapters.sql.engine import check, open_database
    from adapters.sql.url import NoRecord, parsed, sqlite_file

    url = settings().database_url
    try:
        file = sqlite_file(parsed(url))
        if file and not file.exists():
            raise Failed("there is no record here yet; `make run` makes it")
        opened = open_database(url, pool=NullPool)
        check(opened)
    except NoRecord as off:
        raise Failed(str(off)) from off
    return opened


def recorded(cds: str) -> "EngagementStanding":
    """The newest engagement of an LEA, from the record; raises Failed."""
    engagement = record().engagement(cds)
    if engagement is None:
        raise Failed(
            f"the record knows no engagement of {cds}; `refer` opens one, and "
            "`list --ended` names those that ended"
        )
    return engagement


def link(entity: str) -> str | None:
    """The page in the Temporal UI of an engagement, by its code, or of a review.

    None where no UI is known.
    """
    from domain.reviews.review import lives_as

    base = workflows_page()
    return f"{base}/{quote(lives_as(entity), safe='')}" if base else None


def late_link() -> str | None:
    """The list of what is late in the Temporal UI: the running escalations."""
    query = 'WorkflowType="EscalationWorkflow" AND ExecutionStatus="Running"'
    base = workflows_page()
    return f"{base}?{urlencode({'query': query})}" if base else None


def nothing_runs() -> str:
    """Why nothing can be done here now; empty where a server may well answer.

    Only of the server that `make run` keeps: of another one `connection` knows.
    """
    from server_address import answers, server_address

    known, elsewhere = server_address(settings().var), settings().is_elsewhere
    if elsewhere:
        return ""
    if known is None:
        return "`make run` starts the server and the worker"
    address = known.get("address", "")
    if answers(address):
        return ""
    return f"the server at {address} does not answer; `make run` starts it again"


def want_links() -> None:
    """Let addresses of the Temporal UI be printed as well, until told otherwise."""
    _LINKS.add("wanted")


def no_links() -> None:
    _LINKS.clear()


def links_wanted() -> bool:
    return bool(_LINKS)


def workflows_page() -> str | None:
    """Where the Temporal UI lists workflows; None where no UI is known."""
    from server_address import server_address

    left = server_address(settings().var) or {}
    ui = settings().ui or left.get("ui")
    namespace = left.get("namespace", "default")
    return f"{ui}/namespaces/{namespace}/workflows" if ui else None
