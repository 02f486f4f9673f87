"""Engagements whose check-ins are held or missed, and every life they may lead."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from domain.acts import (
    Act,
    Cause,
    ConfirmCheckIn,
    HoldCheckIn,
    MissCheckIn,
    RescheduleCheckIn,
    ResumeClock,
    ScheduleCheckIn,
    StaffAct,
    StopClock,
    WaiveCheckIn,
)
from domain.apply import apply
from domain.checkins.check_in import CheckIn
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.people.roles import Role
from domain.refusals import Refused
from tests.lives import WITH_CHECK_INS, adopting, by_staff, planned

ALL_THREE = (Role.LEA_SUPERINTENDENT, Role.COE_LEAD, Role.CCEE_LEAD)
AUGUST = datetime(2026, 8, 24, 21, tzinfo=UTC)
"""Some weeks before the first window of a fiscal year."""
AFTERNOON = timedelta(hours=5)
FAR = date(2035, 3, 1)  # a due date that no life comes to


@cache
def monitored(at: datetime = AUGUST) -> Engagement:
    """Its roadmap was adopted at `at`; nothing was met yet."""
    return adopting([planned(1, FAR)], WITH_CHECK_INS, at)


def silent_until(engagement: Engagement, day: date) -> Engagement:
    """Only the clock acts, to the afternoon of a day."""
    at = on(engagement, day)
    while (due := expectation(engagement)) and due.at <= at:
        for act in due.acts:
            engagement = apply(engagement, act, due.at)
    return engagement


def done(engagement: Engagement, act: StaffAct, day: date) -> Engagement:
    """After what staff do on the afternoon of a day, and the clock before it."""
    now, at = silent_until(engagement, day), on(engagement, day)
    judge(now, act, at)
    return apply(now, act, at)


def on(engagement: Engagement, day: date) -> datetime:
    return engagement.policy.lea.opening(day) + AFTERNOON


def held(engagement: Engagement, name: str, day: date) -> Engagement:
    act = by_staff(HoldCheckIn, check_in=name, attended=ALL_THREE, on=day)
    return done(engagement, act, day)


def only(engagement: Engagement) -> CheckIn:
    """The one that is open."""
    (found,) = engagement.check_ins.values()
    return found


class Moment(NamedTuple):
    """The engagement after an act, and when."""

    engagement: Engagement
    act: Act | None
    at: datetime

    def __repr__(self) -> str:
        """What happened; the engagement is too much to read."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.act!r}"


Wish = Callable[[str, date], StaffAct]
"""An act on the check-in of that name, wished for on a day."""
ON_ONE: tuple[Wish, ...] = (
    lambda name, _: by_staff(ConfirmCheckIn, check_in=name),
    lambda name, day: by_staff(
        RescheduleCheckIn, check_in=name, on=day + timedelta(days=20)
    ),
    lambda name, _: by_staff(HoldCheckIn, check_in=name, attended=ALL_THREE),
    lambda name, day: by_staff(HoldCheckIn, check_in=name, attended=ALL_THREE, on=day),
    lambda name, _: by_staff(MissCheckIn, check_in=name),
    lambda name, _: by_staff(WaiveCheckIn, check_in=name),
)
ON_ALL: tuple[Wish, ...] = (
    lambda _, day: by_staff(ScheduleCheckIn, on=day + timedelta(days=30)),
    lambda _, day: by_staff(
        StopClock, cause=Cause.STRIKE, recheck=day + timedelta(days=40)
    ),
    lambda *_: by_staff(ResumeClock),
)
WORLDS = tuple(AUGUST + timedelta(days=n) for n in (0, 21, 60, 100, 150, 220, 300))
"""When roadmaps are adopted: before a window, within one, after it, in summer."""


@st.composite
def lives(draw: st.DrawFn, longest: int = 24) -> list[Moment]:
    """Two years or so: each time the clock acts, or staff do some days later."""
    life = [Moment(monitored(draw(st.sampled_from(WORLDS))), None, AUGUST)]
    first = life[0].engagement
    at = first.policy.lea.opening(first.monitored_since or FAR) + AFTERNOON
    for _ in range(draw(st.integers(3, longest))):
        now = life[-1].engagement
        expected = expectation(now)
        if expected and draw(st.integers(0, 2)):
            at = max(at, expected.at)
            for act in expected.acts:
                life.append(Moment(apply(life[-1].engagement, act, at), act, at))
            continue
        at += timedelta(days=draw(st.sampled_from((0, 1, 3, 11, 33))))
        for drawn in _wished(draw, now, at):
            life.append(Moment(apply(now, drawn, at), drawn, at))
    return life


def _wished(draw: st.DrawFn, now: Engagement, at: datetime) -> Iterator[StaffAct]:
    """One that may be done, if one of the first that are drawn may."""
    names = [*now.check_ins]
    wishes = (*ON_ONE, *ON_ONE, *ON_ALL) if names else ON_ALL
    for _ in range(3):
        name = draw(st.sampled_from(names)) if names else ""
        act = draw(st.sampled_from(wishes))(name, now.day_of(at))
        if _may(now, act, at):
            yield act
            return


def _may(now: Engagement, act: StaffAct, at: datetime) -> bool:
    try:
        judge(now, act, at)
    except Refused:
        return False
    return True
