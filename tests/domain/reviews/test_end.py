"""Reviews end: completed, cancelled, or with their engagement."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import (
    AddSite,
    AdoptRoadmap,
    BeginRelease,
    BeginReview,
    CancelReview,
    Close,
    CompleteReview,
    ReviewEnded,
    StaffAct,
    Withdraw,
)
from domain.bounds import MOST_REVIEWS
from domain.expectation import expectation
from domain.phase import Phase
from domain.reviews.acts import ReviewEnd
from tests.lives import roadmap
from tests.review_phases import complete, pass_through, up_to
from tests.reviews import SCHOOL, InReview, in_review


def published() -> InReview:
    """Its report is on the site, as its engagement knows; its board has yet to meet."""
    both = up_to("publication")
    complete(both, "publication")
    both.settle()
    return both


def cancelled() -> InReview:
    both = in_review()
    both.ask_review(CancelReview, why="two districts merge")
    return both


def completing(both: InReview, **fields: object) -> None:
    """As the client asks, which fills in of which news it has just read."""
    both.ask(CompleteReview, review_entry=both.review.news_entry, **fields)


def beginning(both: InReview, **fields: object) -> None:
    """Another one, as the client asks, which has read the former."""
    both.ask(BeginReview, review_entry=both.review.news_entry, **fields)


def test_a_published_review_is_completed_without_a_reason() -> None:
    """The engagement goes on to its roadmap, and the review hears its end."""
    both = published()
    completing(both, why="")
    both.settle()

    assert both.engagement.phase is Phase.ROADMAP
    assert both.review.review.end is ReviewEnd.COMPLETED
    assert both.engagement.review and both.engagement.review.over
    assert both.engagement.review.stage == "completed"


def test_after_a_review_that_was_completed_none_is_begun_instead() -> None:
    """Only of one that was cancelled it is said how another begins."""
    both = in_review()
    both.settle()
    completing(both, why="the report came by another way")
    both.settle()
    with pytest.raises(refusals.ReviewOver) as found:
        both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")

    assert str(found.value) == "review 1 is completed"


def test_sites_alone_do_not_hold_up_the_end() -> None:
    """The engagement is not told of each, and whoever completes has read no later."""
    both = in_review()
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    both.settle()
    completing(both, why="the report came by another way")

    assert both.engagement.phase is Phase.ROADMAP


@pytest.mark.parametrize(
    ("phase", "stage"), [("planning", "planning"), ("publication", "publishing")]
)
def test_a_review_that_is_not_published_is_completed_with_a_reason(
    phase: str, stage: str
) -> None:
    """Which the engagement asks for in words that say how far it is."""
    both = up_to(phase)
    both.settle()
    with pytest.raises(refusals.ReasonMissing, match=f"its stage is {stage}; to compl"):
        completing(both, why=" ")
    completing(both, why="the report came by another way")

    assert both.engagement.phase is Phase.ROADMAP


def test_a_review_that_nobody_heard_of_is_completed_with_a_reason() -> None:
    """Word of it may still be under way: it is only beginning."""
    both = InReview(in_review().engagement.but(phase=Phase.ACCEPTED, reviews={}))
    both.ask(BeginReview)

    with pytest.raises(refusals.ReasonMissing, match="its stage is the beginning"):
        both.ask(CompleteReview, why="")


def test_who_has_read_newer_than_the_engagement_knows_asks_again() -> None:
    """Refused until the news has come, in words that say what is waited for."""
    both = up_to("publication")
    both.settle()
    complete(both, "publication")
    number = both.review.news_entry
    with pytest.raises(
        refusals.NewsIsBehind, match=f"has come to entry {number}, and the enga"
    ):
        completing(both, why="")
    both.settle()
    completing(both, why="")

    assert both.engagement.phase is Phase.ROADMAP


def test_a_review_that_is_over_hears_and_does_nothing_more() -> None:
    """No clock of it runs, no act is taken, and no word changes it."""
    both = cancelled()
    over = both.review
    both.ask(Withdraw)
    both.tell_reviews()

    assert both.review == over
    assert expectation(over) is None
    with pytest.raises(
        refusals.ReviewOver, match="review 1 is cancelled; `begin_review`"
    ):
        both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")


def test_an_engagement_lost_after_the_end_is_nobodys_matter() -> None:
    """The review has come to its end; what it last told stays in the record."""
    both = cancelled()
    over = both.review.but(untold=())
    both.gone = True
    both.tell_engagement()

    assert both.review == over


def test_a_cancelled_review_is_told_to_those_who_take_part_with_the_reason() -> None:
    """And all that its letters spoke of is settled."""
    entry = cancelled().review.unwritten[-1]
    letters = [each for each in entry.notices if each.template == "review_cancelled"]

    assert len(letters) == 6
    assert {each.facts["why"] for each in letters} == {"two districts merge"}
    assert entry.sentence == ("h.lindqvist cancelled the review: two districts merge")
    assert {"1999901.1/review/1@open", "1999901.1/review/1/phase/planning@open"} <= {
        *entry.settled
    }


def test_the_engagement_hears_of_the_cancellation() -> None:
    """It stays in review, and its line says that this one is over."""
    both = cancelled()
    both.settle()
    line = both.engagement.review

    assert both.engagement.phase is Phase.REVIEW
    assert line and (line.stage, line.over) == ("cancelled", True)


def test_another_review_begins_once_the_cancellation_was_heard() -> None:
    """Its number goes on; the former stays as it was."""
    both = cancelled()
    with pytest.raises(refusals.NewsIsBehind, match="has come to entry 2, and the en"):
        beginning(both)
    both.settle()
    both.pass_days(5)
    beginning(both)
    both.settle()

    assert [*both.reviews] == ["1999901.1/review/1", "1999901.1/review/2"]
    assert [each.over for each in both.engagement.reviews.values()] == [True, False]
    assert both.review.review.begun == both.today


def test_no_other_review_begins_beside_one_that_is_under_way() -> None:
    """Whoever has read it knows so, and nothing is waited for; nor for the first."""
    both = in_review()
    with pytest.raises(refusals.NothingToChange, match="review 1 is under way"):
        beginning(both, why="two at once")
    new = InReview(both.engagement.but(phase=Phase.ACCEPTED, reviews={}))
    new.ask(BeginReview)
    with pytest.raises(refusals.NothingToChange, match="review 1 is under way"):
        new.ask(BeginReview, review_entry=0, why="nobody hears of it")


def test_another_review_begins_with_a_reason_where_the_former_is_gone() -> None:
    """It was stopped on the server, or its last news was lost: nothing more comes."""
    both = in_review()
    with pytest.raises(refusals.ReasonMissing, match="review 1 is planning as far as"):
        both.ask(BeginReview, review_entry=0, why=" ")
    both.ask(BeginReview, review_entry=0, why="the first was lost")
    both.tell_reviews()
    first, second = both.reviews.values()

    assert [each.over for each in both.engagement.reviews.values()] == [True, False]
    assert first.review.end is ReviewEnd.CANCELLED and not second.is_over
    assert second.review.number == 2
    assert first.unwritten[-1].sentence == (
        "the engagement began another review instead"
    )


def test_a_review_whose_last_news_was_lost_is_completed_with_a_reason() -> None:
    """The client reads that it has ended, and nothing is waited for."""
    both = cancelled()
    both.reviews[both.review.entity] = both.review.but(untold=())
    both.ask(CompleteReview, review_entry=0, why="it was cancelled")

    assert both.engagement.phase is Phase.ROADMAP


def test_the_last_review_is_the_last_even_where_it_is_gone() -> None:
    """Its engagement holds no more of them."""
    both = in_review()
    line = both.engagement.reviews[1].but(number=MOST_REVIEWS)
    both.engagement = both.engagement.but(reviews={MOST_REVIEWS: line})

    with pytest.raises(refusals.TooLarge, match="20 reviews"):
        both.ask(BeginReview, review_entry=0, why="it was lost")


def test_an_engagement_has_so_many_reviews() -> None:
    """The twentieth is the last, and the refusal says so."""
    both = in_review()
    for _ in range(MOST_REVIEWS - 1):
        both.ask_review(CancelReview)
        both.settle()
        both.ask(BeginReview)
        both.settle()
    both.ask_review(CancelReview)
    both.settle()

    assert len(both.engagement.reviews) == MOST_REVIEWS
    with pytest.raises(refusals.TooLarge, match="20 reviews"):
        both.ask(BeginReview)


@pytest.mark.parametrize("told", [True, False])
def test_an_engagement_that_withdraws_ends_its_review(told: bool) -> None:
    """Whether or not the review had heard anything before."""
    both = in_review()
    if not told:
        both = InReview(both.engagement.but(phase=Phase.ACCEPTED, reviews={}))
        both.ask(BeginReview)
    both.pass_days(4)
    both.ask(Withdraw)
    both.settle()

    assert both.review.review.end is ReviewEnd.ENDED
    assert both.review.is_over and not both.review.untold
    assert both.engagement.review and both.engagement.review.over


@pytest.mark.parametrize(
    ("kind", "stage"),
    [(Withdraw, "ended"), (CompleteReview, "completed")],
)
def test_an_engagement_knows_at_once_how_it_has_ended_its_review(
    kind: type[StaffAct], stage: str
) -> None:
    """The review's own last news may come too late to be heard."""
    both = in_review()
    both.ask(kind, why="the board decided otherwise")
    line = both.engagement.review

    assert line and (line.stage, line.over, line.due) == (stage, True, None)


def test_an_engagement_that_closes_ends_no_review_twice() -> None:
    """It was completed on the way, long before."""
    both = published()
    completing(both, why="")
    both.settle()
    both.ask(AdoptRoadmap, actions=roadmap(both.today + timedelta(days=30)))
    both.ask(BeginRelease)
    both.ask(Close, leaving_open=True)
    both.settle()

    assert both.engagement.is_over
    assert both.review.review.end is ReviewEnd.COMPLETED


def test_a_review_whose_news_finds_the_engagement_over_is_over_too() -> None:
    """Word of its end may never come to it; that it is gone is word enough."""
    both = in_review()
    both.ask(Withdraw)
    both.engagement = both.engagement.but(untold=(), unwritten=())
    pass_through(both, "planning")
    both.tell_engagement()

    assert both.review.unwritten[-1].act == ReviewEnded(end=ReviewEnd.ENDED)
    assert both.review.unwritten[-1].sentence == "the review ended with its engagement"


def test_a_cancellation_and_a_completion_that_cross_agree_in_the_end() -> None:
    """What was decided first on the review's side holds there; its line says so."""
    both = published()
    both.ask_review(CancelReview, why="nobody has time")
    both.ask(CompleteReview, why="")
    both.settle()

    assert both.review.review.end is ReviewEnd.CANCELLED
    assert both.engagement.review
    assert both.engagement.review.stage == "cancelled"


def test_a_review_is_cancelled_with_a_reason() -> None:
    """Blank is none."""
    both = in_review()
    with pytest.raises(refusals.ReasonMissing, match="recorded with a reason: --why"):
        both.ask_review(CancelReview, why=" ")
