"""What could not work about a pathway, whoever wrote it."""

from collections.abc import Iterator

from domain.referrals.pathway import Pathway, StepKind, StepRule

Fault = tuple[tuple[str | int, ...], str]
ONCE = (StepKind.ACKNOWLEDGE, StepKind.OPEN, StepKind.DETERMINE, StepKind.ACCEPT)
"""Steps of which a pathway has one at most."""


def pathway_faults(pathway: Pathway) -> Iterator[Fault]:
    """Each with where it stands, such as ("steps", 2, "after")."""
    seen: dict[str, StepRule] = {}
    for n, rule in enumerate(pathway.steps):
        yield from _of_step(rule, seen, ("steps", n))
        seen[rule.name] = rule
    if pathway.starts and pathway.accepting is None:
        yield ("steps",), "no step accepts the engagement: one of kind accept is needed"
    for kind in ONCE:
        if len(pathway.of_kind(kind)) > 1:
            yield ("steps",), f"several steps are of kind {kind}; one is enough"


def _of_step(
    rule: StepRule, seen: dict[str, StepRule], here: tuple[str | int, ...]
) -> Iterator[Fault]:
    if rule.name in seen:
        yield (*here, "name"), f"the step {rule.name} stands twice"
    for name in rule.after:
        if name not in seen:
            yield (*here, "after"), f"there is no step {name} before this one"
    if rule.since and rule.since not in seen:
        yield (*here, "since"), f"there is no step {rule.since} before this one"
    if rule.rungs and rule.days is None:
        yield (*here, "rungs"), "a step with rungs has a number of days"
    if rule.days is not None and not 1 <= rule.days <= 366:
        yield (*here, "days"), f"{rule.days} is not between 1 and 366"
    for each in rule.rungs:
        if each.repeat or each.effects:
            yield (
                (*here, "rungs"),
                f"{each.name} has a repeat or effects; steps have none",
            )
