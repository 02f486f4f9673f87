"""The laws of ladders for a review, by a book that hears the words that it hears.

And one law of its own: a phase takes the days its framework gives it, a fact check
those of the policy under which its draft was sent, and each day on which the review is
known to have stood, with its engagement or by its own pause, once.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from domain.acts import Mode, PauseReview, ResumeReview, ReviewHappening, RungActed
from domain.clocks.plan import ClockKind
from domain.clocks.subject import Subject
from domain.policies.acts import strongest
from domain.review_entity import ReviewEntity
from domain.reviews.framework import DaysCounted
from domain.reviews.subject import FactCheckSubject, PhaseSubject, ReviewSubject
from domain.reviews.words import ReviewSetting
from tests.laws import Book, ClockWitness, otherwise, queued_is_void

DAY = timedelta(days=1)
Stretch = tuple[date, date | None]
"""From a day on, and not on the second itself, where it does not go on."""


class ReviewWitness(ClockWitness):
    """Follows one review from act to act, and from word to word."""

    def __init__(self, entity: ReviewEntity, at: datetime) -> None:
        self.pauses: list[Stretch] = []
        self.counted: dict[str, set[date]] = {}
        self.sent = 0
        """The draft that was sent last."""
        self.books = {}
        if entity.review.stated_on:
            self._stated(entity)
        self._follow(entity, at)

    def _stated(self, entity: ReviewEntity) -> None:
        """Of one that was brought in, what was agreed before is as it was stated."""
        if pause := entity.review.pause:
            self.pauses.append((pause.since, None))
        for phase in entity.phases:
            self.books[phase.key] = Book(phase.clock)
            self.counted[phase.key] = set()

    def saw(
        self,
        before: ReviewEntity,
        act: ReviewHappening | ReviewSetting,
        after: ReviewEntity,
        at: datetime,
    ) -> None:
        if after is before:
            return
        if isinstance(act, RungActed):
            self._rung(before, act, at)
        if isinstance(act, ReviewSetting):
            self._rules(before, after)
        if isinstance(act, PauseReview):
            self.pauses.append((before.day_of(at), None))
        if isinstance(act, ResumeReview):
            self.pauses[-1] = self.pauses[-1][0], before.day_of(at)
        self._follow(after, at)
        queued_is_void(before, after)

    def _follow(self, after: ReviewEntity, at: datetime) -> None:
        for each in (*after.phases, *after.fact_checks):
            if self._is_new(each):
                self.books[each.key] = _opened(each)
                self.counted[each.key] = set()
            if each.clock.is_open and each.clock.ledger:
                self._stands(after, each, after.day_of(at))
            else:
                self._ended(each)
        self._begun(after)
        self.look(after)

    def _is_new(self, subject: ReviewSubject) -> bool:
        """A draft that is sent again begins its days anew."""
        if isinstance(subject, FactCheckSubject) and subject.clock.draft != self.sent:
            self.sent = subject.clock.draft
            return True
        return subject.key not in self.books

    def _ended(self, phase: ReviewSubject) -> None:
        """Of what is over nothing is asked; one word may have moved it and ended it."""
        book = self.books[phase.key]
        book.since = None
        if phase.clock.over:
            book.due = phase.clock.due

    def _stands(self, after: ReviewEntity, phase: ReviewSubject, today: date) -> None:
        """It does as long as anything is known for which it would."""
        stretches = [*((e.since, e.until) for e in after.known.stops), *self.pauses]
        ended = [each for each in stretches if each[1]]
        stop, book = phase.clock.stop, self.books[phase.key]
        assert (stop is None) == (ended == stretches), "it stands, or does not, for all"
        book.since = stop.since if stop else None
        if stop:
            stands = {*_days((stop.since, None), today)}
            assert stands <= _all_days(stretches, today), "it ran meanwhile"
        self._moved_by(phase, book, _all_days(ended, today))

    def _moved_by(self, phase: ReviewSubject, book: Book, ended: set[date]) -> None:
        """By those of its days that are behind it; by nothing of what goes on."""
        first, counted = phase.clock.opened, self.counted[phase.key]
        behind = {
            d for d in ended if first <= d and not (book.since and book.since <= d)
        }
        assert counted <= behind, "a day is counted on which it did not stand"
        days, new = phase.timing.calendar, behind - counted
        if stood := sum(map(days.works, new)):
            assert book.due
            book.due = days.later(days.working_day_from(book.due), stood)
        counted |= new

    def _rules(self, before: ReviewEntity, after: ReviewEntity) -> None:
        for was in (*before.phases, *before.fact_checks):
            now = after.subject(was.key)
            assert now
            if not was.clock.is_open:
                continue
            if modes := after.known.modes_since(before.known):
                self._under(was, now, self.books[was.key], strongest(modes))

    def _under(self, was: Subject, now: Subject, book: Book, mode: Mode) -> None:
        """What begins its climb anew, and what other rules have passed over."""
        if mode is Mode.RESTART and was.clock.overdue:
            book.climb_anew(book.due)
        book.days = []
        if now.clock.ledger:
            may = otherwise(was, now, ClockKind.DUE) | book.passed
            book.passed = may & {*now.clock.ledger.passed} - {*book.acted}
        if mode is not Mode.KEEP:
            book.passed = set()


def _opened(subject: ReviewSubject) -> Book:
    """Due after its own days, whatever has become of it since."""
    days, book = subject.timing.calendar, Book(subject.clock)
    opened = subject.clock.opened
    if not isinstance(subject, PhaseSubject):
        promise = subject.setting.policy.review
        many = promise.fact_check.days if promise else 10
        book.due = days.later(days.working_day_from(opened), many)
        return book
    rule = subject.rule
    if rule.counts is DaysCounted.CALENDAR:
        book.due = opened + rule.days * DAY
    else:
        book.due = days.later(days.working_day_from(opened), rule.days)
    return book


def _all_days(stretches: Iterable[Stretch], today: date) -> set[date]:
    return {day for each in stretches for day in _days(each, today)}


def _days(stretch: Stretch, today: date) -> list[date]:
    first, until = stretch
    last = until or today + DAY
    return [first + n * DAY for n in range((last - first).days)]
