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

INSTEAD: StandIns = {
    **{
        ("components", name): StandIn({name: []}) for name in ("priorities", "inferred")
    },
    ("components", "title"): StandIn({"title": "unread"}),
    ("components", "objective"): StandIn({"objective": "unread"}),
    ("milestones", "title"): StandIn({"title": "unread"}),
    ("milestones", "proof"): StandIn({"proof": []}),
    ("milestones", "stage"): StandIn({"stage": ""}),
    ("phases", "title"): StandIn({"title": "unread"}),
    ("phases", "days"): StandIn({"days": 1}),
    ("phases", "counts"): StandIn({"counts": DaysCounted.WORKING}),
    ("phases", "asked"): StandIn({"asked": Role.CCEE_LEAD}),
}
"""So that a word nobody knows hides nothing else of its component or phase."""
BESIDE = {
    "components": ("methods", "participants"),
    "phases": ("methods", "participants", "milestones", "components"),
}
"""Components and phases name what stands under these headings."""


def frameworks(folder: Path = POLICIES) -> dict[str, Framework]:
    """Every framework as `NAME@VERSION`; raises Unreadable, each fault by its line."""
    return {path.stem: _read(path) for path in _files(folder).values()}


def framework(named: str, folder: Path = POLICIES) -> Framework:
    """The framework of this name, without its version where it has but one.

    Raises Unreadable: there is none, or each fault by its line.
    """
    files = _files(folder)
    found = [name for name in files if named in (name, name.partition("@")[0])]
    if len(found) == 1:
        return _read(files[found[0]])
    if found:
        said = f"'{named}' is there in several versions: {', '.join(found)}"
        raise Unreadable(said)
    raise Unreadable(f"there is no framework '{named}'{hint(named, [*files])}")


def framework_of(read: Located) -> tuple[Framework | None, list[Fault]]:
    """The framework of a file that has been read, and all that is off about it."""

    def rules(said: Framework) -> Iterator[Fault]:
        yield from check_framework(said)
        if read.path.stem != said.named:
            message = f"the file of {said.named} is to be called {said.named}.yaml"
            yield Fault(("name",), message)

    return shaped(Framework, read, rules, beside=BESIDE, instead=INSTEAD)


def _read(path: Path) -> Framework:
    return whole(path, framework_of)


def _files(folder: Path) -> dict[str, Path]:
    return {each.stem: each for each in sorted((folder / "frameworks").glob("*.yaml"))}
