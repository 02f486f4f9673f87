"""One letter to each person with all that concerns them of several subjects."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from domain.clocks.recipients import Reader, holding, reader_of
from domain.clocks.subject import Subject
from domain.letters.matter import list_matter
from domain.letters.notice import ListLine, Notice, letters, of_stop
from domain.people.roles import Role
from domain.setting import Setting, Stop
from domain.values import Facts

PASSED_ON = (
    *("roadmap_changed", "clock_stopped", "clock_resumed"),
    *("recheck_due", "plateau"),
)
"""The lists that concern whoever has a role, and not who had it."""


class ListItem(NamedTuple):
    """What a list says of a subject, while this matter of it holds.

    Of a `stop` that all in the list have in common the letter speaks once; of one
    among several it says `stood`, beside what is `said`.
    """

    subject: str
    matter: str
    named: str
    said: str = ""
    stop: Stop | None = None
    stood: str = ""


ByReader = Mapping[Role | Reader, Sequence[ListItem]]
"""What is told to whoever holds a role, or to this person."""
ByItem = Mapping[ListItem, tuple[Role, ...]]
"""What one person is told, and in which of their roles."""


def items(
    subjects: Iterable[Subject], matter_of: Callable[[Subject], str]
) -> list[ListItem]:
    """These by their names."""
    return [ListItem(each.key, matter_of(each), each.named) for each in subjects]


def list_letters(
    setting: Setting,
    told: ByReader,
    template: str,
    facts: Facts,
    at: datetime,
    *,
    but: str = "",
) -> Iterator[Notice]:
    """To each but one, once, with what concerns them in all their roles.

    What is settled before it goes is left out of the list.
    """
    for reader, theirs in _by_person(setting, told, at):
        keys = {each.subject for each in theirs}
        if reader.person != but:
            yield from letters(
                setting,
                [reader],
                template,
                facts | _of_stops(theirs),
                at,
                subject=keys.pop() if len(keys) == 1 else "",
                matter=list_matter(setting.entity),
                lists=_lines(theirs),
            )


def passed_on(former: Setting, setting: Setting, at: datetime) -> Iterator[Notice]:
    """Unsent lists of those who gave a role up, to whoever holds it now.

    What concerns them in a role that they keep is told to them in that role. Thanks go
    to those who did it, whoever follows them.
    """
    heard = [*_heard(former, setting, at)]
    gave = {was.person for was, now in heard if was.person != now.person}
    whole = list_matter(setting.entity)
    for was, now in heard:
        if was.person not in gave:
            continue
        for template in PASSED_ON:
            for each in letters(setting, [now], template, {}, at, matter=whole):
                key = f"{each.key}/{was.role}"
                yield each.but(key=key, replaces=whole, formerly_to=was.person)


def taken(old: Notice, heard: Sequence[Notice]) -> Iterator[Notice]:
    """What others take of a list: each person all of it for which they hear now.

    `heard` are the letters to whoever hears for a role of its reader, role by role.
    """
    others: dict[str, list[Notice]] = {}
    for each in heard:
        if each.to != old.to:
            others.setdefault(each.to, []).append(each)
    for theirs in others.values():
        lines = old.of_roles([each.role for each in theirs]).lists
        if lines:
            told = _in_role_of(lines, theirs)
            facts = old.facts_for_all | told.facts
            new = told.but(subject=old.subject, facts=facts, lists=lines)
            yield new.but(in_place_of=(old.key,))


def left(old: Notice, heard: Sequence[Notice]) -> Notice:
    """What stays with the reader of a list, in a role that they have still.

    Nothing does where they have none: what is left is nobody's.
    """
    gone = {each.role for each in heard if each.to != old.to}
    kept = [each for each in heard if each.to == old.to]
    rest = old.of_roles([role for role in Role if role not in gone])
    if not kept or not rest.lists:
        return rest.but(lists=())
    if old.role in {each.role for each in kept}:
        return rest
    now = _in_role_of(rest.lists, kept)
    return rest.but(role=now.role, facts=rest.facts_for_all | now.facts)


def joined(known: Notice, new: Notice) -> tuple[Notice, Notice]:
    """One that waits for the same person, with what it can list; and the rest.

    What it says already is theirs in one more role. Where both say the same beside
    their lists, the rest can stand in it as well.
    """
    lists = tuple(each.joined(new.lists) for each in known.lists)
    beyond = (each.beyond(known.lists) for each in new.lists)
    rest = tuple(each for each in beyond if each.says)
    subject = known.subject
    if known.facts_for_all == new.facts_for_all:
        subject = known.subject if known.subject == new.subject else ""
        lists, rest = (*lists, *rest), ()
    if rest == new.lists:
        return known, new
    keys = dict.fromkeys((*known.in_place_of, *new.in_place_of))
    took = known.but(subject=subject, lists=lists, in_place_of=tuple(keys))
    return took, new.but(lists=rest)


def _in_role_of(lines: Iterable[ListLine], told: Sequence[Notice]) -> Notice:
    """Of the letters to one person the first in a role that the lines concern."""
    roles = {role for each in lines for role in each.roles}
    return next((each for each in told if each.role in roles), told[0])


def _heard(
    former: Setting, setting: Setting, at: datetime
) -> Iterator[tuple[Reader, Reader]]:
    """For each role who heard for it, and who does now."""
    for role in Role:
        was, now = reader_of(former, role, at), reader_of(setting, role, at)
        if was and now:
            yield was, now


def _by_person(
    setting: Setting, told: ByReader, at: datetime
) -> Iterator[tuple[Reader, ByItem]]:
    """Each person in the first of their roles, with each item once."""
    theirs: dict[str, dict[ListItem, tuple[Role, ...]]] = {}
    first: dict[str, Reader] = {}
    for to, its in told.items():
        readers = [to] if isinstance(to, Reader) else holding(setting, (to,), at)
        for reader in readers:
            first.setdefault(reader.person, reader)
            said = theirs.setdefault(reader.person, {})
            for each in dict.fromkeys(its):
                roles = (*said.get(each, ()), reader.role)
                said[each] = tuple(dict.fromkeys(roles))
    for person, reader in first.items():
        yield reader, theirs[person]


def _of_stops(theirs: ByItem) -> Facts:
    """Of the one stop that all have in common; of several, nothing."""
    stops = _stops(theirs)
    if len(stops) == 1:
        return of_stop(stops.pop())
    return {"since": "", "cause": "", "recheck": ""} if stops else {}


def _lines(theirs: ByItem) -> tuple[ListLine, ...]:
    """One for each subject and the roles it concerns, with all that is said of it."""
    apart = len(_stops(theirs)) > 1
    named = {each.subject: each.named for each in theirs}
    says: dict[tuple[str, tuple[Role, ...]], dict[str, str]] = {}
    for each, roles in theirs.items():
        said = says.setdefault((each.subject, roles), {})
        parts = (said.get(each.matter), each.stood if apart else "", each.said)
        said[each.matter] = ", ".join(filter(None, parts))
    return tuple(
        ListLine(named=named[subject], says=said, roles=roles)
        for (subject, roles), said in says.items()
    )


def _stops(theirs: Iterable[ListItem]) -> set[Stop]:
    return {each.stop for each in theirs if each.stop}
