"""How things stand: what the record keeps as current and the workflow shows."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from domain.actions.action import StatedPast
from domain.actions.planned import label
from domain.actions.tally import Counted, Tally
from domain.adoption.acts import StatedMeeting
from domain.clocks.clocked import Rest
from domain.lifecycle import Phase
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role
from domain.policies.ladder import Office
from domain.referrals.case import CaseState, Done, Noted, Segment
from domain.setting import Stop
from domain.status import DONE, GONE, ActionStatus, Flag, Horizon
from domain.values import Sparse, Value


class ClockStanding(Sparse):
    """A clock as it stands: whether it is late, how far, and what comes next.

    Instants are UTC, days those of the office that counts; `next_local` is what the
    office's clock, which it names, will show then. `provisional` where the next rung
    lies beyond what the calendar knows.
    """

    overdue: bool = False
    rung: str | None = None
    next_rung: str | None = None
    next_at: datetime | None = None
    next_local: str | None = None
    next_roles: tuple[Role, ...] = ()
    witness: str | None = None
    provisional: bool = False
    counts_from: date | None = None
    """The working day its date rolls to, where the date itself is closed."""
    closed: str = ""
    """Why it is closed."""


class ActionStanding(ClockStanding):
    """One action as it stands."""

    number: int
    title: str
    components: tuple[int, ...]
    theme: str
    horizon: Horizon
    owner: Role
    due: date
    original_due: date
    status: ActionStatus
    published: ActionStatus
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    rating: int | None = None
    rated: str = ""
    """The rating's label, in the words of the policy's scale."""
    claim_entered_by: str | None = None
    extensions: int = 0
    stop: Stop | None = None
    rest: Rest | None = None
    stopped_days: int = 0
    flags: tuple[Flag, ...] = ()
    waits_for: tuple[int, ...] = ()
    depends_on: tuple[int, ...] = ()
    split_from: int | None = None
    merged_into: int | None = None
    standards: tuple[str, ...] = ()
    stated: StatedPast | None = None
    """What was said of it when it was brought in, where it was."""

    @property
    def label(self) -> str:
        return label(self.number)

    @property
    def counted(self) -> Counted:
        return Counted(self.status, self.published, part=self.split_from is not None)


class StepStanding(ClockStanding):
    """A step of a referral: when its clock began, what came of it, what comes next."""

    name: str
    title: str
    asked: Role
    opened: date
    due: date | None = None
    counts: Office = Office.LEA
    """Whose working days count to its date."""
    done: Done | None = None
    said: Done | None = None
    over: bool = False
    """Nobody has to take it any more, though nobody did."""


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
    def is_open(self) -> bool:
        """Whether it has not ended without assistance."""
        return self.state not in (CaseState.NOT_NECESSARY, CaseState.NOT_AGREED)


class EngagementStanding(Sparse):
    """An engagement as it stands, without its actions."""

    entity: str
    cds: str
    episode: int
    lea: str
    county: str
    pathway: str
    statute: str
    phase: Phase
    referral: str
    """The id of the act that opened it, by which a second referral knows itself."""
    referred_at: datetime
    entry: int
    policy: str
    tally: Tally
    overdue: tuple[int, ...]
    stop: Stop | None = None
    recheck_proposed: bool = False
    far_behind: tuple[int, ...] = ()
    """The actions late enough to count towards an engagement recheck."""
    advice: str = ""
    """What the policy suggests, in words; empty where it suggests nothing."""
    cases: tuple[CaseStanding, ...] = ()
    segments: tuple[Segment, ...] = ()
    kickoff: date | None = None
    dashboard: Noted | None = None
    follows: str = ""
    brought_in_at: datetime | None = None
    """When it was brought in; what lies before is as it was stated."""
    stated_as_of: date | None = None
    meetings: tuple[StatedMeeting, ...] = ()
    """Meetings held before, as stated; entries do not repeat them."""


class Timed(NamedTuple):
    """What is still to be done by a day, wherever it stands, by its address."""

    key: str
    title: str
    asked: Role
    due: date
    stands: ActionStanding | StepStanding


def timed(
    engagement: EngagementStanding, actions: Iterable[ActionStanding]
) -> Iterator[Timed]:
    """All that has a clock in an engagement: actions, then steps of referrals."""
    for action in actions:
        if action.status not in (*DONE, *GONE):
            key = f"action/{action.label}"
            yield Timed(key, action.title, action.owner, action.due, action)
    for case in engagement.cases:
        for step in case.steps:
            if step.due and step.done is None and not step.over:
                key = f"referral/{case.number}/{step.name}"
                yield Timed(key, step.title, step.asked, step.due, step)


class Standing(Value):
    """What `show` shows: the engagement, its actions, what is still to be recorded."""

    engagement: EngagementStanding
    actions: tuple[ActionStanding, ...]
    people: tuple[Assignment, ...] = ()
    absences: tuple[Absence, ...] = ()
    rules: int = 0
    unwritten: int = 0
    untold: int = 0
