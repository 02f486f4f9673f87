"""One recommended action of the roadmap: what it is, how far it is, what is awaited."""

from datetime import date, datetime

from domain.actions.acts import Cause
from domain.actions.planned import label
from domain.actions.status import DONE, GONE, ActionStatus, Flag, Horizon
from domain.clocks.plan import ClockKind, EscalationPlan, Ledger, PlannedRung
from domain.people.roles import Role
from domain.values import Sparse, Value


class Claim(Sparse):
    """Somebody says it is complete; a person of COE or CCEE has yet to confirm.

    Its `ledger` is that of its own clock; None where it has none. The owner's
    ladder waits `since` a day.
    """

    by: str
    at: datetime
    entry: int
    entered_by: str
    ledger: Ledger | None = None
    since: date | None = None


class Stop(Value):
    """A clock that stands still since the beginning of a day, and why.

    `whole` where the engagement's clock was stopped, not that of the action alone.
    """

    cause: Cause
    since: date
    recheck: date
    whole: bool = False


class Rest(Value):
    """The ladder rests through `until`: a promise was given, or it was snoozed."""

    until: date
    by: str
    promised: bool


class StatedPast(Sparse):
    """What was said of an action when it was brought in; nobody witnessed it."""

    on: date
    status: ActionStatus
    started: date | None = None
    completed: date | None = None


class Action(Sparse):
    """What the next decision needs to know; texts and evidence are in the record.

    `changed_at` is when anybody last moved it on; `before_hold` its status before it
    was put on hold; `restored_at` when its witness was last begun again.
    """

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
    rating: int | None = None
    ledger: Ledger | None = None
    extensions: int = 0
    stop: Stop | None = None
    before_hold: ActionStatus | None = None
    rest: Rest | None = None
    flags: tuple[Flag, ...] = ()
    changed_at: datetime | None = None
    depends_on: tuple[int, ...] = ()
    restored_at: datetime | None = None
    split_from: int | None = None
    merged_into: int | None = None
    standards: tuple[str, ...] = ()
    stated: StatedPast | None = None

    @property
    def label(self) -> str:
        return label(self.number)

    @property
    def is_open(self) -> bool:
        return self.status not in DONE and not self.is_gone

    @property
    def is_gone(self) -> bool:
        return self.status in GONE

    @property
    def next_rung(self) -> PlannedRung | None:
        return self.plan.rung_after(self.acted) if self.plan else None

    @property
    def has_acted(self) -> tuple[PlannedRung, ...]:
        """The rungs of the plan that stands which have acted."""
        return self.plan.rungs[: len(self.acted)] if self.plan else ()

    @property
    def heard(self) -> tuple[str, ...]:
        """The keys of all rungs that will not act again for this due date."""
        before = self.ledger.heard if self.ledger else ()
        if self.plan is None or self.plan.kind is not ClockKind.DUE:
            return before
        return (*before, *(rung.key for rung in self.has_acted))

    @property
    def step(self) -> str | None:
        """The step of the ladder it has reached since it fell overdue."""
        if not self.overdue:
            return None
        if self.plan and self.plan.kind is ClockKind.DUE:
            late = [rung.step for rung in self.has_acted if not rung.reminder]
            if late:
                return late[-1]
        return self.reached

    reached: str | None = None
    """The step that plans which stand no more had reached."""

    def with_flags(self, *flags: Flag) -> tuple[Flag, ...]:
        return tuple(dict.fromkeys((*self.flags, *flags)))
