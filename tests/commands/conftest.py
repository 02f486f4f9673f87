import asyncio
import csv
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment
from typer.main import get_command
from typer.testing import CliRunner

from adapters.mail.eml import EmlLetterbox
from adapters.policies.pathways import pathways
from adapters.policies.read import POLICIES, current_policy, mail_policy
from adapters.roadmap.read import read_roadmap
from adapters.roadmap.rows import COLUMNS
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from commands.cli import app
from domain.acts import AdoptRoadmap, StaffAct
from domain.apply import apply
from domain.engagement import Engagement
from domain.lea import Lea
from domain.letters.delivery import MailPolicy
from domain.policies.policy import Policy
from domain.referrals.pathway import Pathway
from tests.begun import Begun, begin, begun
from tests.conftest import CODES, WRITER
from tests.lives import (
    ALDER_VALLEY,
    POLICY,
    by_staff,
    received_on,
    to_implementation,
)
from tests.lives import referred as a_referral
from tests.office import Record
from tests.today import in_october, long_past, now, today
from worker import build_worker, open_making


class Answer(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Awaitable[Answer]]


@pytest.fixture(scope="session", autouse=True)
def built_once() -> Iterator[None]:
    """Typer makes its commands anew for each line; ours are the same for all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", cache(get_command))
        yield


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """The files in `policies/` say the same to each command; they are read once.

    Without dated duties, lest what a test sees depend on the day on which it runs.
    """
    policy, known = POLICY, pathways()

    def the_policy(folder: Path = POLICIES) -> Policy:
        return policy if folder == POLICIES else current_policy(folder)

    def the_pathways(folder: Path = POLICIES) -> dict[str, Pathway]:
        return {**known} if folder == POLICIES else pathways(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("adapters.policies.read.current_policy", the_policy)
        patch.setattr("adapters.policies.pathways.pathways", the_pathways)
        yield


@pytest.fixture(scope="session")
def mail() -> MailPolicy:
    return mail_policy()


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nowhere")


@pytest.fixture(autouse=True)
def not_ours(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `make run` has left in this clone, such as its people, is no test's."""
    monkeypatch.setenv("THROUGHLINE_VAR", str(nowhere))


@pytest.fixture
def here(
    not_ours: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """An installation of its own, where nothing runs yet."""
    for name in ("TEMPORAL_ADDRESS", "TEMPORAL_PROFILE", "THROUGHLINE_ACTOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("THROUGHLINE_VAR", str(tmp_path))
    monkeypatch.setenv("THROUGHLINE_UI", "http://ui.example")
    yield tmp_path


@pytest.fixture
def cli(here: Path) -> Cli:
    """starter.py's commands, as staff type them."""

    async def cli(*words: object) -> Answer:
        typed = [str(word) for word in words]
        done = await asyncio.to_thread(CliRunner().invoke, app, typed)
        return Answer(done.exit_code, done.stdout, done.stderr)

    return cli


@pytest.fixture
async def open_office(
    env: WorkflowEnvironment,
    here: Path,
    record: Record,
    database: Engine,
    mail: MailPolicy,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[str]:
    """A server and a worker; the code of an LEA nobody has referred."""
    host = env.client.service_client.config.target_host
    monkeypatch.setenv("TEMPORAL_ADDRESS", host)
    letterbox = EmlLetterbox(here / "outbox", WRITER)
    outbox, books = SqlOutbox(database), SqlBooks(database)
    making = open_making(database, here / "documents")
    async with build_worker(
        env.client, record, outbox, letterbox, books, making, mail=mail
    ):
        yield str(next(CODES))


@pytest.fixture
async def referred(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """An engagement that was referred, with people in all roles; it is recorded."""
    await begin(env.client, database, just_referred(today()).under(open_office))
    return open_office


@pytest.fixture
async def ready(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """An engagement whose review is complete, begun as it stands; all is recorded."""
    await begin(env.client, database, reviewed(today()).under(open_office))
    return open_office


@pytest.fixture
async def working(
    open_office: str, env: WorkflowEnvironment, database: Engine, here: Path
) -> str:
    """An engagement with a roadmap of twenty actions, begun in the same way."""
    roadmap_file(here)
    await begin(env.client, database, adopted(today()).under(open_office))
    return open_office


@cache
def just_referred(_: date) -> Begun:
    return begun(led(()))


@cache
def reviewed(day: date) -> Begun:
    """No word of the review is under way that would be an entry."""
    return begun(received_on(led(to_implementation(day)), long_past()))


@cache
def adopted(day: date) -> Begun:
    new = led((*to_implementation(day), roadmap()))
    return begun(received_on(new, long_past()))


def led(
    acts: Iterable[StaffAct], lea: Lea = ALDER_VALLEY, policy: Policy = POLICY
) -> Engagement:
    """To where these acts lead today."""
    new = a_referral(at=now(), lea=lea, policy=policy)
    for act in acts:
        new = apply(new, act, now())
    return new


def roadmap() -> AdoptRoadmap:
    """Of the twenty actions of the file."""
    with TemporaryDirectory() as folder:
        rows = read_roadmap(roadmap_file(Path(folder))).rows
    return by_staff(AdoptRoadmap, actions=tuple(row.action for row in rows))


def roadmap_file(folder: Path, size: int = 20, **off: dict[int, str]) -> Path:
    """A roadmap as staff would write it; `off` puts other text into some rows."""
    due = in_october() - timedelta(days=1)
    file = folder / "roadmap.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, COLUMNS)
        table.writeheader()
        for number in range(1, size + 1):
            row = _row(number, due)
            changed = {c: rows[number] for c, rows in off.items() if number in rows}
            table.writerow(row | changed)
    return file


def _row(number: int, due: date) -> dict[str, object]:
    return {
        "number": number,
        "title": f"Meet with school {number} about reading",
        "text": "As the review recommends.",
        "components": "2;3",
        "theme": "Curriculum",
        "horizon": "IMMEDIATE",
        "owner_role": "lea_instruction",
        "due": due + timedelta(days=number),
        "why": "",
    }
