"""The pathways as their file says, for new referrals."""

from pathlib import Path

from adapters.located import Finding, Located, Unreadable, located
from adapters.policies import POLICIES, UnreadablePolicy
from adapters.shapes import shaped
from domain.referrals.pathway import Pathway
from domain.referrals.pathway_faults import pathway_faults
from domain.values import Value


class Pathways(Value):
    pathways: tuple[Pathway, ...]


def pathways(folder: Path = POLICIES) -> dict[str, Pathway]:
    """Every pathway by its id; raises UnreadablePolicy, each fault by its line."""
    found, off = read_pathways(folder / "pathways.yaml")
    if off or found is None:
        raise UnreadablePolicy("\n".join(map(str, sorted(off))))
    return {each.id: each for each in found}


def read_pathways(path: Path) -> tuple[tuple[Pathway, ...] | None, list[Finding]]:
    """The pathways of a file, or all that is off about them."""
    try:
        return pathways_of(located(path))
    except Unreadable as off:
        return None, [off.finding]


def pathways_of(read: Located) -> tuple[tuple[Pathway, ...] | None, list[Finding]]:
    """As `read_pathways`, of a file that has been read."""
    said, found = shaped(Pathways, read)
    if said is None:
        return None, found
    for n, pathway in enumerate(said.pathways):
        for where, message in pathway_faults(pathway):
            found.append(read.finding(("pathways", n, *where), message))
    ids = [each.id for each in said.pathways]
    for n, name in enumerate(ids):
        if name in ids[:n]:
            found.append(read.finding(("pathways", n, "id"), f"{name} stands twice"))
    return said.pathways, found
