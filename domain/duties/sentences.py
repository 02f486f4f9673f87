"""What was said of dated duties, as one plain sentence."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.clocks.acts import DutyDue
from domain.duties.days import due_by
from domain.duties.duties import Duties
from domain.duties.letters import duty_address, is_over
from domain.letters.notice import Notice


def of_duty_due(
    duties: Duties, act: DutyDue, letters: Sequence[Notice], at: datetime
) -> str:
    """'reminded k.bennett (COE lead) of the adoption of the LCAP, by 2027-07-01'."""
    return "; ".join(_each(duties, act, letters, at))


def _each(
    duties: Duties, act: DutyDue, letters: Sequence[Notice], at: datetime
) -> Iterator[str]:
    setting = duties.setting
    for date in act.duties:
        duty = setting.policy.duty_named(date.name)
        assert duty
        what = f"{duty.title}, by {due_by(duty, setting.policy, date.on)}"
        about = [e for e in letters if e.subject == duty_address(date.name)]
        told = dict.fromkeys(f"{each.to} ({each.office})" for each in about)
        if is_over(duty, date, setting, at):
            yield f"reminded nobody of {what}: the day had passed"
        elif not told:
            yield f"reminded nobody of {what}: nobody holds a role to be told"
        else:
            yield f"reminded {', '.join(told)} of {what}"
