"""Whether a roadmap can be adopted: every line that is off, and why."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, datetime
from graphlib import CycleError, TopologicalSorter
from typing import Protocol

from domain.actions.planned import PlannedAction, label, named
from domain.bounds import MOST_ACTIONS, PARTS, excesses
from domain.clocks.schedule import is_past
from domain.faults import Fault, Where
from domain.people.roles import LABELS, OWNERS
from domain.policies.policy import Policy
from domain.student import student_named
from domain.wording import is_blank

LEAP_DAY = (2, 29)
ALWAYS_THERE = 28  # the last day that every February has
FARTHEST_DUE = 3_653  # days before today, or after it: ten years

WORDS = ("title", "text", "theme", "why")
"""Columns in which people write what they like."""


class Awaiting(Protocol):
    """An action as far as it waits for others."""

    @property
    def number(self) -> int: ...

    @property
    def depends_on(self) -> tuple[int, ...]: ...


def roadmap_faults(
    planned: Sequence[PlannedAction],
    policy: Policy,
    at: datetime,
    *,
    is_signed: bool = False,
) -> list[Fault]:
    """Every fault of the roadmap, were it adopted at this instant.

    A date that went by since it was signed is none: it is taken as it was signed.
    """
    found = [*faults_of_whole(planned)]
    if len(planned) > MOST_ACTIONS:
        return found
    found += faults_of_dependencies(planned)
    for action in planned:
        found += faults_of(action, policy, at, is_signed=is_signed)
        if action.number >= PARTS:
            off = "names a part; parts come by splitting an action that is adopted"
            found.append(Fault((named(action.number), "number"), off))
    return found


def faults_of(
    action: PlannedAction, policy: Policy, at: datetime, *, is_signed: bool = False
) -> list[Fault]:
    """Every fault of one action, whatever else the roadmap holds."""
    found = [*_of_one(action, policy, at)]
    if not is_signed:
        found += _past(action, policy, at)
    return [Fault((named(action.number), column), off) for column, off in found]


def faults_of_whole(planned: Sequence[PlannedAction]) -> Iterator[Fault]:
    """Faults of how many there are, and of numbers given twice."""
    if not planned:
        yield Fault((), "a roadmap has at least one action")
    if len(planned) > MOST_ACTIONS:
        yield Fault((), f"a roadmap has at most {MOST_ACTIONS} actions")
    for number, times in Counter(each.number for each in planned).items():
        if times > 1:
            message = f"stands {times} times; give it once"
            yield Fault((named(number), "number"), message)


def faults_of_dependencies(planned: Sequence[Awaiting]) -> Iterator[Fault]:
    """Faults of what waits for what: for nothing known, or for itself in the end."""
    yield from _unknown(planned)
    yield from faults_of_circles(planned)


def faults_between(rows: Sequence[Awaiting], *, nameless: int) -> Iterator[Fault]:
    """What is off between rows, some of which may be off themselves.

    Where one of them has no number, it may be the action that another waits for.
    """
    if len(rows) > MOST_ACTIONS:
        return  # that there are too many is said; to follow them takes too long
    check = faults_of_circles if nameless else faults_of_dependencies
    yield from check(rows)


def faults_of_circles(planned: Iterable[Awaiting]) -> Iterator[Fault]:
    """Each circle in which actions wait, none of which shares an action with another.

    They stand in one whatever else the roadmap may hold.
    """
    for loop in loops({each.number: {*each.depends_on} for each in planned}):
        yield Fault((named(loop[0]), "depends_on"), in_a_circle(loop))


def loops(graph: dict[int, set[int]]) -> Iterator[Sequence[int]]:
    """Each circle among actions and what they wait for, none with one of another."""
    while loop := _loop(graph):
        yield loop
        graph = {number: graph[number] for number in graph.keys() - {*loop}}


def circle(graph: dict[int, set[int]]) -> str:
    """The first of them in words; empty where there is none."""
    loop = _loop(graph)
    return in_a_circle(loop) if loop else ""


def _unknown(planned: Sequence[Awaiting]) -> Iterator[Fault]:
    known = {each.number for each in planned}
    for each in planned:
        where = (named(each.number), "depends_on")
        yield from unknown_among(known, each.depends_on, where)


def unknown_among(
    known: Container[int], depends_on: Iterable[int], where: Where
) -> Iterator[Fault]:
    """Actions that are waited for and are not on the roadmap."""
    for number in depends_on:
        if number not in known:
            yield Fault(where, f"there is no action {label(number)} on this roadmap")


def _loop(graph: dict[int, set[int]]) -> list[int]:
    """An action, what it waits for, and so on to itself; empty where none does."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as loop:
        return [*reversed(loop.args[1])]
    return []


def in_a_circle(loop: Sequence[int]) -> str:
    """'they would wait in a circle: 12 waits for 13 waits for 12'."""
    return f"they would wait in a circle: {' waits for '.join(map(label, loop))}"


def far_away(due: date, today: date) -> str | None:
    """Why nobody can mean this due date, with the one that is likely; else None."""
    if abs((due - today).days) <= FARTHEST_DUE:
        return None
    return f"{due} is more than ten years away; did you mean {_likely(due, today)}?"


def before_it_began(due: date, began: date, today: date) -> str | None:
    """Why nobody can agree on a new date before the engagement, with a likely one."""
    if due >= began:
        return None
    return (
        f"{due} lies before this engagement, which began on {began}; did you mean "
        f"{_likely(due, today)}?"
    )


def _likely(day: date, today: date) -> date:
    """The next such day of the year."""
    there = ALWAYS_THERE if (day.month, day.day) == LEAP_DAY else day.day
    likely = date(today.year, day.month, there)
    return likely if likely >= today else likely.replace(year=today.year + 1)


def _of_one(
    action: PlannedAction, policy: Policy, at: datetime
) -> Iterator[tuple[str, str]]:
    beyond = [(str(off.where[0]), off.message) for off in excesses(action)]
    yield from beyond
    if is_blank(action.title):
        yield "title", "is empty"
    texts = [(column, getattr(action, column)) for column in WORDS]
    for column, text in (*texts, *(("standards", e) for e in action.standards)):
        if asked_back := student_named(text):
            yield column, asked_back
    if not action.components:
        yield "components", "names components of the review by number, 1 to 12"
    if action.owner not in OWNERS:
        yield "owner_role", f"{LABELS[action.owner]} does not own actions of an LEA"
    if "due" in dict(beyond):
        return
    if off := far_away(action.due, policy.lea.day_of(at)):
        yield "due", off


def _past(
    action: PlannedAction, policy: Policy, at: datetime
) -> Iterator[tuple[str, str]]:
    if far_away(action.due, policy.lea.day_of(at)):
        return
    if is_past(policy.lea, action.due, at) and is_blank(action.why):
        yield "due", f"{action.due} is already past; give the reason in 'why'"
