"""What is off between engagements, witnesses, record and post office is noticed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.client import WorkflowHandle

from activities.reconcile import Reconciling
from adapters.sql.overdue import SqlBooks
from adapters.sql.tables import ENTRIES, METADATA, OUTBOX
from adapters.temporal import TemporalServer, keep_reconciling
from domain.acts import AcknowledgeReferral, Assign, Redate, Withdraw
from domain.discrepancies import Discrepancies, Matter
from domain.lea import workflow_id
from domain.people.roles import Role
from tests.conftest import Keep
from tests.lives import EVERY_WEEKDAY, by_staff, referred
from tests.office import Office, Record
from tests.today import now
from tests.waiting import until
from workflows.engagement import EngagementWorkflow
from workflows.escalation import EscalationWorkflow
from workflows.visibility import RUNG

DAY = timedelta(days=1)
LATER = timedelta(days=300)


class Look:
    """One look, as the workflow has it done."""

    def __init__(self, office: Office, database: Engine) -> None:
        self._office = office
        self.server = TemporalServer(
            office.env.client, office.cds, f"post-office-{office.cds}"
        )
        self._reconciling = Reconciling(SqlBooks(database), self.server)

    async def __call__(self, at: datetime | None = None) -> Discrepancies:
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
    shown = await witness.query(EscalationWorkflow.standing)  # so it has come to work
    again = await witness.describe()
    (line,) = office.lines("witness_missing")

    assert found.about(Matter.BEGUN_AGAIN) == (witness.id,)
    assert shown.ladder.rung == "E2"
    assert again.status is Status.RUNNING
    assert again.typed_search_attributes[RUNG] == "E2"
    assert "had ended before its time; it began again" in line.sentence
    assert (await look()).about(Matter.BEGUN_AGAIN) == ()
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
    await witness.result()
    settled = await look()
    await office.handle.signal("witness_missing", [witness.id])
    await office.wait(minutes=1)

    assert (stands.looked_at, stands.about(Matter.BEGUN_AGAIN)) == (1, ())
    assert (settled.looked_at, settled.about(Matter.BEGUN_AGAIN)) == (0, ())
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

    assert (soon.looked_at, soon.about(Matter.BEGUN_AGAIN)) == (0, ())


async def test_an_engagement_that_does_not_run_is_named(
    office: Office, friday: date, look: Look
) -> None:
    """It is an operator's to look into; its witnesses are not begun in its name."""
    await office.on(friday + 3 * DAY)
    await (await office.witness()).terminate()
    await office.handle.terminate()
    found = await look()

    assert found.about(Matter.NOT_RUNNING) == (office.cds,)
    assert found.about(Matter.BEGUN_AGAIN) == ()


async def test_the_schedule_is_made_once(office: Office) -> None:
    """Every worker that starts asks for it; the server keeps one."""
    for _ in range(2):
        await keep_reconciling(office.env.client, office.cds)
    handle = office.env.client.get_schedule_handle("reconcile")
    made = await handle.describe()
    await handle.delete()

    assert made.schedule.spec.intervals[0].every == timedelta(hours=1)


@pytest.fixture
async def recorded(office: Office, record: Record) -> None:
    """Its record is whole: also the entry with which every test's engagement began."""
    await office.reviewed()
    await until(lambda: is_at_rest(office))
    await office.wait(minutes=1)
    record.commit([record.given[0].but(number=1)])


async def is_at_rest(office: Office) -> bool:
    """Its review has told its end, and the record has all that happened."""
    now = await office.standing()
    (line,) = now.engagement.reviews
    return line.told_its_end and not now.unwritten


def without(database: Engine, number: int) -> None:
    """The record as a backup, or a slip of the hand, would leave it."""
    with database.begin() as connection:
        connection.execute(delete(ENTRIES).where(ENTRIES.c.number == number))


@pytest.mark.usefixtures("recorded")
async def test_what_is_as_it_should_be_gives_no_discrepancy_also_while_much_is_owed(
    office: Office, look: Look, record: Record
) -> None:
    """A record that is away is behind by what is on its way: no discrepancy."""
    await look(await office.now())  # it opens the post office, if need be
    as_it_should_be = await look(await office.now())
    record.away = True
    today = await office.today()
    await office.act(Assign, role=Role.GEO_LEAD, person="g.fontaine", first=today)
    owed = (await office.standing()).unwritten
    while_away = await look(await office.now())

    assert as_it_should_be.found == while_away.found == ()
    assert (while_away.asked, owed) == (1, 1)


@pytest.mark.usefixtures("recorded")
async def test_a_record_that_lost_entries_is_named_with_their_numbers(
    office: Office, look: Look, database: Engine
) -> None:
    """Its newest, as after a backup is restored, or some in between; or all."""
    last = office.lines()[-1].number
    without(database, last)
    behind = await look(await office.now())
    without(database, 3)
    holed = await look(await office.now())
    METADATA.drop_all(database)
    METADATA.create_all(database)
    gone = await look(await office.now())

    assert [each.sentence for each in behind.found if each.about == office.entity] == [
        f"the record of {office.entity} ends with entry {last - 1}; {last} have "
        "happened, and only 0 are on their way"
    ]
    assert holed.about(Matter.GAP) == holed.about(Matter.BEHIND) == (office.entity,)
    assert gone.about(Matter.UNKNOWN) == (office.cds,)


@pytest.mark.usefixtures("recorded")
async def test_a_record_ahead_of_its_engagement_is_named(
    office: Office, look: Look, record: Record
) -> None:
    """As when the server's database was restored, and the record was not."""
    entry = [each for each in record.given if each.entity == office.entity][-1]
    record.commit([entry.but(number=entry.number + 1)])
    found = await look(await office.now())
    first = next(each for each in record.given if each.number == 1)
    other = f"{office.cds}.2"
    whole = first.whole | {"entity": other, "episode": 2}
    record.commit([first.but(entity=other, whole=whole)])
    beside = await look(await office.now())

    assert found.about(Matter.AHEAD) == (office.entity,)
    assert beside.about(Matter.OTHER_RUNS) == (other,)


async def test_a_rung_that_has_not_acted_for_an_hour_is_named(
    office: Office, friday: date, look: Look
) -> None:
    """Of the engagement, and of the escalation, which heard nothing of it either."""
    await office.on(friday + 3 * DAY)
    witness, (action,) = await office.witness(), (await office.standing()).actions
    assert action.next_at
    in_time = await look(action.next_at + timedelta(minutes=59))
    past = await look(action.next_at + timedelta(minutes=61))

    assert in_time.about(Matter.RUNG_PAST) == in_time.about(Matter.NO_WORD) == ()
    assert past.about(Matter.RUNG_PAST) == (office.entity,)
    assert past.about(Matter.NO_WORD) == (witness.id,)
    assert f"was due {action.next_local}" in str(past.found)


async def test_a_post_office_that_was_ended_is_opened_and_named(
    office: Office, look: Look
) -> None:
    """What was laid meanwhile goes; a second look finds nothing to open."""
    await look.server.open_post_office()
    post = office.workflow(f"post-office-{office.cds}")
    await post.terminate("by mistake")
    found = await look(await office.now())
    again = await look(await office.now())

    assert found.about(Matter.POST_CLOSED) == (post.id,)
    assert again.about(Matter.POST_CLOSED) == ()
    assert (await post.describe()).status is Status.RUNNING


async def test_a_round_that_fails_again_and_again_says_why(
    office: Office, look: Look, database: Engine
) -> None:
    """Its tries, and the words of what failed."""
    await office.standing()
    OUTBOX.drop(database)
    await look.server.open_post_office()
    post = office.workflow(f"post-office-{office.cds}")
    for _ in range(4):
        await office.env.fast_forward(post, timedelta(minutes=1))
    seen = await look.server.post_office()

    assert seen.stands and seen.stands.owed
    assert seen.tries > 2
    assert "no such table: outbox" in seen.why


async def test_what_began_while_no_worker_ran_was_never_recorded(
    office: Office, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So an empty record beside it has lost nothing; beside one at work it has.

    Nor does it answer how it stands.
    """
    monkeypatch.setattr("adapters.temporal.AN_ANSWER", timedelta(seconds=0.5))
    idle = TemporalServer(office.env.client, f"{office.cds}-idle", "post-office-idle")
    keeper = workflow_id(f"idle-{office.cds}")
    handle = await office.env.client.start_workflow(
        "EngagementWorkflow",
        referred(EVERY_WEEKDAY, now()),
        id=keeper,
        task_queue=f"{office.cds}-idle",
    )
    await office.send(by_staff(AcknowledgeReferral))
    await office.wait(minutes=1)

    assert await idle.standing(keeper) is None
    assert not await idle.was_recorded(keeper)
    assert await look.server.was_recorded(office.handle.id)
    await handle.terminate()


async def left_empty(office: Office) -> WorkflowHandle[Any, Any]:
    """Withdrawn; then begun anew, and not opened, as what was refused leaves it."""
    await office.act(Withdraw, by="h.lindqvist")
    await office.handle.result()
    name = workflow_id(office.cds)
    return await office.env.client.start_workflow(
        EngagementWorkflow.run, office.cds, id=name, task_queue=office.cds
    )


@pytest.mark.usefixtures("recorded")
async def test_what_a_refused_referral_left_is_no_discrepancy(
    office: Office, look: Look, record: Record
) -> None:
    """Nothing was referred in it yet; unless the record has the LEA's as open."""
    await look.server.open_post_office()
    empty = await left_empty(office)
    found = await look(await office.now(empty))
    first = next(each for each in record.given if each.number == 1)
    other = first.whole | {"entity": f"{office.cds}.2", "episode": 2}
    record.commit([first.but(entity=f"{office.cds}.2", whole=other)])
    lost = await look(await office.now(empty))
    await office.env.fast_forward(empty, timedelta(minutes=2))

    assert found.found == ()
    assert lost.about(Matter.NOT_RUNNING) == (office.cds,)
