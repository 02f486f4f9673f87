"""Policies read from their files: what the agency promises, for new engagements.

Calendars stand in files of their own, beside the policy or in the project's folder.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from adapters.files.sound_part import StandIn, StandIns
from adapters.files.validate import hint, shaped
from adapters.files.yaml_lines import PROJECT, Located, located
from domain.calendars.check import calendar_faults
from domain.calendars.work_calendar import ClockChange, WorkCalendar
from domain.faults import Fault, Unreadable, Where
from domain.letters.delivery import MailPolicy
from domain.people.roles import Role
from domain.policies.check import ladders, policy_faults
from domain.policies.ladder import Office
from domain.policies.policy import Limits, Policy

Read = TypeVar("Read")
POLICIES = PROJECT / "policies"
NOTICES = PROJECT / "templates" / "notices"
BESIDE = {"threshold": ("rungs", "ladders", "claim")}
"""The threshold names rungs, which may stand in any of the ladders."""
OF_A_RUNG = {
    "tell": StandIn({"tell": []}),
    "template": StandIn({"template": "unread"}),
    "way": StandIn({"way": None}),
    "effects": StandIn({"effects": []}),
    "repeat": StandIn({"repeat": None}),
    "gate": StandIn({"gate": None}),
    "office": StandIn({"office": Office.LEA, "gate": None}),
}
"""So that a word nobody knows hides nothing else of its rung."""
INSTEAD: StandIns = {
    **{("rungs", name): each for name, each in OF_A_RUNG.items()},
    **{("claim", name): each for name, each in OF_A_RUNG.items()},
    **{("limits", name): StandIn({name: each}) for name, each in Limits()},
    ("ladders", "when"): StandIn({"when": {"pathways": ["unread"]}}),
    ("threshold", "percent"): StandIn({"percent": 1}),
    ("threshold", "rungs"): StandIn({"rungs": []}),
    ("threshold", "tell"): StandIn({"tell": []}),
    ("duties", "tell"): StandIn({"tell": []}),
    ("duties", "phases"): StandIn({"phases": []}),
    ("duties", "ask"): StandIn({"ask": Role.CCEE_LEAD}),
    ("duties", "office"): StandIn({"office": Office.LEA, "term": False}),
    ("duties", "before"): StandIn({"before": 0}),
    ("plateau", "days"): StandIn({"days": 7}),
    ("plateau", "tell"): StandIn({"tell": []}),
    ("plateau", "at_once"): StandIn({"at_once": 1}),
}
SINCE_EVER = ClockChange(since=datetime(1998, 1, 1, tzinfo=UTC), minutes=0)
UNREAD = WorkCalendar(
    name="unread",
    version="0",
    zone="UTC",
    clock_changes=(SINCE_EVER,),
    clock_names={0: "UTC"},
)
"""In place of a calendar that cannot be read, so that the rest can be looked at."""


def whole(path: Path, of: Callable[[Located], tuple[Read | None, list[Fault]]]) -> Read:
    """What `of` makes of a file; raises Unreadable, each fault by its line."""
    value, found = of(located(path))
    if value is None or found:
        raise Unreadable(*sorted(found))
    return value


def current_policy(folder: Path = POLICIES) -> Policy:
    """The policy new engagements are opened under; raises Unreadable."""
    return read_policy(folder / "escalation.yaml")


def current_calendar(office: Office, folder: Path = POLICIES) -> WorkCalendar:
    """By which it is told what day it is there; raises Unreadable."""
    return read_calendar(calendar_file(folder / "escalation.yaml", office))


def read_policy(path: Path) -> Policy:
    """The policy of a file, with its calendars; raises Unreadable."""
    return whole(path, policy_of)


def read_calendar(path: Path) -> WorkCalendar:
    """Raises Unreadable."""
    return whole(path, calendar_of)


def mail_policy(folder: Path = POLICIES) -> MailPolicy:
    """When mail goes out; raises Unreadable."""
    path = folder / "mail.yaml"
    calendar = read_calendar(calendar_file(path, Office.AGENCY))
    return whole(path, lambda read: mail_of(read, calendar))


def calendar_file(policy: Path, office: Office) -> Path:
    """The calendar beside the policy; where there is none, the project's."""
    name = f"calendar-{office}.yaml"
    beside = policy.parent / name
    return beside if beside.exists() else POLICIES / name


def policy_of(read: Located) -> tuple[Policy | None, list[Fault]]:
    """The policy of a file that has been read, and all that is off about it.

    In its own file and in its calendars'.
    """
    calendars, found = {}, []
    for office in Office:
        calendar, off = calendar_of(located(calendar_file(read.path, office)))
        calendars[str(office)] = calendar or UNREAD
        found += off

    def rules(policy: Policy) -> Iterator[Fault]:
        for each in policy_faults(policy):
            if each.where[-1] != "gate" or not found:  # by a calendar it may be shut
                yield each
        for where, rungs in ladders(policy):
            for n, rung in enumerate(rungs):
                yield from _template((*where, n, "template"), rung.template)

    policy, off = shaped(
        Policy, read, rules, beside=BESIDE, instead=INSTEAD, **calendars
    )
    return policy, [*off, *found]


def calendar_of(read: Located) -> tuple[WorkCalendar | None, list[Fault]]:
    return shaped(WorkCalendar, read, calendar_faults)


def mail_of(
    read: Located, calendar: WorkCalendar
) -> tuple[MailPolicy | None, list[Fault]]:
    def rules(mail: MailPolicy) -> Iterator[Fault]:
        for name in mail.ways:
            yield from _template(("ways", name), name)

    return shaped(MailPolicy, read, rules, calendar=calendar)


def _template(where: Where, name: str) -> Iterator[Fault]:
    known = sorted(each.name.split(".")[0] for each in NOTICES.glob("*.txt.j2"))
    if name not in known:
        yield Fault(where, f"there is no template '{name}'{hint(name, known)}")
