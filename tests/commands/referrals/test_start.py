"""An engagement is begun empty, and opened by what its validator lets pass."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.testing import WorkflowEnvironment

from activities.terms import start_with, started_with
from client import engagements
from client.endings import Failed, NotAllowed, NotOpen
from client.workflows import Handle
from domain import receipt
from domain.acts import AcknowledgeReferral
from domain.lea import Lea, workflow_id
from domain.opening import Opening
from domain.people.roles import Role
from domain.terms import KnownTerms
from tests.beginnings import adopting, stated
from tests.commands.conftest import Cli
from tests.conftest import Keep
from tests.lives import ALDER_VALLEY, EVERY_WEEKDAY, PATHWAYS, POLICY, by_staff, opening
from tests.office import Record
from tests.pathways import attaching
from tests.replays import replay
from workflows.engagement import A_MINUTE, EngagementWorkflow

A_MOMENT = timedelta(seconds=1)


@pytest.fixture
def lea(open_office: str) -> Lea:
    """An LEA nobody has referred, and a worker."""
    return ALDER_VALLEY.but(cds=open_office)


@pytest.fixture
def handle(env: WorkflowEnvironment, lea: Lea) -> Handle:
    return env.client.get_workflow_handle_for(
        EngagementWorkflow.run, workflow_id(lea.cds)
    )


async def refused(env: WorkflowEnvironment, new: Opening) -> str:
    with pytest.raises(NotAllowed) as refusal:
        await engagements.open_engagement(env.client, new)
    return str(refusal.value)


async def test_a_referral_opens_the_engagement_in_the_run_it_begins(
    env: WorkflowEnvironment, lea: Lea, handle: Handle, keep: Keep
) -> None:
    """Sent again it is answered again, also by the next run; no timer is left."""
    new = opening(lea)
    first = await engagements.open_engagement(env.client, new)
    await engagements.ask(env.client, lea.cds, by_staff(AcknowledgeReferral))
    history = await handle.fetch_history()
    timers = [e for e in history.events if e.HasField("timer_started_event_attributes")]
    waits = [e.timer_started_event_attributes.start_to_fire_timeout for e in timers]
    await keep("engagement-begun", handle)
    await handle.signal(EngagementWorkflow.refresh)
    await env.fast_forward(handle, A_MOMENT)
    again = await engagements.open_engagement(env.client, new)

    assert (first.entity, first.entry, first.again) == (f"{lea.cds}.1", 1, False)
    assert (again.entry, again.again) == (1, True)
    assert all(each.ToTimedelta() > A_MINUTE for each in waits)
    await replay(history)


async def test_an_error_in_the_answer_to_a_referral_opens_nothing(
    env: WorkflowEnvironment,
    lea: Lea,
    handle: Handle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor does one in the answer to a referral that comes again fail a task."""
    new = opening(lea)
    with monkeypatch.context() as broken:
        broken.setattr(receipt, "warnings", lambda *_: 1 / 0)
        with pytest.raises(Failed, match="InternalError"):
            await engagements.open_engagement(env.client, new)

    assert await handle.query(EngagementWorkflow.standing) is None
    assert (await engagements.open_engagement(env.client, new)).entry == 1

    with monkeypatch.context() as broken:
        broken.setattr(receipt, "_receipt", lambda *_: 1 / 0)
        with pytest.raises(Failed, match="InternalError"):
            await engagements.open_engagement(env.client, new)

    assert (await engagements.open_engagement(env.client, new)).again
    await replay(await handle.fetch_history())


async def test_what_is_refused_leaves_an_empty_run_that_ends_by_itself(
    env: WorkflowEnvironment, lea: Lea, handle: Handle, record: Record, keep: Keep
) -> None:
    """It answers that nothing was referred, and a minute later it has ended."""
    said = await refused(env, opening(lea, answers={}))
    standing = await engagements.standing(env.client, lea.cds)
    with pytest.raises(NotOpen, match="nothing has been referred yet"):
        await engagements.offers(env.client, lea.cds, None)
    with pytest.raises(NotOpen, match="nothing has been referred yet"):
        await engagements.ask(env.client, lea.cds, by_staff(AcknowledgeReferral))
    details = str(await handle.query("__temporal_workflow_metadata"))
    await handle.signal(EngagementWorkflow.refresh)
    await handle.signal(EngagementWorkflow.witness_missing, ["none"])
    await env.fast_forward(handle, A_MINUTE + A_MOMENT)
    ended = await handle.describe()
    await keep("engagement-never-referred", handle)

    assert "--answer dashboard_year" in said
    assert standing is None
    assert "Nothing has been referred here yet" in details
    assert (ended.status, await handle.result()) == (Status.COMPLETED, None)
    assert record.given == []
    await replay(await handle.fetch_history())


async def test_a_refused_referral_can_be_made_well_at_once_or_later(
    env: WorkflowEnvironment, lea: Lea, handle: Handle
) -> None:
    """In the run that waits for one, or in the next; it is the first episode."""
    await refused(env, opening(lea, answers={}))
    first = (await handle.describe()).run_id
    receipt = await engagements.open_engagement(env.client, opening(lea))
    await env.fast_forward(handle, A_MINUTE + A_MOMENT)
    now = await handle.describe()

    assert (receipt.entity, receipt.entry) == (f"{lea.cds}.1", 1)
    assert (now.run_id, now.status) == (first, Status.RUNNING)
    await replay(await handle.fetch_history())


async def test_a_referral_that_comes_as_the_empty_run_ends_opens_one_engagement(
    env: WorkflowEnvironment, lea: Lea, handle: Handle
) -> None:
    """In that run, or in the next that is begun for it; never in none."""
    await refused(env, opening(lea, answers={}))
    _, receipt = await asyncio.gather(
        env.fast_forward(handle, A_MINUTE),
        engagements.open_engagement(env.client, opening(lea)),
    )
    now = await engagements.standing_of(env.client, lea.cds)

    assert (receipt.entity, receipt.entry) == (f"{lea.cds}.1", 1)
    assert now.engagement.referral == receipt.act


async def test_of_two_at_once_one_opens_it_and_the_other_hears_so(
    env: WorkflowEnvironment, lea: Lea
) -> None:
    """The second is refused in words, and changes nothing."""
    answers = await asyncio.gather(
        *(engagements.open_engagement(env.client, opening(lea)) for _ in range(2)),
        return_exceptions=True,
    )
    off = [each for each in answers if isinstance(each, NotAllowed)]
    now = await engagements.standing_of(env.client, lea.cds)

    assert [str(each) for each in off] == [
        f"the engagement of {lea.cds} is open already, in referred"
    ]
    assert now.engagement.entry == 1


async def test_what_was_stated_is_judged_by_the_engagement_too(
    env: WorkflowEnvironment, lea: Lea
) -> None:
    """Not only by the command that reads the file; and it is about this LEA."""
    said = adopting(stated(lea=lea), by="x.nobody")
    new = Opening(said=said, policy=POLICY, episode=1)
    mine = new.but(said=adopting(stated(lea=lea)))
    receipt = await engagements.open_engagement(env.client, mine)

    assert "x.nobody is none of CCEE's people here" in await _elsewhere(env, new)
    assert (receipt.entry, receipt.phase) == (1, "implementation")


async def _elsewhere(env: WorkflowEnvironment, new: Opening) -> str:
    """The refusal by the engagement of another LEA of the same numbers, not begun."""
    lea = new.said.lea.but(cds=f"{new.said.lea.cds}0000001")
    said = new.said.but(stated=stated(lea=lea))
    return await refused(env, new.but(said=said))


async def test_nobody_opens_or_attaches_by_terms_of_their_own_making(
    env: WorkflowEnvironment, lea: Lea
) -> None:
    """A pathway that lets a deputy start it, or a milder policy, is not known."""
    own = PATHWAYS["SPI_52074G1B"].but(starts=(Role.LEA_DEPUTY,))
    made = await refused(env, opening(lea, pathway=own, by="l.tran"))
    milder = await refused(env, opening(lea).but(policy=EVERY_WEEKDAY))
    await engagements.open_engagement(env.client, opening(lea))
    attach = attaching("SPI_52074G1B", terms=own, by="l.tran")
    with pytest.raises(NotAllowed) as off:
        await engagements.ask(env.client, lea.cds, attach)
    now = await engagements.standing_of(env.client, lea.cds)

    assert f"{own.named} as it came is not what the worker knows" in made
    assert f"{POLICY.named} as it came is not" in milder
    assert str(off.value) == made
    assert len(now.engagement.cases) == 1


@pytest.fixture
def elsewhere(open_office: str) -> Iterator[str]:
    """The worker was started with the policies of another folder."""
    known = started_with()
    start_with(KnownTerms("/srv/other/policies", frozenset()))
    yield open_office
    start_with(known)


async def test_a_worker_of_another_policy_folder_says_so_by_name(
    elsewhere: str, cli: Cli, here: Path
) -> None:
    """What `refer` reads here is not what the worker knows; nothing is begun."""
    line = ("refer", elsewhere, "--name", "Alder Valley", "--county", "19")
    year = (
        "--answer",
        "dashboard_year=2025",
        "--why",
        "CDE wrote that it is",
        "--as",
        "a.castillo",
    )
    said = await cli(*line, *year)
    shown = await cli("show", elsewhere)

    assert said.code == 3
    assert "CONTINUUM_52072A" in said.err or POLICY.named in said.err
    assert "started with another policy folder, /srv/other/policies" in said.err
    assert shown.code == 1
