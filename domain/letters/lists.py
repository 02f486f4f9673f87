"""One letter to each person with all that concerns them of several subjects."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from domain.clocks.recipients import Reader, holding, reader_of
from domain.clocks.subject import Subject
from domain.letters.matter import list_matter
from domain.letters.notice import Notice, letters
from domain.people.roles import Role
from domain.setting import Setting
from domain.values import Facts

PASSED_ON = (
    *("roadmap_changed", "clock_stopped", "clock_resumed"),
    *("recheck_due", "plateau"),
)
"""The lists that concern whoever has a role, and not who had it."""


class ListItem(NamedTuple):
    """What a list says of a subject, while this matter of it holds."""

    subject: str
    matter: str
    said: str


ByRole = Mapping[Role, Sequence[ListItem]]


def items(
    subjects: Iterable[Subject], matter_of: Callable[[Subject], str]
) -> list[ListItem]:
    """These by their names."""
    return [ListItem(each.key, matter_of(each), each.named) for each in subjects]


def list_letters(
    setting: Setting,
    by_role: ByRole,
    template: str,
    facts: Facts,
    at: datetime,
    *,
    but: str = "",
) -> Iterator[Notice]:
    """To each but one, once, with what concerns them in all their roles.

    What is settled before it goes is left out of the list.
    """
    for reader, theirs in _by_person(setting, by_role, at):
        keys = {each.subject for each in theirs}
        if reader.person != but:
            yield from letters(
                setting,
                [reader],
                template,
                facts,
                at,
                subject=keys.pop() if len(keys) == 1 else "",
                matter=list_matter(setting.entity),
                lists={each.matter: each.said for each in theirs},
            )


def passed_on(former: Setting, setting: Setting, at: datetime) -> Iterator[Notice]:
    """Unsent lists of those who gave a role up, to whoever holds it now.

    Whoever still hears for another role keeps theirs, as it may speak of both. Thanks
    go to those who did it, whoever follows them.
    """
    there = {each.person for each in holding(setting, Role, at)}
    whole = list_matter(setting.entity)
    for was in (reader_of(former, role, at) for role in Role):
        now = reader_of(setting, was.role, at) if was else None
        if was is None or now is None or was.person in there:
            continue
        for template in PASSED_ON:
            for each in letters(setting, [now], template, {}, at, matter=whole):
                key = f"{each.key}/{was.role}"
                yield each.but(key=key, replaces=whole, formerly_to=was.person)


def _by_person(
    setting: Setting, by_role: ByRole, at: datetime
) -> Iterator[tuple[Reader, list[ListItem]]]:
    """Each person in the first of their roles, with each subject once."""
    theirs: dict[str, dict[str, ListItem]] = {}
    first: dict[str, Reader] = {}
    for role, its in by_role.items():
        for reader in holding(setting, (role,), at):
            first.setdefault(reader.person, reader)
            known = theirs.setdefault(reader.person, {})
            for each in its:
                known.setdefault(each.subject, each)
    for person, reader in first.items():
        yield reader, [*theirs[person].values()]
