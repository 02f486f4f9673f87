"""What an entry of a file of people says, as persons, roles and absences."""

from collections.abc import Callable
from datetime import date
from email.headerregistry import Address
from functools import partial
from typing import NamedTuple

from adapters.directory.addresses import Person
from adapters.directory.file import DirectoryEntry
from domain.bounds import excesses
from domain.faults import Fault, FileLine, Unreadable, Where, quoted, together
from domain.guess import guess, guess_by
from domain.lea import COUNTIES, NotACds, county_named, short_cds
from domain.people.absence import Absence
from domain.people.directory import Given, Reach, Scope
from domain.people.roles import SPELLED, Assignment, Role, spelled
from domain.wording import with_and
from domain.written_day import NotADay, written_day

VACANT = "vacant"
SCOPES = ("lea", "county", "everywhere")
KEYS = {
    "people": ("person", "name", "address", "agency"),
    "roles": (*SCOPES, "role", "person", VACANT, "from", "to", "interim", "office"),
    "absences": ("person", "substitute", "from", "to"),
}
NEEDED = {
    "people": ("person", "name", "address"),
    "roles": ("role", "from"),
    "absences": ("person", "substitute", "from", "to"),
}
YES, NO = ("true", "yes", "y", "1", "x"), ("false", "no", "n", "0", "")
HEADINGS: dict[str | int, str] = {"first": "from", "last": "to"}


DirectoryValue = Person | Given | Absence


class DirectoryRow(NamedTuple):
    """What was said, where it stands, and the comments above it."""

    what: DirectoryValue
    where: Where | FileLine
    above: tuple[str, ...] = ()


def row_of(entry: DirectoryEntry) -> DirectoryRow:
    """The entry's meaning; raises Unreadable with all that is off, not where."""
    _check_keys(entry)
    what = READERS[entry.kind](entry.said)
    value = what.assignment if isinstance(what, Given) else what
    if beyond := [*excesses(value)]:
        raise Unreadable(together([_as_written(each) for each in beyond]))
    return DirectoryRow(what, entry.where, entry.above)


def _check_keys(entry: DirectoryEntry) -> None:
    known, said = KEYS[entry.kind], entry.said
    off = [
        f"{quoted(key)} is unknown here; there are {', '.join(known)}"
        f"{guess(key, known)}"
        for key in said
        if key not in known
    ]
    if missing := [key for key in NEEDED[entry.kind] if not said.get(key)]:
        off.append(f"{with_and(missing)} is needed")
    if off:
        raise Unreadable("; ".join(off))


def _check(*read: Callable[[], object]) -> None:
    """Raise Unreadable with what each of these finds off, one after the other."""
    found = []
    for each in read:
        try:
            each()
        except Unreadable as off:
            found.append(str(off))
    if found:
        raise Unreadable("; ".join(found))


def _as_written(fault: Fault) -> Fault:
    """By the heading its file has for it."""
    return fault._replace(where=tuple(HEADINGS.get(e, e) for e in fault.where))


def _person(said: dict[str, str]) -> Person:
    _check(lambda: _id("person", said), lambda: _address(said["address"]))
    return Person(
        person=said["person"],
        name=said["name"],
        address=said["address"],
        agency=said.get("agency", ""),
    )


def _address(text: str) -> None:
    try:
        domain = Address(addr_spec=text).domain
    except (ValueError, IndexError, AttributeError) as off:
        raise Unreadable(f"{quoted(text)} is no mail address") from off
    if "." not in domain.strip("."):
        raise Unreadable(
            f"{quoted(text)} is no mail address; write it like m.ortiz@lea.example"
        )


def _given(said: dict[str, str]) -> Given:
    _check(
        lambda: _scope(said),
        lambda: _role(said["role"]),
        lambda: _holder(said),
        lambda: _stretch(said),
        lambda: _yes("interim", said),
    )
    first, last = _stretch(said)
    given = Assignment(
        role=_role(said["role"]),
        person=_holder(said),
        first=first,
        last=last,
        interim=_yes("interim", said),
        office=said.get("office", ""),
    )
    return Given(_scope(said), given)


def _role(text: str) -> Role:
    """By its key, or by what it is called."""
    if role := SPELLED.get(spelled(text)):
        return role
    raise Unreadable(
        f"there is no role {quoted(text)}; roles are {', '.join(Role)}"
        f"{guess_by(SPELLED, spelled(text))}"
    )


def _stretch(said: dict[str, str]) -> tuple[date, date | None]:
    """From a day on, through another where one is said."""
    days = ("from", "to") if said.get("to") else ("from",)
    _check(*(partial(_date, key, said) for key in days))
    first = _date("from", said)
    last = _date("to", said) if said.get("to") else None
    if last and last < first:
        raise Unreadable(f"to {last} lies before from {first}")
    return first, last


def _absence(said: dict[str, str]) -> Absence:
    _check(
        lambda: _id("person", said),
        lambda: _id("substitute", said),
        lambda: _stretch(said),
    )
    person, substitute = said["person"], said["substitute"]
    if person == substitute:
        raise Unreadable(
            f"{person} cannot stand in for {person}; name somebody who is there"
        )
    first, last = _stretch(said)
    assert last
    return Absence(person=person, substitute=substitute, first=first, last=last)


def _holder(said: dict[str, str]) -> str | None:
    person = said.get("person", "")
    if person == VACANT or (not person and _yes(VACANT, said)):
        return None
    if not person:
        raise Unreadable(
            "person is needed; where nobody holds the role, write 'vacant'"
        )
    if _yes(VACANT, said):
        raise Unreadable(
            f"the role is given to {person} and vacant; keep one of the two"
        )
    return _id("person", said)


def _scope(said: dict[str, str]) -> Scope:
    lea, county = said.get("lea", ""), said.get("county", "")
    everywhere = _yes("everywhere", said)
    if bool(lea) + bool(county) + everywhere != 1:
        raise Unreadable(
            "say where it holds, by one of: lea (a CDS code), county, everywhere: true"
        )
    if lea:
        try:
            return Scope(Reach.LEA, short_cds(lea))
        except NotACds as off:
            raise Unreadable(str(off)) from off
    return Scope(Reach.COUNTY, _county(county)) if county else Scope(Reach.EVERYWHERE)


def _county(said: str) -> str:
    if name := county_named(said):
        return name
    near = guess(said, COUNTIES.values())
    raise Unreadable(
        f"{quoted(said)} is no county of California, by name or as 01 to 58{near}"
    )


def _id(key: str, said: dict[str, str]) -> str:
    text = said[key]
    if any(each.isspace() for each in text) or "," in text or text == VACANT:
        raise Unreadable(
            f"{key}: {quoted(text)} is no person's id; write it like m.ortiz"
        )
    return text


def _date(key: str, said: dict[str, str]) -> date:
    try:
        return written_day(said[key])
    except NotADay as off:
        raise Unreadable(f"{key}: {off}") from off


def _yes(key: str, said: dict[str, str]) -> bool:
    text = said.get(key, "").lower()
    if text not in (*YES, *NO):
        raise Unreadable(f"{key}: {quoted(said[key])} is neither yes nor no")
    return text in YES


READERS: dict[str, Callable[[dict[str, str]], DirectoryValue]] = {
    "people": _person,
    "roles": _given,
    "absences": _absence,
}
