"""A further referral: whether its pathway is worked on already, and how it attaches."""

from collections.abc import Mapping
from datetime import date

from domain.acts import AttachReferral
from domain.people.roles import Assignment, Role, holder
from domain.referrals.open import Referral
from domain.referrals.standing import CaseStanding
from domain.standing import Standing


def worked_on(now: Standing, referral: Referral) -> CaseStanding | None:
    """The case under the same pathway that is open, whoever referred it."""
    cases = now.engagement.cases
    same = (c for c in cases if c.is_open and c.pathway == referral.pathway.id)
    return next(same, None)


def attaching(
    referral: Referral,
    now: Standing,
    brought: Mapping[Role, str],
    today: date,
    *,
    primary: bool,
) -> AttachReferral:
    """The act that attaches it; whom it brings take the roles that nobody holds."""
    return AttachReferral(
        id=referral.id,
        by=referral.by,
        entered_by=referral.entered_by,
        why=referral.why,
        terms=referral.pathway,
        source=referral.source,
        answers=referral.answers,
        people=tuple(
            Assignment(role=role, person=person, first=today)
            for role, person in brought.items()
            if not holder(now.people, role, today)
        ),
        primary=primary,
        received=referral.received,
        looked_up=referral.looked_up,
    )
