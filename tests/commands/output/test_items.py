"""What is waited for, as it is listed line by line."""

from datetime import date

from commands.output.items import lines
from domain.acts import Cause, ResumeClock, StopClock
from domain.review_standing import review_standing
from domain.standing import timed
from domain.standing_of import engagement_standing
from services.caseload import Item
from tests.reviews import InReview, in_review


def listed(both: InReview) -> list[str]:
    """The lines of the planning of its review."""
    engagement = engagement_standing(both.engagement)
    (planning,) = timed(engagement, (), [review_standing(both.review)])
    return [*lines(Item(engagement, planning, None))]


def test_while_all_clocks_stand_a_list_says_why_nothing_comes_next() -> None:
    """For what, until when, and which act lets them run again."""
    both = in_review()
    both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 10, 30))
    both.settle()
    still = listed(both)
    both.ask(ResumeClock, why="it is out")
    both.settle()

    assert still[2:] == [
        "next: nothing while all clocks stand still; `resume_clock` lets them run",
        "its clock stands still since 2026-09-01 (fire), to be looked at again on "
        "2026-10-30; `resume_clock` lets it run again",
    ]
    assert listed(both)[2].startswith("next: R0 ")
