"""Who hears of something: roles made into persons when it happens, never before.

Whoever is away is heard by their substitute, a role nobody holds passes its word on to
the next rung, and what waits for another action is asked of that action's owner.
"""

from collections.abc import Iterable
from datetime import datetime

from domain.actions.action import Action
from domain.actions.planned import label
from domain.clocks.plan import PlannedRung
from domain.engagement import Engagement
from domain.people.roles import (
    LABELS,
    Assignment,
    Party,
    Relation,
    Role,
    answering,
    role_for,
)
from domain.values import Value


class Reader(Value):
    """A person to be told, in a role; in whose place, and for which other action."""

    person: str
    role: Role
    title: str = ""
    instead_of: Role | None = None
    substitute_for: str | None = None
    for_action: int | None = None

    @property
    def facts(self) -> dict[str, str]:
        """Why they hear; and what their office is called, where another holds it."""
        named = {"office": self.title} if self.title else {}
        return named | {"because": self.because}

    @property
    def because(self) -> str:
        title = self.title or LABELS[self.role]
        if self.substitute_for:
            return f"you stand in for {self.substitute_for}, {title}"
        if self.for_action:
            return (
                f"you are the {title}, who leads action {label(self.for_action)}, "
                "for which this one waits"
            )
        if self.instead_of is None:
            return f"you are the {title}"
        return (
            f"nobody is {LABELS[self.instead_of]} at present, and as "
            f"{title} you are the next who can help"
        )


def readers(
    engagement: Engagement,
    action: Action,
    coming: tuple[PlannedRung, ...],
    at: datetime,
) -> list[Reader]:
    """Who hears of the first of the rungs to come, each person once."""
    found: dict[str, Reader] = {}
    for role, asked in _asked(engagement, action, coming[0].tell):
        about = asked if asked is not action else None
        for reader in _holding(engagement, action.owner, role, coming, at):
            told = reader.but(for_action=about.number) if about else reader
            found.setdefault(reader.person, told)
    return list(found.values())


def holding(
    engagement: Engagement, roles: Iterable[Role], at: datetime
) -> list[Reader]:
    """Whoever is to be told for these roles, each person once; none for a vacancy."""
    found: dict[str, Reader] = {}
    for role in roles:
        if reader := reader_of(engagement, role, at):
            found.setdefault(reader.person, reader)
    return list(found.values())


def reader_of(engagement: Engagement, role: Role, at: datetime) -> Reader | None:
    """Who hears for one role; None where nobody holds it or stands in."""
    day = engagement.day_of(at)
    speaker = engagement.speaker(role, day)
    if speaker is None:
        return None
    given = answering(engagement.people, role, day)
    return Reader(
        person=speaker.person,
        role=role,
        title=_title(given, role) if given else "",
        substitute_for=speaker.instead_of,
    )


def _title(given: Assignment, asked: Role) -> str:
    """What they are called where that is not the role's own name."""
    return given.office or (LABELS[given.role] if given.role is not asked else "")


def _asked(
    engagement: Engagement, action: Action, tell: tuple[Party, ...]
) -> list[tuple[Role, Action]]:
    """The roles meant, and the action for which each is asked."""
    answerable = engagement.blockers(action) or [action]
    asked: list[tuple[Role, Action]] = []
    for party in tell:
        of_owner = isinstance(party, Relation)
        for each in answerable if of_owner else [action]:
            asked.append((role_for(party, each.owner), each))
    return asked


def readers_of_step(
    engagement: Engagement, coming: tuple[PlannedRung, ...], at: datetime
) -> list[Reader]:
    """Who hears of the first of the rungs to come of a referral's step."""
    found: dict[str, Reader] = {}
    owner = Role.LEA_SUPERINTENDENT  # no rung of a step speaks of an owner
    for party in coming[0].tell:
        role = role_for(party, owner)
        for reader in _holding(engagement, owner, role, coming, at):
            found.setdefault(reader.person, reader)
    return [*found.values()]


def _holding(
    engagement: Engagement,
    owner: Role,
    role: Role,
    coming: tuple[PlannedRung, ...],
    at: datetime,
) -> list[Reader]:
    """Whoever holds the role, or those of the next rung that somebody holds."""
    if reader := reader_of(engagement, role, at):
        return [reader]
    for rung in coming[1:]:
        roles = (role_for(party, owner) for party in rung.tell)
        next_ones = [
            reader.but(instead_of=role)
            for other in roles
            if other is not role and (reader := reader_of(engagement, other, at))
        ]
        if next_ones:
            return next_ones
    return []
