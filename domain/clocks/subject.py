"""Whatever has a clock, seen alike: an action, a referral's step.

Each noun's room says what its subjects are, and in which words they are spoken of; the
engagement joins them. What is done to all clocks, or asked of all, is written once over
that list, and never asks which noun it has.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from domain.clocks import moves
from domain.clocks.clocked import Clocked
from domain.clocks.ladder import Ladder, LadderRung, plan_id
from domain.clocks.plan import EscalationPlan, PlannedRung
from domain.clocks.schedule import Timing
from domain.people.roles import Role
from domain.policies.ladder import first_of
from domain.setting import Setting, Stop
from domain.values import Facts


@dataclass(frozen=True, slots=True)
class Subject(ABC):
    """One thing that can be late, in the setting of its engagement.

    Where there may be many of its noun, `plural` names several, each by its `label`;
    `noun` is how it is spoken of where it has been named.
    """

    setting: Setting
    clock: Clocked
    plural: ClassVar[str] = ""
    noun: ClassVar[str] = "it"

    @property
    @abstractmethod
    def key(self) -> str:
        """Its address within the entity: action/12, referral/1/consult_lea."""

    @property
    @abstractmethod
    def asked(self) -> Role:
        """The role it is asked of."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What letters call it."""

    @property
    def short(self) -> str:
        """As a list names it."""
        return self.title

    @property
    @abstractmethod
    def words(self) -> str:
        """As a sentence names it: 'action 12 (Read daily)'."""

    @property
    def aim(self) -> str:
        """What its clock runs for."""
        return f"{self.title}, by its date"

    @abstractmethod
    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        """By what its clock runs in a setting.

        By the ladder its climb began under, or, `anew`, by that which a climb would
        begin under now.
        """

    @abstractmethod
    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        """What a letter of the first of the rungs to come says of it in a role."""

    @property
    def label(self) -> str:
        """What tells it from others of the same plural: 12a."""
        return ""

    @property
    def named(self) -> str:
        """As a letter lists it among others."""
        return f"{self.label} ({self.title})" if self.label else self.title

    @property
    def status(self) -> str:
        return "open"

    @property
    def remark(self) -> str:
        """In a word or two, that somebody's answer is waited for; else empty."""
        return ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What else explains how it stands."""
        return ()

    @property
    def began(self) -> date | None:
        """From which day its date is counted, in days of its calendar, if it is."""
        return None

    @property
    def term(self) -> str:
        """How its date came about, if it was counted: '20 working days after ...'."""
        return ""

    def stood_on(self, day: date) -> bool:
        """Whether its clock stood still on a day."""
        return False

    @property
    def stillness(self) -> str:
        """That its clock stands still, and what lets it run; empty where it runs."""
        return stillness(self.clock.stop)

    @property
    def original_due(self) -> date | None:
        """Its date as it was first agreed."""
        return self.clock.due

    @property
    def since(self) -> datetime | None:
        """Since when it is under way without change, where that is watched."""
        return None

    @property
    def blocking(self) -> "Sequence[Subject]":
        """What it waits for in the end; none if it is free."""
        return ()

    @property
    def answered(self) -> Sequence[Role]:
        """Roles that have said all they were asked for, and are asked no more."""
        return ()

    @property
    def ended(self) -> Clocked:
        """Its clock when the engagement is over."""
        return moves.end(self.clock)

    @property
    def timing(self) -> Timing:
        return self.timing_of(self.setting)

    @property
    def plan_id(self) -> str | None:
        """The id of the plan that stands, and of the workflow that is its witness."""
        if self.clock.plan is None:
            return None
        return plan_id(self.setting.entity, self.key, self.clock.plan.number)

    @property
    def last_rung(self) -> LadderRung | None:
        """The rung that acted last, as its ladder has it; None where none has."""
        plan, rung = self.clock.plan, self.clock.last_rung
        if plan is None or rung is None:
            return None
        known = self.timing.of(plan.kind).by_key
        return _rung(self.timing, plan, rung) if first_of(rung.key) in known else None

    @property
    def rungs(self) -> tuple[LadderRung, ...]:
        """Those of the plan that stands, as its ladder has them."""
        plan = self.clock.plan
        if plan is None:
            return ()
        timing = self.timing
        return tuple(_rung(timing, plan, each) for each in plan.rungs)

    @property
    def coming(self) -> tuple[LadderRung, ...]:
        """Those that are still to act."""
        return self.rungs[len(self.clock.acted) :]

    @property
    def next_rung(self) -> LadderRung | None:
        plan, rung = self.clock.plan, self.clock.next_rung
        return _rung(self.timing, plan, rung) if plan and rung else None

    @property
    def ladder(self) -> Ladder | None:
        """What its witness is to show; None unless it is overdue."""
        clock = self.clock
        if clock.plan is None or clock.due is None or not clock.overdue:
            return None
        return Ladder(
            entity=self.setting.entity,
            lea=self.setting.lea.name,
            county=self.setting.lea.county,
            subject=self.key,
            title=self.title,
            asked=self.asked,
            plan=clock.plan.number,
            kind=clock.plan.kind,
            due=clock.due,
            due_at=self.timing.calendar.opening(clock.due),
            calendar=self.timing.calendar.named,
            policy=self.setting.policy.named,
            rungs=self.rungs,
            acted=clock.acted,
            reached=clock.reached,
        )

    @property
    def recheck_at(self) -> datetime | None:
        """When it is asked whether its own clock may run again."""
        stop, lea = self.clock.stop, self.setting.policy.lea
        if stop is None or stop.whole or not self.clock.is_open:
            return None
        return lea.opening(lea.working_day_from(stop.recheck))

    @property
    def plateau_at(self) -> datetime | None:
        """When it will have been under way without change for too long."""
        watched, lea = self.setting.policy.plateau, self.setting.policy.lea
        if watched is None or self.since is None:
            return None
        day = lea.day_of(self.since) + timedelta(days=watched.days)
        return lea.opening(lea.working_day_from(day))


def stillness(stop: Stop | None) -> str:
    """In words; empty where nothing stands."""
    if stop is None:
        return ""
    whose = "all clocks of the engagement stand" if stop.whole else "its clock stands"
    return f"{whose} still {stop.described}; {stop.ending}"


def is_within(key: str, address: str) -> bool:
    """Whether a subject is what an address names, or a part of it; empty names all."""
    return f"{key}/".startswith(f"{address}/" if address else "")


def _rung(timing: Timing, plan: EscalationPlan, planned: PlannedRung) -> LadderRung:
    rung = timing.rung(plan, planned.key)
    office = timing.policy.calendar(rung.office)
    return LadderRung(
        key=planned.key,
        name=rung.name,
        at=planned.at,
        local=office.shown(planned.at),
        days=rung.days,
        tell=rung.tell,
        template=rung.template,
        office=rung.office,
        way=rung.way,
    )
