"""A funded position as something that has a date: its timing, and the words for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.clocks.ladder import LadderRung
from domain.clocks.schedule import Timing
from domain.clocks.subject import Subject
from domain.hundredths import in_decimals
from domain.letters.notice import answer_by, said_day
from domain.people.roles import Role
from domain.policies.ladder import NamedLadder, Office
from domain.setting import Setting
from domain.supports.position import FUNDERS, Position
from domain.values import Facts

UNASKED = NamedLadder(name="positions", rungs=())
"""Of a policy that asks nobody about positions."""


def timing(setting: Setting) -> Timing:
    """By what a position's clock runs: the agency's days, to a day nothing moves."""
    ladder = setting.policy.for_positions or UNASKED
    return Timing(setting.policy, ladder, counts=Office.AGENCY, fixed=True)


@dataclass(frozen=True, slots=True)
class PositionSubject(Subject):
    """A funded position, whose last day comes."""

    clock: Position
    plural = "positions"
    noun = "the position"

    @property
    def key(self) -> str:
        return self.clock.key

    @property
    def asked(self) -> Role:
        return Role.CCEE_LEAD

    @property
    def title(self) -> str:
        return self.clock.terms.title

    @property
    def label(self) -> str:
        return str(self.clock.number)

    @property
    def short(self) -> str:
        return f"position {self.label}"

    @property
    def words(self) -> str:
        return f"position {self.named}"

    @property
    def aim(self) -> str:
        return "a word on what follows the position's last day"

    @property
    def status(self) -> str:
        return "funded"

    @property
    def notes(self) -> tuple[str, ...]:
        return (self.clock.terms.said,)

    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        return timing(setting)

    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        terms, lea = self.clock.terms, self.setting.lea
        return {
            "lea": lea.name,
            "reference": f"{lea.cds}/{self.key}",
            "what": terms.title,
            "fte": in_decimals(terms.fte_on(terms.last)),
            "funder": FUNDERS[terms.funder],
            "since": said_day(terms.first),
            "due": said_day(terms.last),
            "position": self.clock.number,
            "rung": coming[0].name,
            "yours": reader is self.asked,
            "answer_by": answer_by(self, coming[1:]),
            "again": answer_by(self, coming[1:]),
        }
