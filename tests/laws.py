"""The laws of ladders, told by somebody who keeps a book of their own.

Five laws. No rung twice: in one climb of one due date each rung acts at most once.
None lost: where everybody falls silent, each rung of the ladder in force acts, or was
passed over for a reason that has a name. None before its time: not before its instant,
not on a day its office was closed or its gate shut when it was planned, not while the
clock stands or rests, and of what is late, not before it is late. Silence after done:
nothing is asked of what is completed, split, merged, withdrawn or closed, and what was
queued is void. Order kept: the rungs of a plan act in the order of their days.
"""

from datetime import date, datetime

from domain.actions.action import Action
from domain.acts import (
    Acknowledge,
    Act,
    ApplyPolicy,
    ChangeCalendar,
    ClaimComplete,
    Mode,
    PutOnHold,
    Reassign,
    Redate,
    Reopen,
    Resume,
    ResumeClock,
    RungActed,
    Snooze,
    StopClock,
)
from domain.clocks.plan import ClockKind, EscalationPlan
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.policies.ladder import Gate, Marked, Rung, written_out
from domain.policies.policy import Policy
from domain.standing_of import counted, tally_of
from domain.status import ActionStatus

UNFINISHED = (ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS, ActionStatus.REOPENED)


class Book:
    """What was seen of one action, by somebody who does not look into its ledger."""

    def __init__(self, action: Action) -> None:
        self.due = self.original_due = action.due
        self.acted: list[str] = []
        self.days: list[int] = []
        self.passed: set[str] = set()
        self.claim: list[str] = []
        self.since: date | None = None
        self.held = False
        self.rest_until: date | None = None
        self.lapsed = 0

    def climb_anew(self, due: date) -> None:
        self.due, self.acted, self.days, self.passed = due, [], [], set()
        self.rest_until, self.lapsed = None, 0


class Witness:
    """Follows one engagement from act to act and raises where a law is broken."""

    def __init__(self, engagement: Engagement) -> None:
        self.books = {n: Book(each) for n, each in engagement.actions.items()}
        self.original = len(engagement.actions)
        self.whole = False
        self.look(engagement)

    def saw(
        self, before: Engagement, act: Act, after: Engagement, at: datetime
    ) -> None:
        for number in after.actions.keys() - self.books.keys():
            self.books[number] = Book(after.actions[number])
        if isinstance(act, RungActed):
            self._rung(before, act, at)
        self._clocks(before, act, after, at)
        self._climbs(before, act, after, at)
        _queued_is_void(before, after)
        self.look(after)

    def look(self, engagement: Engagement) -> None:
        """All that has to hold at any moment, whatever happened."""
        for number, action in engagement.actions.items():
            book = self.books[number]
            assert action.original_due == book.original_due
            assert action.due == book.due, f"due {action.due}, not {book.due}"
            _published(engagement, action)
            if action.plan:
                assert action.is_open and not engagement.is_over, "silence after done"
                assert action.stop is None and book.since is None, "its clock stands"
                self._plan(engagement, action, action.plan, book)
            else:
                assert not action.overdue, "overdue, and nothing is asked"
            running = action.is_open and not action.stop and not engagement.is_over
            assert not running or action.plan, "its clock runs, and nothing is planned"
        figures = tally_of(engagement)
        assert figures.original == self.original
        assert figures.total == sum(not a.is_gone for a in engagement.actions.values())
        if engagement.is_over:
            assert expectation(engagement) is None

    def _plan(
        self, engagement: Engagement, action: Action, plan: EscalationPlan, book: Book
    ) -> None:
        policy, coming = engagement.policy, plan.rungs[len(action.acted) :]
        keys, instants = [r.key for r in plan.rungs], [r.at for r in plan.rungs]
        acted = book.acted if plan.kind is ClockKind.DUE else book.claim
        assert len({*keys}) == len(keys), f"a rung stands twice: {keys}"
        assert instants == sorted(instants), "rungs out of order"
        days = [r.days for r in plan.rungs]
        assert days == sorted(days), "rungs out of the order of their days"
        again = {r.key for r in coming} & {*acted}
        assert not again, f"{again} acted before, and is planned again"
        marked = dict(written_out(_rungs(engagement, action, plan.kind)))
        rolled = policy.lea.working_day_from(action.due)
        for rung in coming:
            said = marked[rung.key.partition("+")[0]]
            office = policy.calendar(said.office)
            day = office.day_of(rung.at)
            assert plan.armed_at and rung.at > plan.armed_at, "planned in the past"
            assert office.works(day), f"{rung.key} on a closed day, {day}"
            assert _is_open(said.gate or Gate(), policy, office.local(rung.at))
            if plan.kind is ClockKind.CLAIM:
                continue
            if rung.reminder:
                assert day <= rolled, f"{rung.key} reminds of {action.due} on {day}"
            else:
                late = day > rolled if rung.days else day >= rolled
                assert late, f"{rung.key} on {day} for what is due on {rolled}"
                resting = book.rest_until and day <= book.rest_until
                assert not resting, f"{rung.key} on {day}, at rest to {book.rest_until}"

    def _rung(self, before: Engagement, act: RungActed, at: datetime) -> None:
        action, book = before.actions[act.action], self.books[act.action]
        assert action.plan and action.plan.number == act.plan
        rung = action.plan.rungs[act.rung]
        assert at >= rung.at == act.expected, "before its time"
        assert action.stop is None and before.stop is None, "while its clock stands"
        if action.plan.kind is ClockKind.CLAIM:
            assert rung.key not in book.claim, f"{rung.key} twice for one claim"
            book.claim.append(rung.key)
            return
        assert rung.key not in book.acted, f"{rung.key} twice in one climb"
        assert not book.days or book.days[-1] <= rung.days, "out of order"
        if "+" in rung.key:
            assert book.lapsed, f"{rung.key} again, and nobody promised"
            book.lapsed -= 1
        book.acted.append(rung.key)
        book.days.append(rung.days)
        if not rung.reminder:
            book.rest_until = None

    def _clocks(
        self, before: Engagement, act: Act, after: Engagement, at: datetime
    ) -> None:
        """Due dates move by the days on which any clock above them stood."""
        today = before.day_of(at)
        match act:
            case StopClock():
                self.whole = True
            case ResumeClock():
                self.whole = False
            case PutOnHold(action=number):
                self.books[number].held = True
            case Resume(action=number):
                self.books[number].held = False
        for number, book in self.books.items():
            action = after.actions[number]
            if not action.is_open or after.is_over:
                book.since, book.held = None, False
            elif (book.held or self.whole) and book.since is None:
                book.since = today
            elif book.since and not (book.held or self.whole):
                self._moved(after, book, today)

    def _moved(self, after: Engagement, book: Book, today: date) -> None:
        lea = after.policy.lea
        assert book.since
        stood = lea.working_days(book.since, today)
        if stood:
            book.due = lea.later(lea.working_day_from(book.due), stood)
            if book.rest_until:
                book.rest_until = lea.later(book.rest_until, stood)
        book.since = None

    def _climbs(
        self, before: Engagement, act: Act, after: Engagement, at: datetime
    ) -> None:
        """What begins a climb anew, and what lets one rest."""
        match act:
            case Redate(action=number, due=due) | Reopen(action=number, due=due):
                self.books[number].climb_anew(due)
            case ClaimComplete(action=number):
                self.books[number].claim = []
            case Reassign(action=number):
                if before.actions[number].overdue and not before.actions[number].claim:
                    self.books[number].climb_anew(self.books[number].due)
            case Acknowledge(action=number, promise=until):
                self._rests(before, number, until)
            case Snooze(action=number, until=until):
                self._rests(before, number, until)
            case ApplyPolicy() | ChangeCalendar():
                self._under(before, act, after)

    def _rests(self, before: Engagement, number: int, until: date) -> None:
        book, action = self.books[number], before.actions[number]
        book.rest_until = until
        keys = [k for k, r in _ladder(before, action) if not r.is_reminder]
        over = {*keys} <= {*book.acted, *book.passed}
        waits = any("+" in r.key for r in action.plan.rungs[len(action.acted) :])  # type: ignore[union-attr]  # it has one
        if over and not waits:
            book.lapsed += 1

    def _under(
        self,
        before: Engagement,
        act: ApplyPolicy | ChangeCalendar,
        after: Engagement,
    ) -> None:
        for number, action in before.actions.items():
            book = self.books[number]
            due_clock = action.plan and action.plan.kind is ClockKind.DUE
            if act.mode is Mode.RESTART and action.overdue and due_clock:
                rest = book.rest_until
                book.climb_anew(book.due)
                book.rest_until = rest
            if isinstance(act, ApplyPolicy):
                book.days = []
            was = {key: rung.days for key, rung in _ladder(before, action)}
            now = after.actions[number]
            if action.is_gone or now.ledger is None:
                continue
            new = {k for k, rung in _ladder(after, now) if was.get(k) != rung.days}
            may = (new | book.passed) if act.mode is Mode.KEEP else set()
            book.passed = may & {*now.ledger.passed} - {*book.acted}

    def at_the_end(self, engagement: Engagement) -> None:
        """None lost: everybody was silent until nothing was expected any more."""
        for number, action in engagement.actions.items():
            if not (action.plan and action.is_open):
                continue
            book, kind = self.books[number], action.plan.kind
            acted = book.acted if kind is ClockKind.DUE else book.claim
            passed = book.passed if kind is ClockKind.DUE else set()
            marked = written_out(_rungs(engagement, action, kind))
            due = {key for key, rung in marked if not rung.is_reminder}
            lost = due - {*acted} - passed
            assert not lost, f"action {number} lost {lost}"
            assert not (kind is ClockKind.DUE and book.lapsed), "a lapse unasked"


def _rungs(engagement: Engagement, action: Action, kind: ClockKind) -> tuple[Rung, ...]:
    if kind is ClockKind.CLAIM:
        return engagement.policy.claim
    policy = engagement.policy
    return policy.ladder(engagement.pathway, action.horizon, action.components).rungs


def _ladder(engagement: Engagement, action: Action) -> list[Marked]:
    return written_out(_rungs(engagement, action, ClockKind.DUE))


def _is_open(gate: Gate, policy: Policy, local: datetime) -> bool:
    day, hour = local.date(), local.time()
    return (
        day.weekday() in gate.weekdays
        and (gate.earliest is None or gate.earliest <= hour)
        and (gate.latest is None or hour <= gate.latest)
        and not (gate.term and policy.lea.in_break(day))
    )


def _queued_is_void(before: Engagement, after: Engagement) -> None:
    """The notices of a plan that stands no more are settled, whoever waits for them."""
    settled = after.unwritten[-1].settled
    for number, action in before.actions.items():
        plan = before.plan_id(action)
        stands = after.plan_id(after.actions[number])
        assert plan is None or plan == stands or plan in settled


def _published(engagement: Engagement, action: Action) -> None:
    """What is published derives from the rating, whatever the life's own status."""
    level = engagement.policy.scale.level(action.rating or 0)
    assert level, f"a rating outside the scale: {action.rating}"
    derived = level.status
    if derived is ActionStatus.SUSTAINED:
        derived = ActionStatus.COMPLETED
    assert counted(engagement, action).published is derived
    if action.status in UNFINISHED:
        assert derived is not ActionStatus.COMPLETED, "not done, and published as done"
