"""When mail goes out, and what goes together: hours, digests, back-off.

Read `sort` first: of all that waits for one person it says which letters go now, and
when the rest may.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from itertools import groupby
from typing import Annotated, NamedTuple

from domain.bounds import Id, Many, Name, OfficeTime, Whole
from domain.calendars.work_calendar import ONE_DAY, WorkCalendar
from domain.letters.notice import Notice
from domain.policies.ladder import Way
from domain.values import Value


class MailPolicy(Value):
    """When the agency writes to people: never by night, one digest a day.

    Digests go from `digest_from` on, after the rungs of the day's opening have acted;
    `gather_minutes` is how long a notice waits for others of the same moment. `ways`
    says which templates do not travel in the digest.
    """

    name: Name
    version: Id
    calendar: WorkCalendar
    opens: OfficeTime
    closes: OfficeTime
    digest_from: OfficeTime
    gather_minutes: Annotated[int, Whole(0, 1_440)] = 0
    try_again_after_minutes: Annotated[
        tuple[Annotated[int, Whole(1, 10_080)], ...], Many(20, least=1)
    ] = (60,)
    ways: Annotated[dict[Name, Way], Many(200)] = {}

    def way(self, template: str) -> Way:
        return self.ways.get(template, Way.DIGEST)

    def way_of(self, notice: Notice) -> Way:
        """Alone if it invites; as its rung says, else as its template does."""
        return notice.own_way or self.way(notice.template)

    def may_go(self, way: Way, instant: datetime) -> datetime:
        """`instant` itself where mail of this way may go then, else when it may."""
        if way is Way.IMMEDIATE:
            return instant
        day = self.calendar.day_of(instant)
        closes = self.calendar.instant(day, self.closes)
        if self.calendar.works(day) and instant < closes:
            return max(instant, self.calendar.instant(day, self._opens(way)))
        return self.next_day(way, instant)

    def next_day(self, way: Way, instant: datetime) -> datetime:
        """When mail of this way may first go on a working day after `instant`'s."""
        tomorrow = self.calendar.day_of(instant) + ONE_DAY
        day = self.calendar.working_day_from(tomorrow)
        return self.calendar.instant(day, self._opens(way))

    def _opens(self, way: Way) -> time:
        return self.digest_from if way is Way.DIGEST else self.opens

    def try_again(self, attempts: int, at: datetime) -> datetime:
        """When to try again what has been tried in vain so often, last at `at`."""
        waits = self.try_again_after_minutes
        return at + timedelta(minutes=waits[min(attempts, len(waits)) - 1])


class WaitingNotice(Value):
    """A notice in the outbox as a round finds it.

    It was tried `attempts` times, and rests until `not_before`. A `letter` it was
    handed over in at `tried_at` may have arrived; then only the same letter may go
    again.
    """

    notice: Notice
    attempts: int = 0
    not_before: datetime | None = None
    letter: str | None = None
    tried_at: datetime | None = None


class Bag(Value):
    """All that waits for one person, and when each template last reached them."""

    person: str
    waiting: tuple[WaitingNotice, ...]
    reached: dict[str, datetime] = {}


class Letter(Value):
    """One mail to one person, of the `day` on which it first went.

    What is `repeated` may have arrived before, under the same id.
    """

    id: str
    to: str
    at: datetime
    day: date
    notices: tuple[Notice, ...]
    attempts: int = 0
    repeated: bool = False

    @property
    def keys(self) -> list[str]:
        return [each.key for each in self.notices]


class Later(NamedTuple):
    """Notices that may not go yet, and when they may."""

    keys: list[str]
    at: datetime


def sort(
    policy: MailPolicy, bag: Bag, at: datetime
) -> tuple[list[Letter], list[Later]]:
    """The letters that go to this person now, and when the others may."""
    letters: list[Letter] = []
    later: list[Later] = []
    for together in _together(policy, bag):
        ready = _ready(policy, bag, together, at)
        if ready <= at:
            letters.append(_letter(policy, bag.person, together, at))
        else:
            later.append(Later([each.notice.key for each in together], ready))
    return letters, later


def letter_id(*keys: str) -> str:
    return sha256("\n".join(sorted(keys)).encode()).hexdigest()[:16]


def _together(policy: MailPolicy, bag: Bag) -> Iterator[list[WaitingNotice]]:
    """What goes in one letter: what went in one before, and the rest of the digest."""

    def fold(each: WaitingNotice) -> str:
        digest = policy.way_of(each.notice) is Way.DIGEST
        return each.letter or ("" if digest else each.notice.key)

    for _, together in groupby(sorted(bag.waiting, key=fold), key=fold):
        yield sorted(together, key=lambda each: (each.notice.at, each.notice.key))


def _ready(
    policy: MailPolicy, bag: Bag, together: list[WaitingNotice], at: datetime
) -> datetime:
    """When this letter may go: rested, within the hours, one digest a day."""
    rested = max([at, *(each.not_before for each in together if each.not_before)])
    way = policy.way_of(together[0].notice)
    if way is not Way.DIGEST or together[0].letter:
        return policy.may_go(way, rested)
    laid = min(each.notice.at for each in together)
    gathered = max(rested, laid + timedelta(minutes=policy.gather_minutes))
    before = [when for name, when in bag.reached.items() if policy.way(name) is way]
    tomorrow = [policy.next_day(way, max(before))] if before else []
    return max([policy.may_go(way, gathered), *tomorrow])


def _letter(
    policy: MailPolicy, person: str, together: list[WaitingNotice], at: datetime
) -> Letter:
    notices = tuple(each.notice for each in together)
    tried = [each.tried_at for each in together if each.letter and each.tried_at]
    first = min(tried, default=at)
    return Letter(
        id=together[0].letter or letter_id(*(each.key for each in notices)),
        to=person,
        at=first,
        day=policy.calendar.day_of(first),
        notices=notices,
        attempts=max(each.attempts for each in together),
        repeated=together[0].letter is not None,
    )
