"""Who hears of something: roles made into persons when it happens, never before.

Whoever is away is heard by their substitute, a role nobody holds passes its word on to
the next rung, and what waits for something else is asked of whoever that is asked of.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.clocks.ladder import LadderRung
from domain.clocks.subject import Subject
from domain.people.roles import (
    LABELS,
    Assignment,
    Party,
    Relation,
    Role,
    answering,
    role_for,
    supervisor_of,
)
from domain.setting import Setting
from domain.values import Value, mention


class Reader(Value):
    """A person to be told, in a role; in whose place, and about which other.

    `blocker` names what is waited for, where they hear on its account.
    """

    person: str
    role: Role
    title: str = ""
    instead_of: Role | None = None
    substitute_for: str | None = None
    blocker: str = ""

    @property
    def office(self) -> str:
        """What they are called in this role."""
        return self.title or LABELS[self.role]

    @property
    def facts(self) -> dict[str, str]:
        """Why they hear; and what their office is called, where another holds it."""
        named = {"office": self.title} if self.title else {}
        away = mention(self.substitute_for) if self.substitute_for else None
        return named | {"because": self.but(substitute_for=away).because}

    @property
    def because(self) -> str:
        waits = f"; it waits for {self.blocker}" if self.blocker else ""
        return f"{self._in_role}{waits}"

    @property
    def _in_role(self) -> str:
        title = self.office
        if self.substitute_for:
            return f"you stand in for {self.substitute_for}, {title}"
        if self.instead_of is None:
            return f"you are the {title}"
        return (
            f"nobody is {LABELS[self.instead_of]} at present, and as "
            f"{title} you are the next who can help"
        )


def readers(
    subject: Subject,
    coming: Sequence[LadderRung],
    at: datetime,
) -> list[Reader]:
    """Who hears of the first of these rungs, each person once.

    What waits for others is asked of those of whom they are asked.
    """
    found: dict[str, Reader] = {}
    for role, asked in _asked(subject, coming[0].tell):
        blocker = "" if asked is subject else asked.short
        for reader in _holding(subject, role, coming, at):
            told = reader.but(blocker=blocker) if blocker else reader
            found.setdefault(reader.person, told)
    return list(found.values())


def roles_told(subject: Subject, rung: LadderRung) -> tuple[Role, ...]:
    """The roles a rung means, each once, whoever holds them when it acts."""
    return tuple(dict.fromkeys(role for role, _ in _asked(subject, rung.tell)))


def holding(setting: Setting, roles: Iterable[Role], at: datetime) -> list[Reader]:
    """Whoever is to be told for these roles, each person once; none for a vacancy."""
    found: dict[str, Reader] = {}
    for role in roles:
        if reader := reader_of(setting, role, at):
            found.setdefault(reader.person, reader)
    return list(found.values())


def reader_of(setting: Setting, role: Role, at: datetime) -> Reader | None:
    """Who hears for one role; None where nobody holds it or stands in."""
    day = setting.day_of(at)
    speaker = setting.speaker(role, day)
    if speaker is None:
        return None
    given = answering(setting.people, role, day)
    return Reader(
        person=speaker.person,
        role=role,
        title=_title(given, role) if given else "",
        substitute_for=speaker.instead_of,
    )


def owner_reader(setting: Setting, owner: Role, at: datetime) -> Reader | None:
    """Who hears as the owner; where nobody is, the first above them who can help."""
    above = supervisor_of(owner)
    for role in (owner, above, supervisor_of(above)):
        if reader := reader_of(setting, role, at):
            return reader if role is owner else reader.but(instead_of=owner)
    return None


def reader_named(setting: Setting, person: str, at: datetime) -> Reader | None:
    """Somebody in the first role for which they hear; None where there is none.

    Whoever is away reads themselves what concerns nobody but them.
    """
    every = [reader_of(setting, role, at) for role in Role]
    every += [_away(setting, role, at) for role in Role]
    return next((each for each in every if each and each.person == person), None)


def _away(setting: Setting, role: Role, at: datetime) -> Reader | None:
    """Whose word the role is, whether or not somebody stands in for them."""
    given = answering(setting.people, role, setting.day_of(at))
    if given is None or given.person is None:
        return None
    return Reader(person=given.person, role=role, title=_title(given, role))


def _title(given: Assignment, asked: Role) -> str:
    """What they are called where that is not the role's own name."""
    return given.office or (LABELS[given.role] if given.role is not asked else "")


def _asked(subject: Subject, tell: tuple[Party, ...]) -> list[tuple[Role, Subject]]:
    """The roles meant, and the subject for which each is asked."""
    asked: list[tuple[Role, Subject]] = []
    for party in tell:
        of_owner = isinstance(party, Relation)
        for each in (of_owner and subject.blocking) or [subject]:
            asked.append((role_for(party, each.asked), each))
    return [each for each in asked if each[0] not in subject.answered]


def _holding(
    subject: Subject, role: Role, coming: Sequence[LadderRung], at: datetime
) -> list[Reader]:
    """Whoever holds the role, or those of the next rung that somebody holds."""
    setting = subject.setting
    if reader := reader_of(setting, role, at):
        return [reader]
    for rung in coming[1:]:
        roles = (role_for(party, subject.asked) for party in rung.tell)
        next_ones = [
            reader.but(instead_of=role)
            for other in roles
            if other is not role and (reader := reader_of(setting, other, at))
        ]
        if next_ones:
            return next_ones
    return []
