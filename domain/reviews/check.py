"""All that is off in a framework, each fault by its place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from domain.bounds import FRAMEWORK, KB
from domain.faults import Fault, Where, together
from domain.guess import guess
from domain.reviews.acts import ReviewEnd
from domain.reviews.framework import (
    SAMPLE,
    Coverage,
    Each,
    Framework,
    Milestone,
    PhaseRule,
)
from domain.reviews.progress import REACHING, REACHING_BY_ROADMAP
from domain.reviews.review import PAUSED
from domain.values import Value
from domain.wording import is_blank

APPROVAL = "approve_sample"
NO_STAGES = (PAUSED, *ReviewEnd)
"""What a review's stage is called whatever its framework says."""
KEYS = {
    "components": "number",
    "methods": "key",
    "participants": "key",
    "milestones": "key",
    "ratings": "key",
    "phases": "key",
}
"""By what the rows under each heading are known."""


class KnownKeys(NamedTuple):
    """Keys that are there to be named, and what they are keys of."""

    what: str
    keys: Sequence[str]

    def check(self, said: Sequence[str], where: Where) -> Iterator[Fault]:
        """Each is known, and named once."""
        for each in dict.fromkeys(said):
            if each not in self.keys:
                there = ", ".join(self.keys) or "none"
                near = guess(each, self.keys)
                message = f"'{each}' is no {self.what} here{near}; there is {there}"
                yield Fault(where, message)
            if said.count(each) > 1:
                yield Fault(where, f"'{each}' stands there {said.count(each)} times")


def check_framework(framework: Framework) -> Iterator[Fault]:
    """What no review can be done by; of one that is incomplete only what is there."""
    yield from _whole(framework)
    yield from _keys(framework)
    yield from _texts(framework)
    yield from _components(framework)
    yield from _milestones(framework)
    yield from _phases(framework)
    yield from _collecting(framework)
    yield from _stages(framework)


def unusable(framework: Framework) -> str:
    """Why no review can be done under it; empty where one can."""
    if not framework.complete:
        return (
            f"not all of {framework.named} is known yet; a review begins under one "
            "that is complete: `frameworks` lists them"
        )
    off = [*check_framework(framework)]
    return f"{framework.named}: {together(off)}" if off else ""


def _whole(framework: Framework) -> Iterator[Fault]:
    for name in ("name", "version"):
        if "@" in getattr(framework, name):
            message = "is without @, which stands between name and version"
            yield Fault((name,), f"a {name} {message}")
    if framework.weight > FRAMEWORK:
        taken = f"{framework.weight / KB:.1f} KB; at most {FRAMEWORK // KB} KB"
        yield Fault((), f"takes {taken}, as each review carries it; shorten its texts")
    if framework.complete and not framework.phases:
        yield Fault(("phases",), "there is no phase; write complete: false until then")
    yield from _completing(framework)


def _completing(framework: Framework) -> Iterator[Fault]:
    """One phase says so: else which of them it waits for would be anybody's guess."""
    ends = [n for n, each in enumerate(framework.phases) if each.completes]
    if framework.phases and not ends:
        yield Fault(("phases",), "no phase `completes` the review once it is done")
    for n in ends[1:]:
        first = framework.phases[ends[0]].key
        message = f"{first} `completes` the review already; one phase does"
        yield Fault(("phases", n, "completes"), message)


def _keys(framework: Framework) -> Iterator[Fault]:
    for heading, name in KEYS.items():
        seen: list[object] = []
        for n, each in enumerate(getattr(framework, heading)):
            key = getattr(each, name)
            if key in seen:
                yield Fault((heading, n, name), f"{key} stands there twice")
            seen.append(key)


def _texts(framework: Framework) -> Iterator[Fault]:
    """What staff are to read says something."""
    for heading in KEYS:
        for n, each in enumerate(getattr(framework, heading)):
            for name in _blank(each):
                yield Fault((heading, n, name), f"the {name} says nothing")


def _blank(row: Value) -> Iterable[str]:
    said = ((name, getattr(row, name, None)) for name in ("title", "objective"))
    return (name for name, text in said if text is not None and is_blank(text))


def _components(framework: Framework) -> Iterator[Fault]:
    methods, participants = _methods(framework), _participants(framework)
    for n, each in enumerate(framework.components):
        where = ("components", n)
        yield from methods.check(each.methods, (*where, "methods"))
        yield from participants.check(each.participants, (*where, "participants"))


def _milestones(framework: Framework) -> Iterator[Fault]:
    for n, each in enumerate(framework.milestones):
        if framework.phases and not any(framework.phases_of(each.key)):
            message = f"no phase needs {each.key}: name it as `entry` or `exit` of one"
            yield Fault(("milestones", n, "key"), message)
        yield from _sample(each, ("milestones", n, "proof"))
        yield from _reached_by(each, ("milestones", n, "by"))
    yield from _report(framework)
    yield from _roadmap(framework)


def _reached_by(milestone: Milestone, where: Where) -> Iterator[Fault]:
    """By an act that reaches one: of the sample its approval, and of nothing else."""
    said = milestone.by
    if not said:
        return
    if milestone.key == SAMPLE and said != APPROVAL:
        yield Fault(where, f"the sample is reached by `{APPROVAL}`")
    elif milestone.key != SAMPLE and said not in (*REACHING, *REACHING_BY_ROADMAP):
        acts = (*REACHING, *REACHING_BY_ROADMAP)
        near, known = guess(said, acts), ", ".join(acts)
        yield Fault(where, f"no milestone is reached by '{said}'{near}; by {known}")


def _roadmap(framework: Framework) -> Iterator[Fault]:
    """What is signed is proposed before, and what is proposed is signed."""
    kinds = [each.by for each in framework.milestones]
    there = [each for each in REACHING_BY_ROADMAP if each in kinds]
    if len(there) == 1:
        other = next(each for each in REACHING_BY_ROADMAP if each not in there)
        message = f"a milestone is reached by {there[0]}, and none by {other}"
        yield Fault(("milestones", kinds.index(there[0]), "by"), message)


def _report(framework: Framework) -> Iterator[Fault]:
    """Nothing is done about a report of which no draft is sent."""
    sends, *others = REACHING
    kinds = [each.by for each in framework.milestones]
    first = next((n for n, kind in enumerate(kinds) if kind in others), None)
    if first is not None and sends not in kinds:
        message = f"comes after `{sends}`, by which no milestone is reached here"
        yield Fault(("milestones", first, "by"), f"`{kinds[first]}` {message}")


def _sample(milestone: Milestone, where: Where) -> Iterator[Fault]:
    """The sample is approved in words of its own, of which nothing else is asked."""
    if milestone.key == SAMPLE and milestone.proof:
        yield Fault(where, "the sample is approved by `approve_sample`, without proof")


def _phases(framework: Framework) -> Iterator[Fault]:
    milestones = KnownKeys("milestone", [each.key for each in framework.milestones])
    methods = _methods(framework)
    before: list[str] = []
    for n, each in enumerate(framework.phases):
        where = ("phases", n)
        earlier = KnownKeys("phase before it", before)
        yield from earlier.check(each.after, (*where, "after"))
        yield from milestones.check(each.entry, (*where, "entry"))
        yield from milestones.check(each.exit, (*where, "exit"))
        yield from methods.check(each.methods, (*where, "methods"))
        for m, coverage in enumerate(each.coverage):
            place = (*where, "coverage", m)
            yield from _coverage(framework, each, coverage, place)
        yield from _first(each, where) if not n else ()
        before.append(each.key)


def _collecting(framework: Framework) -> Iterator[Fault]:
    """By each method data are collected in one phase, which waits for its items."""
    seen: dict[str, str] = {}
    for n, each in enumerate(framework.phases):
        for method in dict.fromkeys(each.methods):
            first = seen.setdefault(method, each.key)
            if first != each.key:
                message = f"'{method}' is collected in {first} already"
                yield Fault(("phases", n, "methods"), message)
    for n, known in enumerate(framework.methods):
        if framework.phases and known.key not in seen:
            message = f"no phase collects by {known.key}: name it among one's `methods`"
            yield Fault(("methods", n, "key"), message)


def _first(phase: PhaseRule, where: Where) -> Iterator[Fault]:
    for name in ("after", "entry"):
        if getattr(phase, name):
            message = "the first phase begins with the review; nothing is before"
            yield Fault((*where, name), message)


def _coverage(
    framework: Framework, phase: PhaseRule, coverage: Coverage, where: Where
) -> Iterator[Fault]:
    """It asks for something, of somebody or something that is there."""
    own = KnownKeys("method of this phase", phase.methods)
    if not coverage.methods:
        yield Fault((*where, "methods"), "a coverage names at least one method")
    yield from own.check(coverage.methods, (*where, "methods"))
    if coverage.each is Each.PARTICIPANTS and not framework.participants:
        yield Fault((*where, "each"), "there is no participant class to cover")
    if coverage.each is Each.COMPONENT and not _is_laid(framework, coverage):
        yield Fault((*where, "each"), "none of these methods is laid on a component")


def _is_laid(framework: Framework, coverage: Coverage) -> bool:
    """Also where there is no method that could be."""
    laid = {key for each in framework.components for key in each.methods}
    known = {*coverage.methods} & {*framework.method}
    return not known or bool(known & laid)


def _stages(framework: Framework) -> Iterator[Fault]:
    """A review's stage is one word, and says one thing."""
    done: dict[str, str] = {}
    for n, each in enumerate(framework.phases):
        for name in ("stage", "done"):
            yield from _free(getattr(each, name), ("phases", n, name))
        former = done.setdefault(each.stage, each.done)
        if each.done != former:
            message = (
                f"{each.stage} ends in '{former}' above, and in '{each.done}' here"
            )
            yield Fault(("phases", n, "done"), message)
    for n, milestone in enumerate(framework.milestones):
        yield from _free(milestone.stage, ("milestones", n, "stage"))


def _free(stage: str, where: Where) -> Iterator[Fault]:
    if stage in NO_STAGES:
        yield Fault(where, f"'{stage}' is what any review may be; say another word")


def _methods(framework: Framework) -> KnownKeys:
    return KnownKeys("method", [each.key for each in framework.methods])


def _participants(framework: Framework) -> KnownKeys:
    return KnownKeys("participant class", [each.key for each in framework.participants])
