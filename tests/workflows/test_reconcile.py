"""A witness ended by hand is noticed and begun again; all else is left alone."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine
from temporalio.client import WorkflowExecutionStatus as Status

from activities.reconcile import Reconciling
from adapters.sql.watched import SqlBooks
from adapters.temporal import TemporalHouse, keep_reconciling
from domain.acts import Redate
from domain.witnesses.reconciling import Findings
from tests.conftest import Keep
from tests.office import Office
from workflows.visibility import RUNG

DAY = timedelta(days=1)
LATER = timedelta(days=300)


class Look:
    """One look, as the workflow has it done."""

    def __init__(self, office: Office, database: Engine) -> None:
        self._office = office
        house = TemporalHouse(office.env.client)
        self._reconciling = Reconciling(SqlBooks(database), house)

    async def __call__(self, at: datetime | None = None) -> Findings:
        return await self._reconciling.look(at or await self._office.now() + LATER)


@pytest.fixture
def look(office: Office, database: Engine) -> Look:
    return Look(office, database)


async def test_a_witness_terminated_by_hand_begins_again_and_the_entry_says_so(
    office: Office, friday: date, look: Look, keep: Keep
) -> None:
    """At the rung it had reached; a second look finds nothing more to do."""
    await office.on(friday + 14 * DAY)
    witness = await office.witness()
    await witness.terminate("by mistake")
    found = await look()
    await office.wait(minutes=1)
    again = await witness.describe()
    (line,) = office.lines("witness_missing")

    assert found.begun_again == (witness.id,)
    assert again.status is Status.RUNNING
    assert again.typed_search_attributes[RUNG] == "E2"
    assert "had ended before its time; it began again" in line.sentence
    assert (await look()).begun_again == ()
    await office.handle.signal("witness_missing", [witness.id])
    await office.wait(minutes=1)
    assert len(office.lines("witness_missing")) == 1
    await keep("engagement-witness-missing", office.handle)


async def test_a_witness_that_stands_or_was_settled_is_left_alone(
    office: Office, friday: date, look: Look
) -> None:
    """What runs runs on; what is settled is not begun again."""
    await office.on(friday + 3 * DAY)
    witness = await office.witness()
    stands = await look()
    await office.act(Redate, action=1, due=friday + 60 * DAY)
    await office.wait(minutes=1)
    settled = await look()
    await office.handle.signal("witness_missing", [witness.id])
    await office.wait(minutes=1)

    assert (stands.looked_at, stands.begun_again) == (1, ())
    assert (settled.looked_at, settled.begun_again) == (0, ())
    assert (await witness.describe()).status is Status.COMPLETED
    assert office.lines("witness_missing") == []


async def test_what_is_just_being_told_is_not_mistaken_for_lost(
    office: Office, friday: date, look: Look
) -> None:
    """Five minutes of grace after the entry by which it fell late."""
    await office.on(friday + 3 * DAY)
    await (await office.witness()).terminate()
    (rung,) = office.lines("rung_acted")[-1:]
    soon = await look(rung.at + timedelta(minutes=4))

    assert (soon.looked_at, soon.begun_again) == (0, ())


async def test_an_engagement_that_does_not_run_is_named(
    office: Office, friday: date, look: Look
) -> None:
    """It is an operator's to look into; its witnesses are not begun in its name."""
    await office.on(friday + 3 * DAY)
    await (await office.witness()).terminate()
    await office.handle.terminate()
    found = await look()

    assert found.not_running == (office.cds,)
    assert found.begun_again == ()


async def test_the_schedule_is_made_once(office: Office) -> None:
    """Every worker that starts asks for it; the server keeps one."""
    for _ in range(2):
        await keep_reconciling(office.env.client, office.cds)
    handle = office.env.client.get_schedule_handle("reconcile")
    made = await handle.describe()
    await handle.delete()

    assert made.schedule.spec.intervals[0].every == timedelta(hours=1)
