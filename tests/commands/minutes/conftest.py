"""A check-in that is planned for today, or was held today, for staff's commands."""

from datetime import date, timedelta
from functools import cache

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from domain.acts import AddAgendaItem, HoldCheckIn, ScheduleCheckIn
from domain.apply import apply
from domain.engagement import Engagement
from tests.begun import Begun, begin, begun
from tests.check_ins import ALL_THREE
from tests.lives import adopting, by_staff, planned, received_on
from tests.minutes import POLICY
from tests.today import long_past, now, today

FAR = timedelta(days=400)


@cache
def planned_today(day: date) -> Engagement:
    """Two actions and a text are on its agenda; nothing else is to be spoken of."""
    actions = [planned(n, day + FAR) for n in (1, 2, 3)]
    new = received_on(adopting(actions, POLICY, now()), long_past())
    new = apply(new, by_staff(ScheduleCheckIn, on=day), now())
    (name,) = new.check_ins
    for said in ({"action": 1}, {"action": 2}, {"text": "the new calendar"}):
        new = apply(new, by_staff(AddAgendaItem, check_in=name, **said), now())
    return new


@cache
def to_come(day: date) -> Begun:
    return begun(planned_today(day))


@cache
def over(day: date) -> Begun:
    new = planned_today(day)
    (name,) = new.check_ins
    held = by_staff(HoldCheckIn, check_in=name, attended=ALL_THREE, on=day)
    return begun(apply(new, held, now()))


def name_today() -> str:
    (name,) = planned_today(today()).check_ins
    return name


@pytest.fixture
async def coming(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """The address of one that is planned for today."""
    await begin(env.client, database, to_come(today()).under(open_office))
    return f"{open_office}/check-in/{name_today()}"


@pytest.fixture
async def met(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """The address of one that was held today."""
    await begin(env.client, database, over(today()).under(open_office))
    return f"{open_office}/check-in/{name_today()}"
