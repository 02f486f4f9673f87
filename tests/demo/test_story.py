"""The demo tells the same story whenever it is loaded."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import bench.subjects
import drills.runner
from demo.story import action_acts, adoption, opening_acts, referral
from domain.acts import StaffAct
from domain.apply import apply
from domain.calendars.work_calendar import WorkCalendar
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.opening import refer
from domain.referrals.open import Referral, check_referral
from domain.standing_of import standing
from tests.demo.days import DAYS, LEA, ONE_DAY, begun, loading_days
from tests.lives import POLICY, paid

REFERRAL, A_SECOND = referral(), timedelta(seconds=1)


def acts(folder: Path, calendar: WorkCalendar, today: date) -> Iterator[StaffAct]:
    yield from opening_acts(today)
    yield adoption(folder, calendar, today)
    for of_one in action_acts():
        yield from of_one


def loaded(folder: Path, begin: datetime) -> Engagement:
    """The whole story, judged and applied, an act a second."""
    at, today = begin, LEA.day_of(begin)
    now = refer(REFERRAL, POLICY, episode=1, at=at)
    for act in acts(folder, LEA, today):
        at += A_SECOND
        now = until(now, at)
        judge(now, act, at)
        now = paid(apply(now, act, at))
    return now


def until(now: Engagement, at: datetime) -> Engagement:
    """With all that its own clock does by then."""
    while (due := expectation(now)) and due.at <= at:
        for act in due.acts:
            now = paid(apply(now, act, due.at))
    return now


def shown(now: Engagement) -> tuple[object, ...]:
    """The figures that README, pictures and home show, and what is late."""
    tally = standing(now).engagement.tally
    late = [each.number for each in standing(now).actions if each.overdue]
    counts = (tally.total, tally.completed, tally.in_progress, tally.not_started)
    return (*counts, tally.percent, late)


def test_the_demo_shows_its_figures_whenever_it_is_loaded(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """66 / 19 / 41 / 6, 91 %, and the same five are late, now and a day later.

    With --every-day on each of 800 days, else on those that tell the most.
    """
    days = loading_days(pytestconfig)
    told = {day: loaded(tmp_path, begun(day)) for day in days}
    next_day = {d: until(now, begun(d) + ONE_DAY) for d, now in told.items()}

    figures = (66, 19, 41, 6, 91, [12, 25, 29, 44, 57])
    assert {d: s for d, now in told.items() if (s := shown(now)) != figures} == {}
    assert {d: s for d, now in next_day.items() if (s := shown(now)) != figures} == {}
    assert {now.reviews[1].stage for now in told.values()} == {"completed"}


REFERRALS = {
    "demo": REFERRAL,
    "bench": bench.subjects.opening("1999901").said,
    "drill": drills.runner.referral("1999901"),
}


@pytest.mark.parametrize("name", REFERRALS)
def test_what_demo_bench_and_drills_begin_with_is_taken(name: str) -> None:
    """As the server judges it, which the tests of them go without."""
    said = REFERRALS[name]
    assert isinstance(said, Referral)

    check_referral(said, DAYS[0])
