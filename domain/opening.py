"""How an LEA's engagement is opened: by a referral, or brought in as it is stated."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from domain import refusals
from domain.acts import BroughtIn, Referred
from domain.adoption.adoption import Adoption
from domain.adoption.check import stated_faults
from domain.apply import apply
from domain.bounds import FIRST_DAY, Whole, excesses
from domain.engagement import Engagement
from domain.entity import RULES
from domain.faults import together
from domain.phase import Phase
from domain.policies.policy import Policy
from domain.receipt import check_same
from domain.referrals.open import Referral, check_referral
from domain.referrals.pathway import Pathway
from domain.values import Value


class Opening(Value):
    """What staff said, and what the engagement keeps from its first day on.

    All that `opened` needs travels in it, lest a later version open another.
    """

    said: Annotated[Referral | Adoption, Field(discriminator="kind")]
    policy: Policy
    episode: Annotated[int, Whole(1, 1_000)]
    rules: Annotated[int, Whole(1, RULES)] = RULES

    @property
    def first_act(self) -> Referred | BroughtIn:
        """What opens it, as of no particular day."""
        if isinstance(self.said, Referral):
            return self.said.act(FIRST_DAY)
        return self.said.act()

    @property
    def terms(self) -> tuple[Policy | Pathway, ...]:
        """The policy and the pathways it would be under."""
        if isinstance(self.said, Referral):
            return self.policy, self.said.pathway
        return self.policy, *self.said.pathways.values()


def opened(opening: Opening, at: datetime) -> Engagement:
    """The engagement after its first act, which owes the record that entry."""
    said, policy = opening.said, opening.policy
    if isinstance(said, Referral):
        return refer(said, policy, opening.episode, at, opening.rules)
    return bring_in(said, policy, opening.episode, at, opening.rules)


def refer(
    referral: Referral,
    policy: Policy,
    episode: int,
    at: datetime,
    rules: int = RULES,
) -> Engagement:
    """A new engagement that owes the record its first entry, the referral."""
    new = Engagement(
        lea=referral.lea,
        episode=episode,
        referral=referral.id,
        referred_at=at,
        policy=policy,
        rules=rules,
    )
    return apply(new, referral.act(new.day_of(at)), at)


def bring_in(
    adoption: Adoption,
    policy: Policy,
    episode: int,
    at: datetime,
    rules: int = RULES,
) -> Engagement:
    """The engagement as stated, owing the record its first entry and a first letter.

    For what has no `faults`. What is late begins its ladder at the first rung.
    """
    first = min(each.received for each in adoption.stated.referrals)
    new = Engagement(
        lea=adoption.lea,
        episode=episode,
        referral=adoption.id,
        referred_at=policy.lea.beginning(first),
        policy=policy,
        rules=rules,
    )
    return apply(new, adoption.act(), at)


def check_opening(opening: Opening, cds: str, at: datetime) -> None:
    """Raise a `Refused` if the engagement of this LEA cannot be opened so now."""
    if beyond := [*excesses(opening)]:
        raise refusals.OutOfBounds(together(beyond))
    said, policy = opening.said, opening.policy
    if said.lea.cds != cds:
        raise refusals.AnotherLea(
            f"it is about {said.lea.cds}, and came to the engagement of {cds}"
        )
    if isinstance(said, Referral):
        return check_referral(said, policy.lea.day_of(at))
    return _check_adoption(said, policy, at)


def _check_adoption(said: Adoption, policy: Policy, at: datetime) -> None:
    stated, framework = said.stated, said.framework
    if stated.phase is Phase.REVIEW and framework is None:
        raise refusals.FrameworkUnusable(
            f"{said.lea.cds} is in review, and it is not said under which framework"
        )
    found = stated_faults(stated, policy, said.pathways, at, said.by, framework)
    if found:
        raise refusals.StatedUnusable("; ".join(map(str, found)))


def check_opened(engagement: Engagement, opening: Opening) -> None:
    """Raise a `Refused` unless it was opened by this, and by the same words."""
    if engagement.referral != opening.said.id:
        raise already_open(engagement)
    check_same(engagement, opening.first_act)


def already_open(engagement: Engagement) -> refusals.AlreadyOpen:
    """Why it is not opened again: an LEA has one open engagement at most."""
    of_lea = f"the engagement of {engagement.lea.cds}"
    if engagement.is_over:
        return refusals.AlreadyOpen(
            f"{of_lea} has ended and is still being recorded; try again in a moment"
        )
    return refusals.AlreadyOpen(f"{of_lea} is open already, in {engagement.phase}")
