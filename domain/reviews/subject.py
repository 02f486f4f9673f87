"""A phase of a review as something that can be late: its timing, its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.clocks import moves
from domain.clocks.ladder import LadderRung
from domain.clocks.schedule import Timing
from domain.clocks.subject import Subject, stillness
from domain.letters.notice import answer_by, said_day, who_follows
from domain.people.roles import LABELS, Role
from domain.policies.ladder import NamedLadder
from domain.reviews.framework import DaysCounted, PhaseRule
from domain.reviews.review import Review, ReviewPhase
from domain.setting import Setting
from domain.values import Facts

UNASKED = NamedLadder(name="review", rungs=())
"""Of a policy that asks nobody about reviews."""


RESUMING = "`resume_review` lets it go on"


def phase_address(name: str) -> str:
    """Its address within the review."""
    return f"phase/{name}"


def timing(setting: Setting, rule: PhaseRule) -> Timing:
    """By what a phase's clock runs: the policy's ladder for reviews, the LEA's days."""
    policy = setting.policy
    ladder = policy.for_reviews or UNASKED
    instruction = rule.counts is DaysCounted.INSTRUCTION
    return Timing(policy, ladder, instruction=instruction)


def due_from(setting: Setting, rule: PhaseRule, day: date) -> date:
    """By when a phase that begins on a day is to be done."""
    if rule.counts is DaysCounted.CALENDAR:
        return day + timedelta(days=rule.days)
    days = timing(setting, rule).calendar
    return days.later(days.working_day_from(day), rule.days)


@dataclass(frozen=True, slots=True)
class PhaseSubject(Subject):
    """A phase that has begun."""

    clock: ReviewPhase
    review: Review

    @property
    def rule(self) -> PhaseRule:
        return self.review.framework.phase[self.clock.name]

    @property
    def key(self) -> str:
        return phase_address(self.clock.name)

    @property
    def asked(self) -> Role:
        return self.rule.asked

    @property
    def title(self) -> str:
        return self.rule.title

    @property
    def words(self) -> str:
        return f"{self.title} (review {self.review.number})"

    @property
    def status(self) -> str:
        if done := self.clock.done:
            return f"done on {done}"
        return "over" if self.clock.over else "open"

    @property
    def ended(self) -> ReviewPhase:
        return over(self.clock)

    @property
    def stillness(self) -> str:
        """With its engagement, or because the review is paused."""
        pause = None if self.setting.stop else self.review.pause
        if pause is None or self.clock.stop is None:
            return stillness(self.clock.stop)
        return f"the review is paused {pause.described}; {RESUMING}"

    @property
    def began(self) -> date | None:
        if self.rule.counts is DaysCounted.CALENDAR or self.clock.stated_due:
            return None
        return self.timing.calendar.working_day_from(self.clock.opened)

    @property
    def term(self) -> str:
        if stated := self.clock.stated_due:
            return self._as_stated(stated)
        day, opened = self.began or self.clock.opened, self.clock.opened
        began = f"it began on {opened}"
        since = "on which it began" if day == opened else f"as {began}, a closed day"
        return f"{self.rule.length} after {day}, {since}"

    def _as_stated(self, stated: date) -> str:
        since = self.review.stated_on
        said = f"as it was stated when the review was brought in on {since}"
        if stated == self.clock.due:
            return said
        return f"{said} ({stated}), later by the days it stood"

    def stood_on(self, day: date) -> bool:
        """With its engagement, or by a pause of the review; not once it was done.

        What goes on still has moved no date yet.
        """
        if self.clock.done and day >= self.clock.done:
            return False
        known = (*self.review.pauses, *self.setting.stops)
        return any(e.since <= day and (not e.until or day < e.until) for e in known)

    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        return timing(setting, self.rule)

    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        phase, lea = self.clock, self.setting.lea
        return {
            "lea": lea.name,
            "reference": lea.cds,
            "review": self.review.number,
            "what": self.title,
            "asked": LABELS[self.asked],
            "due": said_day(phase.due) if phase.due else "",
            "opened": said_day(phase.opened),
            "late": not coming[0].is_early,
            "answer_by": answer_by(self, coming[1:]),
            "next_step": who_follows(self, coming[1:]),
            "yours": reader is self.asked,
        }


def over(phase: ReviewPhase) -> ReviewPhase:
    """Nothing is waited for any more, though it was not done."""
    if not phase.is_open:
        return phase
    return moves.end(phase).but(over=True)
