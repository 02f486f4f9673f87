"""Frameworks of reviews as their files say, for reviews that are still to begin."""

from collections.abc import Iterator
from pathlib import Path

from adapters.files.sound_part import StandIn, StandIns
from adapters.files.validate import hint, shaped
from adapters.files.yaml_lines import Located
from adapters.policies.read import POLICIES, whole
from domain.faults import Fault, Unreadable
from domain.people.roles import Role
from domain.reviews.check import check_framework
from domain.reviews.framework import DaysCounted, Framework

UNREAD = "unread"
NO_STAGE = StandIn({"stage": UNREAD, "done": UNREAD})
INSTEAD: StandIns = {
    **{
        (rows, "title"): StandIn({"title": UNREAD})
        for rows in (
            *("components", "methods", "participants", "milestones", "ratings"),
            "phases",
        )
    },
    **{
        ("components", name): StandIn({name: []})
        for name in ("priorities", "artifacts", "participants", "inferred")
    },
    ("components", "objective"): StandIn({"objective": UNREAD}),
    ("milestones", "proof"): StandIn({"proof": []}),
    ("milestones", "stage"): StandIn({"stage": ""}),
    ("phases", "stage"): NO_STAGE,
    ("phases", "done"): NO_STAGE,
    ("phases", "days"): StandIn({"days": 1}),
    ("phases", "counts"): StandIn({"counts": DaysCounted.WORKING}),
    ("phases", "asked"): StandIn({"asked": Role.CCEE_LEAD}),
    ("phases", "after"): StandIn({"after": []}),
    ("phases", "coverage"): StandIn({"coverage": []}),
    ("phases", "swot"): StandIn({"swot": False}),
    ("phases", "reports"): StandIn({"reports": False}),
    ("phases", "pausable"): StandIn({"pausable": True}),
    ("phases", "completes"): StandIn({"completes": True}),
}
"""So that a word nobody knows hides nothing else of its component or phase."""
BESIDE = {
    "name": ("version",),
    "components": ("methods", "participants"),
    "milestones": ("phases",),
    "phases": (
        *("complete", "components", "methods", "participants", "milestones"),
        "phases",
    ),
}
"""What names rows under other headings, or goes with what stands there."""


def framework_names(wanted: str = "", folder: Path = POLICIES) -> list[str]:
    """Every `NAME@VERSION` there is, or those of a name, with its version or without.

    In any case, as staff type it.
    """
    said = wanted.casefold()
    names = [each.stem for each in sorted((folder / "frameworks").glob("*.yaml"))]
    return [each for each in names if said in _called(each)]


def framework(wanted: str, folder: Path = POLICIES) -> Framework:
    """The framework of this name, without its version where it has but one.

    Raises Unreadable: there is none, or each fault by its line.
    """
    found = framework_names(wanted, folder)
    if len(found) == 1:
        return whole(folder / "frameworks" / f"{found[0]}.yaml", framework_of)
    if found:
        raise Unreadable(f"'{wanted}' has several versions: {', '.join(found)}")
    known = framework_names(folder=folder)
    raise Unreadable(f"there is no framework '{wanted}'{hint(wanted, known)}")


def frameworks(folder: Path = POLICIES) -> dict[str, Framework]:
    """All of them by `NAME@VERSION`; raises Unreadable, each fault by its line."""
    return {each: framework(each, folder) for each in framework_names(folder=folder)}


def framework_of(read: Located) -> tuple[Framework | None, list[Fault]]:
    """The framework of a file that has been read, and all that is off about it."""

    def rules(said: Framework) -> Iterator[Fault]:
        yield from check_framework(said)
        if read.path.stem != said.named:
            yield Fault(("name",), f"the file is to be called {said.named}.yaml")

    return shaped(Framework, read, rules, beside=BESIDE, instead=INSTEAD)


def _called(named: str) -> tuple[str, ...]:
    """What staff may type for it; nothing stands for any."""
    whole_name = named.casefold()
    return "", whole_name, whole_name.partition("@")[0]
