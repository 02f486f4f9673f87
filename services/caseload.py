"""All that is waited for in engagements, from the record: whose, and by when."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.clocks.subject import is_within
from domain.people.roles import Holder, Role, speaker
from domain.permissions import STANDS_IN
from domain.reviews.standing import ReviewStanding, by_engagement
from domain.standing import EngagementStanding, Timed, timed

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading
    from adapters.sql.reviews import SqlReviews


class Item(NamedTuple):
    """One thing that is to be done by a day, and who is asked for it today.

    That is whoever speaks for its role: the substitute of one who is away, and in
    receivership the administrator.
    """

    engagement: EngagementStanding
    timed: Timed
    owner: Holder | None
    confirming: tuple[tuple[Role, Holder | None], ...] = ()
    """Who may confirm it, where its owner has reported it complete."""

    @property
    def asked(self) -> tuple[tuple[Role, Holder | None], ...]:
        """Whom it waits for, by role: its owner, or those who may confirm it.

        Its owner, too, while nobody is there who may.
        """
        if any(who for _, who in self.confirming):
            return self.confirming
        return ((self.timed.asked, self.owner), *self.confirming)

    @property
    def persons(self) -> set[str]:
        return {who.person for _, who in self.asked if who}

    @property
    def person(self) -> str | None:
        return self.owner.person if self.owner else None

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
            and (self.role is None or self.role in (role for role, _ in item.asked))
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
    people, absences = record.people(entity), record.absences(entity)

    def who(role: Role) -> tuple[Role, Holder | None]:
        return role, speaker(people, absences, role, today)

    for each in timed(engagement, record.actions(entity), reviews):
        if each.stands.is_over(today):
            continue
        confirming = [who(role) for role in each.confirming]
        if not any(there for _, there in confirming):
            stand_in = (STANDS_IN[r] for r in each.confirming if r in STANDS_IN)
            confirming += map(who, stand_in)
        yield Item(engagement, each, who(each.asked)[1], tuple(confirming))
