"""Ask engagements how a change of people would be, and send each of them one act."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import Failed, NotAllowed, Unanswered
from domain.act import Actor
from domain.acts import UpdatePeople
from domain.receipt import Receipt
from services.fan_out import few_at_once
from services.people.plan import Concerned

DONE, REFUSED, UNANSWERED = "done", "refused", "unanswered"


class PeopleResult(NamedTuple):
    """What became of the act sent to one engagement."""

    cds: str
    word: str
    said: str
    receipt: Receipt | None = None


def act_of(one: Concerned, actor: Actor, why: str) -> UpdatePeople:
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


async def rehearse(
    client: Client, concerned: Sequence[Concerned], actor: Actor, why: str
) -> list[Concerned]:
    """Each with why it would be refused, as the engagements themselves say."""

    async def one(each: Concerned) -> Concerned:
        act = act_of(each, actor, why)
        return each._replace(refused=await _refused(client, each.cds, act))

    return await few_at_once(concerned, one)


def check_any(concerned: Sequence[Concerned]) -> None:
    """Raises NotAllowed where every engagement concerned would refuse."""
    if concerned and all(one.refused for one in concerned):
        reasons = "; ".join(f"{one.cds}: {one.refused}" for one in concerned)
        raise NotAllowed(f"nothing was changed: {reasons}")


async def send(
    client: Client, concerned: Sequence[Concerned], actor: Actor, why: str
) -> list[PeopleResult]:
    """One act to each, all of it or nothing there; raises Failed without a server."""

    async def one(each: Concerned) -> PeopleResult:
        return await _sent(client, each.cds, act_of(each, actor, why))

    return await few_at_once(concerned, one)


async def _sent(client: Client, cds: str, act: UpdatePeople) -> PeopleResult:
    try:
        receipt = await engagements.ask(client, cds, act)
    except NotAllowed as refused:
        return PeopleResult(cds, REFUSED, str(refused))
    except (Unanswered, Failed) as silent:
        return PeopleResult(cds, UNANSWERED, str(silent))
    again = ", done before" if receipt.again else ""
    said = f"entry {receipt.entry} of {receipt.entity}{again}"
    return PeopleResult(cds, DONE, said, receipt)


async def _refused(client: Client, cds: str, act: UpdatePeople) -> str | None:
    """Why it would be refused; None where it would not, or nobody can say now."""
    try:
        return (await engagements.preview(client, cds, act)).refused
    except Failed:
        return None
