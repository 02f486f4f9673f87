"""What the newest Dashboard asks of a running engagement: a look, never an exit."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import ConsiderRelease, NoteDashboard
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.lifecycle import Phase
from domain.referrals.case import Step
from tests.lives import START, by_staff
from tests.pathways import accepted_by, attaching, day, referred_by, step

LATER = START + timedelta(days=100)


def noted(flagged: bool, year: int = 2026, digest: str = "a1") -> NoteDashboard:
    return by_staff(
        NoteDashboard,
        year=year,
        flagged=flagged,
        groups=("EL", "SWD") if flagged else (),
        source="assistancestatus26.xlsx",
        digest=digest,
    )


def after(now: Engagement, *acts: NoteDashboard) -> Engagement:
    for act in acts:
        judge(now, act, LATER)
        now = apply(now, act, LATER)
    return now


def looks(now: Engagement) -> dict[str, Step]:
    steps = (step for case in now.cases.values() for step in case.steps.values())
    return {each.name: each for each in steps if each.rule == "release_recheck"}


def test_scenario_8_an_lea_that_is_flagged_no_more_does_not_leave_by_itself() -> None:
    """A look at release is asked of the CCEE lead, with a clock; nothing else moves."""
    before = accepted_by("CONTINUUM_52072A")
    now = after(before, noted(flagged=False))

    assert (now.phase, now.actions) == (before.phase, before.actions)
    (asked,) = looks(now).values()
    assert asked.due == before.policy.agency.later(day(LATER), 30)
    (letter,) = now.unwritten[-1].notices
    assert (letter.template, letter.to) == ("release_recheck", "a.castillo")
    while expected := expectation(now):
        for each in expected.acts:
            now = apply(now, each, expected.at)
    assert now.phase is before.phase
    assert {n.to for e in now.unwritten for n in e.notices} >= {"h.lindqvist"}


def test_a_look_at_release_is_answered_with_its_reason() -> None:
    """By the CCEE lead; whichever way it goes, nothing ends by it."""
    now = after(accepted_by("CONTINUUM_52072A"), noted(flagged=False))
    with pytest.raises(refusals.ReasonMissing):
        judge(now, step(now, ConsiderRelease, LATER, why=" "), LATER)
    act = step(now, ConsiderRelease, LATER, view="prepare_release")
    judge(now, act, LATER)
    done = apply(now, act, LATER)

    assert done.phase is Phase.ACCEPTED
    assert expectation(done) is None
    with pytest.raises(refusals.AlreadyDone):
        judge(done, step(done, ConsiderRelease, LATER), LATER)


def test_a_look_that_nobody_asked_for_is_called_that() -> None:
    """It was never done, so it is not said to be."""
    now = accepted_by("CONTINUUM_52072A")

    with pytest.raises(refusals.NotAsked, match="nobody has asked whether to look"):
        judge(now, step(now, ConsiderRelease, LATER), LATER)


def test_a_revision_that_flags_the_lea_after_all_takes_the_question_back() -> None:
    """Both versions stand in the record; the question is not asked any more."""
    now = after(
        accepted_by("CONTINUUM_52072A"),
        noted(flagged=False),
        noted(flagged=True, digest="b2"),
    )

    assert not any(each.is_open for each in looks(now).values())
    assert expectation(now) is None
    assert len([e for e in now.unwritten if e.act.kind == "note_dashboard"]) == 2


def test_a_look_that_a_file_settled_is_asked_for_again() -> None:
    """Flagged after all, and then not: the question stands, and is written again."""
    now = after(
        accepted_by("CONTINUUM_52072A"),
        noted(flagged=False),
        noted(flagged=True, digest="b2"),
        noted(flagged=False, digest="c3"),
    )

    (asked,) = looks(now).values()
    assert asked.is_open and asked.done is None
    assert [n.template for n in now.unwritten[-1].notices] == ["release_recheck"]


def test_a_view_that_a_person_gave_stays() -> None:
    """Another version of the same year's file does not ask them again."""
    once = after(accepted_by("CONTINUUM_52072A"), noted(flagged=False))
    done = apply(once, step(once, ConsiderRelease, LATER, view="keep_on"), LATER)
    now = after(
        done, noted(flagged=True, digest="b2"), noted(flagged=False, digest="c")
    )

    (asked,) = looks(now).values()
    assert asked.done and asked.done.by == "a.castillo"
    assert now.unwritten[-1].notices == ()


def test_each_years_dashboard_asks_once() -> None:
    """Said again in another version of the same year, it is one question."""
    now = after(
        accepted_by("CONTINUUM_52072A"),
        noted(flagged=False),
        noted(flagged=False, digest="b2"),
        noted(flagged=False, year=2027),
    )

    assert [*looks(now)] == ["release_recheck_2026", "release_recheck_2027"]


def test_a_flag_is_only_noted() -> None:
    """Still flagged: nothing is asked, nobody is written to."""
    now = after(accepted_by("CONTINUUM_52072A"), noted(flagged=True))

    assert now.unwritten[-1].notices == ()
    assert not looks(now)
    assert "flags the LEA (EL, SWD)" in now.unwritten[-1].sentence


def test_an_older_dashboard_says_nothing_any_more() -> None:
    now = after(
        accepted_by("CONTINUUM_52072A"),
        noted(flagged=True, year=2027),
        noted(flagged=False, year=2026),
    )

    assert now.dashboard
    assert now.dashboard.year == 2027
    assert not looks(now)


def test_the_same_version_is_noted_once() -> None:
    now = after(accepted_by("CONTINUUM_52072A"), noted(flagged=True))

    with pytest.raises(refusals.NothingToChange, match="noted already"):
        judge(now, noted(flagged=True), LATER)


def test_an_open_determination_is_never_dropped_by_a_revision() -> None:
    """It stays open; whoever leads it is asked to look at what the revision means."""
    now = after(referred_by("CONTINUUM_52072A"), noted(flagged=False))

    assert not now.is_over
    assert now.cases[1].determination is None
    assert [*looks(now)] == ["release_recheck_2026"]


def test_only_who_came_by_the_dashboard_is_asked() -> None:
    """Another pathway has no such question."""
    now = after(accepted_by("SPI_52074G1B"), noted(flagged=False))
    assert not looks(now)

    both = apply(accepted_by("SPI_52074G1B"), attaching("CONTINUUM_52072A"), START)
    assert looks(after(both, noted(flagged=False)))
