"""What an act would change, as the difference of two standings."""

from datetime import timedelta

from domain.acts import ResumeClock, StopClock
from domain.apply import apply
from domain.preview import preview
from domain.setting import Cause
from tests.lives import START, by_staff, implementing

DUE = START.date() + timedelta(days=40)


def test_a_stop_of_all_clocks_is_said_once_and_what_it_moves_of_each() -> None:
    """Sixty actions do not each say when the whole is looked at again."""
    now = implementing(DUE, size=3)
    stop = by_staff(StopClock, cause=Cause.STRIKE, recheck=DUE)
    stopped = preview(now, stop, START)
    resumed = preview(apply(now, stop, START), by_staff(ResumeClock), START)

    for seen in (stopped, resumed):
        whole, *others = seen.changes
        assert any(each.startswith("looked at again") for each in whole.changes)
        assert {each.subject for each in others} == {"action/1", "action/2", "action/3"}
        assert not any("looked at again" in line for o in others for line in o.changes)
