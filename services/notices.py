"""Mail paused and resumed, here or from a copy, and what staff note about a notice."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from temporalio.client import Client

from client import post_office
from client.endings import NotAllowed
from domain.act import Actor
from domain.letters.installation import MAY_RESUME, may_resume
from domain.letters.post_office import PauseMail, PostOffice, ResumeMail
from domain.people.roles import LABELS
from services.people.held import roles_held

if TYPE_CHECKING:
    from adapters.sql.delivery_log import SqlDeliveryLog
    from adapters.sql.installation import SqlInstallation
    from adapters.sql.queries import SqlReading


async def pause(client: Client, actor: Actor, why: str) -> PostOffice:
    """Nothing is sent until it is resumed; a round that is under way finishes."""
    act = PauseMail(by=actor.by, entered_by=actor.entered_by, why=why)
    return await post_office.tell(client, act)


async def resume(client: Client, actor: Actor, *, from_copy: bool) -> PostOffice:
    """What has waited goes first, and at once where it waited in what was a copy."""
    if from_copy:
        await post_office.notices_laid(client)
    act = ResumeMail(by=actor.by, entered_by=actor.entered_by)
    return await post_office.tell(client, act)


def check_ccee(record: "SqlReading", people: Path, actor: Actor) -> None:
    """Raises NotAllowed where who speaks holds no role of CCEE today.

    In an engagement, or by the directory in `people`.
    """
    held = roles_held(record, people, actor.by)
    if not may_resume(held):
        titles = ", ".join(LABELS[role] for role in MAY_RESUME)
        raise NotAllowed(
            "nothing was changed: who pauses or resumes mail holds a role of CCEE in "
            f"an engagement or in the directory ({titles}), and {actor.by} holds none "
            "today"
        )


def release_copy(installation: "SqlInstallation", actor: Actor) -> bool:
    """Make of a copy an installation of its own, if it is one."""
    moved = installation.moved()
    if moved is None:
        return False
    now = datetime.now(UTC)
    installation.resume(moved.here, now, by=actor.by, entered_by=actor.entered_by)
    return True


def bounced(log: "SqlDeliveryLog", key: str, why: str, by: str) -> list[str]:
    """Note that a mail came back: the notices that were in it; raises NotAllowed."""
    return _marked(key, "bounced", log.bounced(key, f"{why} (noted by {by})"))


def again(log: "SqlDeliveryLog", key: str) -> list[str]:
    """Let what was refused, or came back, be tried anew; raises NotAllowed."""
    return _marked(key, "waiting again", log.again(key))


def _marked(key: str, state: str, marked: list[str]) -> list[str]:
    if not marked:
        raise NotAllowed(
            f"nothing was changed: '{key}' is not a notice that can be marked "
            f"{state}; `notices ENTITY` lists keys and states"
        )
    return marked
