"""One life in which a ladder is put off, stopped, answered for, split and re-ruled."""

from datetime import date, timedelta

from domain.acts import (
    Acknowledge,
    ApplyPolicy,
    Cause,
    ClaimComplete,
    Mode,
    PutOnHold,
    Resume,
    ResumeClock,
    ReturnClaim,
    SplitAction,
    StartAction,
    StopClock,
)
from tests.conftest import Keep
from tests.lives import EVERY_WEEKDAY, planned
from tests.office import Office

DAY = timedelta(days=1)
LEA = EVERY_WEEKDAY.lea


async def next_day(office: Office, number: int = 1) -> date:
    at = (await office.action(number)).next_at
    assert at
    return LEA.day_of(at)


async def test_every_change_plans_anew_from_what_was_used(
    office: Office, friday: date, keep: Keep
) -> None:
    """
    Late since Monday, promised for Wednesday of the week after: on Thursday E2 asks.
    Two working days on hold and three with all clocks stopped move the date by five;
    a claim of a day moves the ladder alone.
    """
    await office.act(StartAction, action=1)
    await office.on(friday + 3 * DAY)
    promise = friday + 19 * DAY
    await office.act(Acknowledge, action=1, promise=promise)

    assert await next_day(office) == LEA.later(promise, 1)

    await office.on(promise)
    before = await office.action()
    recheck = promise + 30 * DAY
    await office.act(PutOnHold, action=1, cause=Cause.FUNDING, recheck=recheck)
    await office.on(promise + 2 * DAY)
    await office.act(Resume, action=1)
    await office.act(StopClock, cause=Cause.STRIKE, recheck=recheck)
    await office.on(promise + 7 * DAY)
    await office.act(ResumeClock)
    after = await office.action()

    assert after.due == LEA.later(before.due, 5)
    assert after.stopped_days == 5
    assert office.told.count("support_offered m.ortiz") == 0

    expected = LEA.later(await next_day(office), 1)
    await office.act(ClaimComplete, action=1)
    await office.on(promise + 8 * DAY)
    await office.act(ReturnClaim, action=1)

    assert await next_day(office) == expected
    assert (await office.action()).due == after.due

    longer = (*EVERY_WEEKDAY.rungs, EVERY_WEEKDAY.rungs[-1].but(name="E5", days=60))
    later = EVERY_WEEKDAY.but(version="later", rungs=longer)
    await office.act(ApplyPolicy, policy=later, mode=Mode.KEEP)
    assert await next_day(office) == expected

    await office.on(expected)
    assert "support_offered m.ortiz" in office.told
    parts = tuple(planned(n, expected + 60 * DAY) for n in (10001, 10002))
    await office.act(SplitAction, action=1, parts=parts)
    await office.on(expected + 90 * DAY)
    await keep("engagement-ledger", office.handle)
    await keep("escalation-climbed", await office.witness(10001))

    assert {line.subject for line in office.lines("rung_acted")} >= {
        "action/1a",
        "action/1b",
    }
