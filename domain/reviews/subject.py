"""What of a review can be late, a phase or a fact check: its timing, its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from domain.clocks import moves
from domain.clocks.ladder import LadderRung
from domain.clocks.schedule import Timing
from domain.clocks.subject import Subject, stillness
from domain.letters.notice import answer_by, said_day, who_follows
from domain.people.roles import AGENCIES, LABELS, Agency, Role
from domain.policies.ladder import NamedLadder
from domain.policies.policy import FACT_CHECK, FactCheckPromise
from domain.reviews.clock import ReviewClock
from domain.reviews.framework import DaysCounted, PhaseRule
from domain.reviews.report import CHECK_ADDRESS, FactCheck, FactChecker
from domain.reviews.review import Review, ReviewPhase, phase_address
from domain.setting import Setting
from domain.values import Facts
from domain.wording import so_many

UNASKED = NamedLadder(name="review", rungs=())
"""Of a policy that asks nobody about reviews."""
UNCHECKED = NamedLadder(name=FACT_CHECK, rungs=())
"""Of one that asks nobody about fact checks."""
READING = {
    FactChecker.LEA: AGENCIES[Agency.LEA],
    FactChecker.COE: AGENCIES[Agency.COE],
}
"""Who reads a draft for either of those who check it."""
USUAL_DAYS = FactCheckPromise().days
RESUMING = "`resume_review` lets it go on"


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


def check_timing(setting: Setting) -> Timing:
    """By what the clock of a fact check runs."""
    return Timing(setting.policy, setting.policy.for_fact_checks or UNCHECKED)


def check_due(setting: Setting, sent: date) -> date:
    """By when corrections of a draft that is sent on this day are to come."""
    promise = setting.policy.review
    days = promise.fact_check.days if promise else USUAL_DAYS
    lea = setting.policy.lea
    return lea.later(lea.working_day_from(sent), days)


def clock_timing(setting: Setting, review: Review, clock: ReviewClock) -> Timing:
    """By what any clock of a review runs."""
    if isinstance(clock, ReviewPhase):
        return timing(setting, review.framework.phase[clock.name])
    return check_timing(setting)


@dataclass(frozen=True, slots=True)
class ReviewSubject(Subject):
    """What a review waits for: open, done, or over with it."""

    clock: ReviewClock
    review: Review

    @property
    def words(self) -> str:
        return f"{self.title} (review {self.review.number})"

    @property
    def status(self) -> str:
        if done := self.clock.done:
            return f"done on {done}"
        return "over" if self.clock.over else "open"

    @property
    def ended(self) -> ReviewClock:
        return over(self.clock)

    @property
    def stillness(self) -> str:
        """With its engagement, or because the review is paused."""
        pause = None if self.setting.stop else self.review.pause
        if pause is None or self.clock.stop is None:
            return stillness(self.clock.stop)
        return f"the review is paused {pause.described}; {RESUMING}"

    def stood_on(self, day: date) -> bool:
        """With its engagement, or by a pause of the review; not once it was done.

        What goes on still has moved no date yet.
        """
        if self.clock.done and day >= self.clock.done:
            return False
        known = (*self.review.pauses, *self.setting.stops)
        return any(e.since <= day and (not e.until or day < e.until) for e in known)

    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        return clock_timing(setting, self.review, self.clock)

    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        clock, lea = self.clock, self.setting.lea
        return {
            "lea": lea.name,
            "reference": lea.cds,
            "review": self.review.number,
            "what": self.title,
            "asked": LABELS[self.asked],
            "due": said_day(clock.due) if clock.due else "",
            "opened": said_day(clock.opened),
            "late": not coming[0].is_early,
            "answer_by": answer_by(self, coming[1:]),
            "next_step": who_follows(self, coming[1:]),
            "yours": reader is self.asked,
        }


@dataclass(frozen=True, slots=True)
class PhaseSubject(ReviewSubject):
    """A phase that has begun."""

    clock: ReviewPhase

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


@dataclass(frozen=True, slots=True)
class FactCheckSubject(ReviewSubject):
    """The fact check of the draft that was sent.

    Silence is no answer: once its day is over the CCEE lead is asked, who says that
    there are no more corrections (docs/domain.md 6.7).
    """

    clock: FactCheck

    @property
    def key(self) -> str:
        return CHECK_ADDRESS

    @property
    def asked(self) -> Role:
        return Role.CCEE_LEAD

    @property
    def answered(self) -> Sequence[Role]:
        """Those of whoever has no more corrections."""
        return [role for each in self.clock.closed for role in READING[each]]

    @property
    def title(self) -> str:
        return "the fact check of the draft report"

    @property
    def began(self) -> date | None:
        return self.timing.calendar.working_day_from(self.clock.opened)

    @property
    def term(self) -> str:
        promise = self.setting.policy.review
        days = promise.fact_check.days if promise else USUAL_DAYS
        many, opened = so_many(days, "working day"), self.clock.opened
        sent = f"draft {self.clock.draft} was sent"
        if self.began == opened:
            return f"{many} after {opened}, on which {sent}"
        return f"{many} after {self.began}, as {sent} on {opened}, a closed day"


C = TypeVar("C", bound=ReviewClock)


def over(clock: C) -> C:
    """Nothing is waited for any more, though it was not done."""
    if not clock.is_open:
        return clock
    return moves.end(clock).but(over=True)
