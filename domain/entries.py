"""What is owed to the world when something has happened; workflows pay it."""

from datetime import date, datetime

from domain.acts import Act
from domain.clocks.plan import Ladder
from domain.people.roles import LABELS, Role
from domain.policies.policy import Way
from domain.standing import ActionStanding, EngagementStanding
from domain.values import Sparse, Value


class Proof(Value):
    """From which timer a notice came: what was armed when, due when, by which rules.

    `days` working days were counted from `anchor` by `calendar`. When the clock acted
    is the notice's own instant, which after an outage is later than `due_at`.
    """

    key: str
    armed_entry: int
    armed_at: datetime
    anchor: date
    days: int
    due_at: datetime
    local: str
    calendar: str
    policy: str
    ladder: str


class Notice(Sparse):
    """A letter to one person, keyed so that it is sent once.

    `facts` fill the template; who the person is and where they can be reached is
    looked up when it is delivered. `way` says how it travels, where its rung does.
    """

    key: str
    at: datetime
    entity: str
    plan_id: str | None
    to: str
    role: Role
    template: str
    facts: dict[str, str | int | bool]
    way: Way | None = None
    proof: Proof | None = None

    @property
    def office(self) -> str:
        """What the reader is called in this role: by their office, where it has one."""
        return str(self.facts.get("office", LABELS[self.role]))


class Entry(Value):
    """One line of an engagement's record, numbered so that it is kept once.

    With it, in one transaction, go the standings it leaves behind, the notices it
    gives rise to, and the plans it settles, whose unsent notices are void.
    """

    entity: str
    number: int
    at: datetime
    late: bool
    act: Act
    sentence: str
    engagement: EngagementStanding
    actions: tuple[ActionStanding, ...] = ()
    notices: tuple[Notice, ...] = ()
    settled: tuple[str, ...] = ()


class Settled(Value):
    """Nothing is late any more: the witness of this plan may go."""

    plan_id: str


Telling = Ladder | Settled
