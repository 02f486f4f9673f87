"""Letters of check-ins: planned, moved, to be made up, waived (docs/domain.md 7.6).

Who hears when a stage of one is late: `domain/clocks/recipients.py`.
"""

from collections.abc import Iterator
from datetime import datetime

from domain.checkins.acts import (
    CheckInAct,
    CheckInBegun,
    CheckInClockAct,
    CheckInMissed,
    MissCheckIn,
    RescheduleCheckIn,
    ScheduleCheckIn,
    WaiveCheckIn,
)
from domain.checkins.check_in import CheckIn
from domain.checkins.subject import CheckInSubject, about
from domain.checkins.year import Proof
from domain.clocks.recipients import holding
from domain.letters.matter import asked_due_matter, short_matter
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import Role
from domain.policies.check_ins import CheckInPromise
from domain.setting import Setting
from domain.values import Facts

INVITED = (
    *(Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
    *(Role.COE_LEAD, Role.CCEE_LEAD, Role.CCEE_EXPERT),
)
"""Who is asked to a check-in, of all three agencies."""
TEMPLATES: dict[type, str] = {
    ScheduleCheckIn: "check_in_planned",
    CheckInBegun: "check_in_planned",
    RescheduleCheckIn: "check_in_moved",
    MissCheckIn: "check_in_missed",
    CheckInMissed: "check_in_missed",
    WaiveCheckIn: "check_in_waived",
}
"""What each act says; what is confirmed or held is said by the next letter of it."""


def of_check_in(
    check_in: CheckIn,
    act: CheckInAct | CheckInClockAct,
    setting: Setting,
    at: datetime,
) -> Iterator[Notice]:
    """To all who are asked to it, as it is afterwards."""
    template = TEMPLATES.get(type(act))
    if template is None:
        return
    subject = CheckInSubject(setting, check_in)
    why = "" if isinstance(act, CheckInClockAct) else act.why
    missed = check_in.missed_on
    facts = about(check_in, setting) | {
        "why": why,
        "missed_on": said_day(missed) if missed else "",
    }
    holds = "" if isinstance(act, WaiveCheckIn) else asked_due_matter(subject)
    told = holding(setting, INVITED, at)
    yield from letters(
        setting, told, template, facts, at, subject=check_in.key, matter=holds
    )


def of_short_year(
    setting: Setting, promise: CheckInPromise, year: str, proof: Proof, at: datetime
) -> Iterator[Notice]:
    """That the year's number can no longer be reached: what can still be done."""
    facts: Facts = {
        "lea": setting.lea.name,
        "reference": setting.lea.cds,
        "year": year,
        "required": proof.required,
        "held": proof.held,
        "possible": proof.possible,
    }
    told = holding(setting, promise.tell, at)
    holds = short_matter(setting.entity, year)
    yield from letters(setting, told, "check_ins_short", facts, at, matter=holds)
