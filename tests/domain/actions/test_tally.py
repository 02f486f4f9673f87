from hypothesis import given
from hypothesis import strategies as st

from domain.actions.tally import Counted, tally
from domain.status import ActionStatus

COMPLETED, BUSY, IDLE = (
    ActionStatus.COMPLETED,
    ActionStatus.IN_PROGRESS,
    ActionStatus.NOT_STARTED,
)


def of(*statuses: ActionStatus) -> list[Counted]:
    return [Counted(each, each) for each in statuses]


def test_the_figures_of_the_2021_report_are_reproduced() -> None:
    """66 actions, 19 completed, 41 in progress, 6 not started: 91 %."""
    counted = tally(of(*[COMPLETED] * 19, *[BUSY] * 41, *[IDLE] * 6))

    assert counted.model_dump() == {
        "total": 66,
        "completed": 19,
        "in_progress": 41,
        "not_started": 6,
        "percent": 91,
    }


def test_halves_are_rounded_up_and_nothing_is_nought() -> None:
    """1 of 8 is 12.5 %, published as 13; an empty roadmap is at 0 %."""
    assert tally(of(COMPLETED, *[IDLE] * 7)).percent == 13
    assert tally([]).percent == 0


@given(st.lists(st.sampled_from((COMPLETED, BUSY, IDLE))))
def test_every_action_is_counted_once(statuses: list[ActionStatus]) -> None:
    """The three counts add up, and the percentage lies between 0 and 100."""
    counted = tally(of(*statuses))

    assert counted.total == len(statuses)
    assert counted.total == (
        counted.completed + counted.in_progress + counted.not_started
    )
    assert 0 <= counted.percent <= 100
