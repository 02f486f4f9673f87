"""An engagement: one LEA's assistance, from referral to release.

Read `lifecycle.MOVES` first, then this, then `judge`, `apply` and `expectation`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple, Self

from domain.actions.action import Action, Stop
from domain.actions.planned import order
from domain.adoption.acts import StatedMeeting
from domain.clocks.plan import Ladder, about_step, plan_id
from domain.entries import Entry, Telling
from domain.lea import Lea
from domain.lifecycle import ENDS, Phase
from domain.people.absence import Absence
from domain.people.roles import Assignment, Holder, Role, answering, speaker
from domain.policies.policy import Policy
from domain.referrals.case import Case, EngagementMode, Noted, Segment, Step
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

    @property
    def primary_case(self) -> Case:
        """The referral that leads; there is one from the first entry on."""
        return self.cases[self.primary]

    @property
    def pathway(self) -> str:
        return self.primary_case.pathway.id

    @property
    def statute(self) -> str:
        return self.primary_case.pathway.statute

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
        found = self.speaker(role, self.day_of(at))
        return found.person if found else None

    def answering(self, role: Role, at: datetime) -> str | None:
        """Whose word `role` is, even while somebody stands in for them."""
        found = answering(self.people, role, self.day_of(at))
        return found.person if found else None

    def speaker(self, role: Role, day: date) -> Holder | None:
        return speaker(self.people, self.absences, role, day)

    def blockers(self, action: Action) -> list[Action]:
        """The open actions that `action` waits for in the end; none if it is free."""
        found = self._blocking(action.depends_on)
        return [self.actions[number] for number in sorted(found, key=order)]

    def _blocking(self, awaited: Iterable[int]) -> frozenset[int]:
        """Of each that is open what it waits for itself, or else it: each once."""
        found: set[int] = set()
        for number in awaited:
            if not self._is_open(number):
                continue
            if number not in self._known_blocking:
                self._known_blocking[number] = frozenset()
                waits_for = self._blocking(self.actions[number].depends_on)
                self._known_blocking[number] = waits_for or frozenset({number})
            found |= self._known_blocking[number]
        return frozenset(found)

    @cached_property
    def _known_blocking(self) -> dict[int, frozenset[int]]:
        """What has been worked out of it, so that each action is asked once."""
        return {}

    def _is_open(self, number: int) -> bool:
        return number in self.actions and self.actions[number].is_open

    def with_action(self, number: int, **changes: object) -> Self:
        return self.with_actions([self.actions[number].but(**changes)])

    def with_actions(self, changed: Iterable[Action]) -> Self:
        """These instead of those of the same number; new ones in their place."""
        new = self.actions | {each.number: each for each in changed}
        if len(new) > len(self.actions) > 0:
            new = {number: new[number] for number in sorted(new, key=order)}
        return self.but(actions=new)

    def with_case(self, case: Case) -> Self:
        return self.but(cases=self.cases | {case.number: case})

    @property
    def steps(self) -> list[tuple[Case, Step]]:
        """Every step of every referral whose clock has begun, or that is done."""
        return [(c, step) for c in self.cases.values() for step in c.steps.values()]

    def ladder_of_step(self, case: Case, step: Step) -> Ladder | None:
        """What the witness of a referral's step is to show; None unless overdue."""
        if step.plan is None or not step.overdue:
            return None
        rule = case.rule_of(step)
        return Ladder(
            entity=self.entity,
            lea=self.lea.name,
            county=self.lea.county,
            action=0,
            about=about_step(case.number, step.name),
            title=rule.title,
            owner=rule.asked,
            plan=step.plan,
            acted=step.acted,
            reached=step.reached,
        )

    def step_plan_id(self, case: Case, step: Step) -> str | None:
        if step.plan is None:
            return None
        about = about_step(case.number, step.name)
        return plan_id(self.entity, 0, step.plan, about)

    def ladder(self, action: Action) -> Ladder | None:
        """What the witness of `action` is to show; None unless it is overdue."""
        if action.plan is None or not action.overdue:
            return None
        return Ladder(
            entity=self.entity,
            lea=self.lea.name,
            county=self.lea.county,
            action=action.number,
            title=action.title,
            owner=action.owner,
            plan=action.plan,
            acted=action.acted,
            reached=action.reached,
        )

    def plan_id(self, action: Action) -> str | None:
        return plan_id(self.entity, action.number, action.plan) if action.plan else None
