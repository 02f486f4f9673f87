"""Nothing grows with the square: twice the actions, about twice the work."""

from collections.abc import Callable
from contextlib import suppress
from cProfile import Profile
from datetime import timedelta
from pstats import Stats

import pytest

from domain.acts import (
    AdoptRoadmap,
    ApplyPolicy,
    Cause,
    DependOn,
    Mode,
    Reassign,
    StaffAct,
    StopClock,
)
from domain.apply import apply
from domain.available_acts import offers
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.people.roles import Role
from domain.preview import preview, will_hear
from domain.refusals import Refused
from domain.rehearsal import rehearse
from domain.standing_of import standing
from tests.lives import (
    POLICY,
    START,
    adopting,
    before_the_roadmap,
    by_staff,
    paid,
    planned,
)
from workflows.effects import of_weighed
from workflows.visibility import of_engagement

FEW, MANY = 60, 120
AT_MOST = 2.2
AT = START + timedelta(days=1)
DUE = START.date() + timedelta(days=90)


def with_actions(number: int) -> Engagement:
    """Each waits for the three before it: dependencies of any depth."""
    actions = [
        planned(n, DUE + timedelta(days=n), depends_on=tuple(range(max(1, n - 3), n)))
        for n in range(1, number + 1)
    ]
    return adopting(actions, POLICY, START)


def adoption(number: int) -> StaffAct:
    actions = tuple(planned(n, DUE) for n in range(1, number + 1))
    return by_staff(AdoptRoadmap, actions=actions)


STOP = by_staff(StopClock, cause=Cause.STRIKE, recheck=DUE)
POLICY_ACT = by_staff(ApplyPolicy, policy=POLICY, mode=Mode.RECOMPUTE)
WORK: dict[str, Callable[[Engagement], object]] = {
    "stop": lambda now: rehearse(now, STOP, AT),
    "policy": lambda now: rehearse(now, POLICY_ACT, AT),
    "depend": lambda now: judge(now, by_staff(DependOn, action=1, on=(2,)), AT),
    "reassign": lambda now: rehearse(
        now, by_staff(Reassign, action=9, owner=Role.LEA_DEPUTY), AT
    ),
    "expectation": expectation,
    "shown": of_engagement,
    "standing": standing,
    "offers": lambda now: offers(now, None, AT),
    "coming": will_hear,
    "preview": lambda now: preview(now, STOP, AT),
    "weight": lambda now: now.but(episode=2).weight,
    "commit": lambda now: of_weighed(apply(now, STOP, AT).unwritten),
}


def _calls(profile: Profile) -> int:
    return int(Stats(profile).total_calls)  # type: ignore[attr-defined]  # not in the stubs


def calls(work: Callable[[Engagement], object], actions: int) -> int:
    """How many functions it calls, of ours and of others."""
    now = paid(with_actions(actions))
    profile = Profile()
    with suppress(Refused):  # which is an answer too
        profile.runcall(work, now)
    return _calls(profile)


@pytest.mark.parametrize("name", WORK)
def test_twice_the_actions_are_at_most_so_many_times_the_calls(name: str) -> None:
    """Of every validator, apply and query, at any number of actions."""
    few, many = calls(WORK[name], FEW), calls(WORK[name], MANY)

    assert many <= AT_MOST * few + 200


def test_adopting_twice_the_actions_is_at_most_so_many_times_the_calls() -> None:
    """Judged, applied and weighed."""
    ready = before_the_roadmap()

    def count(actions: int) -> int:
        act, profile = adoption(actions), Profile()
        profile.runcall(rehearse, ready, act, AT)
        return _calls(profile)

    assert count(MANY) <= AT_MOST * count(FEW)
