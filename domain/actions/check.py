"""Whether a roadmap can be adopted: every line that is off, and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from graphlib import CycleError, TopologicalSorter

from domain.actions.planned import PlannedAction, label, named
from domain.bounds import MOST_ACTIONS, PARTS, excesses
from domain.clocks.schedule import is_past
from domain.faults import Fault
from domain.people.roles import LABELS, OWNERS
from domain.policies.policy import Policy

ALWAYS_THERE = 28  # the last day that every month has
FARTHEST_DUE = 3_653  # days before today, or after it: ten years


def roadmap_faults(
    planned: Sequence[PlannedAction], policy: Policy, at: datetime
) -> list[Fault]:
    """Every fault of the roadmap, were it adopted at this instant."""
    found = [*faults_of_whole(planned)]
    if len(planned) > MOST_ACTIONS:
        return found
    found += faults_of_dependencies(planned)
    for action in planned:
        found += faults_of(action, policy, at)
        if action.number >= PARTS:
            off = "names a part; parts come by splitting an action that is adopted"
            found.append(Fault((named(action.number), "number"), off))
    return found


def faults_of(action: PlannedAction, policy: Policy, at: datetime) -> list[Fault]:
    """Every fault of one action, whatever else the roadmap holds."""
    one = named(action.number)
    return [Fault((one, column), off) for column, off in _of_one(action, policy, at)]


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


def faults_of_dependencies(planned: Sequence[PlannedAction]) -> Iterator[Fault]:
    """Faults of what waits for what: for nothing known, or for itself in the end."""
    known = {each.number for each in planned}
    for each in planned:
        for number in each.depends_on:
            if number not in known:
                message = f"there is no action {number} on this roadmap"
                yield Fault((named(each.number), "depends_on"), message)
    graph = {each.number: {*each.depends_on} & known for each in planned}
    if loop := circle(graph):
        first = f"action {loop.partition(' ')[0]}"
        yield Fault((first, "depends_on"), f"they would wait in a circle: {loop}")


def circle(graph: dict[int, set[int]]) -> str:
    """'12 waits for 13 waits for 12', or nothing where no action waits for itself."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as loop:
        return " waits for ".join(label(n) for n in reversed(loop.args[1]))
    return ""


def far_away(due: date, today: date) -> str | None:
    """Why nobody can mean this due date, with the one that is likely; else None."""
    if abs((due - today).days) <= FARTHEST_DUE:
        return None
    day = min(due.day, ALWAYS_THERE)
    likely = date(today.year, due.month, day)
    if likely < today:
        likely = date(today.year + 1, due.month, day)
    return f"{due} is more than ten years away; did you mean {likely}?"


def _of_one(
    action: PlannedAction, policy: Policy, at: datetime
) -> Iterator[tuple[str, str]]:
    if beyond := [*excesses(action)]:
        yield from ((str(off.where[0]), off.message) for off in beyond)
        return
    if not action.title.strip():
        yield "title", "is empty"
    if not action.components:
        yield "components", "names components of the review by number, 1 to 12"
    if off := far_away(action.due, policy.lea.day_of(at)):
        yield "due", off
        return
    if action.owner not in OWNERS:
        yield "owner_role", f"{LABELS[action.owner]} does not own actions of an LEA"
    if is_past(policy.lea, action.due, at) and not action.why.strip():
        yield "due", f"{action.due} is already past; give the reason in 'why'"
