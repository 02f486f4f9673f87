"""Cottonwood Bend's review stands alike whenever it is loaded."""

from datetime import date, datetime, timedelta
from functools import cache

import pytest

from demo import IN_REVIEW
from demo.reviews.cottonwood_bend import adoption, review_acts
from domain.acts import CompletePhase
from domain.analysis_standing_of import analysis_standing
from domain.expectation import expectation
from domain.opening import Opening, check_opening, opened
from domain.review_apply import apply_review, begin_review
from domain.review_entity import ReviewEntity
from domain.review_judge import rehearse_review
from domain.review_standing import review_standing
from domain.reviews.item import ItemStatus
from domain.reviews.words import ReviewSetting
from tests.demo.days import LEA, ONE_DAY, begun, loading_days
from tests.lives import POLICY, by_staff

A_SECOND = timedelta(seconds=1)


def loaded(begin: datetime) -> ReviewEntity:
    """All that is stated, judged as it is brought in; then every act, one a second."""
    at, today = begin, LEA.day_of(begin)
    new = Opening(said=adoption(LEA, today), policy=POLICY, episode=1)
    check_opening(new, IN_REVIEW, at)
    engagement = opened(new, at)
    (word,) = (e for e in engagement.untold if isinstance(e, ReviewSetting))
    now = begin_review(word, at)
    for act in review_acts(today):
        at += A_SECOND
        now = until(now, at)
        now = paid(rehearse_review(now, act, at))
    return now


def until(now: ReviewEntity, at: datetime) -> ReviewEntity:
    """With all that its own clock does by then."""
    while (due := expectation(now)) and due.at <= at:
        for act in due.acts:
            now = paid(apply_review(now, act, due.at))
    return now


def paid(now: ReviewEntity) -> ReviewEntity:
    return now.but(unwritten=(), untold=())


def shown(now: ReviewEntity) -> tuple[object, ...]:
    """What it has come to, what is late, and whether a rung has acted."""
    stands = review_standing(now)
    late = [each.name for each in stands.phases if each.overdue or each.rung]
    counts = (stands.items, stands.items_open, stands.evidence, stands.findings)
    return stands.stage, *counts, stands.recommendations, late


@cache
def on_a_wednesday() -> ReviewEntity:
    return loaded(begun(date(2026, 10, 14)))


def test_the_review_stands_alike_whenever_it_is_loaded(
    pytestconfig: pytest.Config,
) -> None:
    """Collected, with 44 findings and 12 recommendations; nothing is late or near.

    So it is a day later too, with --every-day on each of 800 days.
    """
    told = {day: loaded(begun(day)) for day in loading_days(pytestconfig)}
    next_day = {d: until(now, begun(d) + ONE_DAY) for d, now in told.items()}

    figures: tuple[object, ...] = ("analysing", 38, 0, 8, 44, 12, [])
    assert {d: s for d, now in told.items() if (s := shown(now)) != figures} == {}
    assert {d: s for d, now in next_day.items() if (s := shown(now)) != figures} == {}


def test_one_act_is_left_and_the_analysis_is_done() -> None:
    """Each quadrant of each component has something, or says why there is nothing."""
    now, at = on_a_wednesday(), begun(date(2026, 10, 15))
    done = by_staff(CompletePhase, phase="analysis", setting=now.known.entry)

    assert rehearse_review(now, done, at).review.stage == "analysed"


def test_each_finding_but_a_few_leads_to_something_recommended() -> None:
    """And each recommendation to a theme; what was not collected says why."""
    analysis = analysis_standing(on_a_wednesday().review.analysis)
    weak = {e.id for e in analysis.findings if e.quadrant == "weakness"}
    items = on_a_wednesday().review.items.values()

    assert weak <= analysis.named
    assert len(analysis.waivers) == 4
    assert all(each.theme for each in analysis.recommendations)
    assert sum(each.status is ItemStatus.WAIVED for each in items) == 2
