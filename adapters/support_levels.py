"""What each level of support is called, as its file says."""

from pathlib import Path

from adapters.located import Unreadable, located
from adapters.policies import POLICIES, UnreadablePolicy
from adapters.shapes import shaped
from domain.dashboards.support import SupportLevel
from domain.values import Value


class SupportLevels(Value):
    levels: dict[SupportLevel, str]


def support_levels(folder: Path = POLICIES) -> dict[SupportLevel, str]:
    """The label of every level; raises UnreadablePolicy."""
    try:
        read = located(folder / "support-levels.yaml")
    except Unreadable as off:
        raise UnreadablePolicy(str(off.finding)) from off
    said, found = shaped(SupportLevels, read)
    if said is None:
        raise UnreadablePolicy("\n".join(map(str, sorted(found))))
    if missing := [each for each in SupportLevel if each not in said.levels]:
        raise UnreadablePolicy(str(read.finding((), f"no label for {missing[0]}")))
    return said.levels
