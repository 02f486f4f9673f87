"""The laws of ladders for a review, by a book that hears the words that it hears."""

from datetime import datetime

from domain.acts import Mode, ReviewHappening, RungActed
from domain.clocks.plan import ClockKind
from domain.clocks.subject import Subject
from domain.policies.acts import strongest
from domain.review_entity import ReviewEntity
from domain.reviews.review import ReviewPhase
from domain.reviews.words import ReviewSetting
from domain.setting import Setting, Standstill
from tests.laws import Book, ClockWitness, otherwise, queued_is_void


class ReviewWitness(ClockWitness):
    """Follows one review from act to act, and from word to word."""

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
            self._word(before, after)
        self._begun(after)
        queued_is_void(before, after)
        self.look(after)

    def _word(self, before: ReviewEntity, after: ReviewEntity) -> None:
        for was in before.phases:
            now, book = after.subject(was.key), self.books[was.key]
            assert now
            if not was.clock.is_open or was.clock.due is None:
                continue
            if modes := after.known.modes_since(before.known):
                self._under(was, now, book, strongest(modes))
            for still in after.known.stops:
                if still not in before.known.stops:
                    self._stood(was.clock, book, still, after.known)

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

    def _stood(
        self, phase: ReviewPhase, book: Book, still: Standstill, known: Setting
    ) -> None:
        """The date moves by the working days from its first on, but for its last."""
        since, days = max(still.since, phase.opened), known.policy.lea
        book.since = None if still.until else since
        assert book.due
        if still.until and (stood := days.working_days(since, max(since, still.until))):
            book.due = days.later(days.working_day_from(book.due), stood)
