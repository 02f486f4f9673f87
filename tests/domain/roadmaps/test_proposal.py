"""What becomes of a roadmap that is before those who sign it, and what it reaches."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import (
    CancelReview,
    CompleteReview,
    PauseReview,
    PlanAction,
    ProposeRoadmap,
    SetAnchor,
    SignRoadmap,
)
from domain.letters.matter import (
    proposal_matter,
    reopened_matter,
    signature_matter,
)
from domain.review_views import review_offers
from domain.roadmaps.roadmap import SigningParty
from domain.setting import Cause
from tests.reviews import InReview, refusal, refused
from tests.roadmaps import (
    SEEN,
    anchor,
    codesign,
    plan,
    propose,
    proposed,
    ready,
    reopen,
    roadmap_of,
    sign,
)

WEEK = timedelta(days=7)
LEA, COE, CCEE = SigningParty


def settled(both: InReview) -> tuple[str, ...]:
    """What letters that wait need not be sent for any more."""
    return both.review.unwritten[-1].settled


def paused(both: InReview) -> None:
    """By a framework that lets its co-design wait."""
    review = both.review.review
    phases = tuple(each.but(pausable=True) for each in review.framework.phases)
    review = review.but(framework=review.framework.but(phases=phases))
    both.reviews[both.review.entity] = both.review.but(review=review)
    recheck = both.today + WEEK
    both.ask_review(PauseReview, cause=Cause.STRIKE, recheck=recheck)


def matter(both: InReview, number: int = 1) -> str:
    return proposal_matter(both.review.entity, number)


def test_while_a_review_is_paused_nothing_is_put_before_those_who_sign() -> None:
    """It is worked on all the same, and what was signed on paper is noted."""
    both, before = ready(), proposed()
    for each in (both, before):
        paused(each)
    said = {"sha256": "a" * 64, "as_of": both.review.entries}
    found = refused(both, ProposeRoadmap, refusals.ReviewPaused, **said)
    both.ask_review(PlanAction, action=1, title="Name one aim for all")
    sign(before)

    assert "`resume_review` lets it go on" in found
    assert roadmap_of(before).is_signed


def test_a_date_that_has_gone_too_far_by_is_not_put_before_those_who_sign() -> None:
    """Nobody could adopt it; it was near enough as it was planned."""
    both = ready()
    long_ago = both.today - timedelta(days=3_650)
    plan(both, 1, due=long_ago, past="it was begun before")
    both.pass_days(7)
    said = {"sha256": "a" * 64, "as_of": both.review.entries}
    found = refused(both, ProposeRoadmap, refusals.NotReady, **said)

    assert f"action 1: {long_ago} is more than ten years away" in found


def test_with_the_review_ends_what_waits_to_be_told_of_its_proposal() -> None:
    """Completed or cancelled: nobody is asked for a signature any more."""
    completed, cancelled = proposed(), proposed()
    completed.ask(CompleteReview, why="the COE signs next week")
    completed.tell_reviews()
    cancelled.ask_review(CancelReview)

    assert matter(completed) in settled(completed)
    assert matter(cancelled) in settled(cancelled)


def test_once_all_three_have_signed_nobody_signs_any_more() -> None:
    """It may be taken back, until its phase is done."""
    both = proposed()
    sign(both)
    offered = {each.kind for each in review_offers(both.review, both.at)}
    with pytest.raises(refusals.NothingToChange, match="signed for the LEA on"):
        sign(both, LEA)

    assert "reopen_roadmap" in offered and "sign_roadmap" not in offered


def test_a_proposal_that_stands_keeps_its_letters() -> None:
    """Whatever is signed of it; once it is taken back they are its own that go."""
    both = proposed()
    sign(both, LEA)
    signed = settled(both)
    reopen(both)
    reopened = settled(both)
    propose(both)
    again = settled(both)
    reopen(both)

    assert signed == ()
    assert again == (reopened_matter(both.review.entity),)
    entity = both.review.entity
    assert reopened == (signature_matter(entity, 1, LEA), matter(both))
    assert settled(both) == (matter(both, 2),)


def test_its_actions_are_reached_on_the_day_on_which_it_is_proposed() -> None:
    """Whenever it was planned; each time it is proposed anew."""
    both = ready()
    both.pass_days(7)
    propose(both)
    first = both.review.review.milestones["actions"].on
    reopen(both)
    both.pass_days(7)
    propose(both)

    assert both.review.review.milestones["actions"].on == both.today == first + WEEK


@pytest.mark.parametrize("parties", [(LEA, COE, CCEE), (CCEE, COE, LEA)])
def test_its_sign_off_is_reached_on_the_day_of_the_last_signature(
    parties: tuple[SigningParty, ...],
) -> None:
    """Not as they are noted, which may be later, and in any order."""
    both = proposed()
    days = {each: both.today + n * WEEK for n, each in enumerate(SigningParty)}
    both.pass_days(30)
    for party in parties:
        before = both.review.review.has("sign_off")
        sign(both, party, on=days[party])

    assert not before
    assert both.review.review.milestones["sign_off"].on == days[CCEE]


def test_an_anchor_is_on_the_day_that_is_said_whether_it_is_worked_or_not() -> None:
    """Of a title that is left out the former stays; without one it is its key."""
    both = codesign()
    saturday = both.today + timedelta(days=(5 - both.today.weekday()) % 7 + 28)
    anchor(both, saturday, "board")
    bare = roadmap_of(both).anchors["board"]
    anchor(both, saturday + WEEK, "board", title="the board's meeting")
    anchor(both, saturday + 2 * WEEK, "board")
    same = refusal(
        both,
        SetAnchor,
        anchor="board",
        on=saturday + 2 * WEEK,
        title="the board's meeting",
    )

    assert (bare.on, bare.title) == (saturday, "board")
    now = roadmap_of(both).anchors["board"]
    assert (now.on, now.title) == (saturday + 2 * WEEK, "the board's meeting")
    assert isinstance(same, refusals.NothingToChange)


def test_a_signature_names_hash_day_and_paper() -> None:
    """As they were said, and under which entry."""
    both = proposed()
    signed_on, proposal = both.today, roadmap_of(both).proposal
    both.pass_days(3)
    sign(both, COE, on=signed_on)
    entry = both.review.unwritten[-1]

    assert isinstance(entry.act, SignRoadmap) and entry.roadmap and proposal
    assert entry.act.sha256 == proposal.sha256
    (told,) = entry.roadmap.signatures
    assert (told.on, told.seen, told.entry) == (signed_on, SEEN, both.review.entries)
