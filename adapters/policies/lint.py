"""All that is off in a file of policies, of whichever kind it is."""

from collections.abc import Callable
from pathlib import Path

from adapters.files.yaml_lines import Located, located
from adapters.policies.frameworks import framework_of
from adapters.policies.pathways import pathways_of
from adapters.policies.read import (
    UNREAD,
    calendar_file,
    calendar_of,
    mail_of,
    policy_of,
)
from adapters.policies.support_levels import levels_of
from domain.calendars.work_calendar import WorkCalendar
from domain.faults import Fault, Unreadable
from domain.letters.delivery import MailPolicy
from domain.policies.ladder import Office
from domain.policies.policy import Policy


def lint(path: Path) -> list[Fault]:
    """Each by its line."""
    try:
        read = located(path)
        return sorted(_checked(read)(read))
    except Unreadable as off:
        return off.faults


def _checked(read: Located) -> Callable[[Located], list[Fault]]:
    """How it is looked at: by its heading, else by those it has most of."""
    for heading, check in BY_HEADING.items():
        if heading in read.said:
            return check
    kind = max(BY_KIND, key=lambda kind: len({*kind.model_fields} & {*read.said}))
    return BY_KIND[kind]


def _framework(read: Located) -> list[Fault]:
    return framework_of(read)[1]


def _mail(read: Located) -> list[Fault]:
    agency = located(calendar_file(read.path, Office.AGENCY))
    calendar, found = calendar_of(agency)
    return [*found, *mail_of(read, calendar or UNREAD)[1]]


BY_HEADING: dict[str, Callable[[Located], list[Fault]]] = {
    "pathways": lambda read: pathways_of(read)[1],
    "levels": lambda read: levels_of(read)[1],
    "components": _framework,
    "phases": _framework,
    "milestones": _framework,
}
BY_KIND: dict[
    type[Policy | WorkCalendar | MailPolicy], Callable[[Located], list[Fault]]
] = {
    Policy: lambda read: policy_of(read)[1],
    WorkCalendar: lambda read: calendar_of(read)[1],
    MailPolicy: _mail,
}
