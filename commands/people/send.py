"""Ask every open engagement how it stands, and send those concerned one act each."""

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from client.endings import Failed, NotAllowed, Unanswered
from commands import context
from domain.acts import UpdatePeople
from domain.people.directory import Update
from domain.standing import Standing

AT_ONCE = 8  # engagements asked at the same time
DONE, REFUSED, UNANSWERED = "done", "refused", "unanswered"


class Concerned(NamedTuple):
    """An open engagement, what it is to take over, and why it would be refused."""

    now: Standing
    update: Update
    refused: str | None = None

    @property
    def cds(self) -> str:
        return self.now.engagement.cds


class Outcome(NamedTuple):
    """What became of the act sent to one engagement."""

    cds: str
    word: str
    said: str


def open_engagements(cds: str | None = None) -> list[Standing]:
    """How all open engagements stand now, or one of them; raises Failed."""
    if cds:
        chosen = [cds]
    else:
        chosen = [e.cds for e in context.record().engagements(open_only=True)]

    async def all_of_them(client: Any) -> list[Standing | None]:
        from client.engagements import standing

        return await _few_at_once([standing(client, each) for each in chosen])

    if not chosen:
        return []
    return [each for each in context.ask_server(all_of_them) if each]


def act_of(one: Concerned, actor: context.Actor, why: str) -> UpdatePeople:
    """The act; sent again to an engagement that stands as it did, it has the same id.

    Once an engagement has taken it over there is nothing left to send, so an
    interrupted command is simply run again.
    """
    people, absences, back = one.update
    act = UpdatePeople(
        id="",
        by=actor.by,
        entered_by=actor.entered_by,
        why=why,
        people=people,
        absences=absences,
        back=back,
    )
    content = act.model_dump_json(exclude={"id", "entered_by"})
    stands = f"{one.now.engagement.entity}/{one.now.engagement.entry}"
    digest = sha256(f"{stands}/{content}".encode()).hexdigest()
    return act.but(id=f"people-{digest[:32]}")


def rehearsed(
    concerned: Sequence[Concerned], actor: context.Actor, why: str
) -> list[Concerned]:
    """Each with why it would be refused, as the engagements themselves say."""

    async def ask(client: Any) -> list[str | None]:
        return await _few_at_once(
            [_rehearse(client, one.cds, act_of(one, actor, why)) for one in concerned]
        )

    refusals = context.ask_server(ask)
    pairs = zip(concerned, refusals, strict=True)
    return [one._replace(refused=refused) for one, refused in pairs]


def send(
    concerned: Sequence[Concerned], actor: context.Actor, why: str
) -> list[Outcome]:
    """One act to each, all of it or nothing there; raises Failed without a server."""

    async def ask(client: Any) -> list[Outcome]:
        return await _few_at_once(
            [_send(client, one.cds, act_of(one, actor, why)) for one in concerned]
        )

    return context.ask_server(ask)


async def _send(client: Any, cds: str, act: UpdatePeople) -> Outcome:
    from client.engagements import ask

    try:
        receipt = await ask(client, cds, act)
    except NotAllowed as refused:
        return Outcome(cds, REFUSED, str(refused))
    except (Unanswered, Failed) as silent:
        return Outcome(cds, UNANSWERED, str(silent))
    again = ", done before" if receipt.again else ""
    return Outcome(cds, DONE, f"entry {receipt.entry} of {receipt.entity}{again}")


async def _rehearse(client: Any, cds: str, act: UpdatePeople) -> str | None:
    """Why it would be refused; None where it would not, or nobody can say now."""
    from client.engagements import preview

    try:
        return (await preview(client, cds, act)).refused
    except Failed:
        return None


async def _few_at_once(asked: Sequence[Any]) -> list[Any]:
    """All answers in order, without a crowd at the server's door."""
    room = asyncio.Semaphore(AT_ONCE)

    async def one(each: Any) -> Any:
        async with room:
            return await each

    return [*await asyncio.gather(*map(one, asked))]
