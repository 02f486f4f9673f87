"""Rungs that fell due while nothing ran, and a ladder over a change of clocks."""

from datetime import time, timedelta
from typing import Any

import pytest
from temporalio.client import WorkflowHandle
from temporalio.service import RPCError, RPCStatusCode

from domain.acts import AdoptRoadmap, Assign, RungActed
from domain.engagement import Engagement
from domain.people.roles import Role
from tests.lives import EVERY_WEEKDAY, implementing, roadmap
from tests.office import Office, Record
from tests.today import now

LEA = EVERY_WEEKDAY.lea
DAY = timedelta(days=1)


@pytest.fixture
def asleep() -> Engagement:
    """An engagement that last ran six weeks ago, on the eve of a due date."""
    then = now() - timedelta(weeks=6)
    return implementing(due=then.date() + DAY, at=then)


def acted(record: Record) -> list[tuple[str, bool]]:
    """Each rung that acted: its key and whether that was late."""
    return [
        (entry.notices[0].proof.key, entry.late)
        for entry in record.given
        if isinstance(entry.act, RungActed) and entry.notices[0].proof
    ]


@pytest.mark.parametrize("beginning", ["asleep"], indirect=True)
async def test_a_server_down_over_three_rungs_makes_up_for_each_once_in_order_and_late(
    office: Office, record: Record
) -> None:
    """Up again it says E1, E2 and E3, marked late; E4 comes in its time."""
    await office.wait(minutes=1)

    assert acted(record) == [("E1", True), ("E2", True), ("E3", True)]

    await office.wait(days=45)

    assert acted(record) == [*(("E1", True), ("E2", True), ("E3", True)), ("E4", False)]
    keys = [each.key for entry in record.given for each in entry.notices]
    assert len(keys) == len({*keys})


async def test_an_act_of_which_the_server_has_lost_the_answer_is_asked_for_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was done, once; nobody is told that the engagement is not there."""
    send, losses = WorkflowHandle.execute_update, iter([True])

    async def lose(handle: Any, *args: Any, **fields: Any) -> Any:
        answer = await send(handle, *args, **fields)
        if next(losses, False):
            raise RPCError("update not found", RPCStatusCode.NOT_FOUND, b"")
        return answer

    before = (await office.standing()).engagement.entry
    monkeypatch.setattr(WorkflowHandle, "execute_update", lose)
    today = await office.today()
    said = await office.act(
        Assign, role=Role.GEO_LEAD, person="g.fontaine", first=today
    )

    assert said.entry == (await office.standing()).engagement.entry == before + 1
    assert next(losses, False) is False


async def test_a_ladder_over_a_change_of_clocks_acts_at_nine_by_the_local_clock(
    office: Office, record: Record
) -> None:
    """The next one to come, such as that of 14 March 2027."""
    soon = await office.now() + timedelta(days=60)
    change = next(each for each in LEA.clock_changes if each.since > soon)
    due = LEA.working_day_from(LEA.day_of(change.since) - 3 * DAY)
    await office.reviewed()
    await office.act(AdoptRoadmap, actions=roadmap(due, size=1))
    await office.on(due + 30 * DAY)
    at = [entry.at for entry in record.given if isinstance(entry.act, RungActed)]

    assert {LEA.local(each).time().replace(second=0, microsecond=0) for each in at} == {
        time(9)
    }
    assert {each.hour for each in at} == {16, 17}
