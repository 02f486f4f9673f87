"""Whatever can be late: an action, a referral's step. The fields all of them carry."""

from abc import abstractmethod
from datetime import date, datetime

from domain.clocks.ledger import Ledger
from domain.clocks.plan import ClockKind, EscalationPlan, PlannedRung
from domain.policies.ladder import name_of
from domain.setting import Stop
from domain.status import Flag
from domain.values import Sparse, Value


class Rest(Value):
    """The ladder rests through `until`: a promise was given, or it was snoozed.

    That was said `on` a day of the LEA. `before` is how the date's time had been used
    until then.
    """

    until: date
    by: str
    promised: bool
    on: date | None = None
    before: Ledger | None = None

    def mends(self, former: "Rest | None") -> bool:
        """Whether it is the same word of the same person, given anew on the same day.

        It takes the place of the former one, and counts with it as one.
        """
        if former is None:
            return False
        return self == former.but(until=self.until, before=self.before)


class Answer(Sparse):
    """An answer is waited for `since` a day, by a clock of its own.

    The ladder of the date itself waits meanwhile. Since no day where the policy has no
    ladder for it: then the date's own goes on.
    """

    ledger: Ledger
    since: date | None = None


class Clocked(Sparse):
    """A due date with its ladder: what was used, what is planned, what has acted.

    `acted` are the instants at which the first rungs of `plan` acted; `reached` is the
    rung that plans which stand no more had reached. It was `handed_over` while nothing
    was asked: whoever has it now begins with days of grace. `changed_at` is when
    anybody last moved the thing on; `restored_at` when its witness was begun again.
    """

    due: date | None = None
    plan: EscalationPlan | None = None
    ledger: Ledger | None = None
    acted: tuple[datetime, ...] = ()
    overdue: bool = False
    reached: str | None = None
    stop: Stop | None = None
    rest: Rest | None = None
    answer: Answer | None = None
    flags: tuple[Flag, ...] = ()
    handed_over: bool = False
    changed_at: datetime | None = None
    restored_at: datetime | None = None

    @property
    @abstractmethod
    def is_open(self) -> bool:
        """Whether anything is still to be done about it."""

    @property
    def goes_on(self) -> bool:
        """Whether its work is still to be done, be it in what took its place."""
        return self.is_open

    @property
    def asks_answer(self) -> bool:
        """Whether somebody is to answer before it goes on."""
        return False

    @property
    def waits_for_answer(self) -> bool:
        """Whether it is the answer whose clock runs now."""
        return self.plan is not None and self.plan.kind is ClockKind.ANSWER

    @property
    def next_rung(self) -> PlannedRung | None:
        return next(iter(self.coming), None)

    @property
    def coming(self) -> tuple[PlannedRung, ...]:
        """The rungs of the plan that stands which are still to act."""
        return self.plan.rungs[len(self.acted) :] if self.plan else ()

    @property
    def has_acted(self) -> tuple[PlannedRung, ...]:
        """The rungs of the plan that stands which have acted."""
        return self.plan.rungs[: len(self.acted)] if self.plan else ()

    def heard_by(self, kind: ClockKind) -> tuple[str, ...]:
        """The keys entered as heard in the ledger of what is waited for."""
        ledger = self.ledger
        if kind is ClockKind.ANSWER:
            ledger = self.answer.ledger if self.answer else None
        return ledger.heard if ledger else ()

    @property
    def last_rung(self) -> PlannedRung | None:
        """The rung that acted last, also under a plan which this one replaced."""
        carried = self.plan.carries if self.plan else None
        return self.has_acted[-1] if self.has_acted else carried

    @property
    def rung(self) -> str | None:
        """The rung of its ladder it has reached since it fell overdue."""
        if not self.overdue:
            return None
        return self.reached_so_far

    @property
    def reached_so_far(self) -> str | None:
        """The last rung after the due date that acted, under whichever plan."""
        plan = self.plan
        if plan is None or plan.kind is ClockKind.ANSWER:
            return self.reached
        late = self.has_acted[plan.early :]
        return name_of(late[-1].key) if late else self.reached

    def with_flags(self, *flags: Flag) -> tuple[Flag, ...]:
        return tuple(dict.fromkeys((*self.flags, *flags)))
