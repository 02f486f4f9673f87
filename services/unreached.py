"""Persons whom letters do not reach: who, how many, why, and what helps."""

from collections.abc import Container, Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, Protocol

from domain.wording import so_many

GIVEN_UP = "refused", "bounced"


class Mail(Protocol):
    """Notices to one person in one state, with what is off about them."""

    @property
    def person(self) -> str: ...

    @property
    def state(self) -> str: ...

    @property
    def problem(self) -> str | None: ...

    @property
    def notices(self) -> int: ...


class Unreached(NamedTuple):
    """`waiting` go by themselves once it is mended, `failed` are to be sent again."""

    person: str
    waiting: int
    failed: int
    known: bool
    problem: str

    @property
    def said(self) -> str:
        """'2 letters wait, 1 failed'."""
        many = so_many(self.waiting, "letter waits", "letters wait")
        failed = f"{self.failed} failed"
        return ", ".join(
            [*([many] if self.waiting else []), *([failed] if self.failed else [])]
        )


def unreached(mail: Iterable[Mail], known: Container[str]) -> list[Unreached]:
    """By person, from all that is not done with, in the order of persons."""
    of_person = groupby(mail, key=attrgetter("person"))
    found = (
        _of_one(person, [*theirs], person in known) for person, theirs in of_person
    )
    return [each for each in found if each]


def _of_one(person: str, theirs: list[Mail], known: bool) -> Unreached | None:
    stuck = [each for each in theirs if _is_stuck(each, known)]
    if not stuck:
        return None
    failed = sum(each.notices for each in stuck if each.state in GIVEN_UP)
    waiting = sum(each.notices for each in stuck) - failed
    problem = next((each.problem for each in stuck if each.problem), "")
    return Unreached(person, waiting, failed, known, problem)


def _is_stuck(mail: Mail, known: bool) -> bool:
    return mail.state in GIVEN_UP or bool(mail.problem) or not known
