"""The mail of a copy: why nothing is sent from here, and who has it sent again."""

from collections.abc import Iterator
from datetime import UTC, datetime

from client.endings import NotAllowed
from commands import context
from commands.output import console
from commands.policies import current
from domain.letters.installation import MAY_RESUME, Elsewhere, may_resume
from domain.people.roles import LABELS, Assignment, Role, assignment

RESUME = f"{console.COMMAND} notices --resume --as PERSON"


def paused_elsewhere() -> Elsewhere | None:
    """As the record knows it, whoever answers; None where mail may go."""
    moved = context.installation().moved()
    return moved.elsewhere if moved else None


def told(elsewhere: Elsewhere) -> tuple[str, ...]:
    since = console.local(elsewhere.since, "agency")
    return (
        f"mail is PAUSED since {since}: {elsewhere.why}",
        "nothing is sent from here until somebody of CCEE says that it should be: "
        f"{RESUME}",
    )


def resume(who: context.Actor) -> bool:
    """Make of a copy an installation of its own, if it is one; raises NotAllowed."""
    installation = context.installation()
    moved = installation.moved()
    if moved is None:
        return False
    if not may_resume(_roles(who.by)):
        titles = ", ".join(LABELS[role] for role in MAY_RESUME)
        raise NotAllowed(
            f"nothing was changed: {moved.elsewhere.why}; who has it sent from here "
            f"holds a role of CCEE in an engagement or in the directory ({titles}), "
            f"and {who.by} holds none today"
        )
    now = datetime.now(UTC)
    installation.resume(moved.here, now, by=who.by, entered_by=who.entered_by)
    return True


def _roles(person: str) -> set[Role]:
    """Those they hold today, in any engagement or by the directory."""
    today = current.today("agency")
    return {
        role
        for people in _assignments()
        for role in Role
        if (held := assignment(people, role, today)) and held.person == person
    }


def _assignments() -> Iterator[list[Assignment]]:
    from commands.people.change import directory  # home need not wait for it

    record = context.record()
    for each in record.engagements():
        yield record.people(each.entity)
    yield from ([given.assignment] for given in directory().given)
