from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.letters.post_office import (
    DocumentsLaid,
    DocumentsMade,
    NoticesLaid,
    PauseMail,
    PostOffice,
    ResumeMail,
    RoundMade,
    WorkerStarted,
    apply,
    documents_made,
    expectation,
    made,
)
from tests.lives import START

PAUSE = PauseMail(by="a.castillo", entered_by="front-desk", why="a wrong wording")
RESUME = ResumeMail(by="a.castillo", entered_by="front-desk")
A_COPY, AT_HOME = WorkerStarted(why="the record was copied"), WorkerStarted(why="")


@given(times=st.integers(1, 20))
def test_however_often_notices_are_laid_two_rounds_are_enough(times: int) -> None:
    """One under way, and one for what was laid down meanwhile."""
    post = PostOffice()
    for _ in range(times):
        post = apply(post, NoticesLaid(), START)

    assert len(post.rounds) == min(times, 2)


def test_a_full_round_is_followed_by_another_at_once() -> None:
    """More waited than fits into one round."""
    full = made(
        apply(PostOffice(), NoticesLaid(), START),
        RoundMade(delivered=500, left=0, more=True),
    )

    assert len(full.rounds) == 1
    assert expectation(full) is None


def test_the_next_round_is_when_something_that_waits_may_go() -> None:
    """The round says so: after back-off, at the next opening, with a digest."""
    opening = START + timedelta(hours=13)
    result = RoundMade(delivered=3, left=2, again_at=opening)
    tried = made(apply(PostOffice(), NoticesLaid(), START), result)
    again = expectation(tried)
    assert again

    assert (tried.delivered, tried.rounds) == (3, ())
    assert (again.at, again.summary) == (opening, "2 notices wait")
    assert len(apply(tried, again.acts[0], again.at).rounds) == 1


def test_a_post_office_that_is_held_owes_nothing_until_it_is_released() -> None:
    """Bells are heard, the clock rests, and then one round does for all of them."""
    paused = apply(PostOffice(left=3, again_at=START), PAUSE, START)
    rung = apply(paused, NoticesLaid(), START)

    assert expectation(paused) is None
    assert (paused.owed, rung.owed) == ((), ())
    assert apply(rung, PAUSE.but(why="another"), START) == rung

    resumed = apply(rung, RESUME, START)

    assert resumed.paused is None
    assert len(resumed.owed) == 1
    assert apply(resumed, RESUME, START) == resumed


def test_a_round_under_way_when_it_was_held_is_accounted_for() -> None:
    """What it delivered is counted; nothing follows it."""
    paused = apply(apply(PostOffice(), NoticesLaid(), START), PAUSE, START)
    after = made(paused, RoundMade(delivered=2, left=1, refused=1, more=True))

    assert (after.delivered, after.refused, after.left) == (2, 1, 1)
    assert after.owed == ()
    assert expectation(after) is None


def test_a_copy_owes_nothing_until_it_is_released_or_home_again() -> None:
    """The first word counts; what somebody has paused stays paused when it is home."""
    copied = apply(
        apply(PostOffice(again_at=START), NoticesLaid(), START), A_COPY, START
    )
    again = apply(copied, A_COPY, START + timedelta(hours=1))

    assert (copied.owed, expectation(copied)) == ((), None)
    assert again == copied
    assert len(apply(copied, RESUME, START).owed) == 1
    assert len(apply(copied, AT_HOME, START).owed) == 1
    assert apply(apply(copied, PAUSE, START), AT_HOME, START).owed == ()
    assert apply(PostOffice(), AT_HOME, START) == PostOffice()


@given(times=st.integers(1, 20))
def test_however_often_documents_are_laid_two_rounds_are_enough(times: int) -> None:
    """As with letters, which they do not hold up."""
    post = PostOffice()
    for _ in range(times):
        post = apply(post, DocumentsLaid(), START)

    assert len(post.making) == min(times, 2)
    assert post.owed == ()


def test_documents_are_made_also_while_no_letter_goes() -> None:
    """A pause is of mail; what waits to be made is tried again at its time."""
    paused = apply(apply(PostOffice(), DocumentsLaid(), START), PAUSE, START)
    soon = START + timedelta(minutes=2)
    tried = documents_made(paused, DocumentsMade(made=1, left=1, again_at=soon))
    again = expectation(tried)
    assert again

    assert len(paused.making) == 1
    assert (tried.documents, tried.unmade, tried.making) == (1, 1, ())
    assert (again.at, again.summary) == (soon, "1 document waits")
    assert len(apply(tried, again.acts[0], soon).making) == 1


def test_the_sooner_of_the_two_rounds_comes_first() -> None:
    """Each has a time of its own; at the same instant letters go first."""
    later = START + timedelta(hours=1)
    both = PostOffice(left=2, again_at=later, unmade=1, make_again_at=START)
    first = expectation(both)
    same = expectation(both.but(make_again_at=later))
    assert first
    assert same

    assert isinstance(first.acts[0], DocumentsLaid)
    assert isinstance(same.acts[0], NoticesLaid)


def test_a_full_round_of_documents_is_followed_by_another() -> None:
    """More were owed than fit into one; what can never be made is counted."""
    laid = apply(PostOffice(), DocumentsLaid(), START)
    full = documents_made(laid, DocumentsMade(made=20, left=3, refused=1, more=True))

    assert len(full.making) == 1
    assert (full.documents, full.unmakeable) == (20, 1)
    assert expectation(full) is None
