"""The pathways as their file says, for new referrals."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from adapters.files.sound_part import StandIn, StandIns
from adapters.files.validate import shaped
from adapters.files.yaml_lines import Located
from adapters.policies.read import OF_A_RUNG, POLICIES, current_policy, whole
from domain.faults import Fault
from domain.people.roles import Role
from domain.policies.ladder import Office
from domain.referrals.check import pathway_faults
from domain.referrals.pathway import Pathway, StepKind
from domain.terms import KnownTerms, known_terms
from domain.values import Value

INSTEAD: StandIns = {
    **{("rungs", name): each for name, each in OF_A_RUNG.items()},
    **{("pathways", name): StandIn({name: []}) for name in ("leas", "starts", "tells")},
    ("steps", "asked"): StandIn({"asked": Role.CCEE_LEAD}),
    ("steps", "by"): StandIn({"by": []}),
    ("steps", "after"): StandIn({"after": []}),
    ("steps", "since"): StandIn({"since": ""}),
    ("steps", "counts"): StandIn({"counts": Office.AGENCY}),
    ("steps", "calendar_days"): StandIn({"calendar_days": False}),
    ("steps", "may_decline"): StandIn({"may_decline": True}),
    ("steps", "title"): StandIn({"title": "unread"}),
    ("steps", "rungs"): StandIn({"rungs": []}),
    ("steps", "days"): StandIn({"days": None, "rungs": []}),
    ("steps", "kind"): StandIn({"kind": StepKind.MEET}, counts=True),
}
"""So that a word nobody knows hides nothing else of its step."""


class Pathways(Value):
    pathways: tuple[Pathway, ...]


def pathways(folder: Path = POLICIES) -> dict[str, Pathway]:
    """Every pathway by its id; raises Unreadable, each fault by its line."""
    return {each.id: each for each in whole(folder / "pathways.yaml", pathways_of)}


@cache
def terms_at_start(folder: Path = POLICIES) -> KnownTerms:
    """What a worker lets begin, as the files said when first it asked.

    Raises Unreadable.
    """
    return known_terms(
        str(folder), [current_policy(folder), *pathways(folder).values()]
    )


def pathways_of(read: Located) -> tuple[tuple[Pathway, ...] | None, list[Fault]]:
    """The pathways of a file that has been read, and all that is off about them."""
    said, found = shaped(Pathways, read, _rules, instead=INSTEAD)
    return (said.pathways if said else None), found


def _rules(said: Pathways) -> Iterator[Fault]:
    ids = [each.id for each in said.pathways]
    for n, pathway in enumerate(said.pathways):
        for off in pathway_faults(pathway):
            yield Fault(("pathways", n, *off.where), off.message)
        if pathway.id in ids[:n]:
            yield Fault(("pathways", n, "id"), f"{pathway.id} stands twice")
