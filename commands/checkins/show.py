"""`checkins`: each check-in, and the proof that a year has as many as it should."""

from collections.abc import Iterable

from client.endings import Misused
from commands import context
from commands.args.engagements import recorded_at
from commands.args.reference import Reference, reference
from commands.args.years import any_year
from commands.output import console
from commands.output.check_ins import head_of, lines_of, role_alone, year_line
from domain.calendars.school_year import SchoolYear
from domain.checkins.standing import CheckInStanding
from domain.people.roles import LABELS
from services.check_ins import EngagementCheckIns, check_ins

NONE = "no engagement is open; `refer` opens one"


def show_check_ins(
    entity: str | None, fiscal_year: str | None, *, as_json: bool
) -> None:
    """Of one engagement, an earlier one too, or of all that are open."""
    which = _engagement(entity)
    year = any_year("--fy", fiscal_year) if fiscal_year is not None else None
    record = context.record()
    chosen = [recorded_at(which)] if which else record.engagements(open_only=True)
    begins = year.begins if year else None
    found = [*check_ins(context.check_ins(), chosen, begins)]
    if as_json:
        return console.as_json({"engagements": [_row(each) for each in found]})
    if not found:
        return console.say(NONE)
    for each in found:
        console.say(f"{each.engagement.cds}  {each.engagement.lea}")
        _print(each, year)
    return _how(which, found) if which else None


def _engagement(entity: str | None) -> Reference | None:
    which = reference(entity) if entity else None
    if which and which.check_in:
        raise Misused(
            f"checkins lists those of an engagement: {which.whole}; one alone is "
            f"shown by `show {which}`"
        )
    if which and which.part:
        raise Misused(f"check-ins are an engagement's: {which.whole}, not {which}")
    return which


def _print(of_one: EngagementCheckIns, year: SchoolYear | None) -> None:
    if why := of_one.none_because:
        console.say(f"  no check-ins: {why}")
    elif not (of_one.years or of_one.check_ins) and year:
        console.say(f"  none of {year.named}")
    for begins in of_one.begins:
        console.say(*(f"  {year_line(e)}" for e in of_one.years if e.begins == begins))
        for each in of_one.of_year(begins):
            console.say(f"    {each.name}  {head_of(each)}", hang=15)
            console.say(*(f"      {e}" for e in lines_of(each, role_alone)), hang=8)


def _how(which: Reference, found: Iterable[EngagementCheckIns]) -> None:
    """How one of them is acted on: the first that is open."""
    known = (met for each in found for met in each.check_ins if met.is_open)
    if one := next(known, None):
        address = f"{which.whole}/{one.key}"
        console.say("", f"for one of them: {console.COMMAND} acts {address}")
    console.ui(which.cds)


def _row(of_one: EngagementCheckIns) -> dict[str, object]:
    now = of_one.engagement
    return {
        "cds": now.cds,
        "entity": now.entity,
        "lea": now.lea,
        "years": [
            console.dumped(each)
            | {"named": each.named, "kept": each.is_kept}
            | {"can_be_kept": each.can_be_kept}
            for each in of_one.years
        ],
        "check_ins": [_check_in(now.cds, each) for each in of_one.check_ins],
        "none_because": of_one.none_because or None,
        "link": context.link(now.cds),
    }


def _check_in(cds: str, met: CheckInStanding) -> dict[str, object]:
    there = {
        agency: [LABELS[role] for role in roles]
        for agency, roles in met.attendance.items()
    }
    return console.dumped(met) | {"address": f"{cds}/{met.key}", "attendance": there}
