"""How actions rank by votes: the same for whoever works it out by hand."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.people.roles import Role
from domain.roadmaps.rank import ranks, said
from domain.roadmaps.roadmap import VOTING, RoadmapAction, Vote

SCORES = st.integers(1, 5)
VOTES = st.dictionaries(
    st.sampled_from(VOTING),
    st.builds(Vote, impact=SCORES, effort=SCORES, feasibility=SCORES),
    max_size=4,
)


def action(votes: dict[Role, Vote]) -> RoadmapAction:
    return RoadmapAction(
        title="Read", components=(1,), horizon="IMMEDIATE", votes=votes
    )


def voted(*scores: tuple[int, int, int]) -> RoadmapAction:
    """By so many roles: impact, effort, feasibility."""
    votes = {
        role: Vote(impact=i, effort=e, feasibility=f)
        for role, (i, e, f) in zip(VOTING, scores, strict=False)
    }
    return action(votes)


def test_an_action_ranks_by_impact_and_feasibility_and_little_effort() -> None:
    """Each is the mean over the roles that voted; the sentence shows the sum."""
    found = ranks({1: voted((5, 2, 4), (4, 3, 4)), 2: voted((5, 1, 5)), 3: voted()})

    assert [*found] == [2, 1]
    assert found[1].score == Fraction(5 + 4, 2) + 6 - Fraction(5, 2) + 4
    assert found[1].explained == (
        "2 of 2: impact 4.5, effort 2.5, feasibility 4.0 by 2 votes; 4.5 + (6 - 2.5) + "
        "4.0 = 12.0"
    )


def test_actions_with_the_same_sum_have_the_same_place() -> None:
    """The next one has the place it would have otherwise."""
    found = ranks({4: voted((3, 3, 3)), 2: voted((4, 4, 3)), 9: voted((1, 5, 1))})

    assert {n: each.place for n, each in found.items()} == {2: 1, 4: 1, 9: 3}


def test_a_mean_is_said_with_one_decimal_halves_upwards() -> None:
    """As people round."""
    thirds = [Fraction(10, 3), Fraction(11, 3), Fraction(5, 4), Fraction(7, 20)]

    assert [*map(said, thirds)] == ["3.3", "3.7", "1.3", "0.4"]


@given(st.dictionaries(st.integers(1, 99), VOTES, max_size=8))
def test_a_better_vote_never_ranks_an_action_lower(
    voted_on: dict[int, dict[Role, Vote]],
) -> None:
    """And whoever is not voted on has no rank, nor changes that of others."""
    actions = {n: action(votes) for n, votes in voted_on.items()}
    found = ranks(actions)
    known = {n for n, votes in voted_on.items() if votes}

    assert {*found} == known
    assert ranks({n: actions[n] for n in known}) == found
    for number in known:
        best = actions[number].votes
        role = next(iter(best))
        better = best | {role: best[role].but(impact=5, effort=1, feasibility=5)}
        after = ranks(actions | {number: action(better)})
        assert after[number].place <= found[number].place
