"""Check-ins on the server: planned by the clock, held, missed, made up, waived."""

from datetime import date, timedelta

import pytest

from domain.acts import (
    AddAgendaItem,
    AmendMinutes,
    ApproveNotes,
    ConfirmCheckIn,
    DraftNotes,
    DrawUpPacket,
    DropAgendaItem,
    HoldCheckIn,
    MissCheckIn,
    MoveAgendaItem,
    PublishNotes,
    RecordMinutes,
    Redate,
    RescheduleCheckIn,
    ResumeClock,
    ScheduleCheckIn,
    SendNotes,
    StopClock,
    WaiveCheckIn,
)
from domain.checkins.check_in import CheckInStage
from domain.engagement import Engagement
from domain.policies.check_ins import ReleaseStage, Window
from domain.setting import Cause
from domain.standing import EngagementStanding
from tests.check_ins import ALL_THREE
from tests.conftest import Keep
from tests.lives import EVERY_WEEKDAY, WITH_CHECK_INS, adopting, by_staff, planned
from tests.office import Office
from tests.today import now

assert WITH_CHECK_INS.check_ins
MONTHS = tuple(
    Window(name=f"month {n}", first=f"{n:02}-01", last=f"{n:02}-28")
    for n in range(1, 13)
)
MONTHLY = EVERY_WEEKDAY.but(
    check_ins=WITH_CHECK_INS.check_ins.but(
        windows=MONTHS,
        cadence={ReleaseStage.FULL: tuple(each.name for each in MONTHS)},
        closed=(),
    )
)
"""One each month, on any weekday, so that it holds on every day of the year."""
DAY = timedelta(days=1)


@pytest.fixture
def monitored() -> Engagement:
    at = now()
    due = EVERY_WEEKDAY.lea.day_of(at) + timedelta(days=900)
    return adopting([planned(1, due)], MONTHLY, at)


async def stands(office: Office) -> EngagementStanding:
    return (await office.standing()).engagement


async def open_on(office: Office, days: int) -> date:
    return EVERY_WEEKDAY.lea.working_day_from(await office.today() + days * DAY)


@pytest.mark.parametrize("beginning", ["monitored"], indirect=True)
async def test_the_clock_plans_check_ins_and_staff_hold_move_miss_and_waive_them(
    office: Office, keep: Keep
) -> None:
    """Each by its act, and the count of the year by what came of them."""
    await office.wait(days=4)
    first = (await stands(office)).check_ins[0]
    moved = await open_on(office, 3)
    again = {"check_in": first.name, "on": moved, "place": "the county office"}
    await office.act(RescheduleCheckIn, **again)
    await office.act(ConfirmCheckIn, check_in=first.name)
    await office.on(moved)
    await office.act(HoldCheckIn, check_in=first.name, attended=ALL_THREE)
    extra = await open_on(office, 6)
    await office.act(ScheduleCheckIn, on=extra)
    name = (await stands(office)).check_ins[-1].name
    await office.on(extra)
    await office.act(MissCheckIn, check_in=name)
    await office.act(WaiveCheckIn, check_in=name)
    stages = {e.name: e.stage for e in (await stands(office)).check_ins}
    await office.wait(minutes=1)
    await keep("engagement-check-ins", office.handle)

    assert stages[first.name] is CheckInStage.HELD
    assert stages[name] is CheckInStage.WAIVED
    kinds = [line.kind for line in office.lines() if "check_in" in line.kind]
    assert kinds[0] == "check_in_begun"
    assert {*kinds} >= {"reschedule_check_in", "hold_check_in", "waive_check_in"}
    assert await office.failures() == []


@pytest.mark.parametrize("so_far", ["agenda", "minutes", "published"])
@pytest.mark.parametrize("beginning", ["monitored"], indirect=True)
async def test_a_check_in_is_written_up_from_its_agenda_to_its_notes(
    office: Office, keep: Keep, so_far: str
) -> None:
    """Each act finds what the one before it left; each life ends a step further."""
    await office.wait(days=4)
    name = (await stands(office)).check_ins[0].name
    facts = {"check_in": name, "sha256": "ab" * 32, "as_of": 1}
    for said in ({"action": 1}, {"text": "the new calendar"}, {"text": "a visit"}):
        await office.act(AddAgendaItem, check_in=name, **said)
    await office.act(MoveAgendaItem, check_in=name, item="T1", to=1)
    await office.act(DropAgendaItem, check_in=name, item="T2")
    await office.act(DrawUpPacket, **facts)
    if so_far != "agenda":
        await _met(office, name)
    if so_far == "published":
        await _published(office, name)
    await office.wait(minutes=1)
    await keep(f"engagement-check-in-{so_far}", office.handle)

    assert await office.failures() == []


async def _met(office: Office, name: str) -> None:
    """Held today, whatever day was planned; a date is decided on, a text settled."""
    today = await office.today()
    said = {"check_in": name, "attended": ALL_THREE}
    await office.act(HoldCheckIn, on=today, **said)
    typed = {"by": "m.ortiz", "entered_by": "t.washington"}
    later = by_staff(Redate, action=1, due=today + 950 * DAY, **typed)
    decided = {"decisions": (later,), "settled": ("T1",)}
    await office.act(RecordMinutes, check_in=name, text="All goes well.", **decided)


async def _published(office: Office, name: str) -> None:
    await office.act(AmendMinutes, check_in=name, text="Nearly all.", by="k.bennett")
    newest = (await stands(office)).entry
    draft = {"sha256": "cd" * 32, "as_of": newest}
    await office.act(DraftNotes, check_in=name, **draft)
    await office.act(SendNotes, check_in=name)
    await office.act(ApproveNotes, check_in=name)
    today, link = await office.today(), "https://example.org/notes"
    await office.act(PublishNotes, check_in=name, on=today, link=link)


@pytest.mark.parametrize("beginning", ["monitored"], indirect=True)
async def test_without_word_a_check_in_is_missed_but_not_while_all_stands(
    office: Office, keep: Keep
) -> None:
    """Stopped over its day it waits; then the clock says so, and all three hear."""
    await office.wait(days=4)
    first = (await stands(office)).check_ins[0]
    recheck = await office.today() + 90 * DAY
    await office.act(StopClock, cause=Cause.FIRE, recheck=recheck)
    await office.on(first.on + 20 * DAY)
    stood = (await stands(office)).check_ins[0].stage
    await office.act(ResumeClock)
    await office.wait(days=75)
    await keep("engagement-check-in-missed", office.handle)

    assert stood is CheckInStage.SCHEDULED
    found = {each.name: each for each in (await stands(office)).check_ins}
    assert found[first.name].stage is CheckInStage.MISSED
    assert found[first.name].missed_on == first.on
    assert "check_in_missed k.bennett" in office.told
