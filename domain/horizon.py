"""Which timers of an engagement reach beyond what its calendars know."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.policies.ladder import Office
from domain.policies.policy import Policy
from domain.preview import WillHear
from domain.standing import Standing, timed
from domain.values import Value


class Beyond(Value):
    """Something planned for a day on which closures are not known yet."""

    office: Office
    calendar: str
    through: date
    subject: str
    what: str
    day: date

    @property
    def year(self) -> int:
        return self.day.year


def beyond(policy: Policy, now: Standing, coming: Iterable[WillHear]) -> list[Beyond]:
    """Due dates of what is open, and rungs to come, in the order of their days."""
    found = [*_dues(policy, now), *_rungs(policy, coming)]
    return sorted(found, key=lambda each: each.day)


def _dues(policy: Policy, now: Standing) -> Iterator[Beyond]:
    for each in timed(now.engagement, now.actions):
        yield from _unknown(policy, each.counts, each.key, "due date", each.due)


def _rungs(policy: Policy, coming: Iterable[WillHear]) -> Iterator[Beyond]:
    """By the office whose days count, and by that which is told."""
    for each in coming:
        for office in each.offices:
            day = policy.calendar(office).day_of(each.at)
            yield from _unknown(policy, office, each.subject, f"rung {each.rung}", day)


def _unknown(
    policy: Policy, office: Office, subject: str, what: str, day: date
) -> Iterator[Beyond]:
    calendar = policy.calendar(office)
    if calendar.through and calendar.is_provisional(day):
        yield Beyond(
            office=office,
            calendar=calendar.named,
            through=calendar.through,
            subject=subject,
            what=what,
            day=day,
        )
