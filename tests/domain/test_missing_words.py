"""When an engagement or its review has lost a word of the other, and when it waits."""

from collections.abc import Callable

import pytest

from domain.acts import Assign, CompleteReview
from domain.apply import apply
from domain.apply_review import setting_again
from domain.engagement import Engagement
from domain.missing_words import news_is_missing, setting_is_missing
from domain.people.roles import Role
from domain.review_apply import apply_review, news_again
from domain.review_entity import ReviewEntity
from domain.review_standing import shown
from domain.reviews.acts import ReviewEnd, ReviewEnded
from domain.reviews.words import ReviewSetting
from domain.standing_of import standing
from tests.lives import (
    START,
    by_staff,
    paid,
)
from tests.reviews import just_begun


def told(review: ReviewEntity) -> ReviewEntity:
    return review.but(unwritten=(), untold=())


@pytest.fixture
def pair() -> tuple[Engagement, ReviewEntity]:
    return just_begun()


@pytest.fixture
def begun(pair: tuple[Engagement, ReviewEntity]) -> Engagement:
    """It owes its review the first word."""
    return pair[0]


@pytest.fixture
def review(pair: tuple[Engagement, ReviewEntity]) -> ReviewEntity:
    """It owes its engagement the first news."""
    return pair[1]


def misses_news(engagement: Engagement, review: ReviewEntity) -> bool:
    return news_is_missing(shown(review), standing(engagement))


def misses_setting(engagement: Engagement, review: ReviewEntity) -> bool:
    return setting_is_missing(standing(engagement), shown(review))


def test_news_is_missing_once_it_was_told_and_is_not_known(
    begun: Engagement, review: ReviewEntity
) -> None:
    """While it is owed it is on its way; told again and heard, nothing is missing."""
    again = news_again(told(review))
    heard = apply(paid(begun), review.news, START)

    assert not misses_news(paid(begun), review)
    assert misses_news(paid(begun), told(review))
    assert again.untold == (review.news,)
    assert news_again(again) is again
    assert not misses_news(heard, told(review))


def assigned(now: Engagement) -> Engagement:
    given = {"person": "g.fontaine", "first": START.date()}
    return apply(now, by_staff(Assign, role=Role.GEO_LEAD, **given), START)


def completed(now: Engagement) -> Engagement:
    return apply(now, by_staff(CompleteReview), START)


@pytest.mark.parametrize("changed", [assigned, completed])
def test_a_setting_is_missing_once_it_was_told_and_is_not_known(
    begun: Engagement,
    review: ReviewEntity,
    changed: Callable[[Engagement], Engagement],
) -> None:
    """Who is who, or that the review is over."""
    knows = apply(paid(begun), review.news, START)
    owes = changed(paid(knows))
    lost = paid(owes)
    again = setting_again(lost, 1)
    (word,) = [each for each in again.untold if isinstance(each, ReviewSetting)]
    heard = apply_review(told(review), word, START)

    assert not misses_setting(knows, review)
    assert not misses_setting(owes, told(review))
    assert misses_setting(lost, told(review))
    assert setting_again(again, 1) is again
    assert not misses_setting(lost, told(heard))


def test_a_review_that_is_over_or_unknown_is_told_nothing_again(
    begun: Engagement, review: ReviewEntity
) -> None:
    """It has told its end itself, or there is none of this number."""
    cancelled = apply_review(review, ReviewEnded(end=ReviewEnd.CANCELLED), START)
    knows = paid(apply(begun, cancelled.news, START))

    assert setting_again(knows, 1) is knows
    assert setting_again(knows, 2) is knows
    assert not misses_setting(assigned(knows), told(cancelled))


def test_a_review_that_was_set_back_behind_its_end_misses_nothing_it_could_be_told(
    begun: Engagement, review: ReviewEntity
) -> None:
    """An operator's reset opens it again: what would not be mended is not found."""
    cancelled = apply_review(review, ReviewEnded(end=ReviewEnd.CANCELLED), START)
    knows = paid(assigned(paid(apply(begun, cancelled.news, START))))

    assert setting_again(knows, 1) is knows
    assert not misses_setting(knows, told(review))
