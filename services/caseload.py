"""All that is waited for in engagements, from the record: whose, and by when."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.clocks.subject import is_within
from domain.people.roles import Assignment, Role, holder
from domain.reviews.standing import ReviewStanding, by_engagement
from domain.standing import EngagementStanding, Timed, timed

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading
    from adapters.sql.reviews import SqlReviews


class Item(NamedTuple):
    """One thing that is to be done by a day, and who is asked for it today."""

    engagement: EngagementStanding
    timed: Timed
    person: str | None
    confirming: tuple[tuple[Role, str | None], ...] = ()
    """Who may confirm it, where its owner has reported it complete."""

    @property
    def persons(self) -> set[str | None]:
        """Whom it waits for."""
        if self.confirming:
            return {person for _, person in self.confirming}
        return {self.person}

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
    reviews: "SqlReviews",
    engagements: Iterable[EngagementStanding],
    today: date,
    wanted: ItemFilter,
) -> list[Item]:
    """What is waited for, the first due first."""
    known = by_engagement(reviews.open_reviews())
    found = (
        item
        for each in engagements
        for item in _items(record, each, known.get(each.entity, ()), today)
    )
    chosen = filter(wanted.fits, found)
    return sorted(chosen, key=lambda item: (item.timed.due, item.address))


def coming(items: Iterable[Item]) -> list[Item]:
    """What is not late, in the order in which its ladder speaks next."""
    ahead = [item for item in items if item.timed.stands.next_at and not item.is_late]
    return sorted(ahead, key=lambda item: str(item.timed.stands.next_at))


def _items(
    record: "SqlReading",
    engagement: EngagementStanding,
    reviews: Iterable[ReviewStanding],
    today: date,
) -> Iterator[Item]:
    entity = engagement.entity
    people: list[Assignment] = record.people(entity)
    for each in timed(engagement, record.actions(entity), reviews):
        confirming = tuple((r, holder(people, r, today)) for r in each.confirming)
        yield Item(engagement, each, holder(people, each.asked, today), confirming)
