"""One recommended action of the roadmap: what it is, how far it is, what is awaited."""

from datetime import date, datetime
from enum import StrEnum

from domain.escalation import EscalationPlan, PlannedRung
from domain.people import Role
from domain.values import Value


class ActionStatus(StrEnum):
    """The three statuses CCEE publishes (DOMAIN.md 5.1)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"


class Horizon(StrEnum):
    IMMEDIATE = "IMMEDIATE"
    LONG_TERM = "LONG_TERM"


class PlannedAction(Value):
    """An action as the roadmap brings it; `text` is the report's, for the record."""

    number: int
    title: str
    text: str
    components: tuple[int, ...]
    theme: str
    horizon: Horizon
    owner: Role
    due: date
    why: str = ""


class Claim(Value):
    """Somebody says it is complete; a person of COE or CCEE has yet to confirm."""

    by: str
    at: datetime
    entry: int


class Action(Value):
    """What the next decision needs to know; texts and evidence are in the record."""

    number: int
    title: str
    components: tuple[int, ...]
    theme: str
    horizon: Horizon
    owner: Role
    due: date
    original_due: date
    status: ActionStatus = ActionStatus.NOT_STARTED
    overdue: bool = False
    claim: Claim | None = None
    plan: EscalationPlan | None = None
    acted: tuple[datetime, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status is not ActionStatus.COMPLETED

    @property
    def next_rung(self) -> PlannedRung | None:
        return self.plan.rung_after(self.acted) if self.plan else None

    @property
    def step(self) -> str | None:
        """The step of the ladder it has reached since it fell overdue."""
        if self.plan is None or not self.overdue:
            return None
        late = self.plan.rungs[: len(self.acted)]
        return next((rung.step for rung in reversed(late) if not rung.reminder), None)
