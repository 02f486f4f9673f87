"""What is offered is what would be taken."""

from datetime import timedelta

import pytest

from domain.acts import ChangeMode, CorrectLea, MakePrimary, RateAction
from domain.apply import apply
from domain.available_acts import offers
from domain.engagement import Engagement
from domain.judge import judge
from tests.frameworks import THREE
from tests.lives import START, by_staff, implementing
from tests.pathways import accepted_by, attaching
from tests.review_phases import complete, up_to

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


def test_an_lea_is_called_otherwise_by_a_name_of_its_own(now: Engagement) -> None:
    """With what it is, or without; and as it may be stored."""
    for lea in (now.lea.name, "Alder Valley School District", "A" * 120):
        here = now.but(lea=now.lea.but(name=lea))
        offered = {each.kind: each for each in offers(here, None, START)}
        named = {e.name: e.such_as for e in offered["correct_lea"].fields}["name"]

        assert named != lea and named[:12] == lea[:12]
        judge(here, by_staff(CorrectLea, name=named), START)


def test_another_referral_is_offered_to_lead_where_there_is_one() -> None:
    """Of one alone there is nothing to choose; that which leads is no choice."""
    alone = accepted_by("COE_GEO_52074G1A")
    both = apply(alone, attaching("EMERGENCY_52074G2A"), START)

    assert "make_primary" not in {each.kind for each in offers(alone, None, START)}
    assert choices(both, "make_primary", "referral", None) == ["2"]
    judge(both, by_staff(MakePrimary, referral=2), START)


def test_a_reason_is_asked_for_where_completing_a_review_needs_one() -> None:
    """Until its engagement has heard that what it found is published."""
    both = up_to("tell", framework=THREE)
    both.settle()

    def asks() -> bool:
        found = {e.kind: e for e in offers(both.engagement, None, both.at)}
        fields = {each.name: each for each in found["complete_review"].fields}
        return fields["why"].required

    before = asks()
    complete(both, "tell")
    both.settle()

    assert (before, asks()) == (True, False)
