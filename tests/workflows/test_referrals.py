"""Referrals on a real server: their clocks, their witnesses, and many at once."""

from datetime import timedelta

from temporalio.client import WorkflowExecutionStatus as Status

from domain.acts import AcknowledgeReferral, HoldMeeting
from domain.witnesses.witness import Witness
from tests.conftest import Keep
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.office import Office
from tests.pathways import attaching
from workflows.engagement import EngagementWorkflow
from workflows.escalation import EscalationWorkflow
from workflows.visibility import LATE, OVERDUE, STAGE

DAY = timedelta(days=1)
LEA = EVERY_WEEKDAY.lea


async def test_a_step_that_is_late_is_listed_by_its_witness_until_it_is_done(
    office: Office, keep: Keep
) -> None:
    """It climbs as every late thing does, in sight of operators; then the list is

    shorter by one, and the letters that were not yet sent are void.
    """
    begun = LEA.day_of(await office.now())
    await office.on(LEA.later(begun, 7))
    (case,) = (await office.standing()).engagement.cases
    late = next(each for each in case.steps if each.name == "acknowledge")
    assert late.overdue
    assert late.rung == "A1"
    assert late.witness
    witness = office.workflow(late.witness)
    shown: Witness = await witness.query(EscalationWorkflow.standing)
    details = await office.handle.query("__temporal_workflow_metadata")
    seen = (await office.handle.describe()).typed_search_attributes

    assert shown.ladder.title == "the acknowledgement of the referral"
    assert "referral/1/acknowledge | the acknowledgement" in str(details)
    assert seen[LATE] == ["referral/1/acknowledge"]
    assert seen[STAGE] == ["referral/1 received"]
    assert seen[OVERDUE] == 1
    assert office.told == ["step_due a.castillo"]

    await office.act(AcknowledgeReferral)
    await witness.result()
    assert (await witness.describe()).status is Status.COMPLETED
    await keep("engagement-referral", office.handle)
    await keep("escalation-referral", witness)


async def test_a_further_referral_turns_no_page_and_restarts_no_witness(
    office: Office, keep: Keep
) -> None:
    """The workflow goes on in the same run, with what was late as it was."""
    begun = LEA.day_of(await office.now())
    await office.on(LEA.later(begun, 7))
    run = await office.run_id()
    (case,) = (await office.standing()).engagement.cases
    loan = attaching("EMERGENCY_52074G2A", by="a.castillo")
    first = await office.send(loan)
    again = await office.send(loan)
    await office.send(by_staff(AcknowledgeReferral, referral=2))
    today = LEA.day_of(await office.now())
    await office.send(by_staff(HoldMeeting, referral=2, on=today))
    now = (await office.standing()).engagement

    assert (again.entry, again.again) == (first.entry, True)
    assert await office.run_id() == run
    assert now.cases[0] == case
    assert now.cases[1].state == "determined"
    assert len(office.lines("attach_referral")) == 1
    await keep("engagement-two-referrals", office.handle)


async def test_a_witness_of_a_step_that_is_gone_is_begun_again(office: Office) -> None:
    """As the hourly look does it for whatever is late."""
    begun = LEA.day_of(await office.now())
    await office.on(LEA.later(begun, 7))
    (case,) = (await office.standing()).engagement.cases
    late = next(each for each in case.steps if each.overdue)
    assert late.witness
    witness = office.workflow(late.witness)
    await witness.terminate("by hand")
    await office.handle.signal(EngagementWorkflow.witness_missing, [late.witness])
    await office.wait(minutes=1)

    assert (await witness.describe()).status is Status.RUNNING
    assert office.lines("witness_missing")
