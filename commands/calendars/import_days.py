"""`calendar import`: the days of a school year, for engagements that run."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from client.endings import Failed, Misused
from commands import context
from commands.args.engagements import chosen
from commands.args.reference import running
from commands.args.said_again import say_again
from commands.calendars.show import day_row
from commands.output import console
from commands.output.command_line import command_line
from commands.policies import rollout_output
from commands.policies.compare import policy_of
from domain.acts import Mode
from domain.calendars.day_changes import DayChange, DayChangeKind, day_changes
from domain.calendars.listed import Answers
from domain.calendars.school_year import SchoolYear, left_open
from domain.calendars.work_calendar import Break, DayKind
from domain.faults import quoted
from domain.guess import guess
from domain.policies.ladder import Office
from services import calendars, rollout
from services.calendars import NewDays
from services.policies import ON_TRIAL
from services.rollout import Asker, Rehearsal

AGENCY, ALL = "agency", "all"
WORDS = {
    DayKind.CLOSED: "closed days",
    DayKind.RECESS: "recess",
    DayKind.TESTING: "testing",
}


class ImportRequest(NamedTuple):
    """What is to be imported, for whom; `school_year` as staff typed it."""

    file: Path
    target: str
    school_year: str
    mode: Mode
    why: str
    answers: Answers

    @property
    def office(self) -> Office:
        return Office.AGENCY if self.target == AGENCY else Office.LEA

    @property
    def entity(self) -> str | None:
        return None if self.target in (AGENCY, ALL) else self.target


def import_days(
    wanted: ImportRequest,
    *,
    commit: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Preview, or one act for each engagement concerned."""
    year = _year(wanted.school_year)
    try:
        _check_target(wanted)
    except Misused as unknown:
        raise Misused(f"{unknown}{_also_off(wanted, year)}") from unknown
    new = calendars.new_days(wanted.file, year, wanted.office, wanted.answers)
    cdss = chosen(wanted.entity)
    if not commit:
        return _preview(wanted, new, cdss, by, as_json=as_json)
    if not wanted.why.strip():
        raise Misused("say --why, for those who come after you")
    actor, given = context.actor(by), act_id or uuid4().hex
    plan = calendars.changing(new, wanted.mode, Asker(*actor), given, wanted.why)
    if said := _warning(new):
        console.complain(*said)
    outcomes = context.ask_server(lambda c: rollout.carry_out(c, cdss, plan))
    again = f"{_line(wanted, wanted.why)} --as {actor.by} --id {given}"
    return rollout_output.print_outcomes(outcomes, again, as_json=as_json)


def _year(text: str) -> SchoolYear:
    """Said again where it is not written as it is called; raises Misused."""
    year = SchoolYear.parsed(text)
    if year is None:
        likely = _likely(text[:4])
        near = f"; did you mean {likely}?" if likely else "; write it like 2027-28"
        raise Misused(f"--school-year: {quoted(text)} is none{near}")
    say_again(text, year.named, option="--school-year")
    return year


def _likely(year: str) -> str:
    """The school years that meet in a year; empty where it is none."""
    met = SchoolYear.parsed(f"{year}-{int(year) + 1}") if year.isdecimal() else None
    return f"{met.but(begins=met.begins - 1).named} or {met.named}" if met else ""


def _preview(
    wanted: ImportRequest,
    new: NewDays,
    cdss: Sequence[str],
    by: str | None,
    *,
    as_json: bool,
) -> None:
    asker, why = context.asker(by), wanted.why or ON_TRIAL
    plan = calendars.changing(new, wanted.mode, asker, uuid4().hex, why)
    rehearsals = context.ask_server(lambda c: rollout.rehearse(c, cdss, plan))
    if as_json:
        rows = rollout_output.as_rows(rehearsals)
        for row, each in zip(rows, rehearsals, strict=True):
            row |= _days_row(new, each)
        opened = [one.model_dump(mode="json") for one in _left_open(new)]
        head = {"school_year": new.year.named, "state_holidays_left_open": opened}
        console.as_json(head | {"engagements": rows})
    else:
        console.say(*_warning(new))
        _print_days(new, rehearsals)
        rollout_output.print_rehearsals(rehearsals)
        line = _line(wanted, wanted.why or "...")
        console.say(f"to do it: {line} --as {by or 'PERSON'}")
    rollout_output.check_rehearsals(rehearsals)


def _print_days(new: NewDays, rehearsals: Sequence[Rehearsal]) -> None:
    """What comes, goes and stays; once for all engagements that share a calendar."""
    seen: set[str] = set()
    for each in rehearsals:
        before = each.before.calendar(new.office)
        after = each.after.calendar(new.office)
        if before.named in seen:
            continue
        seen.add(before.named)
        known = f"known through {before.through} -> {after.through}"
        console.say(f"{before.named} -> {after.version}: {known}")
        found = [*day_changes(before, after, new.year, new.days)]
        rows = [(one.what, *day_row(one.kind, one.days)) for one in found]
        if all(one.what is DayChangeKind.STAYS for one in found):
            console.say("each day stays as it is")
        if rows:
            console.table(("", "first", "last", "kind", "name"), rows)
        console.say(*_kept(new), "")


def _kept(new: NewDays) -> list[str]:
    if not new.kept:
        return []
    kinds = ", ".join(WORDS[kind] for kind in new.kept)
    return [f"kept as it is, for {new.file.name} says nothing of it: {kinds}"]


def _left_open(new: NewDays) -> list[Break]:
    """The state's holidays, as its calendar in force has them, that the file drops."""
    closed = new.days.get(DayKind.CLOSED)
    if closed is None:
        return []
    return left_open(policy_of(None).agency, new.year, closed)


def _warning(new: NewDays) -> list[str]:
    dropped = "; ".join(f"{each.first} {each.name}" for each in _left_open(new))
    if not dropped:
        return []
    return [
        f"warning: {new.file.name} does not close the office on these state holidays: "
        f"{dropped}"
    ]


def _days_row(new: NewDays, each: Rehearsal) -> dict[str, object]:
    before, after = each.before.calendar(new.office), each.after.calendar(new.office)
    found = [*day_changes(before, after, new.year, new.days)]
    rows: dict[str, object] = {
        what: [_row(one) for one in found if one.what is what] for what in DayChangeKind
    }
    return {"calendar": after.named, "through": after.through, **rows}


def _row(each: DayChange) -> dict[str, object]:
    return {"kind": each.kind, **each.days.model_dump(mode="json")}


def _check_target(wanted: ImportRequest) -> None:
    """Raises Misused with all that --for takes."""
    try:
        if wanted.entity:
            running(wanted.entity)
    except Misused as off:
        near = guess(wanted.target, (AGENCY, ALL))
        said = f"--for takes one LEA, {AGENCY} or {ALL}{near}"
        raise Misused(f"--for: {off}; {said}") from off


def _also_off(wanted: ImportRequest, year: SchoolYear) -> str:
    """What is off about the file as well, on lines of its own."""
    try:
        calendars.days_in(wanted.file, year, wanted.answers)
    except Failed as off:
        return f"\n{off}"
    return ""


def _line(wanted: ImportRequest, why: str) -> str:
    words = ["calendar", "import", str(wanted.file), "--for", wanted.target]
    words += ["--school-year", wanted.school_year, "--mode", str(wanted.mode)]
    answers = wanted.answers
    words += ["--take-free"] if answers.take_free else []
    for flag, said in answers.named.items():
        words += [word for each in said for word in (flag, each)]
    words += [f"--no-{kind}" for kind in answers.none]
    return command_line([*words, "--why", why, "--commit"])
