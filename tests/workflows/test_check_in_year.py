"""Check-ins of a fiscal year on the server, from today to its last day."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select

from adapters.sql.tables import OUTBOX
from domain.acts import HoldCheckIn, RescheduleCheckIn
from domain.calendars.school_year import SchoolYear
from domain.checkins.check_in import PLANNED
from domain.checkins.days import first_open, soonest
from domain.checkins.standing import CheckInStanding
from domain.engagement import Engagement
from domain.letters.meeting_letters import INVITED
from domain.letters.notice import Notice
from tests.check_ins import ALL_THREE
from tests.lives import EVERY_WEEKDAY, WITH_CHECK_INS, adopting, planned
from tests.office import Office
from tests.today import now

PROMISE = WITH_CHECK_INS.check_ins
assert PROMISE
POLICY = EVERY_WEEKDAY.but(check_ins=PROMISE)
DAY = timedelta(days=1)
FAR, TWO_WINDOWS = timedelta(days=900), timedelta(days=150)
A_LOOK = 14  # days; each is planned more of them ahead


@pytest.fixture
def monitored() -> Engagement:
    at = now()
    due = POLICY.lea.day_of(at) + FAR
    return adopting([planned(1, due)], POLICY, at)


@pytest.mark.parametrize("beginning", ["monitored"], indirect=True)
async def test_a_years_check_ins_are_counted_with_one_missed_and_one_moved(
    office: Office, database: Engine
) -> None:
    """
    In the first fiscal year that has two windows to come nobody says a word of the
    first, the second is moved, all others are held; the first is made up in July. One
    is lacking, and all whom the policy names hear of it; and of the one that was moved
    each calendar is told a second version.
    """
    began = await office.today()
    july = next_july(began + TWO_WINDOWS)
    year = july.year - 1
    found: list[CheckInStanding] = []
    while await office.today() < july:
        known = (await office.standing()).engagement.check_ins
        if open_one := next((e for e in known if e.stage in PLANNED), None):
            found += [open_one] if open_one.begins == year else []
            await _done(office, open_one, len(found))
        else:
            await office.wait(days=A_LOOK)
    late = {"check_in": found[0].name, "on": await office.today()}
    await office.act(HoldCheckIn, attended=ALL_THREE, **late)
    standing = (await office.standing()).engagement
    (count,) = (each for each in standing.check_in_years if each.begins == year)
    versions = sequences(database)

    assert len(found) == windows_to_come(began, year) >= 2
    assert (count.required, count.held) == (len(found), len(found) - 1)
    assert (count.missed, count.made_up, count.made_up_late) == (1, 0, 1)
    assert not count.can_be_kept
    short = [each for each in office.told if each.startswith("check_ins_short")]
    assert len(short) == len({*short}) == 4
    moved = versions.pop(f"{office.entity}/{found[1].key}")
    assert [*moved.values()] == [[0, 1]] * 5
    assert len(versions) >= len(found) - 1
    assert all(e == [0] for each in versions.values() for e in each.values())
    assert await office.failures() == []


async def _done(office: Office, check_in: CheckInStanding, nth: int) -> None:
    """What comes of the `nth` of the year that is counted; 0 of one before it."""
    if nth == 1:
        await office.on(check_in.on + A_LOOK * DAY)
        return
    day = check_in.on
    if nth == 2:
        day = first_open(POLICY, day + DAY)
        await office.act(RescheduleCheckIn, check_in=check_in.name, on=day)
    await office.on(day)
    await office.act(HoldCheckIn, check_in=check_in.name, attended=ALL_THREE)


def next_july(day: date) -> date:
    first = date(day.year, 7, 1)
    return first if day <= first else date(day.year + 1, 7, 1)


def windows_to_come(began: date, year: int) -> int:
    """Those of a fiscal year for which one can still be planned in time."""
    assert PROMISE
    earliest = soonest(POLICY, PROMISE, began)
    last = (each.days(SchoolYear(begins=year))[1] for each in PROMISE.windows)
    return sum(day >= earliest for day in last)


def sequences(database: Engine) -> dict[str, dict[str, list[int]]]:
    """Of each meeting, by whoever is asked: its versions as they were laid down."""
    laid = select(OUTBOX.c.notice).where(OUTBOX.c.template == INVITED)
    with database.connect() as connection:
        texts = connection.scalars(laid.order_by(OUTBOX.c.laid_at, OUTBOX.c.key)).all()
    found: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for text in texts:
        notice = Notice.model_validate_json(text)
        assert notice.invitation
        of = found[notice.invitation.meeting].setdefault(notice.to, [])
        of.append(notice.invitation.sequence)
    return found
