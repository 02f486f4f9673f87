"""The installation that mail is sent for: what was copied or moved writes to nobody.

What it was written for is kept in the record, and compared whenever a worker starts.
"""

from collections.abc import Iterable
from datetime import datetime

from domain.people.roles import AGENCIES, Agency, Role
from domain.values import Value

MAY_RESUME = (*AGENCIES[Agency.CCEE], Role.CCEE_DATA)
"""Who may say that a copy is to write to people from now on."""


class Installation(Value):
    """Where the record is, which Temporal it belongs to, on which machine it lies.

    A record that is reached over the network is served by several machines, and is no
    copy for that: then `machine` is None. It is empty where a machine has no id.
    """

    record: str
    cluster: str
    machine: str | None


class Elsewhere(Value):
    """Nothing is sent since then, for this is not what was written down; and why."""

    since: datetime
    why: str


def differences(kept: Installation, here: Installation) -> tuple[str, ...]:
    """What is otherwise than it was written down, each in a few words."""
    found = []
    if kept.record != here.record:
        found.append(f"the record is {here.record} and was {kept.record}")
    if kept.cluster != here.cluster:
        found.append("the Temporal server is another one")
    if kept.machine != here.machine:
        found.append("the machine is another one")
    return tuple(found)


def why_held(kept: Installation, here: Installation) -> str:
    """Why no mail may go from here; empty where it may."""
    found = differences(kept, here)
    if not found:
        return ""
    return (
        f"this was copied, moved or restored from a backup ({'; '.join(found)}), and "
        "what it would send may have been sent from where it came"
    )


def may_resume(roles: Iterable[Role]) -> bool:
    return any(role in MAY_RESUME for role in roles)
