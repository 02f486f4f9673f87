"""A referral and its steps as they stand, for the record and for `show`."""

from datetime import date

from domain.clocks.standing import ClockStanding
from domain.people.roles import LABELS, Role
from domain.policies.ladder import Office
from domain.referrals.case import NO_LONGER, CaseState, Done, case_address
from domain.referrals.pathway import StepKind
from domain.values import Sparse


class StepStanding(ClockStanding):
    """A step of a referral: when its clock began, what came of it, what comes next."""

    name: str
    title: str
    kind: StepKind | None = None
    asked: Role
    opened: date
    due: date | None = None
    counts: Office = Office.LEA
    """Whose working days count to its date."""
    done: Done | None = None
    said: Done | None = None
    over: bool = False
    """Nobody has to take it any more, though nobody did."""

    @property
    def is_open(self) -> bool:
        return self.done is None and not self.over

    @property
    def described(self) -> str:
        if self.over:
            return f"{NO_LONGER}, of the {LABELS[self.asked]}"
        by = f"due {self.due}" if self.due else "without a date"
        return f"{by}, asked of the {LABELS[self.asked]}"

    @property
    def facts(self) -> dict[str, object]:
        return {
            "done": self.done.on if self.done else None,
            "answered": self.said.outcome.replace("_", " ") if self.said else None,
            "due": NO_LONGER if self.over else self.due,
            **super().facts,
        }


class CaseStanding(Sparse):
    """A referral as it stands; `to_come` names the steps whose clock has not begun."""

    number: int
    pathway: str
    version: str
    statute: str
    title: str = ""
    state: CaseState
    primary: bool = False
    received: date
    by: str
    office: str
    answers: dict[str, str] = {}
    steps: tuple[StepStanding, ...] = ()
    to_come: tuple[str, ...] = ()
    stated: bool = False
    determined: date | None = None

    @property
    def key(self) -> str:
        return case_address(self.number)

    def key_of(self, step: StepStanding) -> str:
        return f"{self.key}/{step.name}"

    @property
    def is_open(self) -> bool:
        """Whether it has not ended without assistance."""
        return self.state not in (CaseState.NOT_NECESSARY, CaseState.NOT_AGREED)

    @property
    def described(self) -> str:
        return f"received {self.received}, {self.state}"

    @property
    def facts(self) -> dict[str, object]:
        return {"state": self.state, "primary": "yes" if self.primary else None}
