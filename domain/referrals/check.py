"""What could not work about a pathway, whoever wrote it."""

from collections.abc import Iterator

from domain.faults import Fault, Where
from domain.guess import guess
from domain.referrals.pathway import Pathway, StepKind, StepRule

ONCE = (StepKind.ACKNOWLEDGE, StepKind.OPEN, StepKind.DETERMINE, StepKind.ACCEPT)
"""Steps of which a pathway has one at most."""


def pathway_faults(pathway: Pathway) -> Iterator[Fault]:
    """Each with where it stands, such as ("steps", 2, "after")."""
    seen: dict[str, StepRule] = {}
    for n, rule in enumerate(pathway.steps):
        yield from _of_step(rule, seen, ("steps", n))
        seen[rule.name] = rule
    if pathway.starts and pathway.accepting is None:
        message = "no step accepts the engagement: one of kind accept is needed"
        yield Fault(("steps",), message)
    for kind in ONCE:
        if len(pathway.of_kind(kind)) > 1:
            message = f"several steps are of kind {kind}; one is enough"
            yield Fault(("steps",), message)


def _of_step(rule: StepRule, seen: dict[str, StepRule], here: Where) -> Iterator[Fault]:
    if rule.name in seen:
        yield Fault((*here, "name"), f"the step {rule.name} stands twice")
    for name in rule.after:
        if name not in seen:
            message = f"there is no step {name} before this one{guess(name, seen)}"
            yield Fault((*here, "after"), message)
    if rule.since and rule.since not in seen:
        near = guess(rule.since, seen)
        message = f"there is no step {rule.since} before this one{near}"
        yield Fault((*here, "since"), message)
    if rule.rungs and rule.days is None:
        yield Fault((*here, "rungs"), "a step with rungs has a number of days")
    if rule.days is not None and not 1 <= rule.days <= 366:
        yield Fault((*here, "days"), f"{rule.days} is not between 1 and 366")
    for each in rule.rungs:
        if each.repeat or each.effects:
            message = f"{each.name} has a repeat or effects; steps have none"
            yield Fault((*here, "rungs"), message)
