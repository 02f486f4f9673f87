"""Policies read from their files: what the agency promises, for new engagements.

Calendars stand in files of their own, beside the policy or in the project's folder.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from adapters.files.validate import hint, shaped
from adapters.files.yaml_lines import (
    PROJECT,
    Finding,
    Located,
    Unreadable,
    Where,
    located,
)
from domain.calendars.check import calendar_faults
from domain.calendars.work_calendar import WorkCalendar
from domain.faults import Fault
from domain.letters.delivery import MailPolicy
from domain.policies.check import ladders, unfit
from domain.policies.ladder import Office
from domain.policies.policy import Policy

Read = TypeVar("Read")
POLICIES = PROJECT / "policies"
NOTICES = PROJECT / "templates" / "notices"
UNREAD = WorkCalendar(name="", version="", zone="", clock_changes=())
"""In place of a calendar that cannot be read, so that the rest can be looked at."""


class UnreadablePolicy(Exception):
    """A policy file is missing, or says what could not work; each fault by its line."""


class _Read(NamedTuple):
    """A policy with all that is off about it, in its own file and its calendars'."""

    policy: Policy | None
    found: list[Finding]


def whole(
    path: Path, of: Callable[[Located], tuple[Read | None, list[Finding]]]
) -> Read:
    """What `of` makes of a file; raises UnreadablePolicy, each fault by its line."""
    try:
        value, found = of(located(path))
    except Unreadable as off:
        raise UnreadablePolicy(str(off)) from off
    if value is None or found:
        raise UnreadablePolicy(_said(found))
    return value


def current_policy(folder: Path = POLICIES) -> Policy:
    """The policy new engagements are opened under; raises UnreadablePolicy."""
    return read_policy(folder / "escalation.yaml")


def read_policy(path: Path) -> Policy:
    """The policy of a file, with its calendars; raises UnreadablePolicy."""
    return whole(path, _policy)


def read_calendar(path: Path) -> WorkCalendar:
    """Raises UnreadablePolicy."""
    return whole(path, _calendar)


def mail_policy(folder: Path = POLICIES) -> MailPolicy:
    """When mail goes out; raises UnreadablePolicy."""
    path = folder / "mail.yaml"
    calendar = read_calendar(calendar_file(path, Office.AGENCY))
    return whole(path, lambda read: _mail(read, calendar))


def lint(path: Path) -> list[Finding]:
    """All that is off in a policy, a calendar, or the rules for mail; by its line."""
    try:
        return sorted(_lint(located(path)))
    except Unreadable as off:
        return [off.finding]


def _lint(read: Located) -> list[Finding]:
    """As the kind of file it is, by the headings it has most of."""
    from adapters.policies.pathways import pathways_of  # which reads policies too
    from adapters.policies.support_levels import levels_of

    if "pathways" in read.said:
        return pathways_of(read)[1]
    if "levels" in read.said:
        return levels_of(read)[1]
    kinds: tuple[type[BaseModel], ...] = (Policy, WorkCalendar, MailPolicy)
    match max(kinds, key=lambda kind: len({*kind.model_fields} & {*read.said})):
        case kind if kind is WorkCalendar:
            return _calendar(read)[1]
        case kind if kind is MailPolicy:
            agency = located(calendar_file(read.path, Office.AGENCY))
            calendar, found = _calendar(agency)
            return [*found, *_mail(read, calendar or UNREAD)[1]]
        case _:
            return _policy(read).found


def calendar_file(policy: Path, office: Office) -> Path:
    """The calendar beside the policy; where there is none, the project's."""
    name = f"calendar-{office}.yaml"
    beside = policy.parent / name
    return beside if beside.exists() else POLICIES / name


def _policy(read: Located) -> _Read:
    calendars, found = {}, []
    for office in Office:
        calendar, off = _calendar(located(calendar_file(read.path, office)))
        calendars[str(office)] = calendar or UNREAD
        found += off
    policy, off = shaped(Policy, read, **calendars)
    if policy and not found:
        off = _unfit(read, unfit(policy))
    if policy:
        off += _templates(read, policy)
    return _Read(policy, [*off, *found])


def _calendar(read: Located) -> tuple[WorkCalendar | None, list[Finding]]:
    calendar, found = shaped(WorkCalendar, read)
    if calendar:
        found = _unfit(read, calendar_faults(calendar))
    return calendar, found


def _mail(
    read: Located, calendar: WorkCalendar
) -> tuple[MailPolicy | None, list[Finding]]:
    mail, found = shaped(MailPolicy, read, calendar=calendar)
    for name in mail.ways if mail else ():
        found += _template(read, ("ways", name), name)
    return mail, found


def _unfit(read: Located, off: Iterable[Fault]) -> list[Finding]:
    return [read.finding(each.where, each.message) for each in off]


def _templates(read: Located, policy: Policy) -> list[Finding]:
    return [
        finding
        for where, rungs in ladders(policy)
        for n, rung in enumerate(rungs)
        for finding in _template(read, (*where, n, "template"), rung.template)
    ]


def _template(read: Located, where: Where, name: str) -> list[Finding]:
    known = sorted(each.name.split(".")[0] for each in NOTICES.glob("*.txt.j2"))
    if name in known:
        return []
    return [read.finding(where, f"there is no template '{name}'{hint(name, known)}")]


def _said(found: list[Finding]) -> str:
    return "\n".join(map(str, sorted(found)))
