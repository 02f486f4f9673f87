"""All that is waited for in engagements, from the record: whose, and by when."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.clocks.subject import is_within
from domain.people.roles import Holder, Role, speaker
from domain.standing import EngagementStanding, Timed, timed

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading


class Item(NamedTuple):
    """One thing that is to be done by a day, and who is asked for it today.

    That is whoever speaks for its role: the substitute of one who is away, and in
    receivership the administrator.
    """

    engagement: EngagementStanding
    timed: Timed
    asked: Holder | None
    confirming: tuple[tuple[Role, Holder | None], ...] = ()
    """Who may confirm it, where its owner has reported it complete."""

    @property
    def persons(self) -> set[str | None]:
        """Whom it waits for."""
        if self.confirming:
            return {who.person for _, who in self.confirming if who}
        return {self.person}

    @property
    def person(self) -> str | None:
        return self.asked.person if self.asked else None

    @property
    def roles(self) -> tuple[Role, ...]:
        return (self.timed.asked, *self.timed.confirming)

    @property
    def address(self) -> str:
        return f"{self.engagement.cds}/{self.timed.key}"

    @property
    def is_late(self) -> bool:
        return self.timed.stands.overdue


class ItemFilter(NamedTuple):
    """Which items are asked for; what is left empty asks nothing."""

    person: str = ""
    role: Role | None = None
    late: bool = False
    part: str = ""

    def fits(self, item: Item) -> bool:
        return (
            (not self.person or self.person in item.persons)
            and (self.role is None or self.role in item.roles)
            and (not self.late or item.is_late)
            and is_within(item.timed.key, self.part)
        )


def caseload(
    record: "SqlReading",
    engagements: Iterable[EngagementStanding],
    today: date,
    wanted: ItemFilter,
) -> list[Item]:
    """What is waited for, the first due first."""
    found = (item for e in engagements for item in _items(record, e, today))
    chosen = filter(wanted.fits, found)
    return sorted(chosen, key=lambda item: (item.timed.due, item.address))


def coming(items: Iterable[Item]) -> list[Item]:
    """What is not late, in the order in which its ladder speaks next."""
    ahead = [item for item in items if item.timed.stands.next_at and not item.is_late]
    return sorted(ahead, key=lambda item: str(item.timed.stands.next_at))


def _items(
    record: "SqlReading", engagement: EngagementStanding, today: date
) -> Iterator[Item]:
    entity = engagement.entity
    people, absences = record.people(entity), record.absences(entity)

    def who(role: Role) -> Holder | None:
        return speaker(people, absences, role, today)

    for each in timed(engagement, record.actions(entity)):
        confirming = tuple((role, who(role)) for role in each.confirming)
        yield Item(engagement, each, who(each.asked), confirming)
