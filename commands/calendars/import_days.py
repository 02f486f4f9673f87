"""`calendar import`: the closed days of a school year, for engagements that run."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from adapters.calendars.clock_changes import with_clock_changes
from adapters.calendars.closures import Closed
from adapters.calendars.read import read_days
from client.endings import Failed, Misused
from commands import context
from commands.calendars.show import closed_row
from commands.output import console
from commands.policies import rollout, rollout_output
from commands.policies.rollout import Change, Plan, Rehearsal
from domain.acts import ChangeCalendar, Mode
from domain.calendars.check import calendar_faults
from domain.calendars.school_year import SchoolYear, closures, with_school_year
from domain.calendars.work_calendar import Break, WorkCalendar
from domain.faults import Unreadable
from domain.policies.policy import Office, Policy
from domain.standing import Standing

AGENCY, ALL = "agency", "all"


class Wanted(NamedTuple):
    """What is to be imported, for whom; `school_year` as staff typed it."""

    file: Path
    target: str
    school_year: str
    mode: Mode
    why: str

    @property
    def office(self) -> Office:
        return Office.AGENCY if self.target == AGENCY else Office.LEA

    @property
    def entity(self) -> str | None:
        return None if self.target in (AGENCY, ALL) else self.target


def import_days(
    wanted: Wanted, *, commit: bool, by: str | None, act_id: str | None, as_json: bool
) -> None:
    """Preview, or one act for each engagement concerned."""
    year = _year(wanted.school_year)
    read = _days(wanted.file, year)
    cdss = rollout.chosen(wanted.entity)
    if not commit:
        return _preview(wanted, year, read, cdss, by, as_json=as_json)
    if not wanted.why.strip():
        raise Misused("say --why, for those who come after you")
    actor, given = context.actor(by), act_id or uuid4().hex
    plan = _plan(wanted, year, read, given, actor.by)
    outcomes = rollout.carry_out(cdss, plan)
    again = f"{_line(wanted, wanted.why)} --as {actor.by} --id {given}"
    return rollout_output.print_outcomes(outcomes, again, as_json=as_json)


def _year(text: str) -> SchoolYear:
    year = SchoolYear.parsed(text)
    if year is None:
        raise Misused(f"--school-year: '{text}' is none; write it like 2027-28")
    return year


def _days(file: Path, year: SchoolYear) -> list[Closed]:
    """Those of the file that lie in the school year; raises Failed."""
    try:
        read = read_days(file)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off
    within = [each for each in read if year.part_of(each.days)]
    if not within:
        raise Failed(
            f"{file.name} has no closed days from {year.first} through {year.last}, "
            f"the school year {year.named}\nnothing was changed"
        )
    return within


def _plan(
    wanted: Wanted, year: SchoolYear, read: Sequence[Closed], given: str, by: str | None
) -> Plan:
    """For each engagement its own calendar, with this year's days."""

    def plan(cds: str, standing: Standing, policy: Policy) -> Change:
        before = policy.calendar(wanted.office)
        longer = with_clock_changes(before, year.last)
        new = with_school_year(longer, year, (each.days for each in read))
        _check(wanted.file, year, read, new)
        act = ChangeCalendar(
            id=f"{given}.{cds}",
            by=rollout.decider(by, standing, policy),
            entered_by=context.typist(),
            why=wanted.why or "on trial",
            office=wanted.office,
            calendar=new,
            mode=wanted.mode,
        )
        return Change(act, policy.but(**{str(wanted.office): new}))

    return plan


def _check(
    file: Path, year: SchoolYear, read: Sequence[Closed], new: WorkCalendar
) -> None:
    """Raises Failed, at the line of the longest stretch, where it never opens."""
    longest = max(read, key=lambda each: each.days.last - each.days.first)
    off = [each.message for each in calendar_faults(new)]
    if not new.working_days(year.first, year.last):
        off.append(f"the office would open on no day of {year.named}")
    if off:
        raise Failed(f"{file.name}:{longest.line}: {'; '.join(off)}")


def _preview(
    wanted: Wanted,
    year: SchoolYear,
    read: Sequence[Closed],
    cdss: Sequence[str],
    by: str | None,
    *,
    as_json: bool,
) -> None:
    plan = _plan(wanted, year, read, uuid4().hex, by)
    rehearsals = rollout.rehearse(cdss, plan)
    if as_json:
        rows = rollout_output.as_rows(rehearsals)
        for row, each in zip(rows, rehearsals, strict=True):
            row |= _days_row(wanted.office, year, each)
        console.as_json({"school_year": year.named, "engagements": rows})
    else:
        _print_days(wanted.office, year, rehearsals)
        rollout_output.print_rehearsals(rehearsals)
        console.say(f"to do it: {_line(wanted, wanted.why or '...')} --as PERSON")
    rollout_output.check_rehearsals(rehearsals)


def _print_days(
    office: Office, year: SchoolYear, rehearsals: Sequence[Rehearsal]
) -> None:
    """Which days come and which go; once for all engagements that share a calendar."""
    seen: set[str] = set()
    for each in rehearsals:
        before, after = each.before.calendar(office), each.after.calendar(office)
        if before.named in seen:
            continue
        seen.add(before.named)
        known = f"known through {before.through} -> {after.through}"
        console.say(f"{before.named} -> {after.version}: {known}")
        come, go = _moved(before, after, year)
        rows = [("comes", *closed_row(one)) for one in come]
        rows += [("goes", *closed_row(one)) for one in go]
        console.table(("", "first", "last", "closed for"), rows)
        console.say("")


def _days_row(office: Office, year: SchoolYear, each: Rehearsal) -> dict[str, object]:
    before, after = each.before.calendar(office), each.after.calendar(office)
    come, go = _moved(before, after, year)
    return {
        "calendar": after.named,
        "through": after.through,
        "comes": [one.model_dump(mode="json") for one in come],
        "goes": [one.model_dump(mode="json") for one in go],
    }


def _moved(
    before: WorkCalendar, after: WorkCalendar, year: SchoolYear
) -> tuple[list[Break], list[Break]]:
    """The closed stretches of the year that come, and those that go."""
    was = closures(before, year.first, year.last)
    now = closures(after, year.first, year.last)
    return [e for e in now if e not in was], [e for e in was if e not in now]


def _line(wanted: Wanted, why: str) -> str:
    words = ["calendar", "import", str(wanted.file), "--for", wanted.target]
    words += ["--school-year", wanted.school_year, "--mode", str(wanted.mode)]
    return f"{console.COMMAND} {shlex.join([*words, '--why', why, '--commit'])}"
