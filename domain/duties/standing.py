"""How dated duties stand, for people to read: what comes next, and a year of them."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import takewhile

from domain.clocks.recipients import holding
from domain.clocks.subject import stillness
from domain.duties.days import days_from, due_by, years_later
from domain.duties.duties import ComingDuty, Duties, ahead, office_of
from domain.people.roles import LABELS, Role
from domain.policies.duty import Duty, DutyDay, DutyFact
from domain.values import Sparse, Value
from domain.wording import as_words, so_many, with_and

FACTS = {
    DutyFact.FINAL_REPORT: "the final report of a review",
    DutyFact.IDENTIFIED: "the LEA was identified by a Dashboard",
}
"""What a day is counted from, in words."""


class DutyStanding(Sparse):
    """The duty that is said next: by which day it is due, when it is said, to whom."""

    name: str
    title: str
    by: date
    at: datetime
    local: str
    tell: tuple[Role, ...]

    @property
    def described(self) -> str:
        told = with_and(f"the {LABELS[role]}" for role in self.tell)
        return f"{self.title}, by {self.by}; said {self.local} to {told}"


class DutyLine(Value):
    """One date of a duty: `local` is when it is said, or since when it has been.

    Without a date it waits for a fact, which `waits` says.
    """

    name: str
    title: str
    by: date | None = None
    rolled_from: date | None = None
    statutory: bool = False
    local: str = ""
    said: bool = False
    told: tuple[str, ...] = ()
    ask: str
    source: str
    waits: str = ""
    provisional: bool = False


class DutyYear(Value):
    """The dates of twelve months from `first` on, by this policy.

    `silent` says why nothing is said now, where nothing is.
    """

    lea: str
    policy: str
    first: date
    duties: tuple[DutyLine, ...]
    silent: str = ""


def duty_standing(coming: ComingDuty, duties: Duties) -> DutyStanding:
    duty = coming.duty
    return DutyStanding(
        name=duty.name,
        title=duty.title,
        by=coming.by,
        at=coming.at,
        local=office_of(duty, duties).shown(coming.at),
        tell=duty.tell,
    )


def year_ahead(duties: Duties, at: datetime) -> DutyYear:
    """All dates of the twelve months to come, the soonest first; then what waits."""
    today = duties.setting.day_of(at)
    found = [each for duty in duties.watched for each in _lines(duty, duties, today)]
    return DutyYear(
        lea=duties.setting.lea.name,
        policy=duties.setting.policy.named,
        first=today,
        duties=tuple(sorted(found, key=lambda e: (e.by or date.max, e.name))),
        silent=_silence(duties),
    )


def _silence(duties: Duties) -> str:
    if stop := duties.setting.stop:
        return f"nothing is said now: {stillness(stop)}"
    if not duties.setting.policy.duties:
        return "its policy has no dated duties"
    if not duties.watched:
        phase = as_words(duties.phase.value)
        return f"none of its policy's duties is said in the phase {phase}"
    return ""


def duty_line(coming: ComingDuty, duties: Duties) -> DutyLine:
    """What is still to be said, and who would hear if nothing changed until then."""
    duty, setting = coming.duty, duties.setting
    office = office_of(duty, duties)
    line = _line(duty, duties, coming.on)
    return line.but(
        local=office.shown(coming.at),
        told=tuple(
            f"{each.person}: {each.because}"
            for each in holding(setting, duty.tell, coming.at)
        )
        or tuple(f"nobody is {LABELS[role]} then" for role in duty.tell),
        provisional=office.is_provisional(office.day_of(coming.at)),
    )


def _lines(duty: Duty, duties: Duties, today: date) -> Iterator[DutyLine]:
    if duty.when.after and duty.when.after not in duties.facts:
        fact = FACTS[duty.when.after]
        yield _line(duty, duties).but(waits=f"{_counted(duty.when)} after {fact}")
        return
    last, policy = years_later(today, 1), duties.setting.policy
    dates = days_from(duty.when, duties.facts, years_later(today, -1))
    still = duties.setting.stop is not None
    coming = () if still else _within(ahead(duty, duties), last)
    known = {each.on: each for each in coming}
    for on in takewhile(lambda each: each <= last, dates):
        if due_by(duty, policy, on) < today:
            continue
        if on in known:
            yield duty_line(known[on], duties)
        else:
            said = duties.ledger.said.get(duty.name) == on
            yield _line(duty, duties, on).but(said=said)


def _within(found: Iterator[ComingDuty], last: date) -> Iterator[ComingDuty]:
    return takewhile(lambda each: each.on <= last, found)


def _line(duty: Duty, duties: Duties, on: date | None = None) -> DutyLine:
    by = due_by(duty, duties.setting.policy, on) if on else None
    return DutyLine(
        name=duty.name,
        title=duty.title,
        by=by,
        rolled_from=on if by != on else None,
        statutory=duty.statutory,
        ask=LABELS[duty.ask],
        source=duty.source,
    )


def _counted(when: DutyDay) -> str:
    years = so_many(when.years, "year") if when.years else ""
    days = so_many(when.days, "day") if when.days else ""
    return with_and(filter(None, (years, days)))
