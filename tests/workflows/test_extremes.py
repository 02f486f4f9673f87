"""Whatever is accepted is recorded, and stops nothing: on a server, the record away."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from pydantic_core import to_json
from temporalio.client import WorkflowUpdateFailedError

from domain.acts import Close, Comment, Decline, StaffAct, Withdraw
from domain.apply import apply
from domain.bounds import LONGEST_TEXT, RUN
from domain.engagement import Engagement
from domain.receipt import Receipt
from tests.extremes import acts
from tests.lives import EVERY_WEEKDAY, by_staff, implementing
from tests.office import Office, Record
from tests.today import now
from workflows.engagement import EngagementWorkflow

LIVES = settings().max_examples // 5
ACTS = 30
LOOKS = 200
ENDING = (Withdraw, Close, Decline)  # after which there is nobody to ask


@pytest.fixture
def adopted() -> Engagement:
    """An engagement of four actions, due in a month."""
    at = now()
    return implementing(due=EVERY_WEEKDAY.lea.later(at.date(), 20), size=4, at=at)


def drawn(life: int, engagement: Engagement, at: datetime) -> list[StaffAct]:
    """Acts as a client could send them, many of them extreme."""
    found: list[StaffAct] = []

    @seed(life)
    @settings(
        max_examples=ACTS,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(st.data())
    def draw(data: st.DataObject) -> None:
        found.append(data.draw(acts(engagement, at)))

    draw()
    return [e for e in found if _is_text(e) and not isinstance(e, ENDING)]


def _is_text(act: StaffAct) -> bool:
    """Half a character cannot even be written down."""
    try:
        return bool(to_json(act))
    except ValueError:
        return False


async def sent(office: Office, act: StaffAct) -> Receipt | None:
    """Straight to the workflow, past all that looks at it before; None if refused."""
    try:
        return await office.handle.execute_update(
            EngagementWorkflow.act, act, id=f"{act.id}/raw"
        )
    except WorkflowUpdateFailedError:
        return None


async def recorded(office: Office, record: Record) -> list[int]:
    """The numbers of all entries, when the record has all of them."""
    for _ in range(LOOKS):
        if (await office.standing()).unwritten == 0:
            break
        await office.wait(seconds=1)
    return [each.number for each in record.given]


@pytest.mark.parametrize("beginning", ["adopted"], indirect=True)
@pytest.mark.parametrize("life", range(LIVES))
async def test_nothing_that_was_answered_is_ever_missing(
    office: Office, record: Record, life: int, beginning: Engagement
) -> None:
    """
    Acts with values at their bounds and beyond, past the client, while the record goes
    and comes: each that was answered is in the record, and no task failed.
    """
    answered: list[int] = []
    for n, act in enumerate(drawn(life, beginning, now())):
        record.away = n % 12 < 8
        if n % 10 == 9:
            await office.handle.signal(EngagementWorkflow.refresh)
        if receipt := await sent(office, act):
            answered.append(receipt.entry)
    record.away = False

    numbers = await recorded(office, record)

    assert len(answered) > 2
    assert {*answered} <= {*numbers}
    assert numbers == [*range(min(numbers), max(numbers) + 1)]
    assert await office.failures() == []


def comment() -> Comment:
    long = "字" * LONGEST_TEXT
    return by_staff(Comment, action=1, text=long, why=long)


@pytest.fixture
def behind(adopted: Engagement) -> Engagement:
    """One that owes more than can travel to a next run: so far clocks can bring it."""
    owing = adopted
    while len(to_json(owing)) <= RUN:
        owing = apply(owing, comment(), now())
    return owing


@pytest.mark.parametrize("beginning", ["adopted"], indirect=True)
async def test_long_acts_wait_before_too_much_is_owed(
    office: Office, record: Record
) -> None:
    """While the record is away; across a page that is turned meanwhile."""
    record.away = True
    before = await office.run_id()
    answered = []
    while receipt := await sent(office, comment()):
        answered.append(receipt.entry)
        if len(answered) == 10:
            await office.handle.signal(EngagementWorkflow.refresh)

    assert (await office.standing()).unwritten == len(answered) > 10
    assert await office.run_id() != before

    record.away = False

    assert {*answered} <= {*await recorded(office, record)}
    assert await office.failures() == []


@pytest.mark.parametrize("beginning", ["behind"], indirect=True)
async def test_a_page_is_turned_only_when_all_of_it_fits(
    office: Office, record: Record, beginning: Engagement
) -> None:
    """Asked for while the record is away, it is turned when the record is back."""
    record.away = True
    before = await office.run_id()
    await office.handle.signal(EngagementWorkflow.refresh)

    assert (await office.standing()).unwritten == len(beginning.unwritten)
    assert await office.run_id() == before

    record.away = False
    owed = {each.number for each in beginning.unwritten}

    assert owed <= {*await recorded(office, record)}
    assert await office.run_id() != before
    assert await office.failures() == []
