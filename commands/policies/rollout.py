"""One change of rules for each of several engagements: rehearsed, then done."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from client.endings import Ending, Failed, Misused
from commands import context
from commands.args.reference import reference
from domain.acts import StaffAct
from domain.apply import Receipt
from domain.horizon import Beyond, beyond
from domain.people.roles import Role, speaker
from domain.policies.policy import Policy
from domain.preview import Preview, WillHear
from domain.standing import Standing
from domain.vacancies import vacancies

if TYPE_CHECKING:
    from temporalio.client import Client

AT_ONCE = 8  # engagements asked at the same time
Answer = TypeVar("Answer")


class Change(NamedTuple):
    """What is asked of one engagement, and the policy it would then be under."""

    act: StaffAct
    policy: Policy


Plan = Callable[[str, Standing, Policy], Change]
"""The change for an engagement: its CDS code, how it stands, the policy it is under."""


class Rehearsal(NamedTuple):
    """What a change would do to one engagement; nothing is done."""

    cds: str
    standing: Standing
    before: Policy
    after: Policy
    preview: Preview
    coming: tuple[WillHear, ...]

    @property
    def vacant(self) -> list[str]:
        return vacancies(
            self.after, self.standing, self.after.lea.day_of(datetime.now(UTC))
        )

    @property
    def beyond(self) -> list[Beyond]:
        return beyond(self.after, self.standing.actions, self.coming)


class Outcome(NamedTuple):
    """The engagement's answer: a receipt, or why it was not done."""

    cds: str
    receipt: Receipt | None
    ending: Ending | None


def one_or_all(entity: str | None, *, everyone: bool) -> list[str]:
    """The CDS codes meant; raises Misused unless it is said which."""
    if everyone == (entity is not None):
        raise Misused("say which engagement, or --all")
    return chosen(entity)


def chosen(entity: str | None) -> list[str]:
    """The one named, else all that the record knows as open."""
    if entity:
        return [reference(entity).cds]
    found = [each.cds for each in context.record().engagements(open_only=True)]
    if not found:
        raise Failed("no engagement is open; `refer` opens one")
    return found


def decider(given: str | None, standing: Standing, policy: Policy) -> str:
    """Whoever `--as` names; else, to rehearse, whoever may decide this here."""
    if by := given or context.settings().actor:
        return by
    today = policy.lea.day_of(datetime.now(UTC))
    for role in (Role.CCEE_LEAD, Role.CCEE_DIRECTOR):
        if found := speaker(standing.people, standing.absences, role, today):
            return found.person
    return context.typist()


def rehearse(cdss: Sequence[str], plan: Plan) -> list[Rehearsal]:
    """What the change would do to each; raises Failed."""

    async def one(client: "Client", cds: str) -> Rehearsal:
        from client import engagements

        standing = await engagements.standing_of(client, cds)
        before = await engagements.policy(client, cds)
        change = plan(cds, standing, before)
        preview = await engagements.preview(client, cds, change.act)
        now = await engagements.coming(client, cds)
        staying = [each for each in now if each not in preview.hear_now]
        then = sorted((*staying, *preview.hear_then), key=lambda each: each.at)
        return Rehearsal(cds, standing, before, change.policy, preview, tuple(then))

    return of_each(cdss, one)


def carry_out(cdss: Sequence[str], plan: Plan) -> list[Outcome]:
    """Ask each engagement; every one answers for itself."""

    async def one(client: "Client", cds: str) -> Outcome:
        from client import engagements

        try:
            policy = await engagements.policy(client, cds)
            change = plan(cds, await engagements.standing_of(client, cds), policy)
            return Outcome(cds, await engagements.ask(client, cds, change.act), None)
        except Ending as ending:
            return Outcome(cds, None, ending)

    return of_each(cdss, one)


def of_each(
    cdss: Sequence[str], job: Callable[["Client", str], Awaitable[Answer]]
) -> list[Answer]:
    """The answers in the order of the engagements, a few asked at a time."""

    async def ask(client: "Client") -> list[Answer]:
        room = asyncio.Semaphore(AT_ONCE)

        async def one(cds: str) -> Answer:
            async with room:
                return await job(client, cds)

        return await asyncio.gather(*map(one, cdss))

    return context.ask_server(ask)
