from datetime import date, timedelta

import pytest

from domain.acts import (
    AdoptRoadmap,
    ClaimComplete,
    ConfirmComplete,
    Redate,
    StartAction,
)
from domain.backlog import ALL_BUT_COMPLETIONS_WAIT, LONG_TEXTS_WAIT
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.happening import apply
from domain.judgement import judge
from domain.lifecycle import Phase
from domain.refusals import RecordIsBehind
from tests.lives import START, by_staff, implementing, roadmap

DUE = date(2027, 3, 5)
LONG = "as the team agreed at its meeting; " * 10
CLAIM = by_staff(ClaimComplete, action=1, evidence=("minutes",))
LONG_CLAIM = by_staff(ClaimComplete, action=1, evidence=(LONG,))
LATER = DUE + timedelta(days=3)
SHORT = by_staff(Redate, action=1, due=LATER, why="agreed")


def owing(size: int) -> Engagement:
    """An engagement whose record has been away until it owed so many bytes."""
    now = implementing(DUE, size=66)
    now = apply(now, by_staff(StartAction, action=1), START)
    entry = now.unwritten[0]
    entries = size // len(entry.model_dump_json()) + 1
    return now.but(unwritten=(entry,) * entries)


def test_a_record_that_is_away_for_a_while_refuses_nobody() -> None:
    """Hundreds of acts later everything is still taken."""
    now = owing(LONG_TEXTS_WAIT // 2)

    for act in (CLAIM, LONG_CLAIM, SHORT):
        judge(now, act, START)


def test_when_much_is_owed_long_texts_wait() -> None:
    """Evidence of some length, or a whole roadmap; short acts go on."""
    now = owing(LONG_TEXTS_WAIT)
    adopt = by_staff(AdoptRoadmap, actions=roadmap(DUE))
    judge(now, CLAIM, START)
    judge(now, SHORT, START)

    with pytest.raises(RecordIsBehind, match="entries wait to be recorded"):
        judge(now, LONG_CLAIM, START)
    with pytest.raises(RecordIsBehind):
        judge(now.but(phase=Phase.ROADMAP), adopt, START)


def test_at_last_all_but_completions_and_clocks_wait() -> None:
    """Whoever has finished can say so, be confirmed, and silence the ladder."""
    now = owing(ALL_BUT_COMPLETIONS_WAIT)
    judge(now, CLAIM, START)
    claimed = apply(now, CLAIM, START)
    judge(claimed, by_staff(ConfirmComplete, action=1), START)
    expected = expectation(now)
    assert expected

    with pytest.raises(RecordIsBehind):
        judge(now, SHORT, START)
    assert len(apply(now, expected.acts[0], expected.at).unwritten) > len(now.unwritten)


def test_the_bound_leaves_room_for_every_ladder_to_climb() -> None:
    """
    All rungs of 66 actions later, what travels on is still below 2 MB: the
    witnesses are told meanwhile, they do not need the record.
    """
    now = owing(ALL_BUT_COMPLETIONS_WAIT)
    while expected := expectation(now):
        for act in expected.acts:
            now = apply(now, act, expected.at).but(untold=())

    assert len(now.model_dump_json()) < 2_000_000
