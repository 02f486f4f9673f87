"""One change of rules for each of several engagements: rehearsed, then done."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import Ending
from domain.act import Actor, ByStaff
from domain.acts import StaffAct
from domain.horizon import Beyond, beyond
from domain.permissions import decider
from domain.policies.policy import Policy
from domain.preview import Preview, WillHear
from domain.receipt import Receipt
from domain.standing import Standing
from domain.vacancies import vacancies
from services.fan_out import few_at_once


class RuleChange(NamedTuple):
    """What is asked of one engagement, and the policy it would then be under."""

    act: StaffAct
    policy: Policy


Planner = Callable[[str, Standing, Policy], RuleChange]
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
        return beyond(self.after, self.standing, self.coming)


class RolloutResult(NamedTuple):
    """The engagement's answer: a receipt, or why it was not done."""

    cds: str
    receipt: Receipt | None
    ending: Ending | None


class Asker(NamedTuple):
    """Who asks for a change; on trial nobody has to have decided it."""

    by: str | None
    entered_by: str

    def actor(self, kind: type[ByStaff], now: Standing, policy: Policy) -> Actor:
        """Whoever is named; else whoever may decide this here; else who types."""
        today = policy.lea.day_of(datetime.now(UTC))
        may = self.by or decider(kind, now.people, now.absences, today)
        return Actor(may or self.entered_by, self.entered_by)


async def rehearse(
    client: Client, cdss: Sequence[str], plan: Planner
) -> list[Rehearsal]:
    """What the change would do to each; raises Failed."""

    async def one(cds: str) -> Rehearsal:
        standing = await engagements.standing_of(client, cds)
        before = await engagements.policy(client, cds)
        change = plan(cds, standing, before)
        preview = await engagements.preview(client, cds, change.act)
        now = await engagements.coming(client, cds)
        staying = [each for each in now if each not in preview.hear_now]
        then = sorted((*staying, *preview.hear_then), key=lambda each: each.at)
        return Rehearsal(cds, standing, before, change.policy, preview, tuple(then))

    return await few_at_once(cdss, one)


async def carry_out(
    client: Client, cdss: Sequence[str], plan: Planner
) -> list[RolloutResult]:
    """Ask each engagement; every one answers for itself."""

    async def one(cds: str) -> RolloutResult:
        try:
            policy = await engagements.policy(client, cds)
            change = plan(cds, await engagements.standing_of(client, cds), policy)
            return RolloutResult(
                cds, await engagements.ask(client, cds, change.act), None
            )
        except Ending as ending:
            return RolloutResult(cds, None, ending)

    return await few_at_once(cdss, one)
