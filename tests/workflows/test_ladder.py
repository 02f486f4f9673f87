from datetime import date, timedelta

import pytest
from temporalio.client import WorkflowExecutionStatus as Status

from domain.acts import (
    AdoptRoadmap,
    ClaimComplete,
    ConfirmComplete,
    Redate,
    ReturnClaim,
    StartAction,
)
from domain.engagement import Engagement
from tests.conftest import Keep
from tests.lives import implementing, roadmap
from tests.office import Office
from tests.today import now
from workflows.engagement import EngagementWorkflow
from workflows.escalation import EscalationWorkflow
from workflows.visibility import OVERDUE, RUNG

DAY = timedelta(days=1)
C1 = ["claim_waiting k.bennett", "claim_waiting t.washington"]
C2 = ["claim_waiting a.castillo"]
RETURNED = "claim_returned j.rivera"
MOVED = "roadmap_changed j.rivera"
CONFIRMED = "claim_confirmed j.rivera"
REMINDERS = ["reminder j.rivera"] * 2
E1 = ["update_requested j.rivera", "update_requested l.tran"]
E2 = ["support_offered m.ortiz", "support_offered t.washington"]
E3 = ["check_in_agenda a.castillo", "check_in_agenda k.bennett"]
E5 = ["engagement_recheck h.lindqvist"]
"""One of one action is more than a quarter of the roadmap."""
E4 = ["joint_meeting e.morales", "joint_meeting h.lindqvist"]


async def test_silence_climbs_one_rung_at_a_time_on_working_days_and_stops(
    office: Office, friday: date
) -> None:
    """
    Due on a Friday: reminders 14 and 3 working days before, the owner and their
    supervisor on Monday, and so on up to E4 eight weeks later; then nobody again.
    """
    heard = {}
    for days in (-19, -18, -4, -3, 0, 2, 3, 13, 14, 27, 28, 55, 56, 120):
        await office.on(friday + days * DAY)
        heard[days] = len(office.told)

    assert heard == {
        -19: 0,
        -18: 1,
        -4: 1,
        -3: 2,
        0: 2,
        2: 2,
        3: 4,
        13: 4,
        14: 6,
        27: 6,
        28: 9,
        55: 9,
        56: 11,
        120: 11,
    }
    assert office.told == [*REMINDERS, *E1, *E2, *E5, *E3, *E4]
    assert not any(line.late for line in office.lines())


async def complete(office: Office) -> None:
    await office.act(StartAction, action=1)
    await office.act(ClaimComplete, action=1)
    await office.act(ConfirmComplete, action=1)


async def test_a_completion_confirmed_in_time_silences_the_ladder(
    office: Office, friday: date
) -> None:
    """What was completed before it was due is never spoken of again."""
    await office.on(friday - 10 * DAY)
    await complete(office)
    await office.on(friday + 120 * DAY)

    assert office.told == [*REMINDERS[:1], CONFIRMED]
    assert (await office.standing()).engagement.overdue == ()


async def test_a_completion_answered_before_a_rung_is_never_followed_by_that_rung(
    office: Office, friday: date
) -> None:
    """
    One minute before the second rung the owner's word is confirmed: the rung does
    not act, its witness goes, and no entry of a rung follows.
    """
    await office.on(friday + 3 * DAY)
    witness = await office.witness()
    second = (await office.action()).next_at
    assert second
    ahead = second - timedelta(minutes=1) - await office.now()
    await office.env.fast_forward(office.handle, ahead)
    await complete(office)
    await office.on(friday + 120 * DAY)

    await witness.result()

    assert office.told == [*REMINDERS, *E1, CONFIRMED]
    assert office.lines()[-1].kind == "confirm"
    assert (await witness.describe()).status is Status.COMPLETED


async def test_a_claim_has_a_clock_of_its_own_and_the_owners_ladder_rests(
    office: Office, friday: date
) -> None:
    """
    Claimed on the eve, nobody answers: the confirmers are asked on the next working
    day and again, the owner is not. Returned, the owner's ladder goes on with the days
    it waited not counted.
    """
    await office.on(friday - DAY)
    await office.act(StartAction, action=1)
    await office.act(ClaimComplete, action=1)
    await office.on(friday + 14 * DAY)

    assert office.told == [*REMINDERS, *C1, *C2]
    assert (await office.standing()).engagement.overdue == ()

    await office.act(ReturnClaim, action=1)
    await office.on(friday + 17 * DAY)

    assert office.told == [*REMINDERS, *C1, *C2, RETURNED]

    await office.on(friday + 18 * DAY)

    assert office.told == [*REMINDERS, *C1, *C2, RETURNED, *E1]


@pytest.mark.parametrize("beginning", ["just_referred"], indirect=True)
async def test_a_new_due_date_settles_one_plan_and_begins_another(
    office: Office, friday: date, keep: Keep
) -> None:
    """The old witness goes; nothing is overdue until the new date has passed.

    Of the lives that are kept, the one from the referral to its roadmap and beyond.
    """
    await office.reviewed()
    await office.act(AdoptRoadmap, actions=roadmap(friday, size=1))
    await office.on(friday + 3 * DAY)
    old = await office.witness()
    await office.act(Redate, action=1, due=friday + 28 * DAY)
    await office.on(friday + 28 * DAY)
    await old.result()

    assert (await old.describe()).status is Status.COMPLETED
    assert office.told == [*REMINDERS, *E1, MOVED, *REMINDERS]

    await office.on(friday + 31 * DAY)
    new = await office.witness()
    await keep("engagement", office.handle)
    await keep("escalation-settled", old)
    await keep("escalation", new)

    assert office.told == [*REMINDERS, *E1, MOVED, *REMINDERS, *E1]
    assert new.id != old.id


async def test_a_date_already_past_is_overdue_at_once_and_speaks_at_the_next_opening(
    office: Office, friday: date
) -> None:
    """
    Its witness starts now; E1 acts on the next working day, E2 nine working days
    later as ever, and none of them is late.
    """
    tuesday = friday - 3 * DAY
    await office.on(tuesday)
    await office.act(Redate, action=1, due=friday - 70 * DAY)
    await office.wait(minutes=1)
    witness = await (await office.witness()).describe()

    assert witness.status is Status.RUNNING
    assert witness.typed_search_attributes[RUNG] == "overdue"
    assert office.told[-1:] != E1[-1:]

    await office.on(tuesday + DAY)

    assert office.told[-2:] == E1

    await office.on(tuesday + 13 * DAY)

    assert office.told[-2:] == E1

    await office.on(tuesday + 14 * DAY)

    assert office.told[-2:] == E2
    assert not any(line.late for line in office.lines())


async def test_a_new_page_in_the_middle_of_an_escalation_loses_nothing(
    office: Office, friday: date
) -> None:
    """The next run knows how high the ladder was climbed; its witness stays."""
    await office.on(friday + 3 * DAY)
    witness = await office.witness()
    run = await office.run_id()
    await office.handle.signal(EngagementWorkflow.refresh)
    await office.on(friday + 14 * DAY)
    await witness.query(EscalationWorkflow.standing)  # so it has heard all it was told
    seen = await witness.describe()

    assert await office.run_id() != run
    assert office.told == [*REMINDERS, *E1, *E2]
    assert seen.typed_search_attributes[RUNG] == "E2"
    assert (await office.handle.describe()).typed_search_attributes[OVERDUE] == 1


@pytest.fixture
def asleep() -> Engagement:
    """An engagement that last ran six weeks ago, on the eve of a due date."""
    then = now() - timedelta(weeks=6)
    return implementing(due=then.date() + DAY, at=then)


@pytest.mark.parametrize("beginning", ["asleep"], indirect=True)
async def test_rungs_missed_in_an_outage_act_once_each_in_order_and_late(
    office: Office,
) -> None:
    """After an outage of six weeks E1 to E3 are made up for; E4 is yet to come."""
    await office.wait(minutes=1)
    rungs = office.lines("rung_acted")

    assert office.told == [*E5, *E1, *E2, *E3]
    assert [line.late for line in rungs] == [True] * 3
