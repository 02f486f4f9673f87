"""The days of a school year, read from a file and given to engagements."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from temporalio.client import Client

from adapters.calendars.clock_changes import with_clock_changes
from adapters.calendars.read import read_days
from client import engagements
from client.endings import Failed
from domain.acts import ChangeCalendar, Mode
from domain.calendars.check import school_year_faults
from domain.calendars.listed import UNANSWERED, Answers, concerning, taken
from domain.calendars.school_year import DaysByKind, SchoolYear, with_school_year
from domain.calendars.work_calendar import DayKind, WorkCalendar
from domain.faults import Unreadable
from domain.horizon import Beyond, beyond
from domain.policies.ladder import Office
from domain.policies.policy import Policy
from domain.standing import Standing
from services.fan_out import few_at_once
from services.policies import ON_TRIAL
from services.rollout import Asker, Planner, RuleChange

KINDS = {Office.LEA: (*DayKind,), Office.AGENCY: (DayKind.CLOSED,)}
"""What the days of an office may be."""


def days_in(file: Path, year: SchoolYear, answers: Answers = UNANSWERED) -> DaysByKind:
    """Those of the file that lie in the school year; raises Failed."""
    try:
        listed = concerning(read_days(file, answers), year)
        days = taken(listed, answers)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off
    if not any(days.values()):
        raise Failed(
            f"{file.name} has no closed days from {year.first} through {year.last}, "
            f"the school year {year.named}, and neither recess nor testing\n"
            "nothing was changed"
        )
    return days


class NewDays(NamedTuple):
    """The days of a school year, from a file, for one kind of office."""

    file: Path
    year: SchoolYear
    days: DaysByKind
    office: Office

    @property
    def kept(self) -> list[DayKind]:
        """The kinds of which nothing is said, so that they stay as they are."""
        return [kind for kind in KINDS[self.office] if kind not in self.days]

    def of(self, calendar: WorkCalendar) -> WorkCalendar:
        """The calendar with this year's days; raises Failed where it never opens."""
        longer = with_clock_changes(calendar, self.year.last)
        new = with_school_year(longer, self.year, self.days)
        if off := [*school_year_faults(new, self.year)]:
            said = "; ".join(each.message for each in off)
            raise Failed(f"{self.file.name}: {said}")
        return new


def new_days(
    file: Path, year: SchoolYear, office: Office, answers: Answers = UNANSWERED
) -> NewDays:
    """The file's days for this kind of office; raises Failed."""
    days = days_in(file, year, answers)
    if others := [kind for kind in days if kind not in KINDS[office]]:
        raise Failed(
            f"{file.name}: agencies have no {' and no '.join(others)}; import these "
            "for an LEA, or for all\nnothing was changed"
        )
    return NewDays(file, year, days, office)


def changing(
    new: NewDays, mode: Mode, asker: Asker, given: str, why: str = ON_TRIAL
) -> Planner:
    """For each engagement its own calendar with these days; as act `given`."""

    def plan(cds: str, now: Standing, policy: Policy) -> RuleChange:
        calendar = new.of(policy.calendar(new.office))
        actor = asker.actor(ChangeCalendar, now, policy)
        act = ChangeCalendar(
            id=f"{given}.{cds}",
            by=actor.by,
            entered_by=actor.entered_by,
            why=why,
            office=new.office,
            calendar=calendar,
            mode=mode,
        )
        return RuleChange(act, policy.under(new.office, calendar))

    return plan


async def reaching_beyond(
    client: Client, cdss: Sequence[str]
) -> dict[str, list[Beyond]]:
    """Due dates and rungs of each engagement on days that no calendar knows yet."""

    async def one(cds: str) -> list[Beyond]:
        standing = await engagements.standing_of(client, cds)
        policy = await engagements.policy(client, cds)
        return beyond(policy, standing, await engagements.coming(client, cds))

    return dict(zip(cdss, await few_at_once(cdss, one), strict=True))
