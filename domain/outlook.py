"""What is waited for, and what comes next; or why nothing does."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.clocks.subject import Subject, is_within
from domain.duties.standing import DutyLine, duty_line
from domain.entity import Entity
from domain.expectation import expectation
from domain.explain import asked_of, silence, told_of
from domain.values import Value
from domain.wording import as_words


class Waiting(Value):
    """What is waited for of one subject, and what comes next; or why nothing is."""

    subject: str
    title: str
    asked: str
    due: date | None
    overdue: bool
    rung: str = ""
    local: str = ""
    told: tuple[str, ...] = ()
    silent: str = ""


class Outlook(Value):
    """What comes next in an entity, or in one of its referrals.

    `next_at` is when its clock acts next, `summary` what for; `silent` says why
    nothing is planned at all, where nothing is.
    """

    entity: str
    lea: str
    phase: str
    next_at: datetime | None = None
    summary: str = ""
    silent: str = ""
    waiting: tuple[Waiting, ...] = ()
    duties: tuple[DutyLine, ...] = ()
    """The next date of each dated duty, of a whole engagement."""


def outlook(entity: Entity, within: str = "") -> Outlook:
    """Of the whole, or of what lies `within` an address such as referral/2."""
    due = expectation(entity)
    known = [s for s in entity.subjects if is_within(s.key, within)]
    waited = [_waiting(s) for s in known if s.clock.is_open]
    return Outlook(
        entity=entity.entity,
        lea=entity.setting.lea.name,
        phase=entity.stage,
        next_at=due.at if due else None,
        summary=due.summary if due else "",
        silent="" if due else _quiet(entity),
        waiting=tuple(waited),
        duties=() if within else tuple(_duties(entity)),
    )


def _duties(entity: Entity) -> Iterator[DutyLine]:
    if entity.dated and not entity.is_over:
        for each in entity.coming_duties:
            yield duty_line(each, entity.dated)


def _quiet(entity: Entity) -> str:
    """Why nothing is planned in the whole entity."""
    if entity.is_over:
        return f"{entity.noun} is {as_words(entity.stage)}"
    stage = as_words(entity.stage)
    return f"nothing has a date in {stage}; `acts` shows what can follow"


def _waiting(subject: Subject) -> Waiting:
    rung, clock = subject.next_rung, subject.clock
    return Waiting(
        subject=subject.key,
        title=subject.title,
        asked=asked_of(subject),
        due=clock.due,
        overdue=clock.overdue,
        rung=rung.name if rung else "",
        local=rung.local if rung else "",
        told=told_of(subject, subject.coming) if rung else (),
        silent=silence(subject),
    )
