"""How an engagement begins: a referral received, with the first people by role."""

from datetime import datetime

from domain.acts import Referred
from domain.engagement import CONTINUUM_52072A, STATUTE, Engagement
from domain.happening import apply
from domain.ladders.policy import Policy
from domain.lea import Lea
from domain.people.roles import Assignment, Role
from domain.values import Value


class Referral(Value):
    """What staff say when they refer: `people` maps roles to persons.

    Who refers an LEA is its CCEE lead where no other is named, so that somebody can
    assign the rest.
    """

    id: str
    by: str
    entered_by: str
    lea: Lea
    source: str
    people: dict[Role, str] = {}
    why: str = ""


def refer(referral: Referral, policy: Policy, episode: int, at: datetime) -> Engagement:
    """A new engagement that owes the record its first entry, the referral."""
    new = Engagement(
        lea=referral.lea,
        episode=episode,
        referral=referral.id,
        referred_at=at,
        policy=policy,
    )
    people = {Role.CCEE_LEAD: referral.by} | referral.people
    today = new.day_of(at)
    received = Referred(
        id=referral.id,
        by=referral.by,
        entered_by=referral.entered_by,
        why=referral.why,
        pathway=CONTINUUM_52072A,
        statute=STATUTE,
        source=referral.source,
        people=tuple(
            Assignment(role=role, person=person, first=today)
            for role, person in people.items()
        ),
    )
    return apply(new, received, at)
