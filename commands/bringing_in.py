"""Bringing in engagements: read and checked first, then each begun by one act.

The act's id is that of what the file states, so a load that was interrupted is simply
run again; an LEA whose engagement is open is left as it is.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands import desk
from commands.desk import Actor
from commands.endings import Ending, Failed, Misused, NotAllowed
from commands.making_referrals import A_MOMENT, TRIES
from domain.acts.beginnings import StatedEngagement
from domain.beginnings.faults import faults
from domain.bringing_in import bring_in, bringing_id
from domain.engagement import Engagement
from domain.ladders.policy import Policy
from domain.lifecycle import ENDS
from domain.referrals.pathway import Pathway
from domain.standing import Standing

if TYPE_CHECKING:
    from rich.progress import Progress
    from temporalio.client import Client

    from adapters.engagements.file import EngagementFile

NOBODY = "whoever brings it in"


class Terms(NamedTuple):
    """The policy and the pathways under which engagements are brought in today."""

    policy: Policy
    pathways: dict[str, Pathway]


class Asked(NamedTuple):
    """A file, what it states and what would come of it; or all that is off in it."""

    path: Path
    faults: tuple[str, ...]
    stated: StatedEngagement | None = None
    rehearsed: Engagement | None = None
    open_already: str = ""
    """Why it could not be brought in now, where the LEA's engagement is open."""


class Outcome(StrEnum):
    BROUGHT_IN = "brought in"
    ALREADY = "already brought in"
    REFUSED = "not brought in"


class Done(NamedTuple):
    """What became of one engagement; `off` is why it was not brought in."""

    path: Path
    outcome: Outcome
    stated: StatedEngagement
    standing: Standing | None = None
    off: Ending | None = None

    @property
    def refused(self) -> str:
        return str(self.off) if self.off else ""


def prepared(path: Path, by: str | None) -> list[Asked]:
    """Every file read and rehearsed; raises Misused where there is none."""
    from adapters.engagements.file import engagement_files, read_engagement

    if not path.exists():
        raise Failed(f"{path} is not there")
    files = engagement_files(path) if path.is_dir() else [path]
    if not files:
        raise Misused(f"{path} holds no .yaml and no .xlsx file")
    terms = _terms()
    asked = [_rehearsed(read_engagement(each), terms, by) for each in files]
    return _each_lea_once(asked)


def brought_in(asked: Sequence[Asked], actor: Actor) -> list[Done]:
    """Each begun by its act, one after the other, with a bar where a terminal is."""
    terms = _terms()

    async def bring(client: "Client") -> list[Done]:
        done = []
        with _bar() as bar:
            for each in bar.track(asked, description="bringing in"):
                done.append(await _one(client, each, terms, actor))
        return done

    return desk.ask_server(bring)


def _bar() -> "Progress":
    """On the screen, beside what is printed; none where nobody looks."""
    from rich.console import Console
    from rich.progress import Progress

    screen = Console(stderr=True)
    return Progress(console=screen, disable=not screen.is_terminal)


async def _one(client: "Client", asked: Asked, terms: Terms, actor: Actor) -> Done:
    """Brought in, or why not; what is wrong with one does not stop the others."""
    stated = asked.stated
    assert stated
    try:
        outcome, now = await _begun(client, stated, asked.path.name, terms, actor)
    except Ending as off:
        return Done(asked.path, Outcome.REFUSED, stated, off=off)
    return Done(asked.path, outcome, stated, now)


async def _begun(
    client: "Client", stated: StatedEngagement, source: str, terms: Terms, actor: Actor
) -> tuple[Outcome, Standing]:
    """Raises NotAllowed where the LEA's engagement is open, Failed without answer."""
    from commands import asking

    cds, act_id = stated.lea.cds, bringing_id(stated)
    now = await asking.standing(client, cds)
    for _ in range(TRIES):
        if now and now.engagement.referral == act_id:
            return Outcome.ALREADY, now
        if now and now.engagement.phase not in ENDS:
            raise NotAllowed(_open(now.engagement.lea, now.engagement.phase))
        now = await asking.refer(client, _new(stated, source, terms, actor))
        if now.engagement.referral == act_id:
            return Outcome.BROUGHT_IN, now
        await asyncio.sleep(A_MOMENT)
    raise Failed(f"the engagement of {cds} has ended and is still being recorded")


def _new(
    stated: StatedEngagement, source: str, terms: Terms, actor: Actor
) -> Engagement:
    episode = desk.record().next_episode(stated.lea.cds)
    return bring_in(
        stated,
        terms.policy,
        terms.pathways,
        episode,
        datetime.now(UTC),
        by=actor.by,
        entered_by=actor.entered_by,
        source=source,
        follows=f"{stated.lea.cds}.{episode - 1}" if episode > 1 else "",
    )


def _rehearsed(read: "EngagementFile", terms: Terms, by: str | None) -> Asked:
    if read.stated is None:
        return Asked(read.path, read.faults)
    at, stated = datetime.now(UTC), read.stated
    found = faults(stated, terms.policy, terms.pathways, at, by)
    off = (*read.faults, *map(read.placed, read.standing_alone(found)))
    if off:
        return Asked(read.path, off)
    actor = Actor(by or NOBODY, desk.typist())
    new = bring_in(
        stated,
        terms.policy,
        terms.pathways,
        1,
        at,
        by=actor.by,
        entered_by=actor.entered_by,
        source=read.path.name,
    )
    return Asked(read.path, (), stated, new, _known_open(stated))


def _each_lea_once(asked: list[Asked]) -> list[Asked]:
    """Two files of one LEA are both off: which of them holds?"""
    named: dict[str, list[str]] = {}
    for each in asked:
        if each.stated:
            named.setdefault(each.stated.lea.cds, []).append(each.path.name)
    return [
        Asked(each.path, (_twice(each.stated, named[each.stated.lea.cds]),))
        if each.stated and len(named[each.stated.lea.cds]) > 1
        else each
        for each in asked
    ]


def _twice(stated: StatedEngagement, files: list[str]) -> str:
    return f"{stated.lea.cds} stands in {' and '.join(files)}; keep one of them"


def _known_open(stated: StatedEngagement) -> str:
    """As far as the record knows; the server has the last word."""
    record = desk.record_if_any()
    known = record.engagement(stated.lea.cds) if record else None
    if known is None or known.phase in ENDS:
        return ""
    if known.referral == bringing_id(stated):
        return f"{known.lea} is brought in already; nothing would change"
    return _open(known.lea, known.phase)


def _open(lea: str, phase: str) -> str:
    return (
        f"{lea} has an open engagement already, in {phase}; nothing was changed. What "
        "is brought in begins an engagement; `refer` attaches a further referral"
    )


def _terms() -> Terms:
    from adapters.pathways import pathways
    from adapters.policies import UnreadablePolicy, current_policy

    try:
        return Terms(current_policy(), pathways())
    except UnreadablePolicy as off:
        raise Failed(str(off)) from off
