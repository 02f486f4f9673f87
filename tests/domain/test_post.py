from hypothesis import given
from hypothesis import strategies as st

from domain.post import (
    AGAIN_AFTER,
    Bell,
    PostOffice,
    RoundMade,
    apply,
    expectation,
    made,
)
from tests.lives import START


@given(rings=st.integers(1, 20))
def test_however_often_the_bell_rings_two_rounds_are_enough(rings: int) -> None:
    """One under way, and one for what was laid down meanwhile."""
    post = PostOffice()
    for _ in range(rings):
        post = apply(post, Bell(), START)

    assert len(post.rounds) == min(rings, 2)


def test_what_could_not_be_delivered_is_tried_again_in_an_hour() -> None:
    """The clock rings the bell itself."""
    tried = made(
        apply(PostOffice(), Bell(), START), RoundMade(delivered=3, left=1), START
    )
    again = expectation(tried)
    assert again

    assert (tried.delivered, tried.rounds) == (3, ())
    assert again.at == START + AGAIN_AFTER
    assert len(apply(tried, again.acts[0], again.at).rounds) == 1


def test_a_full_round_is_followed_by_another_at_once() -> None:
    """More waited than fits into one round."""
    full = made(
        apply(PostOffice(), Bell(), START),
        RoundMade(delivered=500, left=0, more=True),
        START,
    )

    assert len(full.rounds) == 1
    assert expectation(full) is None
