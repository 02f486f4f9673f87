"""The laws of ladders, told by somebody who keeps a book of their own.

Five laws. No rung twice: in one climb of one due date each rung acts at most once.
None lost: where everybody falls silent, each rung of the ladder in force acts, or was
passed over for a reason that has a name. None before its time: not before its instant,
not on a day its office was closed or its gate shut when it was planned, not while the
clock stands or rests, and of what is late, not before it is late. Silence after done:
nothing is asked of what is done, split, merged, withdrawn or closed, and what was
queued is void. Order kept: the rungs of a plan act in the order of their days.
Dated duties keep the same laws, in a book of their own (`tests/duties.py`).
"""

from datetime import date, datetime, timedelta

from domain.actions.action import Action
from domain.acts import (
    Acknowledge,
    Act,
    ActionAct,
    ApplyPolicy,
    ChangeCalendar,
    ClaimComplete,
    Mode,
    NoteDashboard,
    PutOnHold,
    Reassign,
    RecordConsultation,
    Redate,
    Reopen,
    Resume,
    ResumeClock,
    RungActed,
    Snooze,
    StopClock,
)
from domain.clocks.clocked import Clocked
from domain.clocks.plan import ClockKind, EscalationPlan
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.entity import Entity
from domain.expectation import expectation
from domain.letters.matter import rung_matter
from domain.policies.ladder import Gate, Marked, first_of, written_out
from domain.policies.policy import Policy
from domain.referrals.case import Outcome, Step
from domain.standing_of import counted, tally_of
from domain.status import ActionStatus
from tests.duties import DutyBook

UNFINISHED = (ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS, ActionStatus.REOPENED)


class Book:
    """What was seen of one subject, by somebody who does not look into its ledger."""

    def __init__(self, clock: Clocked) -> None:
        self.due = self.original_due = clock.due
        self.acted: list[str] = []
        self.days: list[int] = []
        self.passed: set[str] = set()
        self.answer: list[str] = []
        self.answer_passed: set[str] = set()
        self.handed_over = False
        self.since: date | None = None
        self.held = False
        self.rest_until: date | None = None
        self.lapsed: list[str] = []
        self.before_it_began: set[str] | None = None

    def climb_anew(self, due: date | None) -> None:
        self.due, self.acted, self.days, self.passed = due, [], [], set()
        self.rest_until, self.lapsed = None, []
        self.before_it_began = None


class ClockWitness:
    """Follows the clocks of one entity, and raises where they break a law."""

    def __init__(self, entity: Entity) -> None:
        self.books = {each.key: Book(each.clock) for each in entity.subjects}
        self._begun(entity)
        self.look(entity)

    def look(self, entity: Entity) -> None:
        """All that has to hold at any moment, whatever happened."""
        for subject in entity.subjects:
            self._look(entity, subject, self.books[subject.key])
        if entity.is_over:
            assert expectation(entity) is None
        for entry in entity.unwritten[-1:]:
            assert {each.entry for each in entry.notices} <= {entry.number}

    def _begun(self, after: Entity) -> None:
        """A climb of a past date begins with what is late: the rest is passed over."""
        for subject in after.subjects:
            book = self.books[subject.key]
            if book.before_it_began is None:
                early = {key for key, rung in _ladder(subject) if rung.is_early}
                book.before_it_began = early if subject.clock.overdue else set()

    def _look(self, entity: Entity, subject: Subject, book: Book) -> None:
        clock = subject.clock
        assert clock.due == book.due, f"{subject.key} due {clock.due}, not {book.due}"
        if isinstance(clock, Action):
            assert clock.original_due == book.original_due
        if clock.plan:
            assert clock.is_open and not entity.is_over, "silence after done"
            assert clock.stop is None and book.since is None, "its clock stands"
            self._plan(subject, clock.plan, book)
        else:
            assert not clock.overdue, "overdue, and nothing is asked"
        asked = clock.is_open and clock.ledger and subject.timing.ladder.rungs
        running = asked and not clock.stop and not entity.is_over
        assert not running or clock.plan, "its clock runs, and nothing is planned"

    def _plan(self, subject: Subject, plan: EscalationPlan, book: Book) -> None:
        timing, policy = subject.timing, subject.setting.policy
        keys, instants = [r.key for r in plan.rungs], [r.at for r in plan.rungs]
        acted = book.acted if plan.kind is ClockKind.DUE else book.answer
        assert len({*keys}) == len(keys), f"a rung stands twice: {keys}"
        assert instants == sorted(instants), "rungs out of order"
        days = [r.days for r in subject.rungs]
        assert days == sorted(days), "rungs out of the order of their days"
        again = {r.key for r in subject.coming} & {*acted}
        assert not again, f"{again} acted before, and is planned again"
        marked = dict(written_out(timing.of(plan.kind).rungs))
        assert book.due
        rolled = timing.calendar.working_day_from(book.due)
        for rung in subject.coming:
            said = marked[first_of(rung.key)]
            office = policy.calendar(said.office)
            day = office.day_of(rung.at)
            assert rung.at > plan.planned_at, "planned in the past"
            assert office.works(day), f"{rung.key} on a closed day, {day}"
            assert _is_open(said.gate or Gate(), policy, office.local(rung.at))
            if plan.kind is ClockKind.ANSWER:
                continue
            if rung.is_reminder:
                assert day <= rolled, f"{rung.key} reminds of {book.due} on {day}"
            else:
                late = day > rolled if rung.days else day >= rolled
                assert late, f"{rung.key} on {day} for what is due on {rolled}"
                resting = book.rest_until and day <= book.rest_until
                assert not resting, f"{rung.key} on {day}, at rest to {book.rest_until}"

    def _rung(self, before: Entity, act: RungActed, at: datetime) -> None:
        subject, book = before.subject(act.subject), self.books[act.subject]
        assert subject and subject.clock.plan
        assert subject.clock.plan.number == act.plan
        rung = subject.rungs[act.rung]
        assert at >= rung.at == act.expected, "before its time"
        assert subject.clock.stop is None and before.setting.stop is None, (
            "its clock stands"
        )
        if subject.clock.plan.kind is ClockKind.ANSWER:
            assert rung.key not in book.answer, f"{rung.key} twice for one claim"
            book.answer.append(rung.key)
            return
        assert rung.key not in book.acted, f"{rung.key} twice in one climb"
        assert not book.days or book.days[-1] <= rung.days, "out of order"
        if "+" in rung.key:
            first = first_of(rung.key)
            assert first in book.lapsed, f"{rung.key} again, and nobody promised"
            book.lapsed.remove(first)
        book.acted.append(rung.key)
        book.days.append(rung.days)
        if not rung.is_reminder:
            book.rest_until = None

    def _moved(self, subject: Subject, book: Book, today: date) -> None:
        days = subject.timing.calendar
        assert book.since and book.due
        stood = days.working_days(book.since, today)
        if stood:
            book.due = days.later(days.working_day_from(book.due), stood)
            if book.rest_until:
                book.rest_until = days.later(book.rest_until, stood)
        book.since = None

    def at_the_end(self, entity: Entity) -> None:
        """None lost: everybody was silent until nothing was expected any more."""
        for subject in entity.subjects:
            clock = subject.clock
            if not (clock.plan and clock.is_open):
                continue
            book, kind = self.books[subject.key], clock.plan.kind
            acted = book.acted if kind is ClockKind.DUE else book.answer
            passed = book.answer_passed
            if kind is ClockKind.DUE:
                passed = book.passed | (book.before_it_began or set())
            marked = written_out(subject.timing.of(kind).rungs)
            due = {key for key, rung in marked if not rung.is_early}
            lost = due - {*acted} - passed
            assert not lost, f"{subject.key} lost {lost}"
            assert not (kind is ClockKind.DUE and book.lapsed), "a lapse unasked"


class Witness(ClockWitness):
    """Follows one engagement from act to act."""

    def __init__(self, engagement: Engagement) -> None:
        self.original = len(engagement.actions)
        self.whole = engagement.stop is not None
        self.duties = DutyBook()
        super().__init__(engagement)

    def saw(
        self, before: Engagement, act: Act, after: Engagement, at: datetime
    ) -> None:
        for subject in after.subjects:
            if subject.key not in self.books:
                self.books[subject.key] = Book(subject.clock)
        if isinstance(act, RungActed):
            self._rung(before, act, at)
        self.duties.saw(before, act, at)
        self._clocks(before, act, after, at)
        self._climbs(before, act, after, at)
        self._begun(after)
        queued_is_void(before, after)
        self.look(after)

    def look(self, entity: Entity) -> None:
        """And of what is published, and of referrals."""
        super().look(entity)
        assert isinstance(entity, Engagement)
        engagement = entity
        self.duties.look(engagement)
        for action in engagement.actions.values():
            _published(engagement, action)
        for case in engagement.cases.values():
            waits = [step.name for step in case.steps.values() if step.is_open]
            assert not (case.is_closed and waits), f"closed, and {waits} are open"
        figures = tally_of(engagement)
        assert figures.original == self.original
        assert figures.total == sum(not a.is_gone for a in engagement.actions.values())

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
                self.books[after.actions[number].key].held = True
            case Resume(action=number):
                self.books[after.actions[number].key].held = False
        for subject in after.subjects:
            clock, book = subject.clock, self.books[subject.key]
            if not clock.is_open or clock.ledger is None or after.is_over:
                book.since, book.held = None, False
            elif (book.held or self.whole) and book.since is None:
                book.since = today
            elif book.since and not (book.held or self.whole):
                self._moved(subject, book, today)

    def _climbs(
        self, before: Engagement, act: Act, after: Engagement, at: datetime
    ) -> None:
        """What begins a climb anew, and what lets one rest."""
        if isinstance(act, ActionAct):
            self._of_action(before, act)
        self._handed_over(after)
        match act:
            case RecordConsultation(outcome=Outcome.MORE_INFORMATION) | NoteDashboard():
                self._asks_again(before, after, at)
            case ApplyPolicy() | ChangeCalendar():
                self._under(before, act, after)

    def _of_action(self, before: Engagement, act: ActionAct) -> None:
        action = before.actions[act.action]
        book = self.books[action.key]
        match act:
            case Redate(due=due) | Reopen(due=due):
                book.climb_anew(due)
            case ClaimComplete():
                book.answer, book.answer_passed = [], set()
            case Reassign():
                book.handed_over = True
            case Acknowledge(promise=until) | Snooze(until=until):
                self._rests(before.subject_of(action), until)

    def _handed_over(self, after: Engagement) -> None:
        """Whoever has it now is asked from the start, once it is asked of them."""
        for subject in after.subjects:
            clock, book = subject.clock, self.books[subject.key]
            waits = clock.stop or clock.waits_for_answer
            if book.handed_over and not waits:
                book.handed_over = False
                if clock.overdue:
                    book.climb_anew(book.due)

    def _asks_again(self, before: Engagement, after: Engagement, at: datetime) -> None:
        """Asked for more, or for a look that a file had settled: the whole time again.

        It is counted from today.
        """
        today = before.day_of(at)
        for subject in after.subjects:
            step, was = subject.clock, before.subject(subject.key)
            if not isinstance(step, Step) or was is None or was.clock is step:
                continue
            if not step.is_open:
                continue
            rule = after.cases[int(subject.key.split("/")[1])].rule_of(step)
            days = after.policy.calendar(rule.counts)
            assert rule.days
            if rule.calendar_days:
                due = days.working_day_from(today + timedelta(days=rule.days))
            else:
                due = days.later(days.working_day_from(today), rule.days)
            self.books[subject.key].climb_anew(due)

    def _rests(self, subject: Subject, until: date) -> None:
        book = self.books[subject.key]
        book.rest_until = until
        keys = [k for k, r in _ladder(subject) if not r.is_reminder]
        over = {*keys} <= {*book.acted, *book.passed}
        waits = any("+" in rung.key for rung in subject.coming)
        if over and not waits and keys:
            book.lapsed.append(keys[-1])

    def _under(
        self,
        before: Engagement,
        act: ApplyPolicy | ChangeCalendar,
        after: Engagement,
    ) -> None:
        for was in before.subjects:
            now, book = after.subject(was.key), self.books[was.key]
            assert now
            if now.clock is was.clock:
                continue
            due_clock = was.clock.plan and was.clock.plan.kind is ClockKind.DUE
            if act.mode is Mode.RESTART and was.clock.overdue and due_clock:
                rest = book.rest_until
                book.climb_anew(book.due)
                book.rest_until = rest
            if isinstance(act, ApplyPolicy):
                book.days = []
            gone = isinstance(was.clock, Action) and was.clock.is_gone
            if gone or now.clock.ledger is None:
                continue
            may = otherwise(was, now, ClockKind.DUE) | book.passed
            book.passed = may & {*now.clock.ledger.passed} - {*book.acted}
            book.lapsed = _still_lapsed(now, book)
            if answer := now.clock.answer:
                may = otherwise(was, now, ClockKind.ANSWER) | book.answer_passed
                passed = {*answer.ledger.passed}
                book.answer_passed = may & passed - {*book.answer}
            if act.mode is not Mode.KEEP:
                book.passed, book.answer_passed = set(), set()


def _still_lapsed(now: Subject, book: Book) -> list[str]:
    """The rungs that are said again under another ladder.

    For one it has not, its last is; but not where that is still to be said at all.
    """
    assert now.clock.ledger
    keys = [key for key, _ in _ladder(now)]
    if not keys:
        return book.lapsed
    again = [key if key in keys else keys[-1] for key in book.lapsed]
    over = keys[-1] in {*book.acted, *now.clock.ledger.passed}
    return again if over else [key for key in again if key != keys[-1]]


def _ladder(subject: Subject, kind: ClockKind = ClockKind.DUE) -> list[Marked]:
    return written_out(subject.timing.of(kind).rungs)


def otherwise(was: Subject, now: Subject, kind: ClockKind) -> set[str]:
    """The rungs that one ladder says and the other did not say so."""
    if kind is ClockKind.ANSWER and not (was.timing.answer and now.timing.answer):
        return set()
    days = {key: rung.days for key, rung in _ladder(was, kind)}
    return {key for key, rung in _ladder(now, kind) if days.get(key) != rung.days}


def _is_open(gate: Gate, policy: Policy, local: datetime) -> bool:
    day, hour = local.date(), local.time()
    return (
        day.weekday() in gate.weekdays
        and (gate.earliest is None or gate.earliest <= hour)
        and (gate.latest is None or hour <= gate.latest)
        and not (gate.term and policy.lea.in_break(day))
    )


def queued_is_void(before: Entity, after: Entity) -> None:
    """The notices of a plan that stands no more are settled, whoever waits for them."""
    new = (each for each in after.unwritten if each.number > before.entries)
    settled = {matter for each in new for matter in each.settled}
    for was in before.subjects:
        now = after.subject(was.key)
        if now is None:
            assert not was.clock.is_open, "a subject went away that was open"
            continue
        matter = rung_matter(was)
        assert not matter or matter == rung_matter(now) or matter in settled


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
