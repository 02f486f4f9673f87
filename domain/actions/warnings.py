"""What is worth knowing of actions before they are adopted, and refuses nothing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from domain.actions.planned import label, named
from domain.calendars.work_calendar import WorkCalendar
from domain.clocks.schedule import is_past
from domain.faults import Fault
from domain.first_few import first_few
from domain.people.roles import LABELS, Role
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
    is_held: Callable[[Role], bool],
    at: datetime,
) -> list[Fault]:
    """Dates that do not count as they are written, then owners that nobody is."""
    found = (off for each in actions for off in _of_date(each, lea, at))
    return [*found, *_vacant(actions, is_held)]


def _of_date(action: Dated, lea: WorkCalendar, at: datetime) -> Iterator[Fault]:
    where = (named(action.number), "due")
    if is_past(lea, action.due, at):
        yield Fault(where, f"{spoken(action.due)} is past; it is late when it begins")
    elif why := lea.closed_because(action.due):
        counts = spoken(lea.working_day_from(action.due))
        message = f"{spoken(action.due)} is closed ({why}); it counts from {counts}"
        yield Fault(where, message)


def _vacant(
    actions: Sequence[Dated], is_held: Callable[[Role], bool]
) -> Iterator[Fault]:
    owned: dict[Role, list[str]] = {}
    for each in actions:
        owned.setdefault(each.owner, []).append(label(each.number))
    for role, labels in owned.items():
        if not is_held(role):
            message = (
                f"nobody is {LABELS[role]} here today, who is to own action "
                f"{first_few(labels, SHOWN)}; `assign` names somebody"
            )
            yield Fault((), message)
