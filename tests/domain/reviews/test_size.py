"""How large a review grows: as it is stored, sent and answered."""

from uuid import uuid4

from pydantic_core import to_json

from domain.acts import AddSite, ApproveSample, Assign, CorrectLea, Mode
from domain.bounds import (
    KB,
    LONGEST_ID,
    LONGEST_PERSON,
    LONGEST_TITLE,
    MOST_SITES,
    STANDING,
)
from domain.entity import REMEMBERED, Answered, Entity
from domain.people.roles import Role
from domain.review_entity import ReviewEntity
from domain.review_views import review_receipt
from domain.reviews.review import Site
from domain.reviews.words import ReviewSetting
from domain.setting import RulesChange, Standstill
from domain.words import Superseded
from tests.frameworks import SIR_12
from tests.lives import POLICY, by_staff
from tests.review_phases import complete
from tests.reviews import BEGUN, in_review, recorded, sites

STATE = 100 * KB
RECEIPT = 2 * KB
SLACK = 8 * KB  # bytes that may be counted too many, but for the ids of acts


def of_sites(many: int, name: str, by: str = "k.bennett") -> ReviewEntity:
    """A review whose sample has so many sites; nothing is owed."""
    review = in_review(POLICY).review
    sample = {
        code: Site(name=name, by=by, entry=n) for n, code in enumerate(sites(many), 2)
    }
    return recorded(review).but(review=review.review.but(sites=sample), untold=())


def size(review: Entity) -> int:
    return len(to_json(review))


def test_four_hundred_sites_with_the_longest_names_are_small() -> None:
    """With all the acts that it remembers for them, under a hundred kilobytes.

    Its framework, which it carries from the first day on, comes on top.
    """
    whole = of_sites(MOST_SITES, "a" * LONGEST_TITLE)
    done = {uuid4().hex: Answered(n, "f" * 16) for n in range(MOST_SITES)}

    assert size(whole.but(answered=done)) < STATE + SIR_12.weight
    assert whole.weight < STATE


def test_its_weight_is_never_less_than_it_is() -> None:
    """Whatever is kept: names of any letters, ids as long as can be."""
    for many, name in ((0, ""), (3, "Alder"), (MOST_SITES, "😀" * LONGEST_TITLE)):
        review = of_sites(many, name, by="字" * LONGEST_PERSON)
        ids = (f"{'😀' * (LONGEST_ID - 3)}{n:03}" for n in range(REMEMBERED))
        full = review.but(answered={each: Answered(10**6, "f" * 16) for each in ids})

        assert size(review) <= review.weight <= size(review) + SLACK
        assert size(full) <= full.weight < STANDING


def test_what_an_engagement_keeps_for_its_reviews_is_weighed() -> None:
    """Each standstill, each change of its rules, each line."""
    now = recorded(in_review(POLICY).engagement).but(untold=())
    still = Standstill(number=10**6, since=BEGUN, until=BEGUN)
    change = RulesChange(entry=10**6, mode=Mode.RECOMPUTE)
    for more in ({"stops": (still,) * 200}, {"rules_changes": (change,) * 200}):
        full = now.but(**more)

        assert size(full) - size(now) <= full.weight - now.weight
        assert size(full) <= full.weight


def test_words_that_cannot_be_told_take_little() -> None:
    """Of all settings that a review has not heard, only the newest is kept whole."""
    both = in_review(POLICY)
    for n in range(165):
        person = f"n.okoye{n}"
        both.ask(Assign, role=Role.COE_LEAD, person=person, first=both.today)
        both.engagement = recorded(both.engagement)
    *older, newest = both.engagement.untold

    assert isinstance(newest, ReviewSetting)
    assert {*older} == {Superseded(to="1999901.1/review/1")} and len(older) == 164
    assert both.engagement.owed_weight < 2 * newest.weight
    both.tell_reviews()
    assert both.review.known == newest.setting


def test_words_that_are_superseded_keep_their_places() -> None:
    """What a payment under way was of is struck off, and the newest is still owed."""
    both = in_review()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    under_way = both.engagement.untold
    both.ask(CorrectLea, name="Alder Valley High")
    left = both.engagement.untold[len(under_way) :]

    assert [type(each) for each in left] == [ReviewSetting]


def test_what_it_owes_is_weighed_too() -> None:
    """Its entries, with their letters, and the words to others."""
    both = in_review()
    both.ask_review(AddSite, site=sites(1)[0], name="Alder Elementary")
    complete(both, "planning")
    now = both.review

    assert now.untold and len(now.unwritten) == 7
    assert size(now) <= now.weight + now.owed_weight <= size(now) + SLACK


def test_an_answer_is_short_however_large_the_review_is() -> None:
    """Two kilobytes at most, whoever is told of it."""
    both = in_review()
    both.reviews[both.review.entity] = of_sites(MOST_SITES, "字" * LONGEST_TITLE)
    act = by_staff(ApproveSample, setting=both.engagement.setting_entry)
    both.send_review(act)
    answer = review_receipt(both.review, act)

    assert len(answer.model_dump_json()) <= RECEIPT
    assert (answer.entity, answer.phase) == ("1999901.1/review/1", "planning")
    assert "d.okafor (LEA superintendent)" in answer.told


def test_an_answer_says_what_comes_next() -> None:
    """The reminder of its date, in words."""
    both = in_review()
    act = by_staff(AddSite, site=sites(1)[0], name="Alder Elementary")
    both.send_review(act)

    assert review_receipt(both.review, act).next == (
        "R0 of the planning of the review: CCEE lead, 2026-09-22 09:00 PDT"
    )


def test_an_entry_about_a_site_is_small_however_many_there_are() -> None:
    """It says what changed, not the whole sample."""
    both = in_review()
    both.reviews[both.review.entity] = of_sites(MOST_SITES - 1, "a" * LONGEST_TITLE)
    both.ask_review(AddSite, site="19999019999999", name="a" * LONGEST_TITLE)

    assert both.review.unwritten[-1].weight < 2 * KB
