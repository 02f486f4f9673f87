"""Taking an intake in: the files kept, cases opened or attached, Dashboards noted.

What opens or notes carries an id made of the LEA, the year and the versions it rests
on, so an intake that was interrupted is run again and does nothing twice.
"""

from collections.abc import Mapping
from typing import NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import Failed, NotAllowed, NotOpen
from domain.act import Actor
from domain.acts import NoteDashboard
from domain.dashboard_changes import NEWLY, NOTED, DashboardChange
from domain.dashboard_letters import loaded
from domain.people.roles import Role
from domain.referrals.open import Referral
from domain.wording import so_many
from services.intake.plan import IntakePlan
from services.intake.referrals import act_id
from services.intake.store import DashboardStore, NoticePoster, keep
from services.opening import Before
from services.progress import Progress, tracked, untold
from services.referrals import make


class Became(NamedTuple):
    """What became of one LEA in this intake; `refused` says why not."""

    change: DashboardChange
    said: str
    refused: bool = False


class Interrupted(Failed):
    """Nobody answers any more: some are done, and the same again does the rest."""


class Stores(NamedTuple):
    """Where the files are kept, where the letter is laid, what was before."""

    kept: DashboardStore
    outbox: NoticePoster
    before: Before


async def commit(
    client: Client,
    found: IntakePlan,
    actor: Actor,
    due: Mapping[str, Referral],
    stores: Stores,
    progress: Progress = untold,
) -> list[Became]:
    """Do all of it, with the referrals that are `due`; what was done is not done again.

    Raises Interrupted where nobody answers on the way.
    """
    intake = keep(found, actor, stores.kept)
    todo = found.of(*NEWLY, *NOTED)
    became: list[Became] = []
    for change in tracked(todo, progress):
        referral = due.get(change.cds)
        try:
            said = await _done(client, found, change, actor, referral, stores)
            became.append(Became(change, said))
        except (NotAllowed, NotOpen) as refusal:
            became.append(Became(change, str(refusal), refused=True))
        except Failed as off:
            many = f"done: {len(became)} of {so_many(len(todo), 'LEA')}"
            raise Interrupted(f"{many}, then {change.name}: {off}") from off
    stores.outbox.post(loaded(intake))
    return became


async def _done(
    client: Client,
    found: IntakePlan,
    change: DashboardChange,
    actor: Actor,
    referral: Referral | None,
    stores: Stores,
) -> str:
    """The case, where one is due, and the note of what the Dashboard says."""
    said: list[str] = []
    if referral:
        brought = {Role.CCEE_DATA: actor.by}
        made = await make(client, referral, stores.before, brought=brought)
        said.append(f"{made.outcome}: referral {made.number}")
    said.append(await _note(client, found, change, actor))
    return ", ".join(said)


async def _note(
    client: Client, found: IntakePlan, change: DashboardChange, actor: Actor
) -> str:
    now = await engagements.standing(client, change.cds)
    known = now.engagement.dashboard if now else None
    if known and (known.year, known.digest) == (found.year, found.digest):
        return "noted already"
    if known and known.year > found.year:
        return f"the Dashboard of {known.year} is noted already"
    act = NoteDashboard(
        id=act_id(found, change, "note"),
        by=actor.by,
        entered_by=actor.entered_by,
        why=change.explanation,
        year=found.year,
        flagged=change.flagged,
        groups=change.groups,
        source=found.names,
        digest=found.digest,
    )
    await engagements.ask(client, change.cds, act)
    return "noted" if change.flagged else "noted; a look at release is asked for"
