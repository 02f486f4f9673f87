"""One recommended action of the roadmap: what it is, how far it is, what is awaited."""

from datetime import date, datetime

from domain.actions.planned import address, label
from domain.clocks.clocked import Clocked
from domain.clocks.schedule import Timing
from domain.people.roles import Role
from domain.setting import Setting
from domain.status import DONE, GONE, REPLACED, ActionStatus, Flag, Horizon
from domain.values import Sparse


class Claim(Sparse):
    """Somebody says it is complete; a person of COE or CCEE has yet to confirm."""

    by: str
    at: datetime
    entry: int
    entered_by: str


class DateMove(Sparse):
    """The last time its date was moved: from where, by whom, on which day of the LEA.

    `extensions` are those counted before it.
    """

    former: date
    by: str
    on: date
    extensions: int = 0
    is_mended: bool = False


class FirstWords(Sparse):
    """What an action was called as it came onto the roadmap, before it was amended."""

    title: str
    theme: str

    @property
    def said(self) -> str:
        theme = f" (theme {self.theme})" if self.theme else ""
        return f"first worded '{self.title}'{theme}"


class StatedPast(Sparse):
    """What was said of an action when it was brought in; nobody witnessed it."""

    on: date
    status: ActionStatus
    started: date | None = None
    completed: date | None = None

    @property
    def said(self) -> str:
        begun = f", started {self.started}" if self.started else ""
        done = f", completed {self.completed}" if self.completed else ""
        status = self.status.replace("_", " ")
        return f"as stated when brought in on {self.on}: {status}{begun}{done}"


class Action(Clocked):
    """What the next decision needs to know; texts and evidence are in the record.

    `before_hold` is its status before it was put on hold.
    """

    number: int
    title: str
    components: tuple[int, ...]
    theme: str
    horizon: Horizon
    owner: Role
    due: date
    original_due: date
    status: ActionStatus = ActionStatus.NOT_STARTED
    claim: Claim | None = None
    rating: int | None = None
    extensions: int = 0
    move: DateMove | None = None
    before_hold: ActionStatus | None = None
    depends_on: tuple[int, ...] = ()
    split_from: int | None = None
    merged_into: int | None = None
    standards: tuple[str, ...] = ()
    stated: StatedPast | None = None
    first_words: FirstWords | None = None
    added_on: date | None = None
    """The day on which it was added to a roadmap that had been adopted."""

    @property
    def label(self) -> str:
        return label(self.number)

    @property
    def key(self) -> str:
        return address(self.number)

    @property
    def is_open(self) -> bool:
        return self.status not in DONE and not self.is_gone

    @property
    def goes_on(self) -> bool:
        return self.is_open or self.status in REPLACED

    @property
    def is_gone(self) -> bool:
        return self.status in GONE

    @property
    def asks_answer(self) -> bool:
        """Whether a claim waits to be confirmed or returned."""
        return self.claim is not None

    @property
    def under_way_since(self) -> datetime | None:
        """Since when nobody moved it on, where that is watched for a plateau."""
        moving = self.status is ActionStatus.IN_PROGRESS and self.stop is None
        watched = moving and Flag.PLATEAU not in self.flags
        return self.changed_at if watched else None


def timing(action: Action, setting: Setting, *, anew: bool = False) -> Timing:
    """By what its clock runs: its ladder counts working days of the LEA.

    A climb goes on under the ladder it began with, whichever pathway leads meanwhile;
    `anew` is the one that fits now.
    """
    policy = setting.policy
    known = None
    if action.ledger and not anew:
        known = policy.ladder_named(action.ledger.ladder)
    fitting = policy.ladder_for(setting.pathway, action.horizon, action.components)
    return Timing(policy, known or fitting, policy.answer)
