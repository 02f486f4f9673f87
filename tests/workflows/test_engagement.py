from datetime import date, timedelta
from uuid import uuid4

import pytest
from temporalio.client import WorkflowExecutionStatus as Status

from client.endings import Failed, NotAllowed
from domain import apply, receipt
from domain.acts import (
    AcknowledgeReferral,
    AdoptRoadmap,
    ClaimComplete,
    ConfirmComplete,
    Redate,
    StaffAct,
    StartAction,
    Withdraw,
)
from tests.conftest import Keep
from tests.lives import (
    CONSULTED_ALL,
    EVERY_WEEKDAY,
    by_staff,
    decline,
    roadmap,
    to_implementation,
)
from tests.office import Office, Record
from tests.replays import replay
from tests.reviews import TO_ACCEPTANCE
from workflows.engagement import EngagementWorkflow
from workflows.visibility import LEA, OVERDUE, PHASE, RULES

DAY = timedelta(days=1)


async def test_a_refused_act_says_why_and_leaves_no_trace(office: Office) -> None:
    """A roadmap cannot be adopted before there is a review to draw it from."""
    before = (await office.standing()).engagement.entry
    with pytest.raises(NotAllowed, match=r"belongs to roadmap.*is in referred"):
        await office.act(AdoptRoadmap, actions=roadmap(date(2027, 3, 5)))

    assert (await office.standing()).engagement.entry == before
    assert office.lines() == []


async def test_an_error_of_ours_changes_nothing_and_wedges_nobody(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug answers InternalError; mended, the very same act is done, and replays."""
    act = by_staff(AcknowledgeReferral)
    with monkeypatch.context() as broken:
        broken.setattr(apply, "_changed", lambda *_: 1 / 0)
        with pytest.raises(Failed, match="InternalError"):
            await office.send(act)

    assert (await office.send(act)).entry == 2
    await replay(await office.handle.fetch_history())


async def test_an_error_in_an_answer_changes_nothing_either(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a handler it would fail the engagement's tasks until it is mended."""
    act = by_staff(AcknowledgeReferral)
    with monkeypatch.context() as broken:
        broken.setattr(receipt, "warnings", lambda *_: 1 / 0)
        with pytest.raises(Failed, match="InternalError"):
            await office.send(act)

    assert (await office.standing()).engagement.entry == 1
    assert (await office.send(act)).entry == 2

    with monkeypatch.context() as broken:
        broken.setattr(receipt, "_receipt", lambda *_, **__: 1 / 0)
        with pytest.raises(Failed, match="InternalError"):
            await office.send(act)

    assert (await office.send(act)).again
    assert await office.failures() == []
    await replay(await office.handle.fetch_history())


async def test_the_same_act_twice_is_answered_twice_and_done_once(
    office: Office, friday: date
) -> None:
    """Within a run and across runs the answer names the one entry that was made."""
    act = by_staff(StartAction, action=1)
    first = await office.send(act)
    again = await office.send(act)
    await office.handle.signal(EngagementWorkflow.refresh)
    await office.wait(minutes=1)
    much_later = await office.send(act)

    assert first.entry == again.entry == much_later.entry
    assert (first.again, much_later.again) == (False, True)
    assert len(office.lines("start")) == 1


async def test_who_may_go_on_is_named_to_whoever_asks_again(office: Office) -> None:
    """Though the record has the entry by then."""
    *before, accept = to_implementation(await office.today())[:TO_ACCEPTANCE]
    for act in before:
        await office.send(act)
    first = await office.send(accept)
    await office.wait(minutes=1)
    again = await office.send(accept)

    assert first.may_follow[0].person == "a.castillo"
    assert (again.again, again.may_follow) == (True, first.may_follow)


async def test_what_staff_did_and_who_typed_it_stands_in_the_record(
    office: Office, friday: date
) -> None:
    """Each completion shows two different persons, and its evidence."""
    await office.act(StartAction, action=1)
    minutes = ("minutes of 5 March",)
    await office.act(ClaimComplete, action=1, evidence=minutes, entered_by="front-desk")
    await office.act(ConfirmComplete, action=1)
    await office.wait(minutes=1)
    claimed, confirmed = office.lines("claim_complete", "confirm")

    assert (claimed.by, confirmed.by) == ("j.rivera", "k.bennett")
    assert claimed.entered_by == "front-desk"
    assert "minutes of 5 March" in claimed.sentence
    assert office.reading.actions(office.entity)[0].status == "completed"


async def test_a_record_that_is_away_stops_neither_acts_nor_clocks_nor_pages(
    office: Office, record: Record, friday: date
) -> None:
    """
    A day, a whole run of acts and a rung later, all entries arrive, in order, once.
    """
    await office.on(friday + 2 * DAY)
    known = len(office.lines())
    record.away = True
    await office.wait(hours=18)  # while nothing is owed, nothing is tried again
    await office.turn_the_page()
    await office.on(friday + 3 * DAY)
    witness = await (await office.witness()).describe()

    assert witness.status is Status.RUNNING
    assert len(office.lines()) == known

    record.away = False
    await office.wait(hours=1)
    now = await office.standing()
    numbers = [line.number for line in office.lines()]

    assert numbers == list(range(2, now.engagement.entry + 1))
    assert now.unwritten == 0


async def test_refresh_begins_a_new_run_that_knows_everything(
    office: Office, friday: date
) -> None:
    """What stood stands, and the next run goes on where the last one was."""
    before, run = await office.standing(), await office.run_id()
    await office.handle.signal(EngagementWorkflow.refresh)
    await office.wait(minutes=1)

    assert await office.run_id() != run
    assert (await office.standing()).actions == before.actions


@pytest.mark.parametrize("kind", [decline, Withdraw])
async def test_an_ended_engagement_is_over_when_all_is_recorded(
    office: Office, kind: type[StaffAct], keep: Keep
) -> None:
    """Its workflow completes, and the record has its last word."""
    today = EVERY_WEEKDAY.lea.day_of(await office.now())
    for act in to_implementation(today)[:CONSULTED_ALL]:
        await office.send(act)
    await office.act(kind)
    phase = await office.handle.result()
    await keep(f"engagement-{phase}", office.handle)
    known = office.reading.engagement(office.cds)

    assert known
    assert known.phase == phase
    assert office.lines()[-1].kind == by_staff(kind).kind
    with pytest.raises(Failed, match="no open engagement"):
        await office.act(AcknowledgeReferral)


async def test_a_withdrawn_engagement_lets_go_of_what_was_late(
    office: Office, friday: date
) -> None:
    """Its witnesses end and letters not yet delivered are withdrawn."""
    await office.on(friday + 3 * DAY)
    witness = await office.witness()
    await office.act(Withdraw)
    await office.handle.result()
    await witness.result()

    assert (await witness.describe()).status is Status.COMPLETED


async def test_the_temporal_ui_can_search_and_read_an_engagement(
    office: Office, friday: date
) -> None:
    """LEA, phase, overdue count and rules are attributes; its details are Markdown."""
    await office.act(Redate, action=1, due=friday - 90 * DAY)
    await office.wait(minutes=1)
    seen = (await office.handle.describe()).typed_search_attributes
    details = await office.handle.query("__temporal_workflow_metadata")

    assert seen[LEA] == "Alder Valley Unified"
    assert seen[PHASE] == "implementation"
    assert seen[OVERDUE] == 1
    assert seen[RULES] == 1
    assert "**Overdue**" in str(details)


async def test_what_may_be_done_now_names_roles_and_fields(
    office: Office, friday: date
) -> None:
    """An action that has not begun cannot be reported complete, nor confirmed."""
    found = await office.handle.query(EngagementWorkflow.offers, 1)
    kinds = {offer.kind: offer for offer in found}
    redate = kinds["redate"]

    assert not {"claim_complete", "confirm", "return", "resume", "sustain"} & {*kinds}
    assert {"start", "redate", "put_on_hold", "split"} <= {*kinds}
    assert {field.name: field.required for field in redate.fields} == {
        "due": True,
        "why": True,
    }
    assert ("superintendent's designee", "m.ortiz") in [
        (doer.role, doer.person) for doer in redate.doers
    ]


async def test_a_code_unknown_to_the_server_has_no_engagement(office: Office) -> None:
    """Asking an engagement that never was is answered in words."""
    stranger = Office(office.env, uuid4().hex[:7], office.reading)
    with pytest.raises(Failed, match="no open engagement"):
        await stranger.act(AcknowledgeReferral)
