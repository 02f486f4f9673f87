"""What each level of support is called, as its file says."""

from collections.abc import Iterator
from pathlib import Path

from adapters.files.validate import shaped
from adapters.files.yaml_lines import Located
from adapters.policies.read import POLICIES, whole
from domain.dashboards.support import SupportLevel
from domain.faults import Fault
from domain.values import Value


class SupportLevels(Value):
    levels: dict[SupportLevel, str]


def support_levels(folder: Path = POLICIES) -> dict[SupportLevel, str]:
    """The label of every level; raises Unreadable, each fault by its line."""
    return whole(folder / "support-levels.yaml", levels_of)


def levels_of(read: Located) -> tuple[dict[SupportLevel, str] | None, list[Fault]]:
    """The labels of a file that has been read, and all that is off about them."""
    said, found = shaped(SupportLevels, read, _rules)
    return (said.levels if said else None), found


def _rules(said: SupportLevels) -> Iterator[Fault]:
    for level in SupportLevel:
        if not said.levels.get(level, "").strip():
            yield Fault(("levels",), f"{level} has no label")
