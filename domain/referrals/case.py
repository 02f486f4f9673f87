"""A case: one referral as it is worked through, step by step, each with its clock."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.bounds import DayDate
from domain.clocks.clocked import Clocked
from domain.clocks.schedule import Timing
from domain.referrals.pathway import Pathway, StepKind, StepRule
from domain.setting import Setting
from domain.values import Sparse, Value


class Outcome(StrEnum):
    """What a party said. Stored: add, never rename."""

    ACCEPT = "accept"
    DECLINE = "decline"
    MORE_INFORMATION = "more_information"


class Determination(StrEnum):
    """What was decided about the referral. Stored: add, never rename."""

    NECESSARY = "necessary"
    NOT_NECESSARY = "not_necessary"
    NOT_AGREED = "not_agreed"


class CaseState(StrEnum):
    """How far a referral is; derived, for people to read."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    CONSULTING = "consulting"
    WAITING = "waiting for agreement"
    DETERMINED = "determined"
    ACCEPTED = "accepted"
    NOT_NECESSARY = "not necessary"
    NOT_AGREED = "not agreed"


class EngagementMode(StrEnum):
    """How CCEE works with the LEA (docs/domain.md 5.1). Stored: add, never rename."""

    CONSULTANCY = "consultancy"
    COLLABORATIVE_PLANNING = "collaborative_planning"
    COOPERATIVE_FACILITATION = "cooperative_facilitation"
    SIR = "sir"
    SIR_PLUS = "sir_plus"


MODES: dict[EngagementMode, str] = {
    EngagementMode.CONSULTANCY: "Consultancy",
    EngagementMode.COLLABORATIVE_PLANNING: "Collaborative Planning",
    EngagementMode.COOPERATIVE_FACILITATION: "Cooperative Facilitation",
    EngagementMode.SIR: "Systemic Instructional Review (SIR)",
    EngagementMode.SIR_PLUS: "SIR+ (Continuum of Support)",
}
REVIEWING = (EngagementMode.SIR, EngagementMode.SIR_PLUS)
"""The modes in which CCEE runs a review."""


class Segment(Sparse):
    """A stretch of the engagement in one mode, through `last` where it has ended.

    One that is `stated` lies before Throughline witnessed anything.
    """

    mode: EngagementMode
    first: DayDate
    last: DayDate | None = None
    stated: bool = False


class Noted(Value):
    """What the newest Dashboard said of this LEA, and by which version of its file."""

    year: int
    flagged: bool
    digest: str


class Done(Sparse):
    """A step taken: by whom, what their office was then called, on which day.

    It was noted by the `entry` of that number.
    """

    by: str
    office: str
    on: date
    outcome: Outcome = Outcome.ACCEPT
    entry: int = 0


NO_LONGER = "no longer asked"
"""How a step stands that nobody has to take any more."""


class Step(Clocked):
    """A step whose clock has begun: open until it is `done`.

    `rule` names the rule where it is not `name`: each year's recheck is its own step.
    `said` is an answer that did not settle it, such as a request for information. It
    is `over` where nobody has to take it any more.
    """

    name: str
    opened: date
    rule: str = ""
    done: Done | None = None
    said: Done | None = None
    over: bool = False

    @property
    def is_open(self) -> bool:
        return self.done is None and not self.over

    @property
    def last_said(self) -> Done | None:
        """What was said in it last, whether that settled it or not."""
        return self.done or self.said

    @property
    def is_waited_for(self) -> bool:
        """Whether its clock has begun and has not ended, though it may stand still."""
        return self.is_open and self.ledger is not None


class Case(Sparse):
    """A referral within an engagement, numbered from 1 in the order of receipt.

    `by` referred it on `received`, in the office named; `id` is that of the act.
    """

    number: int
    id: str
    pathway: Pathway
    received: date
    by: str
    office: str
    answers: dict[str, str] = {}
    steps: dict[str, Step] = {}
    determination: Determination | None = None
    accepted: bool = False
    stated: bool = False
    """Whether it was brought in: stated as past, not witnessed."""
    determined: date | None = None
    """The day on which that was decided, where it was only stated."""

    @property
    def dashboard_year(self) -> int | None:
        said = self.answers.get("dashboard_year", "")
        return int(said) if said.isdecimal() else None

    @property
    def is_closed(self) -> bool:
        """Whether it ended without assistance."""
        return self.determination in (
            Determination.NOT_NECESSARY,
            Determination.NOT_AGREED,
        )

    @property
    def is_ready(self) -> bool:
        """Whether all is done that has to be before it can be accepted."""
        accepting = self.pathway.accepting
        return accepting is not None and not self.missing(accepting)

    @property
    def _waits_for_agreement(self) -> bool:
        accepting = self.pathway.accepting
        missing = self.missing(accepting) if accepting else ()
        return any(rule.kind in (StepKind.AGREE, StepKind.CONTRACT) for rule in missing)

    @property
    def state(self) -> CaseState:
        if self.is_closed:
            return CaseState[str(self.determination).upper()]
        if self.accepted:
            return CaseState.ACCEPTED
        if self.is_ready:
            return CaseState.DETERMINED
        if self.determination and self._waits_for_agreement:
            return CaseState.WAITING
        if self._begun(StepKind.OPEN, StepKind.CONSULT):
            return CaseState.CONSULTING
        if self._begun(StepKind.ACKNOWLEDGE):
            return CaseState.ACKNOWLEDGED
        return CaseState.RECEIVED

    @property
    def key(self) -> str:
        return case_address(self.number)

    @property
    def noun(self) -> str:
        """As it is told from others: 'referral 2'."""
        return f"referral {self.number}"

    def rule_of(self, step: Step) -> StepRule:
        return self.pathway.rule(step.rule or step.name)

    def is_done(self, name: str) -> bool:
        step = self.steps.get(name)
        return step is not None and step.done is not None

    def is_asked(self, rule: StepRule) -> bool:
        """Whether it is still to be taken; what is accepted is not to be again."""
        step = self.steps.get(rule.name)
        if self.is_closed or (self.accepted and rule.kind is StepKind.ACCEPT):
            return False
        return step is None or step.is_open

    def missing(self, rule: StepRule) -> tuple[StepRule, ...]:
        """The steps that come before this one and are not done."""
        return tuple(self.pathway.rule(n) for n in rule.after if not self.is_done(n))

    def _begun(self, *kinds: StepKind) -> bool:
        return any(self.is_done(rule.name) for rule in self.pathway.of_kind(*kinds))


def case_address(number: int) -> str:
    """Its address within the entity."""
    return f"referral/{number}"


class Referrals(NamedTuple):
    """The referrals of an engagement by their numbers, and that of the one that leads.

    There is one from the first entry on.
    """

    cases: Mapping[int, Case]
    primary: int

    @property
    def leading(self) -> Case:
        return self.cases[self.primary]


def timing(rule: StepRule, setting: Setting) -> Timing:
    """By what a step's clock runs: as its pathway says, whatever the policy."""
    return Timing(setting.policy, rule.ladder, counts=rule.counts)
