import asyncio
import calendar
import gc
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
import structlog
from hypothesis import settings
from sqlalchemy import URL, Engine, create_engine
from temporalio.client import WorkflowHandle
from temporalio.testing import TimeSkippingConfig, WorkflowEnvironment
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from adapters.failures import DATA_CONVERTER
from adapters.files import workbook
from adapters.mail.compose import Sender, Writer
from adapters.mail.eml import EmlLetterbox
from adapters.policies.read import mail_policy
from adapters.sql.engine import migrate, open_database
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from adapters.sql.queries import SqlReading
from domain.acts import AdoptRoadmap
from domain.apply import apply
from domain.engagement import Engagement
from domain.entity import RULES
from domain.lea import Lea, workflow_id
from domain.policies.ladder import Way
from domain.terms import known_terms
from tests.lives import (
    ALDER_VALLEY,
    EVERY_WEEKDAY,
    PATHWAYS,
    TOLD,
    by_staff,
    paid,
    received_on,
    referred,
    roadmap,
    to_implementation,
)
from tests.office import Office, Record
from tests.postgresql import PostgreSql, binaries, running
from tests.replays import QUICK, save
from tests.today import long_past, now
from worker import build_worker, open_making
from workflows.engagement import EngagementWorkflow
from workflows.visibility import ATTRIBUTES

ROOT = Path(__file__).resolve().parent.parent
settings.register_profile("suite", max_examples=10, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile("suite")  # the other by --hypothesis-profile=long

DEMO_PEOPLE = ROOT / "demo" / "people.yaml"
WRITER = Writer(DEMO_PEOPLE, Sender("a@b.example", "CCEE"))
AT_ONCE = mail_policy().but(
    ways={rung.template: Way.IMMEDIATE for rung in EVERY_WEEKDAY.rungs}
)
"""Each engagement of a test has a clock of its own; its post office waits for none."""
TEMPORAL = Path(sys.executable).parent / "temporal"
SETTINGS = (
    "frontend.WorkflowTimeSkippingEnabled=true",
    'history.timerProcessorMaxTimeShift="5ms"',
    'history.workflowIdReuseMinimalInterval="0s"',
    "history.transferProcessorMaxPollRPS=2000",
    "history.timerProcessorMaxPollRPS=2000",
    "history.visibilityProcessorMaxPollRPS=2000",
    "matching.numTaskqueueReadPartitions=1",  # four each, of which three were idle
    "matching.numTaskqueueWritePartitions=1",
)
WATCHED = ("test_reconcile", "test_rules")
"""Files whose lives are watched by the sandbox, kept or not."""
YOUNG = 50_000  # objects that are made before garbage is looked for among them
CODES = count(1900001)  # each test has an LEA of its own


@pytest.fixture(scope="session", autouse=True)
def quiet() -> None:
    """What a worker logs does not mix with what commands print."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())


@pytest.fixture(scope="session", autouse=True)
def prepared_once() -> Iterator[None]:
    """Each worker imports every workflow to see that it can; here the first for all.

    Runs are in a sandbox of their own all the same.
    """
    prepare, seen = SandboxedWorkflowRunner.prepare_workflow, set[str]()

    def once(self: SandboxedWorkflowRunner, of: Any) -> None:
        if of.name not in seen:
            prepare(self, of)
            seen.add(of.name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SandboxedWorkflowRunner, "prepare_workflow", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Each test has a record of its own, and each command opens it anew.

    Statements in SQLite's words are the same for all of them.
    """
    model = create_engine("sqlite://")
    model.connect().close()  # only then its dialect knows which SQLite it is
    compiled: dict[Any, Any] = {}

    def alike(url: URL, **options: Any) -> Engine:
        made = create_engine(url, **options)
        if made.dialect.name == model.dialect.name:
            made.dialect = model.dialect
            made.update_execution_options(compiled_cache=compiled)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("adapters.sql.engine.create_engine", alike)
        yield
    model.dispose()


@pytest.fixture(scope="session", autouse=True)
def undated() -> Iterator[None]:
    """Workers know the policy in force, and it without check-ins, or dated duties."""
    known = known_terms("policies", [*TOLD, *PATHWAYS.values()])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("worker.terms_at_start", lambda: known)
        yield


@pytest.fixture(autouse=True)
def runner(request: pytest.FixtureRequest) -> Iterator[None]:
    """The sandbox watches each life that is kept, each look at all, and every replay.

    They hold all kinds of acts; others run unwatched, for less than half of the time.
    """
    watched = "keep" in request.fixturenames or request.path.stem in WATCHED
    with pytest.MonkeyPatch.context() as patch:
        if not watched:
            patch.setattr("worker.SANDBOX", QUICK)
        yield


@pytest.fixture(scope="session")
async def env() -> AsyncIterator[WorkflowEnvironment]:
    """A server whose clocks stand still until they are moved.

    Each process of pytest has one, so that none needs more than a core.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOMAXPROCS", "1")
        patch.setenv("GOGC", "600")  # memory for processor time
        patch.setenv("GODEBUG", "adaptivestackstart=1")  # stacks are copied less often
        env = await WorkflowEnvironment.start_time_skipping_v2(
            dev_server_existing_path=str(TEMPORAL),
            identity="tests",
            search_attributes=ATTRIBUTES,
            data_converter=DATA_CONVERTER,
            ts_config=TimeSkippingConfig(max_session_skip_count=100_000),
            dev_server_extra_args=[f"--dynamic-config-value={e}" for e in SETTINGS],
        )
    with env.with_time_skipping_disabled():
        yield env
    await env.shutdown()
    await asyncio.sleep(0.5)  # else the interpreter may abort as it ends


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSql]:
    """Skipped where there is none, unless REQUIRE_POSTGRESQL is set."""
    found = binaries()
    if found is None:
        absent = "no PostgreSQL here: Debian's package `postgresql` brings it"
        if os.environ.get("REQUIRE_POSTGRESQL"):
            pytest.fail(absent)
        pytest.skip(absent)
    with running(found) as server:
        yield server


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in SQLite that holds nothing yet; each test takes a copy."""
    file = tmp_path_factory.mktemp("record") / "record.db"
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture
def database(tmp_path: Path, migrated: Path) -> Iterator[Engine]:
    file = copyfile(migrated, tmp_path / "record.db")
    engine = open_database(f"sqlite:///{file}")
    yield engine
    engine.dispose()


@pytest.fixture
def record(database: Engine) -> Record:
    return Record(database)


@pytest.fixture
def rules() -> int:
    return RULES


@pytest.fixture
def lea() -> Lea:
    """One of the test's own."""
    return ALDER_VALLEY.but(cds=str(next(CODES)))


@pytest.fixture
def friday() -> date:
    """A Friday to come, on which the one action of an adopted roadmap falls due."""
    soon = EVERY_WEEKDAY.lea.day_of(now()) + timedelta(days=28)
    return soon + timedelta(days=(calendar.FRIDAY - soon.weekday()) % 7)


@pytest.fixture
def just_referred(lea: Lea) -> Engagement:
    return paid(referred(EVERY_WEEKDAY, now(), lea=lea))


@pytest.fixture
def in_review(just_referred: Engagement) -> Engagement:
    """Its review has begun a moment ago, and is still to be told so."""
    at = now()
    new = just_referred
    for act in to_implementation(new.day_of(at))[:-1]:
        new = apply(new, act, at)
    return new


@pytest.fixture
def beginning(request: pytest.FixtureRequest) -> Engagement:
    """What the engagement is when it starts: just referred, or a fixture by name.

    Where a test wants a Friday, its roadmap is adopted; all since the referral is owed.
    """
    if name := getattr(request, "param", None):
        found: Engagement = request.getfixturevalue(name)
        return found
    at = now()
    new: Engagement = request.getfixturevalue("just_referred")
    if "friday" not in request.fixturenames:
        return new
    due: date = request.getfixturevalue("friday")
    adopt = by_staff(AdoptRoadmap, actions=roadmap(due, size=1))
    for act in (*to_implementation(new.day_of(at)), adopt):
        new = apply(new, act, at)
    return received_on(new, long_past())


@pytest.fixture
async def office(
    env: WorkflowEnvironment,
    record: Record,
    database: Engine,
    tmp_path: Path,
    lea: Lea,
    beginning: Engagement,
    rules: int,
) -> AsyncIterator[Office]:
    """An engagement with a task queue of its own."""
    new = beginning.but(lea=lea, rules=rules)
    letterbox = EmlLetterbox(tmp_path / "outbox", WRITER)
    async with build_worker(
        env.client,
        record,
        SqlOutbox(database),
        letterbox,
        SqlBooks(database),
        open_making(database, tmp_path / "documents"),
        task_queue=lea.cds,
        post_office=f"post-office-{lea.cds}",
        mail=AT_ONCE,
    ):
        await env.client.start_workflow(
            EngagementWorkflow.run, new, id=workflow_id(lea.cds), task_queue=lea.cds
        )
        yield Office(env, lea.cds, SqlReading(database))


def pytest_configure() -> None:
    """Compiled code is kept, whatever the environment says.

    The sandbox imports the workflows for each run of one, other processes all we have.
    And what stays until the end is not looked through for garbage again and again.
    """
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    gc.freeze()
    gc.set_threshold(YOUNG)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record", action="store_true", help="record histories and golden logs anew"
    )
    parser.addoption(
        "--every-day", action="store_true", help="tell the demo on each of 800 days"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts processes mostly waits: begun first, the rest fills both cores.

    And `-m keeps` finds whatever records a history, wherever it stands.
    """
    items.sort(key=lambda item: item.path.parent.name not in ("faults", "local"))
    for item in items:
        if "keep" in getattr(item, "fixturenames", ()):
            item.add_marker("keeps")


Keep = Callable[[str, WorkflowHandle[Any, Any]], Awaitable[None]]


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Keep:
    """With --record, save a life to be replayed by every later version."""

    async def keep(name: str, handle: WorkflowHandle[Any, Any]) -> None:
        if request.config.option.record:
            await save(name, await handle.fetch_history())

    return keep


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks that the test wrote itself need no process of their own."""
    monkeypatch.setattr(workbook, "read_apart", lambda read, path: read(path))
