"""The ladder of one clock: its plan, in instants, and the ledger of its time.

A plan is worked out once and never changed. It counts from the ledger's `anchor`: the
due date, moved by whatever did not count. How is in `schedule`.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.actions.planned import label
from domain.actions.status import Flag
from domain.people.roles import LABELS, Party, Role
from domain.policies.policy import Way
from domain.values import Sparse, Value

AN_HOUR = timedelta(hours=1)  # a rung acted later than that has acted late


class ClockKind(StrEnum):
    """What is waited for: completion by the due date, the answer to a claim, a step."""

    DUE = "due"
    CLAIM = "claim"
    STEP = "step"


class PlannedRung(Sparse):
    """One rung at its instant; `local` is what the office's clock will show then.

    `key` names it among all rungs of its ladder: E0, E0/2, E1. `days` are the working
    days counted to it, as its policy says.
    """

    step: str
    at: datetime
    local: str
    tell: tuple[Party, ...]
    template: str
    key: str
    days: int
    reminder: bool = False
    effects: tuple[Flag, ...] = ()
    way: Way | None = None


class EscalationPlan(Sparse):
    """Who hears of one date, and at which instants.

    `number` is that of the entry that began it, at `armed_at`; whatever changes the
    date, or how its time is counted, begins a new plan.
    """

    number: int
    due: date
    due_at: datetime
    rungs: tuple[PlannedRung, ...]
    calendar: str
    policy: str
    ladder: str
    anchor: date
    armed_at: datetime
    kind: ClockKind = ClockKind.DUE

    def rung_after(self, acted: tuple[datetime, ...]) -> PlannedRung | None:
        """The rung that is next when so many have acted; None after the last."""
        return next(iter(self.rungs[len(acted) :]), None)


class Ledger(Sparse):
    """How the time of one due date was used. All counts are LEA working days.

    The ladder counts from `anchor`. The rungs in `heard` have acted, or were passed
    over, and never act again for this date. `stopped` days moved the due date,
    `waited` days only the ladder: promises, snoozes, claims that were returned.
    """

    anchor: date
    heard: tuple[str, ...] = ()
    promises: int = 0
    snoozes: int = 0
    stopped: int = 0
    waited: int = 0
    again: tuple[str, ...] = ()
    """Keys such as E4+1: a promise was given after E4, the last; it is asked anew."""
    passed: tuple[str, ...] = ()
    """Rungs that other rules passed over; under yet others they may act again."""

    @property
    def of_the_date(self) -> "Ledger":
        """What stays of it for the same due date, where the climb begins anew."""
        return Ledger(
            anchor=self.anchor,
            promises=self.promises,
            snoozes=self.snoozes,
            stopped=self.stopped,
        )


class Ladder(Value):
    """A plan that stands, with all its witness shows, and when each rung acted.

    It is that of an action, or `about` a step of a referral: referral-1-acknowledge.
    """

    entity: str
    lea: str
    county: str
    action: int
    title: str
    owner: Role
    plan: EscalationPlan
    acted: tuple[datetime, ...] = ()
    reached: str | None = None
    """The step that earlier plans of the same date had reached."""
    about: str = ""

    @property
    def step(self) -> str | None:
        """The step it has reached; None before the first after the due date."""
        late = [r.step for r in self.plan.rungs[: len(self.acted)] if not r.reminder]
        answers = self.plan.kind is ClockKind.CLAIM
        return late[-1] if late and not answers else self.reached

    @property
    def named(self) -> str:
        """What is late, in words: 'action 12', or the step's own name."""
        return "referral" if self.about else f"action {label(self.action)}"

    @property
    def asked(self) -> str:
        """Who is asked, in words: 'owner CCEE lead' of an action, 'asked CCEE lead'."""
        return f"{'asked' if self.about else 'owner'} {LABELS[self.owner]}"

    @property
    def plan_id(self) -> str:
        return plan_id(self.entity, self.action, self.plan, self.about)

    @property
    def next_rung(self) -> PlannedRung | None:
        return self.plan.rung_after(self.acted)


def plan_id(entity: str, action: int, plan: EscalationPlan, about: str = "") -> str:
    """The id of a plan, and of the workflow that is its witness."""
    return f"{entity}/overdue/{about or f'action-{label(action)}'}/{plan.number}"


def about_step(referral: int, step: str) -> str:
    """How the plans of a referral's step are named."""
    return f"referral-{referral}-{step.replace('_', '-')}"
