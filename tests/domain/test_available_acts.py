"""What is offered is what would be taken."""

from datetime import timedelta

import pytest

from domain.acts import ChangeMode, RateAction
from domain.available_acts import offers
from domain.engagement import Engagement
from domain.judge import judge
from tests.lives import START, by_staff, implementing

DUE = START.date() + timedelta(days=60)


@pytest.fixture
def now() -> Engagement:
    return implementing(DUE)


def choices(now: Engagement, kind: str, field: str, action: int | None) -> list[str]:
    (offer,) = (each for each in offers(now, action, START) if each.kind == kind)
    (said,) = (each for each in offer.fields if each.name == field)
    return [*said.choices]


def test_only_ratings_of_open_actions_are_offered(now: Engagement) -> None:
    """Each of them is taken; that of a completed action is claimed and confirmed."""
    offered = choices(now, "rate", "rating", 1)

    assert offered == ["0", "1", "2", "3"]
    for rating in offered:
        judge(now, by_staff(RateAction, action=1, rating=int(rating)), START)


def test_only_another_mode_is_offered(now: Engagement) -> None:
    """That in which the engagement is already would change nothing."""
    offered = choices(now, "change_mode", "mode", None)

    assert now.mode not in offered
    for mode in offered:
        judge(now, by_staff(ChangeMode, mode=mode), START)
