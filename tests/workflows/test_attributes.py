"""What the server can search: registered, filled, and set anew only when it changes."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.api.operatorservice.v1 import ListSearchAttributesRequest
from temporalio.common import SearchAttributeKey
from temporalio.testing import WorkflowEnvironment

from adapters.search_attributes import NoAttributes, register_attributes
from domain.acts import BeginReview, Comment, Redate, StopClock, Withdraw
from tests.conftest import ROOT, Keep
from tests.lives import EVERY_WEEKDAY, to_implementation
from tests.office import Office, Record
from tests.reviewers import Reviewers
from workflows.engagement import EngagementWorkflow
from workflows.visibility import (
    ATTRIBUTES,
    BEHIND,
    LATE,
    NEXT,
    OVERDUE,
    STAGE,
    STATUS,
    behind,
)

DAY = timedelta(days=1)
UPSERT = EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES


async def upserts(office: Office) -> list[set[str]]:
    """The attributes each upsert of the current run has set."""
    history = await office.handle.fetch_history()
    return [
        {*each.search_attributes.indexed_fields}
        for event in history.events
        if event.event_type == UPSERT
        for each in [event.upsert_workflow_search_attributes_event_attributes]
    ]


async def registered(env: WorkflowEnvironment) -> set[str]:
    request = ListSearchAttributesRequest(namespace=env.client.namespace)
    found = await env.client.operator_service.list_search_attributes(request)
    return {*found.custom_attributes}


async def test_what_lives_fills_every_attribute(office: Office, friday: date) -> None:
    """An engagement and its witness, but for the stage, which a referral has."""
    await office.on(friday + 3 * DAY)
    engagement = (await office.handle.describe()).typed_search_attributes
    witness = (await (await office.witness()).describe()).typed_search_attributes
    filled = {pair.key.name for pair in (*engagement, *witness)}

    assert {key.name for key in ATTRIBUTES} - {STAGE.name} <= filled
    assert engagement[LATE] == ["action/1"]
    assert engagement[OVERDUE] == 1
    assert engagement[NEXT] == (await office.action()).next_at
    assert (engagement[STATUS], engagement.get(STAGE)) == ("running", None)


async def test_a_review_and_stopped_clocks_are_found(
    office: Office, keep: Keep
) -> None:
    """Once it is over the server says how it ended, and no status is left."""
    today = EVERY_WEEKDAY.lea.day_of(await office.now())
    for act in to_implementation(today):
        await office.send(act)
        if isinstance(act, BeginReview):
            break
    await Reviewers(office).begun()
    await office.act(StopClock, cause="disaster", recheck=today + 60 * DAY)
    await office.wait(minutes=1)
    seen = (await office.handle.describe()).typed_search_attributes

    assert (seen[STATUS], seen[STAGE]) == ("stopped", ["review planning"])

    await keep("engagement-review-begun", office.handle)
    await office.act(Withdraw)
    await office.handle.result()
    ended = (await office.handle.describe()).typed_search_attributes

    assert (ended.get(STATUS), ended.get(STAGE)) == (None, None)


async def test_an_act_that_changes_nothing_shown_upserts_nothing(
    office: Office, friday: date
) -> None:
    """Nor does a new run. `DtaNext` is set with the alarm: earlier, never later."""
    await office.wait(minutes=1)
    run, before = await office.run_id(), await upserts(office)
    await office.act(Comment, action=1, text="we spoke")
    await office.act(Redate, action=1, due=friday + 28 * DAY)
    await office.wait(minutes=1)

    assert await upserts(office) == before

    await office.act(Redate, action=1, due=friday - 7 * DAY)
    await office.wait(minutes=1)

    assert await upserts(office) == [*before, {NEXT.name}]

    await office.handle.signal(EngagementWorkflow.refresh)
    await office.wait(minutes=1)

    assert await office.run_id() != run
    assert await upserts(office) == []


async def test_what_is_owed_to_the_record_shows_in_steps(
    office: Office, friday: date, record: Record
) -> None:
    """While it is away for a dozen acts it is one upsert, and one when it is back."""
    await office.wait(minutes=1)
    before = await upserts(office)
    record.away = True
    for _ in range(12):
        await office.act(Comment, action=1, text="we spoke")
    away = (await office.handle.describe()).typed_search_attributes
    record.away = False
    await office.wait(hours=2)
    back = (await office.handle.describe()).typed_search_attributes

    assert (away[BEHIND], back[BEHIND]) == (10, 0)
    assert await upserts(office) == [*before, {BEHIND.name}, {BEHIND.name}]


@pytest.mark.parametrize(
    ("owed", "shown"), [(0, 0), (9, 0), (10, 10), (99, 10), (100, 100), (2_000, 1_000)]
)
def test_the_step_that_is_reached_is_shown(owed: int, shown: int) -> None:
    """It rests on nothing but the number, so that a replay agrees."""
    assert behind(owed) == shown


async def test_the_queries_of_the_operator_guide_work(env: WorkflowEnvironment) -> None:
    """Each is taken by the server, and together they name all that can be searched."""
    guide = (ROOT / "docs" / "operator-guide.md").read_text()
    table = guide.split("| To find | Query |")[1].split("\n\n")[0]
    queries = re.findall(r"\| `(.+)` \|", table)
    for query in queries:
        await env.client.count_workflows(query)

    assert len(queries) > 10
    assert {e.name for e in ATTRIBUTES} == {*re.findall(r"Dta[A-Za-z]+", str(queries))}


async def test_an_attribute_that_lacks_is_added_beside_those_that_are_there(
    env: WorkflowEnvironment,
) -> None:
    """And once more it is nothing new."""
    key = SearchAttributeKey.for_float(f"Test{uuid4().hex}")
    for _ in range(2):
        await register_attributes(env.client, (*ATTRIBUTES, key))

    assert {*(each.name for each in ATTRIBUTES), key.name} <= await registered(env)


async def test_an_attribute_of_our_name_and_another_type_is_refused_in_words(
    env: WorkflowEnvironment,
) -> None:
    """The server would take it; nothing else is added then."""
    new = SearchAttributeKey.for_float(f"Test{uuid4().hex}")
    other = SearchAttributeKey.for_text(NEXT.name)
    with pytest.raises(NoAttributes, match="DtaNext of type DATETIME, and we need T"):
        await register_attributes(env.client, (new, other))

    assert new.name not in await registered(env)


async def test_a_server_without_room_is_named_in_words(
    env: WorkflowEnvironment,
) -> None:
    """It adds none of them."""
    one_too_many = [SearchAttributeKey.for_text(f"Test{n}{uuid4()}") for n in range(4)]
    with pytest.raises(NoAttributes, match="takes no search attributes Test0"):
        await register_attributes(env.client, one_too_many)

    assert not {each.name for each in one_too_many} & await registered(env)
