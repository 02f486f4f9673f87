"""What is worth knowing of actions and of days, and refuses nothing."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from domain.actions.planned import label, named
from domain.calendars.work_calendar import WorkCalendar
from domain.clocks.schedule import is_past
from domain.faults import Fault, Where
from domain.first_few import first_few
from domain.people.roles import Role
from domain.people.vacancy import VacancyOf
from domain.wording import verb
from domain.written_day import spoken

SHOWN = 12  # actions that one warning names before it only counts


class Dated(Protocol):
    """An action as far as it is looked at here."""

    @property
    def number(self) -> int: ...

    @property
    def owner(self) -> Role: ...

    @property
    def due(self) -> date: ...


def roadmap_warnings(
    actions: Sequence[Dated],
    lea: WorkCalendar,
    vacancy_of: VacancyOf,
    at: datetime,
) -> list[Fault]:
    """Dates that do not count as they are written, then owners that nobody is."""
    return [*of_dates(actions, lea, at), *vacant(actions, vacancy_of)]


def of_dates(
    actions: Sequence[Dated], lea: WorkCalendar, at: datetime
) -> Iterator[Fault]:
    """Due dates that are past, or on a day on which the LEA is closed."""
    for each in actions:
        where = (named(each.number), "due")
        if is_past(lea, each.due, at):
            yield Fault(where, f"{spoken(each.due)} is past; it is late at once")
        else:
            yield from closed(where, each.due, lea)


def closed(
    where: Where, day: date, calendar: WorkCalendar, *, counts: bool = True
) -> Iterator[Fault]:
    """A day on which nobody works there, and from which on it `counts`, if it does."""
    if why := calendar.closed_because(day):
        first = spoken(calendar.working_day_from(day))
        since = f"; it counts from {first}" if counts else ""
        yield Fault(where, f"{spoken(day)} is closed ({why}){since}")


def vacant(actions: Sequence[Dated], vacancy_of: VacancyOf) -> Iterator[Fault]:
    """Owners that nobody is."""
    owned: dict[Role, list[str]] = {}
    for each in actions:
        owned.setdefault(each.owner, []).append(label(each.number))
    for role, labels in owned.items():
        if found := vacancy_of(role):
            message = (
                f"{found}, who is to own {verb(labels, 'action', 'actions')} "
                f"{first_few(labels, SHOWN)}{found.remedy}"
            )
            yield Fault((), message)
