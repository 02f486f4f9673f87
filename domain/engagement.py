"""An engagement: one LEA's assistance, from referral to release.

Read `lifecycle.MOVES` first, then this, then `judge`, `apply` and `expectation`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import ClassVar, Self

from domain.actions.action import Action
from domain.actions.blockers import Blockers
from domain.actions.planned import order
from domain.actions.subject import ActionSubject
from domain.adoption.acts import StatedMeeting
from domain.bounds import (
    MOST_CHECK_INS,
    MOST_COACHING,
    MOST_LEARNING,
    MOST_PEOPLE,
    MOST_PIECES,
    MOST_POSITIONS,
    MOST_REFERRALS,
    MOST_SUPPORTS_WITHDRAWN,
    MOST_WITH_PARTS,
)
from domain.checkins.acts import CheckInClockAct
from domain.checkins.agenda_item import LastMet
from domain.checkins.check_in import CheckIn
from domain.checkins.expectation import CheckInToCome
from domain.checkins.expectation import expectation as check_ins_expected
from domain.checkins.subject import CheckInSubject
from domain.checkins.year import CheckInYear, Monitoring
from domain.clocks.clocked import Clocked
from domain.clocks.own_act import OwnAct
from domain.clocks.subject import Subject
from domain.entity import ALL_ELSE, ANSWERED, AROUND, Entity
from domain.evidence.evidence import pieces_weight
from domain.lea import Lea
from domain.lifecycle import ENDS, Phase
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role, handed_over, with_assignment
from domain.policies.check_ins import ReleaseStage
from domain.policies.policy import Policy
from domain.referrals.apply import with_step
from domain.referrals.case import (
    Case,
    EngagementMode,
    Noted,
    Referrals,
    Segment,
    Step,
)
from domain.referrals.subject import StepSubject
from domain.reviews.words import ReviewLine
from domain.setting import RulesChange, Setting, Standstill, Stop
from domain.supports.position import Position
from domain.supports.subject import PositionSubject
from domain.supports.supports import Supports


class Engagement(Entity):
    """An LEA's engagement, the authority: its referrals, people and whole roadmap.

    `cases` are its referrals, `primary` the number of the one that leads; `follows` is
    the LEA's one before. One that was `brought_in_at` an instant began before; what
    lies before is as it was stated, on `stated_as_of`, with the `meetings` held.
    """

    noun: ClassVar[str] = "the engagement"
    holds: ClassVar[str] = "actions, or fewer rungs"
    lea: Lea
    episode: int
    referral: str
    referred_at: datetime
    policy: Policy
    phase: Phase = Phase.REFERRED
    people: tuple[Assignment, ...] = ()
    handed_over: tuple[Role, ...] = ()
    """Roles of which `people` names no more all who held them."""
    actions: dict[int, Action] = {}
    absences: tuple[Absence, ...] = ()
    stop: Stop | None = None
    recheck_proposed: bool = False
    cases: dict[int, Case] = {}
    primary: int = 1
    segments: tuple[Segment, ...] = ()
    kickoff: date | None = None
    dashboard: Noted | None = None
    follows: str = ""
    brought_in_at: datetime | None = None
    stated_as_of: date | None = None
    meetings: tuple[StatedMeeting, ...] = ()
    reviews: dict[int, ReviewLine] = {}
    """Its reviews by their numbers, as it last heard of them."""
    check_ins: dict[str, CheckIn] = {}
    """Those that are open, by their names; and what was closed last."""
    check_in_years: dict[int, CheckInYear] = {}
    """The count of each fiscal year, by the year in which it begins."""
    last_met: LastMet | None = None
    """The check-in that was held last, and what of its agenda is carried over."""
    monitored_since: date | None = None
    """From which day the windows of check-ins count; None outside of monitoring."""
    check_in_to_come: CheckInToCome | None = None
    supports: Supports = Supports()
    """The support that was given."""
    evidence: tuple[str, ...] = ()
    """Its pieces of evidence, in the order of their numbers."""
    stops: tuple[Standstill, ...] = ()
    """When all clocks stood still since the newest review began."""
    rules_changes: tuple[RulesChange, ...] = ()
    """The newest changes of its policy and calendars, for reviews that hear later."""
    setting_entry: int = 0
    """The entry since which `setting` is as it is."""

    @cached_property
    def setting(self) -> Setting:
        return Setting.model_construct(
            entity=self.entity,
            entry=self.entries,
            rules=self.rules,
            lea=self.lea,
            pathway=self.pathway,
            policy=self.policy,
            people=self.people,
            absences=self.absences,
            stop=self.stop,
            stops=self.stops,
            rules_changes=self.rules_changes,
        )

    @property
    def referrals(self) -> Referrals:
        return Referrals(self.cases, self.primary)

    @property
    def pathway(self) -> str:
        """That of the referral that leads; empty before the first entry."""
        return self.referrals.leading.pathway.id if self.cases else ""

    @property
    def began(self) -> date:
        """The day on which the first of its referrals was received."""
        return min(each.received for each in self.cases.values())

    @property
    def statute(self) -> str:
        return self.referrals.leading.pathway.statute

    @property
    def mode(self) -> EngagementMode | None:
        return self.segments[-1].mode if self.segments else None

    @property
    def entity(self) -> str:
        """The durable key of this engagement: an LEA that returns begins a new one."""
        return f"{self.lea.cds}.{self.episode}"

    @property
    def stage(self) -> str:
        return self.phase.value

    @property
    def release_stage(self) -> ReleaseStage:
        """How much support there still is: all, until stages are decided."""
        return ReleaseStage.FULL

    @property
    def monitoring(self) -> Monitoring | None:
        """By what its check-ins are counted; None where there are to be none."""
        promise = self.policy.check_ins
        if promise is None or self.monitored_since is None:
            return None
        return Monitoring(
            policy=self.policy,
            promise=promise,
            stage=self.release_stage,
            since=self.monitored_since,
            years=self.check_in_years,
            open=tuple(self.check_ins.values()),
        )

    @property
    def own_acts(self) -> Iterable[OwnAct[CheckInClockAct]]:
        setting, known = self.setting, self.check_ins.values()
        return check_ins_expected(setting, known, self.check_in_to_come)

    @property
    def is_over(self) -> bool:
        return self.phase in ENDS

    @property
    def asked_again(self) -> Stop | None:
        return self.stop

    @cached_property
    def weight(self) -> int:
        """Each part was weighed when it changed, so that only the new ones are now."""
        parts = (*self.actions.values(), *self.cases.values(), *self.people)
        more = (*self.absences, *self.segments, *self.meetings, self.policy, self.lea)
        seen = (*self.reviews.values(), *self.stops, *self.rules_changes)
        met = (*self.check_ins.values(), *self.check_in_years.values())
        last = self.last_met.weight + AROUND if self.last_met else 0
        weighed = sum(each.weight + AROUND for each in (*parts, *more, *seen, *met))
        weighed += pieces_weight(self.evidence) + self.supports.weight + last
        return weighed + len(self.answered) * ANSWERED + ALL_ELSE

    @property
    def held(self) -> dict[str, tuple[int, int]]:
        return {
            "actions": (len(self.actions), MOST_WITH_PARTS),
            "assignments of roles": (len(self.people), MOST_PEOPLE),
            "absences": (len(self.absences), MOST_PEOPLE),
            "referrals": (len(self.cases), MOST_REFERRALS),
            "check-ins": (len(self.check_ins), MOST_CHECK_INS),
            "pieces of evidence": (len(self.evidence), MOST_PIECES),
            "times of coaching": (self.supports.coaching, MOST_COACHING),
            "times of professional learning": (self.supports.learning, MOST_LEARNING),
            "funded positions": (self.supports.position, MOST_POSITIONS),
            "withdrawn supports": (
                len(self.supports.withdrawn),
                MOST_SUPPORTS_WITHDRAWN,
            ),
        }

    @property
    def review(self) -> ReviewLine | None:
        """The newest of its reviews; None where it has had none."""
        return next(reversed(self.reviews.values()), None)

    def with_people(self, given: Iterable[Assignment], at: datetime) -> Self:
        """With these assignments more, and without what no day to come asks for."""
        people, today = self.people, self.day_of(at)
        for each in given:
            people = with_assignment(people, each, today)
        forgotten = handed_over(self.people, people, today)
        known = {*self.handed_over, *forgotten}
        return self.but(people=people, handed_over=tuple(sorted(known)))

    def blockers(self, action: Action) -> list[Action]:
        """The open actions that `action` waits for in the end; none if it is free."""
        return self._blockers.of(action)

    def awaited(self, action: Action) -> list[Action]:
        """The open actions that `action` itself waits for; none if it is not open."""
        return self._blockers.awaited(action)

    @cached_property
    def _blockers(self) -> Blockers:
        return Blockers(self.actions)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Whatever has a clock: actions in order, steps, check-ins, positions."""
        steps = (
            StepSubject(self.setting, step, case, alone=len(self.cases) == 1)
            for case in self.cases.values()
            for step in case.steps.values()
        )
        met = (CheckInSubject(self.setting, e) for e in self.check_ins.values())
        positions = (
            PositionSubject(self.setting, each)
            for each in self.supports.positions.values()
        )
        own = map(self.subject_of, self.actions.values())
        return (*own, *steps, *met, *positions)

    def subject_of(self, action: Action) -> Subject:
        return ActionSubject(self.setting, action, self._blockers)

    def with_clocks(self, changed: Mapping[str, Clocked]) -> Self:
        """These clocks instead of those of the same subjects."""
        # The one place that asks which noun a clock is of: each noun is stored in a
        # field of its own, and what changed has to be put back there.
        actions, cases = [], self.cases
        check_ins, supports = self.check_ins, self.supports
        for key, clock in changed.items():
            match clock, self._by_key[key]:
                case Action(), _:
                    actions.append(clock)
                case Step(), StepSubject(case=Case(number=number)):
                    cases = cases | {number: with_step(cases[number], clock)}
                case CheckIn(), _:
                    check_ins = check_ins | {clock.name: clock}
                case Position(), _:
                    supports = supports.with_position(clock)
                case _:
                    raise AssertionError(key)
        after = self if cases is self.cases else self.but(cases=cases)
        if check_ins is not self.check_ins:
            after = after.but(check_ins=check_ins)
        if supports is not self.supports:
            after = after.but(supports=supports)
        return after.with_actions(actions) if actions else after

    def with_actions(self, changed: Iterable[Action]) -> Self:
        """These instead of those of the same number; new ones in their place."""
        new = self.actions | {each.number: each for each in changed}
        if len(new) > len(self.actions) > 0:
            new = {number: new[number] for number in sorted(new, key=order)}
        return self.but(actions=new)

    def with_case(self, case: Case) -> Self:
        return self.but(cases=self.cases | {case.number: case})
