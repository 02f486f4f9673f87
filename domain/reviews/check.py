"""All that is off in a framework, each fault by its place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from domain.faults import Fault, Where
from domain.reviews.framework import SAMPLE, Framework, PhaseRule


class Known(NamedTuple):
    """Keys that are there to be named, and what they are keys of."""

    what: str
    keys: Sequence[str]

    def unknown(self, said: Iterable[str], where: Where) -> Iterator[Fault]:
        for each in said:
            if each not in self.keys:
                there = ", ".join(self.keys) or "none"
                yield Fault(where, f"'{each}' is no {self.what} here; there is {there}")


def check_framework(framework: Framework) -> Iterator[Fault]:
    """What no review can be done by; of one that is incomplete only what is there."""
    yield from _twice(framework)
    yield from _components(framework)
    if framework.complete and not framework.phases:
        yield Fault(("phases",), "there is no phase; write complete: false until then")
    yield from _phases(framework)


def _twice(framework: Framework) -> Iterator[Fault]:
    rooms: dict[str, list[object]] = {
        "components": [each.number for each in framework.components],
        "methods": [each.key for each in framework.methods],
        "participants": [each.key for each in framework.participants],
        "milestones": [each.key for each in framework.milestones],
        "phases": [each.key for each in framework.phases],
    }
    for room, keys in rooms.items():
        for key, times in Counter(keys).items():
            if times > 1:
                yield Fault((room,), f"{key} is there {times} times")


def _components(framework: Framework) -> Iterator[Fault]:
    methods, participants = _methods(framework), _participants(framework)
    for n, each in enumerate(framework.components):
        where = ("components", n)
        yield from methods.unknown(each.methods, (*where, "methods"))
        yield from participants.unknown(each.participants, (*where, "participants"))


def _phases(framework: Framework) -> Iterator[Fault]:
    milestones = Known("milestone", [each.key for each in framework.milestones])
    methods = _methods(framework)
    before: list[str] = []
    for n, each in enumerate(framework.phases):
        where = ("phases", n)
        earlier = Known("phase before it", before)
        yield from earlier.unknown(each.after, (*where, "after"))
        yield from milestones.unknown(each.entry, (*where, "entry"))
        yield from milestones.unknown(each.exit, (*where, "exit"))
        yield from methods.unknown(each.methods, (*where, "methods"))
        own = Known("method of this phase", each.methods)
        for m, coverage in enumerate(each.coverage):
            place = (*where, "coverage", m, "methods")
            yield from own.unknown(coverage.methods, place)
        yield from _first(each, where) if not n else ()
        before.append(each.key)
    if framework.phases and not any(each.completes for each in framework.phases):
        yield Fault(("phases",), "no phase `completes` the review once it is done")
    yield from _sample(framework)


def _first(phase: PhaseRule, where: Where) -> Iterator[Fault]:
    if phase.after or phase.entry:
        yield Fault(where, "the first phase begins with the review; nothing is before")


def _sample(framework: Framework) -> Iterator[Fault]:
    """The sample is approved in words of its own, of which nothing else is asked."""
    found = framework.milestone.get(SAMPLE)
    if found and found.proof:
        where = ("milestones", framework.milestones.index(found), "proof")
        yield Fault(where, "the sample is approved by `approve_sample`, without proof")


def _methods(framework: Framework) -> Known:
    return Known("method", [each.key for each in framework.methods])


def _participants(framework: Framework) -> Known:
    return Known("participant class", [each.key for each in framework.participants])
