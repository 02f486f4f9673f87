"""An engagement: one LEA's assistance, from referral to release.

Read `lifecycle.MOVES` first, then this, then `judge`, `apply` and `expectation`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple, Self

from domain.actions.action import Action
from domain.actions.blockers import Blockers
from domain.actions.planned import order
from domain.actions.subject import ActionSubject
from domain.adoption.acts import StatedMeeting
from domain.clocks.clocked import Clocked
from domain.clocks.ladder import Telling
from domain.clocks.subject import Subject
from domain.entries import Entry
from domain.lea import Lea
from domain.lifecycle import ENDS, Phase
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role, handed_over, with_assignment
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
from domain.setting import Setting, Stop
from domain.values import Value

RULES = 1  # the newest; others stay until no open run began under them
AROUND = 10  # bytes around one of many: a number, a colon, a comma
ANSWERED = 460  # bytes of an act that is remembered: an id has a hundred letters
ALL_ELSE = 4_096


def workflow_id(cds: str) -> str:
    """The id of an LEA's engagement on the server: at most one of it is open."""
    return f"engagement/{cds}"


class Answered(NamedTuple):
    """The entry an act of staff stands under, and the digest of what it said.

    A tuple, since an engagement remembers hundreds of them.
    """

    entry: int
    digest: str


class Engagement(Value):
    """All that the next decision needs, and what is still owed to the world.

    What `apply` and `expectation` compute is replayed: where they change, they ask
    for `rules`, the number a run keeps from its first day on.

    `cases` are its referrals, `primary` the number of the one that leads; `follows` is
    the LEA's one before. One that was `brought_in_at` an instant began before; what
    lies before is as it was stated, on `stated_as_of`, with the `meetings` held.
    """

    lea: Lea
    episode: int
    referral: str
    referred_at: datetime
    policy: Policy
    rules: int = RULES
    phase: Phase = Phase.REFERRED
    people: tuple[Assignment, ...] = ()
    handed_over: tuple[Role, ...] = ()
    """Roles of which `people` names no more all who held them."""
    actions: dict[int, Action] = {}
    entries: int = 0
    answered: dict[str, Answered] = {}
    unwritten: tuple[Entry, ...] = ()
    untold: tuple[Telling, ...] = ()
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
    tells_whole: bool = True
    """Whether its next entry says all of how it stands, not what changed."""

    @cached_property
    def setting(self) -> Setting:
        """The engagement as its nouns see it."""
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
        )

    @property
    def referrals(self) -> Referrals:
        return Referrals(self.cases, self.primary)

    @property
    def pathway(self) -> str:
        """That of the referral that leads; empty before the first entry."""
        return self.referrals.leading.pathway.id if self.cases else ""

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
    def is_over(self) -> bool:
        return self.phase in ENDS

    @cached_property
    def owed_weight(self) -> int:
        """About how many bytes it owes, as they travel to the next run."""
        return sum(each.weight for each in (*self.unwritten, *self.untold))

    @cached_property
    def weight(self) -> int:
        """About how many bytes it takes without what it owes, and never fewer.

        Each part was weighed when it changed, so that only the new ones are now.
        """
        parts = (*self.actions.values(), *self.cases.values(), *self.people)
        more = (*self.absences, *self.segments, *self.meetings, self.policy, self.lea)
        weighed = sum(each.weight + AROUND for each in (*parts, *more))
        return weighed + len(self.answered) * ANSWERED + ALL_ELSE

    def day_of(self, at: datetime) -> date:
        return self.policy.lea.day_of(at)

    def holder(self, role: Role, at: datetime) -> str | None:
        """Who is to hear and may act for `role` at this instant, if anybody is."""
        return self.setting.holder(role, at)

    def answering(self, role: Role, at: datetime) -> str | None:
        """Whose word `role` is, even while somebody stands in for them."""
        return self.setting.answering(role, at)

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

    @cached_property
    def _blockers(self) -> Blockers:
        return Blockers(self.actions)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Whatever has a clock: actions in their order, then steps of referrals."""
        steps = (
            StepSubject(self.setting, step, case)
            for case in self.cases.values()
            for step in case.steps.values()
        )
        return (*map(self.subject_of, self.actions.values()), *steps)

    def subject_of(self, action: Action) -> Subject:
        return ActionSubject(self.setting, action, self._blockers)

    def subject(self, key: str) -> Subject | None:
        """The subject of this key; None where there is none."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Subject]:
        return {each.key: each for each in self.subjects}

    def with_clocks(self, changed: Mapping[str, Clocked]) -> Self:
        """These clocks instead of those of the same subjects."""
        # The one place that asks which noun a clock is of: each noun is stored in a
        # field of its own, and what changed has to be put back there.
        actions, cases = [], self.cases
        for key, clock in changed.items():
            match clock, self._by_key[key]:
                case Action(), _:
                    actions.append(clock)
                case Step(), StepSubject(case=Case(number=number)):
                    cases = cases | {number: with_step(cases[number], clock)}
                case _:
                    raise AssertionError(key)
        after = self if cases is self.cases else self.but(cases=cases)
        return after.with_actions(actions) if actions else after

    def with_actions(self, changed: Iterable[Action]) -> Self:
        """These instead of those of the same number; new ones in their place."""
        new = self.actions | {each.number: each for each in changed}
        if len(new) > len(self.actions) > 0:
            new = {number: new[number] for number in sorted(new, key=order)}
        return self.but(actions=new)

    def with_case(self, case: Case) -> Self:
        return self.but(cases=self.cases | {case.number: case})
