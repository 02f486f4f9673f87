from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from domain.actions.action import Action
from domain.actions.apply import begin
from domain.acts import Redate
from domain.letters.post_office import PostOffice
from domain.setting import Setting
from tests.lives import EVERY_WEEKDAY
from tests.office import Office
from tests.replays import replay
from workflows.engagement import EngagementWorkflow
from workflows.post_office import PostOfficeWorkflow
from workflows.visibility import RULES

DAY = timedelta(days=1)
LEA = EVERY_WEEKDAY.lea


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A release with rules 2: a due date gets a working day of grace."""
    before = begin

    def graceful(action: Action, setting: Setting, at: datetime) -> Action:
        if setting.rules < 2:
            return before(action, setting, at)
        later = EVERY_WEEKDAY.lea.count(action.due, 1).end
        return before(action.but(due=later), setting, at).but(due=action.due)

    monkeypatch.setattr("domain.actions.apply.begin", graceful)
    monkeypatch.setattr("domain.entity.RULES", 2)
    yield


async def first_step(office: Office, due: date) -> date:
    """The day of the step after a new due date."""
    await office.act(Redate, action=1, due=due)
    rungs = (await office.action()).next_at
    assert rungs
    return EVERY_WEEKDAY.lea.day_of(rungs)


@pytest.mark.usefixtures("released")
async def test_a_run_keeps_its_rules_until_it_is_refreshed(
    office: Office, friday: date
) -> None:
    """
    After the release an engagement goes on under rules 1, shows so, and replays;
    refreshed, it is under rules 2, and what it had dated before stays as it was.
    """
    monday = friday + 31 * DAY
    reminder = EVERY_WEEKDAY.lea.count(monday, -14).end

    assert await first_step(office, monday) == reminder

    await office.handle.signal(EngagementWorkflow.refresh)
    await office.wait(minutes=1)
    seen = (await office.handle.describe()).typed_search_attributes

    assert (await office.standing()).rules == 2
    assert seen[RULES] == 2
    assert (await office.action()).next_local == LEA.shown(LEA.opening(reminder))
    sooner = EVERY_WEEKDAY.lea.count(monday, -1).end
    assert await first_step(office, sooner) == reminder


@pytest.mark.usefixtures("released")
async def test_the_old_run_replays_under_the_new_release(
    office: Office, friday: date
) -> None:
    """What was computed under rules 1 is computed again as it was."""
    await office.act(Redate, action=1, due=friday + 28 * DAY)
    await office.on(friday + 31 * DAY)
    first = office.workflow(office.handle.id, run_id=await office.run_id())
    await office.handle.signal(EngagementWorkflow.refresh)
    await office.wait(minutes=1)

    await replay(await first.fetch_history())


async def test_a_post_office_keeps_its_rules_until_it_is_refreshed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an engagement does; the post_office alone changes none."""
    post = await office.env.client.start_workflow(
        PostOfficeWorkflow.run,
        PostOffice(rules=1),
        id=f"post-office-{office.cds}",
        task_queue=office.cds,
    )
    monkeypatch.setattr("domain.letters.post_office.RULES", 2)
    await post.signal(PostOfficeWorkflow.notices_laid)
    before = await post.query(PostOfficeWorkflow.standing)

    await post.signal(PostOfficeWorkflow.refresh)
    await office.env.fast_forward(post, timedelta(minutes=1))
    newest = office.workflow(post.id)
    after = await newest.query(PostOfficeWorkflow.standing)

    assert (before.rules, after.rules) == (1, 2)
