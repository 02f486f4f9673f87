"""Taking an intake in: the files kept, cases opened or attached, Dashboards noted.

What opens or notes carries an id made of the LEA, the year and the versions it rests
on, so an intake that was interrupted is run again and does nothing twice.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed, NotAllowed, NotOpen
from commands import context
from commands.intake.output import show_found
from commands.intake.plan import Plan
from commands.intake.referrals import act_id, check_may_commit, referrals
from commands.intake.store import keep, post
from commands.intake.summary import as_answer
from commands.output import console
from commands.referrals.create import make_referral
from domain.acts import NoteDashboard
from domain.dashboard_changes import NEWLY, NOTED, Change
from domain.people.roles import Role
from domain.referrals.open import Referral

if TYPE_CHECKING:
    from temporalio.client import Client


class Became(NamedTuple):
    """What became of one LEA in this intake; `refused` says why not."""

    change: Change
    said: str
    refused: bool = False


def commit(found: Plan, actor: context.Actor, again: str, *, as_json: bool) -> None:
    """Do all of it; what was done before is not done again.

    Raises NotAllowed where this person may not, before anything is kept, and after all
    else is done where single engagements said no; Failed where nobody answers.
    """
    if found.unknown:
        raise Failed(f"{found.unknown}\nnothing was changed")
    check_may_commit(found, actor)
    due = referrals(found, actor)

    async def take_in(client: "Client") -> list[Became]:
        intake = keep(found, actor)
        became = await _carry_out(client, found, actor, due, again)
        post(intake)
        return became

    became = context.ask_server(take_in)
    if as_json:
        said = [b._asdict() | {"change": console.dumped(b.change)} for b in became]
        console.as_json(as_answer(found) | {"committed": said})
    else:
        show_found(found)
        _show(found, became)
    if refused := [each for each in became if each.refused]:
        lines = (
            f"{each.change.cds} {each.change.name}: {each.said}" for each in refused
        )
        raise NotAllowed(
            "\n".join(
                [
                    f"{len(refused)} of {len(became)} LEAs said no; all else is done:",
                    *lines,
                    f"once that is settled, the same line does the rest: {again}",
                ]
            )
        )


async def _carry_out(
    client: "Client",
    found: Plan,
    actor: context.Actor,
    due: dict[str, Referral],
    again: str,
) -> list[Became]:
    todo = found.of(*NEWLY, *NOTED)
    became: list[Became] = []
    for change in console.tracked(todo, "taking in"):
        try:
            became.append(await _done(client, found, change, actor, due))
        except (NotAllowed, NotOpen) as refusal:
            became.append(Became(change, str(refusal), refused=True))
        except Failed as off:
            raise Failed(
                f"{len(became)} of {len(todo)} LEAs are done, then {change.name}: "
                f"{off}\nthe same line goes on from there: {again}"
            ) from off
    return became


async def _done(
    client: "Client",
    found: Plan,
    change: Change,
    actor: context.Actor,
    due: dict[str, Referral],
) -> Became:
    """The case, where one is due, and the note of what the Dashboard says."""
    said: list[str] = []
    if referral := due.get(change.cds):
        brought = {Role.CCEE_DATA: actor.by}
        made = await make_referral(client, referral, brought)
        said.append(f"{made.outcome}: referral {made.number}")
    said.append(await _note(client, found, change, actor))
    return Became(change, ", ".join(said))


async def _note(
    client: "Client", found: Plan, change: Change, actor: context.Actor
) -> str:
    from client import engagements

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


def _show(found: Plan, became: Sequence[Became]) -> None:
    kept = ", ".join(file.path.name for file in found.new) or "none, all were kept"
    console.say("", f"taken in; files newly kept: {kept}")
    console.say(
        *(
            f"  {e.change.cds}  {e.change.name}: {e.said}"
            for e in became
            if not e.refused
        )
    )
