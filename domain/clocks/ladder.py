"""The ladder of what is late, as its witness is told it: whole, and as it stands."""

from datetime import date, datetime
from typing import Literal

from domain.clocks.plan import ClockKind
from domain.people.roles import Party, Role
from domain.policies.ladder import Office, Way
from domain.values import Sparse, Value


class LadderRung(Sparse):
    """One rung of a plan with all its ladder says of it.

    `local` is what the office's clock shows at its instant, and which clock that is;
    `days` are the working days counted to it, negative before the date.
    """

    key: str
    name: str
    at: datetime
    local: str
    days: int
    tell: tuple[Party, ...]
    template: str
    office: Office = Office.LEA
    way: Way | None = None

    @property
    def is_reminder(self) -> bool:
        return self.days < 0

    @property
    def is_early(self) -> bool:
        """Whether nothing is late yet when it acts, as on the due date itself."""
        return self.days <= 0


class Ladder(Value):
    """A plan that stands, with all its witness shows, and when each rung acted.

    `plan` is the number of the plan, by `calendar` and `policy`; `reached` the rung
    that earlier plans of the same date had reached.
    """

    word: Literal["ladder"] = "ladder"
    entity: str
    lea: str
    county: str
    subject: str
    title: str
    asked: Role
    plan: int
    kind: ClockKind = ClockKind.DUE
    due: date
    due_at: datetime
    calendar: str
    policy: str
    rungs: tuple[LadderRung, ...]
    acted: tuple[datetime, ...] = ()
    reached: str | None = None

    @property
    def has_acted(self) -> tuple[LadderRung, ...]:
        return self.rungs[: len(self.acted)]

    @property
    def rung(self) -> str | None:
        """The rung it has reached; None before the first after the due date."""
        late = [each.name for each in self.has_acted if not each.is_early]
        answers = self.kind is ClockKind.ANSWER
        return late[-1] if late and not answers else self.reached

    @property
    def plan_id(self) -> str:
        return plan_id(self.entity, self.subject, self.plan)

    @property
    def to(self) -> str:
        """The witness it is told to."""
        return self.plan_id

    @property
    def next_rung(self) -> LadderRung | None:
        return next(iter(self.rungs[len(self.acted) :]), None)


class Settled(Value):
    """Nothing is late any more: the witness of this plan may go."""

    word: Literal["settled"] = "settled"
    plan_id: str

    @property
    def to(self) -> str:
        """The witness it is told to."""
        return self.plan_id


def plan_id(entity: str, subject: str, plan: int) -> str:
    """The id of a plan, and of the workflow that is its witness."""
    what = subject.replace("/", "-").replace("_", "-")
    return f"{entity}/overdue/{what}/{plan}"
