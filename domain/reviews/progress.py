"""How far a review has come, and exactly what is still missing for its next step."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from domain.first_few import first_few
from domain.reviews.analysis import Square
from domain.reviews.finding import PLURALS, Quadrant
from domain.reviews.framework import SAMPLE, Coverage, Each, Framework, PhaseRule
from domain.reviews.item import ItemFields, ItemStatus
from domain.values import Sparse
from domain.wording import so_many

FEW = 10  # items that a sentence names
Items = Mapping[str, ItemFields]
"""Those of a plan, by their ids."""


class HowFar(Protocol):
    """A review by what it has come to: as it lives, or as it is shown.

    `waiting` are the phases that have not begun.
    """

    @property
    def framework(self) -> Framework: ...
    @property
    def waiting(self) -> Sequence[PhaseRule]: ...
    def has(self, milestone: str) -> bool: ...
    def is_done(self, phase: str) -> bool: ...


class ComponentProgress(Sparse):
    """A component's items by how far they are, and how many were collected in all."""

    number: int
    title: str
    open: int = 0
    done: int = 0
    waived: int = 0
    count: int = 0
    target: int = 0


def progress(
    framework: Framework, items: Iterable[ItemFields]
) -> tuple[ComponentProgress, ...]:
    """Of every component, in their order; what was waived is no part of the target."""
    its: dict[int, list[ItemFields]] = {
        each.number: [] for each in framework.components
    }
    for item in items:
        its[item.component].append(item)
    return tuple(
        _of_component(each.number, each.title, its[each.number])
        for each in framework.components
    )


def _of_component(
    number: int, title: str, items: list[ItemFields]
) -> ComponentProgress:
    many = Counter(each.status for each in items)
    asked = [each for each in items if each.status is not ItemStatus.WAIVED]
    return ComponentProgress(
        number=number,
        title=title,
        open=many[ItemStatus.OPEN],
        done=many[ItemStatus.DONE],
        waived=many[ItemStatus.WAIVED],
        count=sum(each.count for each in asked),
        target=sum(each.target for each in asked),
    )


def ready(review: HowFar) -> list[PhaseRule]:
    """The phases that may begin now."""
    return [each for each in review.waiting if not missing_to_begin(review, each)]


def missing_to_begin(review: HowFar, rule: PhaseRule) -> list[str]:
    """What has to be there before the phase begins, each with the act that says it."""
    before = (review.framework.phase[key] for key in rule.after)
    undone = [
        f"{each.title} (complete_phase --phase {each.key})"
        for each in before
        if not review.is_done(each.key)
    ]
    return [*undone, *_unreached(review, rule.entry)]


def missing_to_complete(
    review: HowFar, items: Items, rule: PhaseRule, covered: Collection[Square]
) -> list[str]:
    """What has to be there before the phase is done, each with the act that says it.

    `covered` are the quadrants in which something was found, or waived.
    """
    return [
        *_unreached(review, rule.exit),
        *_uncovered(review.framework, items, rule),
        *_left_open(items, rule),
        *(_lacking(review.framework, covered) if rule.swot else ()),
    ]


def _unreached(review: HowFar, milestones: Iterable[str]) -> Iterator[str]:
    for key in milestones:
        if review.has(key):
            continue
        act = "approve_sample"
        if key != SAMPLE:
            act = f"note_milestone --milestone {key}"
        yield f"{review.framework.milestone[key].title} ({act})"


def _uncovered(framework: Framework, items: Items, rule: PhaseRule) -> Iterator[str]:
    for coverage in rule.coverage:
        named = _named(framework, coverage)
        if without := _without(framework, items, coverage):
            yield f"{named} for {without} (add_item)"


def _without(framework: Framework, items: Items, coverage: Coverage) -> str:
    """Those for which nothing is planned by any of the methods; empty for none."""
    planned = [e for e in items.values() if e.method in coverage.methods]
    if coverage.each is Each.PARTICIPANTS:
        seen = {each.participants for each in planned}
        classes = framework.participants
        left = [each.title.lower() for each in classes if each.key not in seen]
        return first_few(left, FEW)
    known = {each.component for each in planned}
    numbers = [
        str(each.number)
        for each in framework.components
        if each.number not in known and {*each.methods} & {*coverage.methods}
    ]
    plural = "component" if len(numbers) == 1 else "components"
    return f"{plural} {', '.join(numbers)}" if numbers else ""


def _named(framework: Framework, coverage: Coverage) -> str:
    """'no empathy interviews or focus groups'."""
    titles = (framework.method[key].title.lower() for key in coverage.methods)
    return f"no {' or '.join(titles)}"


def _left_open(items: Items, rule: PhaseRule) -> Iterator[str]:
    left = [
        k for k, each in items.items() if each.is_open and each.method in rule.methods
    ]
    if left:
        said = so_many(len(left), "item is open", "items are open")
        yield f"{said}: {first_few(left, FEW)} (complete_item or waive_item)"


def _lacking(framework: Framework, covered: Collection[Square]) -> Iterator[str]:
    """Components in which quadrants are empty; those that lack the same together."""
    alike: dict[str, list[str]] = {}
    for each in framework.components:
        lacks = (q for q in Quadrant if (each.number, q) not in covered)
        named = ", ".join(PLURALS[quadrant] for quadrant in lacks)
        alike.setdefault(named, []).append(str(each.number))
    for named, numbers in alike.items():
        if named:
            many = "component {} lacks" if len(numbers) == 1 else "components {} lack"
            said = many.format(", ".join(numbers))
            yield f"{said} {named} (add_finding, or waive_quadrant with a reason)"
