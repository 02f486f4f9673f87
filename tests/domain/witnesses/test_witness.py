from datetime import date, timedelta

import pytest

from domain.apply import apply as happen
from domain.clocks.ladder import Ladder, Settled
from domain.clocks.plan import AN_HOUR
from domain.expectation import expectation as next_rung
from domain.witnesses.witness import (
    A_MOMENT,
    FellSilent,
    Witness,
    WordIsLate,
    apply,
    expectation,
)
from tests.lives import START, implementing

DUE = date(2026, 10, 2)


@pytest.fixture
def ladder() -> Ladder:
    """An action's ladder when it has just fallen overdue, its first rung acted."""
    now = implementing(DUE)
    while not now.untold:
        expected = next_rung(now)
        assert expected
        now = happen(now, expected.acts[0], expected.at)
    (told,) = now.untold
    assert isinstance(told, Ladder)
    return told


def test_it_trusts_for_an_hour_after_the_next_rung_and_a_moment_more(
    ladder: Ladder,
) -> None:
    """However late it wakes itself, the engagement gets its moment."""
    witness = Witness(ladder=ladder)
    rung = ladder.next_rung
    assert rung
    first = expectation(witness)
    assert first
    woken_late = first.at + timedelta(days=3)
    listening = apply(witness, WordIsLate(), woken_late)
    second = expectation(listening)
    assert second

    assert first.at == rung.at + AN_HOUR
    assert second.at == woken_late + A_MOMENT


def test_silence_alerts_once_and_word_ends_it(ladder: Ladder) -> None:
    """The alert is keyed by plan and rung; a higher ladder makes it listen anew."""
    silent = apply(Witness(ladder=ladder), FellSilent(), START)
    higher = ladder.but(acted=(*ladder.acted, START))
    again = apply(silent, higher, START)

    assert [alert.template for alert in silent.alerts] == ["witness_silent"]
    assert expectation(silent) is None
    assert not again.silent
    assert expectation(again) is not None


def test_word_that_is_old_or_repeated_changes_nothing(ladder: Ladder) -> None:
    """It may come twice, or out of turn."""
    witness = Witness(ladder=ladder)

    assert apply(witness, ladder, START) == witness
    assert apply(witness, ladder.but(acted=()), START) == witness


def test_what_is_settled_or_at_its_last_rung_waits_for_no_word(
    ladder: Ladder,
) -> None:
    """There is nothing more that could come."""
    settled = apply(Witness(ladder=ladder), Settled(plan_id=ladder.plan_id), START)
    at_the_top = ladder.but(acted=(START,) * len(ladder.rungs))

    assert expectation(settled) is None
    assert expectation(Witness(ladder=at_the_top)) is None


def test_word_about_another_plan_or_of_rungs_there_are_not_is_not_for_it(
    ladder: Ladder,
) -> None:
    """Whoever sent it, and from wherever: the witness shows what it showed before."""
    witness = Witness(ladder=ladder)
    other = ladder.but(subject="action/99", acted=(*ladder.acted, START))
    beyond = ladder.but(acted=(START,) * (len(ladder.rungs) + 1))

    assert apply(witness, other, START) == witness
    assert apply(witness, beyond, START) == witness
    assert apply(witness, Settled(plan_id=other.plan_id), START) == witness
