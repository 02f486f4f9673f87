"""`caseload`: who carries what, coaches first, and which dates come."""

from collections.abc import Iterator

from commands import context
from commands.args import dates
from commands.args.people import known_person
from commands.output import console
from commands.output.items import as_rows
from domain.hundredths import ONE
from domain.standing import EngagementStanding
from domain.supports.sentences import in_hours
from domain.wording import as_words, so_many, with_and
from services.caseload import Item
from services.workload import DUE, Carried, ComingDate, Workload, workloads

SHOWN = 8  # of what waits for one person in one engagement


def show_caseload(person: str | None, *, days: int, as_json: bool) -> None:
    """From the record, of all who take part in open engagements, or of one of them."""
    who = context.as_listed(person) if person else ""
    record, today = context.record(), dates.today()
    found = workloads(record, context.reviews(), today, person=who, days=days)
    if who and not found:
        known_person("--person", who)
    if as_json:
        return console.as_json([_row(each) for each in found])
    if not found:
        whose = f"{who} has" if who else "nobody has"
        return console.say(f"{whose} a role in an open engagement today")
    for load in found:
        console.say(_head(load), hang=4)
        for each in load.carried:
            console.say(*_lines(each), hang=8)
        if days:
            console.say(*_coming(load, days), hang=8)
        console.say("")
    return None


def _head(load: Workload) -> str:
    many = so_many(len(load.carried), "engagement")
    asked = sum(len(each.asked) for each in load.carried)
    late = sum(item.is_late for each in load.carried for item in each.asked)
    waits = f", {asked} asked of them" if asked else ""
    of_these = f" ({late} late)" if late else ""
    coached = f", {in_hours(load.hours)} coached" if load.hours else ""
    return f"{load.person}: {many}{waits}{of_these}{coached}"


def _lines(each: Carried) -> Iterator[str]:
    now = each.engagement
    late = f", {len(each.late)} late" if each.late else ""
    yield (
        f"    {now.cds}  {now.lea}: {with_and(each.role_names)}; "
        f"{as_words(now.phase)}{late}"
    )
    if each.hours:
        yield f"        coached {in_hours(each.hours)} this school year"
    for position in each.positions:
        terms = position.terms
        yield f"        {position.ref.address}  {terms.title}: {terms.said}"
    for item in each.asked[:SHOWN]:
        yield f"        {_asked(now, item)}"
    if more := len(each.asked[SHOWN:]):
        listed = f"{console.COMMAND} list {now.cds}"
        yield f"        and {more} more: {listed}"


def _asked(now: EngagementStanding, item: Item) -> str:
    confirm = ", to be confirmed" if item.confirming else ""
    late = f", late ({item.timed.stands.rung or 'first rung to come'})"
    how = confirm + (late if item.is_late else "")
    return f"{item.address}  {item.timed.title}: due {item.timed.due}{how}"


def _coming(load: Workload, days: int) -> Iterator[str]:
    if not load.dates:
        yield f"    no dates in the next {so_many(days, 'day')}"
        return
    yield f"    the next {so_many(days, 'day')}:"
    yield from (f"        {_said(each)}" for each in load.dates)


def _said(each: ComingDate) -> str:
    what = "" if each.what == DUE else f" ({each.what})"
    return f"{each.day}  {each.address}  {each.lea}: {each.title}{what}"


def _row(load: Workload) -> dict[str, object]:
    return {
        "person": load.person,
        "hours": load.hours / ONE,
        "engagements": [_carried(each) for each in load.carried],
        "dates": [each._asdict() for each in load.dates],
    }


def _carried(each: Carried) -> dict[str, object]:
    now = each.engagement
    return {
        "cds": now.cds,
        "lea": now.lea,
        "phase": now.phase,
        "roles": each.role_names,
        "late": [item.address for item in each.late],
        "asked": as_rows(each.asked),
        "hours": each.hours / ONE,
        "positions": [
            {"address": e.ref.address, "title": e.terms.title, "last": e.terms.last}
            for e in each.positions
        ],
        "link": context.link(now.cds),
    }
