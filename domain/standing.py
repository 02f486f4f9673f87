"""How things stand: what the record keeps as current and the workflow shows."""

from datetime import date, datetime

from domain.action import ActionStatus, Horizon
from domain.lifecycle import Phase
from domain.people import Assignment, Role
from domain.progress import Tally
from domain.values import Value


class ActionStanding(Value):
    """One action as it stands; instants are UTC, `due` is the LEA's local date."""

    number: int
    title: str
    components: tuple[int, ...]
    theme: str
    horizon: Horizon
    owner: Role
    due: date
    original_due: date
    status: ActionStatus
    overdue: bool
    step: str | None
    claimed_by: str | None
    claimed_at: datetime | None
    next_step: str | None
    next_at: datetime | None
    next_local: str | None
    """What the office's clock will show then."""
    next_roles: tuple[Role, ...]
    witness: str | None


class EngagementStanding(Value):
    """An engagement as it stands, without its actions."""

    entity: str
    cds: str
    episode: int
    lea: str
    county: str
    pathway: str
    statute: str
    phase: Phase
    referral: str
    """The id of the act that opened it, by which a second referral knows itself."""
    referred_at: datetime
    entry: int
    policy: str
    tally: Tally
    overdue: tuple[int, ...]


class Standing(Value):
    """What `show` shows: the engagement, its actions, what is still to be recorded."""

    engagement: EngagementStanding
    actions: tuple[ActionStanding, ...]
    people: tuple[Assignment, ...] = ()
    rules: int = 0
    unwritten: int = 0
    untold: int = 0
