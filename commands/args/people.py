"""What staff type about people, as the domain says it; raises Misused."""

from collections.abc import Callable
from datetime import date

from client.endings import Misused
from commands import context
from commands.args import dates
from commands.args.several import check_commas, pieces
from domain.guess import guess
from domain.people.absence import Absence
from domain.people.directory import not_listed
from domain.people.roles import Assignment, Role
from services.people.directory import likely_person


def known_person(option: str, person: str, or_else: str = "") -> str:
    """Whoever the directory has; raises Misused, with whom it may have meant.

    Or what the option takes `or_else`, such as vacant.
    """
    person = context.as_listed(person)
    if off := unknown_person()(person):
        near = guess(person, [or_else]) if or_else else ""
        raise Misused(f"{option}: {not_listed(person, near) if near else off}")
    return person


def known_people(option: str, text: str) -> list[str]:
    """Several of them; raises Misused as of one, or where no commas part them."""
    listed = context.directory().people
    check_commas(option, text, lambda each: each in listed or "." in each[:-1])
    return [known_person(option, each) for each in pieces(text)]


def unknown_person() -> Callable[[str], str]:
    """Why somebody cannot be meant, and who may be; nothing of whoever is known.

    Where nobody wrote a directory yet, everybody is taken at their word.
    """
    directory = context.directory()
    known = directory.people

    def off(person: str) -> str:
        if not known or person in known:
            return ""
        near = likely_person(person, directory) or "; `people` lists who is"
        return not_listed(person, near)

    return off


def absence(person: str, substitute: str, first: str, last: str) -> Absence:
    begin, end = dates.any_day("--from", first), dates.any_day("--to", last)
    if end < begin:
        raise Misused(f"--to {end} lies before --from {begin}")
    if end < dates.today():
        raise Misused(f"--to {end} is past; an absence reaches today or a later day")
    if person == substitute:
        raise Misused(f"{person} cannot stand in for {person}; name another")
    return Absence(
        person=known_person("PERSON", person),
        substitute=known_person("--substitute", substitute),
        first=begin,
        last=end,
    )


def day_or_today(option: str, text: str | None) -> date:
    return dates.today() if text is None else dates.any_day(option, text)


def following(person: str, successor: str | None, *, interim: bool) -> Assignment:
    """Who follows the leaver; the role and its days are filled in where it is known."""
    if successor == person:
        raise Misused(f"{person} cannot follow {person}; name another, or nobody")
    if interim and successor is None:
        raise Misused("--interim is said of a successor: --successor PERSON")
    if successor:
        successor = known_person("--successor", successor)
    unset = Role.LEA_SUPERINTENDENT
    return Assignment(role=unset, person=successor, first=date.min, interim=interim)
