"""Which timers of an engagement reach beyond what its calendars know."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.actions.status import DONE, GONE
from domain.policies.check import ladders
from domain.policies.policy import Office, Policy
from domain.preview import WillHear
from domain.standing import ActionStanding
from domain.values import Value


class Beyond(Value):
    """Something planned for a day on which closures are not known yet."""

    office: Office
    calendar: str
    through: date
    action: str
    what: str
    day: date

    @property
    def year(self) -> int:
        return self.day.year


def beyond(
    policy: Policy, actions: Iterable[ActionStanding], coming: Iterable[WillHear]
) -> list[Beyond]:
    """Due dates of open actions, and rungs to come, in the order of their days."""
    found = [*_dues(policy, actions), *_rungs(policy, coming)]
    return sorted(found, key=lambda each: each.day)


def _dues(policy: Policy, actions: Iterable[ActionStanding]) -> Iterator[Beyond]:
    for each in actions:
        if each.status not in (*DONE, *GONE):
            yield from _unknown(policy, Office.LEA, each.label, "due date", each.due)


def _rungs(policy: Policy, coming: Iterable[WillHear]) -> Iterator[Beyond]:
    """The working days are the LEA's; the opening is that of the office told."""
    offices = _offices(policy)
    for each in coming:
        told = offices.get(each.step, {Office.LEA}) | {Office.LEA}
        for office in (office for office in Office if office in told):
            day = policy.calendar(office).day_of(each.at)
            yield from _unknown(policy, office, each.action, f"step {each.step}", day)


def _offices(policy: Policy) -> dict[str, set[Office]]:
    offices: dict[str, set[Office]] = {}
    for _, rungs in ladders(policy):
        for rung in rungs:
            offices.setdefault(rung.step, set()).add(rung.office)
    return offices


def _unknown(
    policy: Policy, office: Office, action: str, what: str, day: date
) -> Iterator[Beyond]:
    calendar = policy.calendar(office)
    if calendar.through and calendar.is_provisional(day):
        yield Beyond(
            office=office,
            calendar=calendar.named,
            through=calendar.through,
            action=action,
            what=what,
            day=day,
        )
