"""Who carries what: each person's engagements, what waits for them, what comes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from domain.people.roles import COACHES, LABELS, Role, holder, speaker
from domain.standing import EngagementStanding
from domain.supports.given import PositionNoted, SupportsGiven
from services.caseload import Item, ItemFilter, caseload

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading
    from adapters.sql.reviews import SqlReviews

ORDER = (*COACHES, *(role for role in Role if role not in COACHES))
"""Of roles: who works with LEAs day by day comes first."""
DUE, RECHECK = "due", "looked at again"


class ComingDate(NamedTuple):
    """A day that comes, and what is due then or is looked at again, by its address."""

    day: date
    address: str
    lea: str
    title: str
    what: str = DUE


class Carried(NamedTuple):
    """One engagement of somebody, in their roles there.

    `late` is all that is late in it, `asked` what waits for them; `hours` those they
    coached there in this school year, in hundredths. Coaches have its `positions` too.
    """

    engagement: EngagementStanding
    roles: tuple[Role, ...]
    late: tuple[Item, ...]
    asked: tuple[Item, ...]
    hours: int
    positions: tuple[PositionNoted, ...]

    @property
    def role_names(self) -> list[str]:
        return [LABELS[role] for role in self.roles]


class Workload(NamedTuple):
    """What one person carries; `dates` are those that come in their engagements."""

    person: str
    carried: tuple[Carried, ...]
    dates: tuple[ComingDate, ...]

    @property
    def hours(self) -> int:
        return sum(each.hours for each in self.carried)


class OpenEngagement(NamedTuple):
    """An engagement with what is waited for in it, as the record has it."""

    standing: EngagementStanding
    items: tuple[Item, ...]
    given: SupportsGiven
    roles: Mapping[str, tuple[Role, ...]]
    """Of each who has some there, whether they hold them or stand in."""

    def coaches(self, person: str) -> bool:
        return any(role in COACHES for role in self.roles[person])


def workloads(
    record: "SqlReading",
    reviews: "SqlReviews",
    today: date,
    *,
    person: str = "",
    days: int = 0,
) -> list[Workload]:
    """Of all who have a role in an open engagement, coaches first; or of one person.

    With the dates of so many days to come.
    """
    known = [*_open(record, reviews, today)]
    people = {who: roles for each in known for who, roles in each.roles.items()}
    wanted = [who for who in people if person in ("", who)]
    until = today + timedelta(days=days)
    found = [_of_person(who, known, today, until if days else None) for who in wanted]
    return sorted(found, key=_rank)


def _rank(load: Workload) -> tuple[int, str]:
    first = min(ORDER.index(role) for each in load.carried for role in each.roles)
    return first, load.person


def _open(
    record: "SqlReading", reviews: "SqlReviews", today: date
) -> Iterator[OpenEngagement]:
    engagements = record.engagements(open_only=True)
    items = caseload(record, reviews, engagements, today, ItemFilter())
    for each in engagements:
        own = tuple(i for i in items if i.engagement.entity == each.entity)
        given = record.supports(each.entity)
        yield OpenEngagement(each, own, given, _roles(record, each.entity, today))


def _roles(
    record: "SqlReading", entity: str, today: date
) -> dict[str, tuple[Role, ...]]:
    people, absences = record.people(entity), record.absences(entity)
    found: dict[str, tuple[Role, ...]] = {}
    for role in ORDER:
        there = speaker(people, absences, role, today)
        both = (holder(people, role, today), there.person if there else None)
        for who in dict.fromkeys(filter(None, both)):
            found[who] = (*found.get(who, ()), role)
    return found


def _of_person(
    person: str, known: Sequence[OpenEngagement], today: date, until: date | None
) -> Workload:
    theirs = [each for each in known if person in each.roles]
    dates = (_dates(each, person) for each in theirs) if until else ()
    coming = [
        each
        for some in dates
        for each in some
        if today <= each.day and until and each.day <= until
    ]
    return Workload(
        person,
        tuple(_carried(each, person, today) for each in theirs),
        tuple(sorted(coming)),
    )


def _carried(of: OpenEngagement, person: str, today: date) -> Carried:
    return Carried(
        engagement=of.standing,
        roles=of.roles[person],
        late=tuple(item for item in of.items if item.is_late),
        asked=tuple(item for item in of.items if person in item.persons),
        hours=of.given.coached_by(person, today),
        positions=tuple(of.given.held_on(today)) if of.coaches(person) else (),
    )


def _dates(of: OpenEngagement, person: str) -> Iterator[ComingDate]:
    """All of an engagement for who coaches it; for others what is asked of them."""
    coaches = of.coaches(person)
    items: Iterable[Item] = (
        item for item in of.items if coaches or person in item.persons
    )
    now = of.standing
    for item in items:
        timed = item.timed
        yield ComingDate(timed.due, item.address, now.lea, timed.title)
        if again := timed.stands.recheck:
            yield ComingDate(again, item.address, now.lea, timed.title, RECHECK)
    if now.stop and coaches:
        yield ComingDate(now.stop.recheck, now.cds, now.lea, "all clocks", RECHECK)
