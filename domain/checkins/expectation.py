"""What the clock of an engagement does about its check-ins, unless somebody acts."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.checkins.acts import CheckInBegun, CheckInClockAct, CheckInMissed
from domain.checkins.check_in import CheckIn
from domain.checkins.days import begins_on
from domain.checkins.subject import CheckInSubject
from domain.checkins.year import Monitoring
from domain.clocks.own_act import OwnAct
from domain.setting import Setting
from domain.values import Sparse


class CheckInToCome(Sparse):
    """The window of which a check-in is begun next, of which fiscal year, and when."""

    begins: int
    window: str
    at: datetime


def to_come(monitoring: Monitoring, at: datetime) -> CheckInToCome | None:
    """The next one, by the calendars and the policy of today.

    Where its day has come already, it is begun when the agency opens next.
    """
    found = monitoring.next_window()
    if found is None:
        return None
    agency = monitoring.policy.agency
    day = begins_on(monitoring.policy, monitoring.promise, found.days)
    opening = agency.opening(agency.working_day_from(day))
    if opening <= at:
        opening = agency.opening_after(at)
    return CheckInToCome(begins=found.begins, window=found.name, at=opening)


def expectation(
    setting: Setting, check_ins: Iterable[CheckIn], next_one: CheckInToCome | None
) -> Iterator[OwnAct[CheckInClockAct]]:
    """Those of which no word came, in their order, and the next that is begun.

    Nothing while all clocks stand still.
    """
    if setting.stop:
        return
    for each in check_ins:
        subject = CheckInSubject(setting, each)
        if at := subject.missed_at:
            act = CheckInMissed(subject=each.key, expected=at)
            day = setting.policy.lea.shown(at)
            yield OwnAct(at, act, f"{subject.title} is missed without word, {day}")
    if next_one:
        begun = CheckInBegun(
            begins=next_one.begins, window=next_one.window, expected=next_one.at
        )
        day = setting.policy.agency.shown(next_one.at)
        words = f"plan the check-in of {next_one.window}, {day}"
        yield OwnAct(next_one.at, begun, words)
