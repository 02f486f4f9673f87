"""The ladder of one due date: worked out once, in instants, and never changed."""

from datetime import date, datetime, timedelta

from domain.people import Party, Role
from domain.policy import Policy, Rung
from domain.values import Value

AN_HOUR = timedelta(hours=1)  # a rung acted later than that has acted late


class PlannedRung(Value):
    """One rung at its instant; `local` is what the office's clock will show then."""

    step: str
    at: datetime
    local: str
    tell: tuple[Party, ...]
    template: str
    reminder: bool = False


class EscalationPlan(Value):
    """Who hears of one due date, and at which instants.

    `number` is that of the entry that began it; a new date begins a new plan.
    """

    number: int
    due: date
    due_at: datetime
    rungs: tuple[PlannedRung, ...]
    calendar: str
    policy: str

    def rung_after(self, acted: tuple[datetime, ...]) -> PlannedRung | None:
        """The rung that is next when so many have acted; None after the last."""
        return next(iter(self.rungs[len(acted) :]), None)


class Ladder(Value):
    """A plan that stands, with all its witness shows, and when each rung acted."""

    entity: str
    lea: str
    county: str
    action: int
    title: str
    owner: Role
    plan: EscalationPlan
    acted: tuple[datetime, ...] = ()

    @property
    def plan_id(self) -> str:
        return plan_id(self.entity, self.action, self.plan)

    @property
    def next_rung(self) -> PlannedRung | None:
        return self.plan.rung_after(self.acted)


def plan_id(entity: str, action: int, plan: EscalationPlan) -> str:
    """The id of a plan, and of the workflow that is its witness."""
    return f"{entity}/overdue/action-{action}/{plan.number}"


def is_past(policy: Policy, due: date, at: datetime) -> bool:
    """Whether `due` lies behind us: its LEA working day was before today's."""
    return policy.lea.working_day_from(due) < policy.lea.day_of(at)


def plan_for(policy: Policy, due: date, at: datetime, number: int) -> EscalationPlan:
    """The plan for an action dated `due` at the instant `at`.

    A rung whose instant has passed already is left out: a reminder nobody could
    have sent. For a date already past the first rung after due acts at the next
    opening and the later ones keep their spacing from there.
    """
    first = policy.lea.working_day_from(due)
    wanted = policy.rungs
    if is_past(policy, due, at):
        wanted = tuple(rung for rung in policy.rungs if not rung.is_reminder)
        opening = policy.lea.opening_after(at)
        first = policy.lea.count(policy.lea.day_of(opening), -wanted[0].days).end
    planned = (_planned(policy, rung, first) for rung in wanted)
    return EscalationPlan(
        number=number,
        due=due,
        due_at=policy.lea.opening(due),
        rungs=tuple(rung for rung in planned if rung.at > at),
        calendar=f"{policy.lea.name}@{policy.lea.version}",
        policy=f"{policy.name}@{policy.version}",
    )


def _planned(policy: Policy, rung: Rung, due: date) -> PlannedRung:
    """Counted in LEA working days; opened by the office that is told."""
    office = policy.calendar(rung.office)
    day = office.working_day_from(policy.lea.count(due, rung.days).end)
    return PlannedRung(
        step=rung.step,
        at=office.opening(day),
        local=f"{day} {office.opens:%H:%M}",
        tell=rung.tell,
        template=rung.template,
        reminder=rung.is_reminder,
    )
