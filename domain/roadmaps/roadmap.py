"""A roadmap while it is worked out: its actions, votes and anchors, its signatures.

The review carries what the next decision needs; what is said of an action in words is
in the record, under its `entry` (docs/domain.md 6.9).
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from domain.people.roles import AGENCIES, Agency, Role
from domain.status import Horizon
from domain.values import Sparse, SparseRow, Value, keyed_weight

FRAME = 200  # bytes of the names of fields, and of a proposal


class Priority(StrEnum):
    """When work on an action begins. Stored: add, never rename."""

    FIRST_CYCLE = "first_cycle"
    NEXT = "next"
    LATER = "later"

    @property
    def described(self) -> str:
        return PRIORITIES[self]


PRIORITIES = {
    Priority.FIRST_CYCLE: "in the first cycle",
    Priority.NEXT: "next",
    Priority.LATER: "later",
}


class SigningParty(StrEnum):
    """Who signs a roadmap. Stored: add, never rename."""

    LEA = "lea"
    COE = "coe"
    CCEE = "ccee"

    @property
    def named(self) -> str:
        return "CCEE" if self is SigningParty.CCEE else f"the {self.upper()}"

    @property
    def roles(self) -> tuple[Role, ...]:
        """Those that may sign for it, the nearest first."""
        return SIGNING[self]


SIGNING = {
    SigningParty.LEA: (Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
    SigningParty.COE: (Role.COUNTY_SUPERINTENDENT, Role.COE_LEAD),
    SigningParty.CCEE: (Role.CCEE_DIRECTOR, Role.CCEE_EXECUTIVE, Role.CCEE_LEAD),
}


def unsigned(signed: Collection[SigningParty]) -> list[SigningParty]:
    """Those who have not signed, given those who have."""
    return [each for each in SigningParty if each not in signed]


VOTING = (
    *(*AGENCIES[Agency.LEA], *AGENCIES[Agency.COE], *AGENCIES[Agency.GEO_LEAD]),
    *(Role.CCEE_LEAD, Role.CCEE_EXPERT, Role.CCEE_DIRECTOR),
)
"""Whose votes say how actions rank: one of each role."""


class Vote(SparseRow):
    """What a role gives an action, from 1 to 5; little effort counts for it."""

    impact: int
    effort: int
    feasibility: int


class RoadmapAction(Sparse):
    """An action of a roadmap that is worked out.

    Its `due` date is `days` working days of the LEA after its `anchor`, or before it
    where they are negative; without an anchor it is as it was said. `recommendation`
    is that of the review which it carries out; `owner` is a role of the LEA. `entry` is
    the one at which it was last planned: neither votes nor a moved anchor change it.
    """

    title: str
    components: tuple[int, ...]
    horizon: Horizon
    theme: str = ""
    owner: Role | None = None
    due: date | None = None
    anchor: str = ""
    days: int = 0
    depends_on: tuple[int, ...] = ()
    recommendation: str = ""
    priority: Priority | None = None
    votes: dict[Role, Vote] = {}
    entry: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether it has an owner, a date and a priority."""
        return None not in (self.owner, self.due, self.priority)


class Anchor(Sparse):
    """A day to which due dates are relative: the board's adoption of the plan."""

    title: str
    on: date
    entry: int


class RoadmapProposal(Sparse):
    """What is before LEA, COE and CCEE to be signed, by the hash of its facts.

    They were made of what the review said `as_of` one of its entries.
    """

    number: int
    sha256: str
    as_of: int
    by: str
    on: date
    entry: int


class Signature(Sparse):
    """Who signed for a party, on which day; the paper was `seen` at that place."""

    person: str
    on: date
    seen: str
    entry: int


class RoadmapSummary(Sparse):
    """How far a roadmap is that is worked out: how many actions, what is signed.

    `ready` are the actions that lack nothing to be signed.
    """

    actions: int = 0
    ready: int = 0
    changed: int = 0
    proposal: RoadmapProposal | None = None
    signatures: dict[SigningParty, Signature] = {}

    @property
    def unsigned(self) -> list[SigningParty]:
        return unsigned(self.signatures)

    @property
    def is_signed(self) -> bool:
        """Whether all three have signed what is proposed."""
        return self.proposal is not None and not self.unsigned


class PlannedRoadmap(Sparse):
    """A roadmap that is worked out; it was last `changed` by this entry.

    `actions` are by their numbers, `anchors` by their keys. It stays as it is while
    there is a `proposal`, of which this is the number `proposals`.
    """

    actions: dict[str, RoadmapAction] = {}
    anchors: dict[str, Anchor] = {}
    proposal: RoadmapProposal | None = None
    proposals: int = 0
    signatures: dict[SigningParty, Signature] = {}
    changed: int = 0

    @property
    def by_number(self) -> dict[int, RoadmapAction]:
        """In the order of their numbers."""
        numbered = {int(key): each for key, each in self.actions.items()}
        return dict(sorted(numbered.items()))

    @property
    def summary(self) -> RoadmapSummary:
        return RoadmapSummary(
            actions=len(self.actions),
            ready=sum(each.is_ready for each in self.actions.values()),
            changed=self.changed,
            proposal=self.proposal,
            signatures=self.signatures,
        )

    @property
    def unsigned(self) -> list[SigningParty]:
        return unsigned(self.signatures)

    @property
    def is_signed(self) -> bool:
        """Whether all three have signed what is proposed."""
        return self.proposal is not None and not self.unsigned

    @property
    def last_signed(self) -> date:
        """The day of the latest signature, in whichever order they were noted."""
        return max(each.on for each in self.signatures.values())

    def at_anchor(self, anchor: str) -> list[int]:
        """The actions whose dates are relative to it, by their numbers."""
        return [n for n, each in self.by_number.items() if each.anchor == anchor]

    @cached_property
    def weight(self) -> int:
        """Each of its parts is weighed when it changes, not all of them each time."""
        proposed = self.proposal.weight if self.proposal else 0
        signed: Mapping[str, Value] = {str(k): v for k, v in self.signatures.items()}
        keyed: list[Mapping[str, Value]] = [self.actions, self.anchors, signed]
        return FRAME + proposed + sum(map(keyed_weight, keyed))
