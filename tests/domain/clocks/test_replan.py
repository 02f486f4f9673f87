"""Another policy while ladders stand: what is kept, restarted, recomputed."""

from datetime import date, datetime, timedelta

import pytest

from domain.acts import ApplyPolicy, Mode
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.policies.policy import Policy
from domain.preview import preview
from tests.lives import EVERY_WEEKDAY, START, by_staff, implementing, paid

FRIDAY = date(2026, 9, 25)
SOONER = EVERY_WEEKDAY.but(
    version="next",
    rungs=tuple(
        rung.but(days=5) if rung.name == "E2" else rung for rung in EVERY_WEEKDAY.rungs
    ),
)


@pytest.fixture
def late() -> tuple[Engagement, datetime]:
    """Six working days after the due date: E1 has acted, E2 is due on the tenth."""
    now, at = implementing(FRIDAY), START
    until = EVERY_WEEKDAY.lea.opening(date(2026, 10, 5)) + timedelta(hours=1)
    while (expected := expectation(now)) and expected.at <= until:
        for act in expected.acts:
            now = paid(apply(now, act, expected.at))
    at = until
    return now, at


def climb(now: Engagement, policy: Policy, mode: Mode, at: datetime) -> list[str]:
    """The rungs to come once the policy is applied, with their local days."""
    after = apply(now, by_staff(ApplyPolicy, policy=policy, mode=mode), at)
    rungs = after.subject_of(after.actions[1]).coming
    return [f"{rung.key} {rung.local[:10]}" for rung in rungs]


def test_kept_what_lies_behind_is_not_said(late: tuple[Engagement, datetime]) -> None:
    """E2 would have come yesterday; the others come as they would have."""
    assert climb(late[0], SOONER, Mode.KEEP, late[1]) == [
        "E3 2026-10-23",
        "E4 2026-11-20",
    ]


def test_recomputed_what_was_missed_is_said_next(
    late: tuple[Engagement, datetime],
) -> None:
    """E2 comes at the next opening, E1 is not said again."""
    assert climb(late[0], SOONER, Mode.RECOMPUTE, late[1]) == [
        "E2 2026-10-06",
        "E3 2026-10-23",
        "E4 2026-11-20",
    ]


def test_restarted_the_ladder_begins_anew(late: tuple[Engagement, datetime]) -> None:
    """E1 comes at the next opening, and the others with their spacing."""
    assert climb(late[0], SOONER, Mode.RESTART, late[1])[:2] == [
        "E1 2026-10-06",
        "E2 2026-10-12",
    ]


@pytest.mark.parametrize("mode", Mode)
def test_the_same_rules_again_change_only_what_is_restarted(
    late: tuple[Engagement, datetime], mode: Mode
) -> None:
    """Going back and forth loses nothing and says nothing twice."""
    renamed = EVERY_WEEKDAY.but(version="renamed")
    again = by_staff(ApplyPolicy, policy=renamed, mode=mode)
    seen = preview(late[0], again, late[1])

    assert seen.refused is None
    assert bool(seen.hear_then) == (mode is Mode.RESTART)


@pytest.mark.parametrize("mode", Mode)
def test_the_policy_it_is_under_is_not_applied_again(
    late: tuple[Engagement, datetime], mode: Mode
) -> None:
    """Said in words, and nothing is written; but ladders may begin anew under it."""
    again = by_staff(ApplyPolicy, policy=EVERY_WEEKDAY, mode=mode)
    seen = preview(late[0], again, late[1])

    named = f"it is under this policy already: {EVERY_WEEKDAY.named}; nothing"
    assert (seen.refused or "").startswith(named) is (mode is not Mode.RESTART)


@pytest.mark.parametrize("mode", (Mode.KEEP, Mode.RECOMPUTE))
def test_going_back_is_applying_the_former_version(
    late: tuple[Engagement, datetime], mode: Mode
) -> None:
    """At once, before anything acted, the ladder stands as it stood."""
    now, at = late
    left = now.subject_of(now.actions[1]).coming
    before = [f"{rung.key} {rung.local[:10]}" for rung in left]
    there = apply(now, by_staff(ApplyPolicy, policy=SOONER, mode=mode), at)

    assert climb(there, EVERY_WEEKDAY, mode, at) == before
