"""A step as something that can be late: its timing, and the words for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.clocks.ladder import LadderRung
from domain.clocks.schedule import Timing
from domain.clocks.subject import Subject
from domain.letters.notice import answer_by, said_day, who_follows
from domain.people.roles import LABELS, Role
from domain.referrals.apply import over
from domain.referrals.case import NO_LONGER, Case, Step, timing
from domain.referrals.pathway import INVITED, StepRule
from domain.setting import Setting
from domain.values import Facts


@dataclass(frozen=True, slots=True)
class StepSubject(Subject):
    """A step of a referral whose clock has begun.

    `alone` says that there is no other referral of which it could be a step.
    """

    clock: Step
    case: Case
    alone: bool = True

    @property
    def rule(self) -> StepRule:
        return self.case.rule_of(self.clock)

    @property
    def key(self) -> str:
        return f"{self.case.key}/{self.clock.name}"

    @property
    def asked(self) -> Role:
        return self.rule.asked

    @property
    def title(self) -> str:
        return self.rule.title

    @property
    def short(self) -> str:
        """With its referral, where it is one of several."""
        return self.title if self.alone else f"{self.title} ({self.case.noun})"

    @property
    def words(self) -> str:
        return f"{self.title} (referral {self.case.number}, {self.case.pathway.id})"

    @property
    def status(self) -> str:
        if done := self.clock.done:
            return f"done on {done.on}"
        return NO_LONGER if self.clock.over else "open"

    @property
    def ended(self) -> Step:
        return over(self.clock)

    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        """As its pathway says, whichever policy is in force."""
        return timing(self.rule, setting)

    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        rule, step, lea = self.rule, self.clock, self.setting.lea
        return {
            "lea": lea.name,
            "reference": lea.cds,
            "pathway": self.case.pathway.title,
            "referral": self.case.number,
            "what": rule.title,
            "asked": LABELS[rule.asked],
            "due": said_day(step.due) if step.due else "",
            "opened": said_day(step.opened),
            "rung": coming[0].name,
            "answer_by": answer_by(self, coming[1:]),
            "next_step": who_follows(self, coming[1:]),
            "consulted": rule.kind in INVITED,
            "yours": reader is rule.asked,
        }
