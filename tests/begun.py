"""Lives that a test begins in their midst: what is recorded of them, and how they are.

Each is worked out once, under the code of Alder Valley, as text; under the code of a
test's LEA it is that LEA's. So nothing has to be lived, paid or put into SQL again.
"""

from typing import NamedTuple

from sqlalchemy import Engine, StaticPool
from temporalio.api.common.v1 import Payload
from temporalio.client import Client
from temporalio.common import RawValue

from adapters.sql.engine import open_database
from adapters.sql.record import SqlRecord
from adapters.sql.tables import METADATA
from connection import TASK_QUEUE
from domain.engagement import Engagement
from domain.entity import Entity
from domain.lea import workflow_id
from tests.lives import ALDER_VALLEY
from workflows.engagement import EngagementWorkflow
from workflows.review import ReviewWorkflow

JSON = {"encoding": b"json/plain"}


class Life(NamedTuple):
    """An entity that owes nothing, as it travels to its workflow."""

    workflow: str
    id: str
    value: str


class Begun(NamedTuple):
    record: str
    """What puts all that happened into an empty record, in SQL."""
    lives: tuple[Life, ...]

    def under(self, cds: str) -> "Begun":
        """The same of another LEA."""
        record = self.record.replace(ALDER_VALLEY.cds, cds)
        said = ([text.replace(ALDER_VALLEY.cds, cds) for text in e] for e in self.lives)
        return Begun(record, tuple(Life(*each) for each in said))


def begun(*entities: Entity) -> Begun:
    """What they still owe the record is recorded; words to others were told."""
    return Begun(recorded(*entities), tuple(life(each) for each in entities))


def life(entity: Entity) -> Life:
    kind, name = ReviewWorkflow.__name__, entity.entity
    if isinstance(entity, Engagement):
        kind, name = EngagementWorkflow.__name__, workflow_id(entity.lea.cds)
    return Life(kind, name, entity.but(unwritten=(), untold=()).model_dump_json())


def recorded(*entities: Entity) -> str:
    """The lines that fill each table as it is in a record that was given all of it."""
    engine = open_database("sqlite://", pool=StaticPool)
    METADATA.create_all(engine)
    for each in entities:
        SqlRecord(engine).commit(each.unwritten)
    connection = engine.raw_connection()
    dump = connection.driver_connection.iterdump()  # type: ignore[union-attr] # SQLite's
    lines = [line for line in dump if line.startswith("INSERT")]
    connection.close()
    engine.dispose()
    return "\n".join(lines)


async def begin(client: Client, database: Engine, of: Begun) -> None:
    """They live on the server from here on, and the record has what was before."""
    record(database, of)
    for each in of.lives:
        await live(client, each)


def record(database: Engine, of: Begun) -> None:
    """The record has all that happened; it had nothing of it."""
    connection = database.raw_connection()
    connection.driver_connection.executescript(of.record)  # type: ignore[union-attr] # SQLite's
    connection.close()


async def live(client: Client, one: Life, queue: str = TASK_QUEUE) -> None:
    """It lives on the server from here on."""
    value = RawValue(Payload(metadata=JSON, data=one.value.encode()))
    await client.start_workflow(one.workflow, value, id=one.id, task_queue=queue)
