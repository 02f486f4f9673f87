"""A phase of a review as something that can be late: its timing, its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.clocks import moves
from domain.clocks.ladder import LadderRung
from domain.clocks.schedule import Timing
from domain.clocks.subject import Subject
from domain.letters.notice import answer_by, said_day, who_follows
from domain.people.roles import Role
from domain.reviews.review import PLANNING, Review, ReviewPhase, timing
from domain.setting import Setting
from domain.values import Facts

TITLES = {PLANNING: "the planning of the review"}


def phase_address(name: str) -> str:
    """Its address within the review."""
    return f"phase/{name}"


@dataclass(frozen=True, slots=True)
class PhaseSubject(Subject):
    """A phase whose clock has begun."""

    clock: ReviewPhase
    review: Review

    @property
    def key(self) -> str:
        return phase_address(self.clock.name)

    @property
    def asked(self) -> Role:
        return Role.CCEE_LEAD

    @property
    def title(self) -> str:
        return TITLES[self.clock.name]

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

    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        return timing(setting)

    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        phase, lea = self.clock, self.setting.lea
        return {
            "lea": lea.name,
            "reference": lea.cds,
            "review": self.review.number,
            "what": self.title,
            "sites": len(self.review.sites),
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
