"""Who leaves: the review teams they are in, and who names each of them anew."""

from datetime import timedelta

import pytest

from adapters.directory.read import Directory
from client.endings import Failed
from domain.people.roles import Assignment, Role
from domain.standing_of import standing
from services.people.plan import PeoplePlan, leaving
from tests.lives import START
from tests.review_standings import review_stands
from tests.reviews import accepted

LAST = START.date() + timedelta(days=30)
LINE = "act 1999901/review/1 name_team --people"


def left(person: str, *team: str) -> PeoplePlan:
    """They leave, and one review has this team."""
    vacant = Assignment(role=Role.CCEE_EXPERT, person=None, first=LAST)
    return leaving(
        Directory(),
        lambda: [standing(accepted())],
        person=person,
        last=LAST,
        successor=vacant,
        why="",
        reviews=lambda: [review_stands(team=team)],
    )


def test_whoever_leaves_is_named_with_the_teams_they_are_in() -> None:
    """With the line that leaves them out, and nobody else; typed by its lead."""
    (note,) = left("r.kim", "r.kim", "s.ito", "n.diaz").notes

    assert note == (
        f"r.kim is of the team of 1999901/review/1; after {LAST} the CCEE lead names "
        f"it without them: {LINE} s.ito,n.diaz --as a.castillo"
    )


def test_a_team_of_one_is_nobody_then() -> None:
    """Also of somebody who holds no role, and is known for nothing else."""
    (note,) = left("r.kim", "r.kim").notes

    assert note.endswith(f"{LINE} nobody --as a.castillo")


def test_other_teams_are_not_named() -> None:
    """Nor is anybody taken off by it: who holds no role has nothing to leave."""
    assert left("t.washington", "s.ito").notes == ()
    with pytest.raises(Failed, match="no role is"):
        left("r.kim", "s.ito")
