"""Engagements with check-ins: one on the server today, and one told by the record."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from domain.acts import HoldCheckIn, ScheduleCheckIn
from domain.people.roles import Role
from domain.policies.check_ins import Window
from domain.policies.policy import Policy
from tests.begun import Begun, begin, begun
from tests.commands.conftest import led, roadmap, roadmap_file
from tests.lives import (
    EVERY_WEEKDAY,
    WITH_CHECK_INS,
    by_staff,
    planned,
    received_on,
    to_implementation,
)
from tests.office import Record
from tests.stories import MONITORED, OF_CHECK_INS, Deed, Story, lived, story
from tests.today import long_past, today

ONE_DAY, A_MONTH = timedelta(days=1), timedelta(days=28)


def last_weekday(day: date) -> date:
    """The day itself, or the Friday before."""
    return day if EVERY_WEEKDAY.lea.works(day) else last_weekday(day - ONE_DAY)


def ahead() -> date:
    """A weekday, four weeks after today or after the last one."""
    return last_weekday(today()) + A_MONTH


def policy(day: date) -> Policy:
    """None is begun by the clock, and one weekday ahead is in a week of retreat."""
    off = f"{last_weekday(day) + A_MONTH + 7 * ONE_DAY:%m-%d}"
    promise = WITH_CHECK_INS.check_ins
    assert promise
    closed = (Window(name="retreat", first=off, last=off),)
    return EVERY_WEEKDAY.but(check_ins=promise.but(cadence={}, closed=closed))


@cache
def with_two(day: date) -> Begun:
    """One was to be held on the last weekday, and one four weeks after it."""
    past = by_staff(ScheduleCheckIn, on=last_weekday(day), place="the COE")
    to_come = by_staff(ScheduleCheckIn, on=last_weekday(day) + A_MONTH)
    acts = (*to_implementation(day), roadmap(), past, to_come)
    return begun(received_on(led(acts, policy=policy(day)), long_past()))


@pytest.fixture
async def monitored(
    open_office: str, env: WorkflowEnvironment, database: Engine, here: Path
) -> str:
    """An engagement with two check-ins, one past and one to come."""
    roadmap_file(here)
    await begin(env.client, database, with_two(today()).under(open_office))
    return open_office


@pytest.fixture
def told(record: Record) -> str:
    """One whose year ended a check-in short; the record has all of it, no server."""
    whole = lived(story("07-check-in-missed-then-summer", folder=OF_CHECK_INS))
    record.commit(whole.unwritten)
    return whole.lea.cds


@pytest.fixture
def long_ago(record: Record) -> str:
    """One of years ago, of whose check-ins the first was held and no other was."""
    held = by_staff(
        HoldCheckIn,
        check_in="2016-17-1",
        attended=(Role.LEA_SUPERINTENDENT, Role.COE_LEAD, Role.CCEE_LEAD),
    )
    year = Story(
        policy=MONITORED,
        begins=date(2016, 8, 24),
        roadmap=(planned(1, date(2018, 3, 1)),),
        deeds=(Deed(date(2016, 10, 12), held),),
        until=date(2017, 7, 14),
        moved=timedelta(),
    )
    whole = lived(year)
    record.commit(whole.unwritten)
    return whole.lea.cds
