"""`people list`: who is who, and each role as it is held today."""

from collections.abc import Sequence
from datetime import date

from adapters.directory.addresses import Person
from client.endings import Failed, Misused
from commands import context
from commands.args import dates
from commands.args.reference import running
from commands.output import console
from commands.output.engagement import print_heading
from commands.people.change import open_engagements
from commands.people.output import span
from domain.people.roles import LABELS, Role
from domain.people.roster import Receivership, RoleToday, coming, receiverships, roll
from domain.standing import Standing

PersonsById = dict[str, Person]
NOT_REACHED = "NOT IN THE DIRECTORY, no letter reaches them"
LOAD = f"{console.COMMAND} people load FILE"


def show_people(entity: str | None, *, as_json: bool) -> None:
    """One engagement's roles, or everybody with the roles they hold."""
    known = context.directory().people
    if entity in known:
        raise Misused(
            f"{entity} is a person: `people` says what they hold, "
            f"`list --mine {entity}` what is asked of them"
        )
    cds = running(entity).cds if entity else None
    found = open_engagements(cds)
    if cds and not found:
        raise Failed(f"there is no open engagement of {cds}; see `list`")
    today = dates.today()
    if as_json:
        rows = [_as_json(now, known, today) for now in found]
        people = [] if cds else [console.dumped(each) for each in known.values()]
        return console.as_json({"people": people, "engagements": rows})
    if cds:
        return _one(found[0], known, today)
    return _everybody(found, known, today)


def _one(now: Standing, known: PersonsById, today: date) -> None:
    print_heading(now.engagement)
    for each in receiverships(now.people, today):
        console.say(_in_receivership(each, known))
    held = roll(now.people, now.absences, today)
    console.say(*(_held(each, known) for each in held))
    if any(e.person and e.person not in known for e in held):
        console.say(f"letters reach whoever is in the directory: {LOAD}")
    missing = [LABELS[r] for r in Role if r not in {each.role for each in held}]
    console.say(*([f"nobody was named yet as: {', '.join(missing)}"] * bool(missing)))
    changes = coming(now.people, now.absences, today)
    console.say("within 60 days:" if changes else "nothing changes within 60 days")
    console.say(*(f"  {each.first}  {each.said}" for each in changes))
    console.ui(now.engagement.cds)


def _everybody(found: Sequence[Standing], known: PersonsById, today: date) -> None:
    """Each person with their roles; then whoever holds one and is not known."""
    roles: dict[str, list[str]] = {}
    for now in found:
        for each in roll(now.people, now.absences, today):
            if each.person:
                whose = f"{now.engagement.lea} ({now.engagement.cds})"
                said = f"{each.title} of {whose}{_manner(each)}"
                roles.setdefault(each.person, []).append(said)
    for p in known.values():
        agency = f", {p.agency}" if p.agency else ""
        held = "; ".join(roles.get(p.person, [])) or "holds no role"
        console.entry(f"{p.person}  {p.name}{agency}", p.address, held)
    unreached = sorted(roles.keys() - known.keys())
    for person in unreached:
        console.entry(f"{person}  {NOT_REACHED}", "; ".join(roles[person]))
    if unreached:
        console.say(f"letters reach whoever is in the directory: {LOAD}")
    for now in found:
        _changes(now, today)


def _changes(now: Standing, today: date) -> None:
    vacant = [e.title for e in roll(now.people, (), today) if e.person is None]
    changes = coming(now.people, now.absences, today)
    if vacant or changes:
        console.say(f"{now.engagement.cds}  {now.engagement.lea}:")
    console.say(*(f"  vacant: {each}" for each in vacant))
    console.say(*(f"  {each.first}  {each.said}" for each in changes))


def _held(each: RoleToday, known: PersonsById) -> str:
    holder = _name(each.person, known) if each.person else "VACANT"
    unreached = each.person is not None and each.person not in known
    said = f"{holder}, {span(each.first, each.last)}{_manner(each)}"
    return f"  {each.title}: {said}{f', {NOT_REACHED}' if unreached else ''}"


def _manner(each: RoleToday) -> str:
    said = ", interim" if each.interim else ""
    if each.passed_to:
        said += f", the administrator {each.passed_to} hears and acts"
    if each.stands_in:
        said += f", {each.stands_in} stands in until {each.stands_in_until}"
    return said


def _in_receivership(each: Receivership, known: PersonsById) -> str:
    name = _name(each.administrator, known)
    return (
        f"receivership, {span(each.first, each.last)}: the administrator {name} hears "
        "and acts for the superintendent"
    )


def _name(person: str, known: PersonsById) -> str:
    return f"{known[person].name} ({person})" if person in known else person


def _as_json(now: Standing, known: PersonsById, today: date) -> dict[str, object]:
    held = roll(now.people, now.absences, today)
    return {
        "cds": now.engagement.cds,
        "lea": now.engagement.lea,
        "roles": [
            console.dumped(each)
            | {"name": known[each.person].name if each.person in known else None}
            | {"address": known[each.person].address if each.person in known else None}
            for each in held
        ],
        "receivership": [console.dumped(e) for e in receiverships(now.people, today)],
        "absences": [console.dumped(each) for each in now.absences],
        "coming": [console.dumped(e) for e in coming(now.people, now.absences, today)],
        "link": context.link(now.engagement.cds),
    }
