from datetime import date, timedelta

from temporalio.client import WorkflowExecutionStatus as Status

from adapters.entities import TemporalEntities
from domain.acts import ClaimComplete, ConfirmComplete, StartAction
from domain.clocks.ladder import Settled
from domain.clocks.plan import AN_HOUR
from domain.witnesses.witness import A_MOMENT
from tests.conftest import Keep
from tests.office import Office
from workflows.escalation import EscalationWorkflow
from workflows.visibility import DUE, LEA, OWNER_ROLE, RUNG, SILENT

DAY = timedelta(days=1)
MONDAY = 3 * DAY


async def test_the_running_witnesses_are_the_list_of_what_is_late(
    office: Office, friday: date
) -> None:
    """Each shows LEA, owner's role, rung and due date; none runs before it is late."""
    await office.on(friday)

    assert (await office.action()).witness is None

    await office.on(friday + MONDAY)
    seen = (await (await office.witness()).describe()).typed_search_attributes

    assert seen[LEA] == "Alder Valley Unified"
    assert seen[OWNER_ROLE] == "chief academic officer"
    assert seen[RUNG] == "E1"
    assert seen[DUE].date() == friday
    assert seen[SILENT] is False


async def test_an_engagement_that_falls_silent_is_reported_by_its_witness_once(
    office: Office, friday: date, keep: Keep
) -> None:
    """
    Terminated by hand, it misses its second rung; an hour and a moment later the
    witness marks itself silent and writes to the operators, and not again.
    """
    await office.on(friday + MONDAY)
    witness = await office.witness()
    second = (await office.action()).next_at
    assert second
    await office.handle.terminate()
    ahead = second + AN_HOUR - await office.now(witness)
    await office.env.fast_forward(witness, ahead)

    assert (await witness.describe()).typed_search_attributes[SILENT] is False

    await office.env.fast_forward(witness, 2 * A_MOMENT)
    await office.env.fast_forward(witness, 60 * DAY)
    await keep("escalation-silent", witness)

    assert (await witness.describe()).typed_search_attributes[SILENT] is True
    assert office.told.count("witness_silent operators") == 1


async def test_a_witness_terminated_by_hand_is_begun_again_by_the_next_word(
    office: Office, friday: date
) -> None:
    """The next rung's word begins it anew, and it knows the rungs before."""
    await office.on(friday + MONDAY)
    witness = await office.witness()
    await witness.terminate()
    await office.on(friday + 14 * DAY)
    shown = await witness.query(EscalationWorkflow.standing)  # so it has come to work
    again = await witness.describe()

    assert shown.ladder.rung == "E2"
    assert again.status is Status.RUNNING
    assert again.typed_search_attributes[RUNG] == "E2"


async def test_word_that_comes_twice_or_after_the_witness_went_changes_nothing(
    office: Office, friday: date
) -> None:
    """Telling runs twice: it neither fails nor begins a settled witness again."""
    await office.on(friday + MONDAY)
    witness = await office.witness()
    ladder = (await witness.query(EscalationWorkflow.standing)).ladder
    witnesses = TemporalEntities(office.env.client, office.cds)
    for _ in range(2):
        await witnesses.tell(ladder.but(acted=()))
    await witness.query(EscalationWorkflow.standing)  # so it has heard both

    assert (await witness.describe()).typed_search_attributes[RUNG] == "E1"

    await office.act(StartAction, action=1)
    await office.act(ClaimComplete, action=1, evidence=("minutes",))
    await office.act(ConfirmComplete, action=1)
    await office.wait(minutes=1)
    await witnesses.tell(ladder)
    await witnesses.tell(Settled(plan_id=ladder.plan_id))
    await witness.result()

    assert (await witness.describe()).status is Status.COMPLETED
