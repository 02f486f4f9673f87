"""`calendar show` and `calendar check`: which days are known, and what reaches on."""

from datetime import date

from commands import context
from commands.args.engagements import chosen
from commands.output import console
from commands.policies import rollout_output
from commands.policies.compare import policy_of
from domain.calendars.school_year import stretches
from domain.calendars.work_calendar import Break, DayKind, WorkCalendar
from domain.policies.ladder import Office
from domain.wording import so_many

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DayRow = tuple[str, str, DayKind, str]
"""The first day of a stretch, its last, what they are, and its name."""


def show(
    entity: str | None, office: Office, year: int | None, *, as_json: bool
) -> None:
    """The calendar in force, or that of an engagement."""
    calendar = policy_of(entity).calendar(office)
    first = date(year, 1, 1) if year else date.min
    last = date(year, 12, 31) if year else date.max
    found = {kind: stretches(calendar, kind, first, last) for kind in DayKind}
    if as_json:
        head = {"name": calendar.name, "version": calendar.version, "office": office}
        rows = {
            kind: [e.model_dump(mode="json") for e in found[kind]] for kind in found
        }
        return console.as_json(head | {"through": calendar.through} | rows)
    console.say(*_head(calendar, office, year), "")
    table = sorted(day_row(kind, each) for kind in found for each in found[kind])
    return console.table(("first", "last", "kind", "name"), table)


def check(entity: str | None, *, as_json: bool) -> None:
    """Due dates and steps of open engagements on days that are not known yet."""
    from services.calendars import reaching_beyond

    cdss = chosen(entity)
    found = context.ask_server(lambda client: reaching_beyond(client, cdss))
    if as_json:
        return console.as_json(
            [
                {"cds": cds, "beyond": rollout_output.beyond_rows(each)}
                for cds, each in found.items()
            ]
        )
    for cds, some in found.items():
        console.say(*(f"{cds}: {line}" for line in rollout_output.warnings(some)))
    if not any(found.values()):
        console.say(
            f"{so_many(len(cdss), 'engagement')}: every due date and rung is on a "
            "day that the calendars know"
        )
    return None


def day_row(kind: DayKind, each: Break) -> DayRow:
    last = str(each.last) if each.last != each.first else ""
    return str(each.first), last, kind, each.name


def _head(calendar: WorkCalendar, office: Office, year: int | None) -> list[str]:
    worked = ", ".join(DAYS[day] for day in calendar.weekdays)
    lines = [
        f"{calendar.named}, the {office} calendar",
        f"works {worked}, opens {calendar.opens:%H:%M} ({calendar.zone})",
        f"closures are known through {calendar.through or 'any day'}",
    ]
    if year and calendar.is_provisional(date(year, 12, 31)):
        lines.append(f"warning: no data for {year} after {calendar.through}")
    return lines
