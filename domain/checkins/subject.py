"""A check-in as something that can be late: its timing, and the words for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.checkins.check_in import PLANNED, WAITS_FOR, CheckIn, CheckInStage
from domain.checkins.reasons import term_of, why_its_day
from domain.clocks import moves
from domain.clocks.ladder import LadderRung
from domain.clocks.schedule import Timing
from domain.clocks.subject import Subject
from domain.letters.notice import answer_by, said_day, who_follows
from domain.people.roles import LABELS, Role
from domain.policies.ladder import NamedLadder
from domain.setting import Setting
from domain.values import Facts
from domain.wording import so_many

UNASKED = NamedLadder(name="check_in", rungs=())
"""Of a policy that asks nobody about check-ins."""
BY_LEA = (
    CheckInStage.SCHEDULED,
    CheckInStage.RESCHEDULED,
    CheckInStage.LEA_REVIEW,
)
"""The stages in which the LEA is asked; in all others it is the CCEE lead."""
WAITING: dict[CheckInStage, str] = {
    CheckInStage.SCHEDULED: "to be confirmed",
    CheckInStage.RESCHEDULED: "to be confirmed",
    CheckInStage.CONFIRMED: "to be held",
    CheckInStage.HELD: "its minutes to be written",
    CheckInStage.NOTES_DUE: "its notes to be drawn up",
    CheckInStage.REPORT_DRAFT: "its notes to be sent",
    CheckInStage.LEA_REVIEW: "its notes to be read by the LEA",
    CheckInStage.APPROVED: "its notes to be published",
    CheckInStage.MISSED: "to be made up",
    CheckInStage.PUBLISHED: "its notes are published",
    CheckInStage.WAIVED: "nobody meets",
}
"""What each stage waits for, as a list says it."""


def timing(check_in: CheckIn, setting: Setting) -> Timing:
    """By the ladder of what its stage waits for, in working days of the LEA."""
    promise, waits = setting.policy.check_ins, WAITS_FOR.get(check_in.stage)
    ladder = promise.ladders[waits] if promise and waits else UNASKED
    return Timing(setting.policy, ladder)


@dataclass(frozen=True, slots=True)
class CheckInSubject(Subject):
    """A check-in of an engagement."""

    clock: CheckIn
    noun = "the check-in"

    @property
    def key(self) -> str:
        return self.clock.key

    @property
    def asked(self) -> Role:
        by_lea = self.clock.stage in BY_LEA
        return Role.LEA_SUPERINTENDENT if by_lea else Role.CCEE_LEAD

    @property
    def title(self) -> str:
        return f"check-in {self.clock.name}"

    @property
    def words(self) -> str:
        return f"{self.title} ({WAITING[self.clock.stage]})"

    @property
    def aim(self) -> str:
        return f"{self.title}, {WAITING[self.clock.stage]}"

    @property
    def term(self) -> str:
        promise = self.setting.policy.check_ins
        return term_of(self.clock, promise) if promise and self.clock.is_open else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """How its day came about, and when it is missed without word."""
        policy = self.setting.policy
        said = [*why_its_day(self.clock, policy)]
        if at := self.missed_at:
            promise = policy.check_ins
            days = so_many(promise.missed, "working day") if promise else ""
            said.append(
                f"without word it is missed on {policy.lea.shown(at)}, {days} "
                "after its day"
            )
        return tuple(said)

    @property
    def status(self) -> str:
        return "over" if self.clock.over else self.clock.stage.replace("_", " ")

    @property
    def ended(self) -> CheckIn:
        return over(self.clock)

    @property
    def missed_at(self) -> datetime | None:
        """When it is taken as missed, unless somebody says that it was held.

        So many working days after its day, at the LEA's opening. A clock that stood
        still moved that day with it.
        """
        promise, clock = self.setting.policy.check_ins, self.clock
        if promise is None or clock.stage not in PLANNED or clock.over or clock.stop:
            return None
        lea = self.setting.policy.lea
        day = lea.working_day_from(max(clock.on, clock.due or clock.on))
        return lea.opening(lea.later(day, promise.missed))

    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        return timing(self.clock, setting)

    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        clock = self.clock
        return about(clock, self.setting) | {
            "rung": coming[0].name,
            "late": not coming[0].is_early,
            "due": said_day(clock.due) if clock.due else "",
            "asked": LABELS[self.asked],
            "yours": reader is self.asked,
            "answer_by": answer_by(self, coming[1:]),
            "next_step": who_follows(self, coming[1:]),
        }


def over(check_in: CheckIn) -> CheckIn:
    """Its engagement has ended: nothing is waited for, whatever its stage."""
    if not check_in.is_open:
        return check_in
    return moves.end(check_in).but(over=True)


def about(check_in: CheckIn, setting: Setting) -> Facts:
    """What every letter about it says."""
    offer = check_in.make_up
    return {
        "lea": setting.lea.name,
        "reference": setting.lea.cds,
        "check_in": check_in.name,
        "stage": check_in.stage.value,
        "waiting": WAITING[check_in.stage],
        "on_day": said_day(check_in.on),
        "at": f"{check_in.at:%H:%M}",
        "minutes": check_in.minutes,
        "place": check_in.place,
        "make_up_from": said_day(offer.first) if offer else "",
        "make_up_by": said_day(offer.last) if offer else "",
    }
