"""Whether a person may do what an act asks, by the roles they hold today."""

from collections.abc import Iterable
from datetime import datetime

from domain import refusals
from domain.act import ByStaff
from domain.entity import Entity
from domain.first_few import first_few
from domain.people.roles import LABELS, Party, Role, role_for
from domain.permissions import STANDS_IN

NAMED = 8
"""Roles that a refusal names before it only counts: a longer one would be cut off."""


def check_person(
    entity: Entity,
    act: ByStaff,
    allowed: tuple[Party, ...],
    owner: Role,
    at: datetime,
    *,
    called: str,
    others: str = "",
    remedy: str = "",
) -> None:
    """Raise NotYours unless whoever decided it may, for one of these parties.

    `others` says who may beside them, of whom they are none; `remedy`, what helps.
    """
    if not may(entity, allowed, owner, act.by, at):
        roles = f"{named(entity, allowed, owner, at)}{others}"
        raise refusals.NotYours(
            f"{called} is for {roles}; {act.by} holds none of these roles here today"
            f"{remedy}"
        )


def may(
    entity: Entity, allowed: tuple[Party, ...], owner: Role, by: str, at: datetime
) -> bool:
    return by in _entitled(entity, [role_for(party, owner) for party in allowed], at)


def named(entity: Entity, allowed: tuple[Party, ...], owner: Role, at: datetime) -> str:
    """The roles in words, each with whoever holds it: 'CCEE lead (a.castillo)'."""
    names = [
        f"the {LABELS[party]} ({entity.holder(role_for(party, owner), at) or 'vacant'})"
        for party in allowed
    ]
    return first_few(names, NAMED)


def _entitled(entity: Entity, roles: Iterable[Role], at: datetime) -> set[str]:
    """Who holds the roles, who stands in for them, and who acts for a vacancy."""
    holders = {role: entity.holder(role, at) for role in roles}
    stand_ins = (
        entity.holder(STANDS_IN[role], at)
        for role, person in holders.items()
        if person is None and role in STANDS_IN
    )
    own = (entity.answering(role, at) for role in holders)
    return {person for person in (*holders.values(), *stand_ins, *own) if person}
