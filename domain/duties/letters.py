"""Letters that remind of a dated duty: they say what may help, and when."""

from collections.abc import Iterator
from datetime import datetime

from domain.clocks.acts import DutyDate, DutyDue
from domain.clocks.recipients import holding, reader_of
from domain.duties.days import due_by
from domain.duties.duties import Duties
from domain.letters.matter import duty_matter
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import LABELS, Role
from domain.policies.duty import Duty
from domain.setting import Setting
from domain.values import Facts, mention


def of_duties(duties: Duties, act: DutyDue, at: datetime) -> Iterator[Notice]:
    """To each of those a duty tells, once; of a day that is over to nobody."""
    setting = duties.setting
    for each in act.duties:
        duty = setting.policy.duty_named(each.name)
        if duty and not is_over(duty, each, setting, at):
            told = holding(setting, duty.tell, at)
            yield from letters(
                setting,
                told,
                "duty_due",
                _facts(duty, each, setting, at),
                at,
                subject=duty_address(duty.name),
                matter=duty_matter(setting.entity, each.name, each.on),
            )


def is_over(duty: Duty, date: DutyDate, setting: Setting, at: datetime) -> bool:
    """Whether its day went by before anybody could be reminded, as in an outage."""
    return due_by(duty, setting.policy, date.on) < setting.day_of(at)


def duty_address(name: str) -> str:
    """Its address within the engagement."""
    return f"duty/{name}"


def _facts(duty: Duty, date: DutyDate, setting: Setting, at: datetime) -> Facts:
    return {
        "lea": setting.lea.name,
        "reference": setting.lea.cds,
        "duty": duty.title,
        "by_day": said_day(due_by(duty, setting.policy, date.on)),
        "words": duty.words,
        "statutory": duty.statutory,
        "source": duty.source,
        "ask": _helper(setting, duty.ask, at),
    }


def _helper(setting: Setting, role: Role, at: datetime) -> str:
    """'k.bennett' by name, 'COE lead', or the office where nobody holds it."""
    reader = reader_of(setting, role, at)
    return f"{mention(reader.person)}, {reader.office}" if reader else LABELS[role]
