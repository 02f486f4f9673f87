"""Days on which a review stands: with its engagement, by its own pause, or by both."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.acts import (
    BeginPhase,
    Cause,
    PauseReview,
    ResumeClock,
    ResumeReview,
    StopClock,
)
from domain.calendars.work_calendar import Break, WorkCalendar
from domain.reviews.words import ReviewSetting
from tests.lives import EVERY_WEEKDAY
from tests.review_phases import rule_of, up_to

MANY = 8 * settings().max_examples
OCTOBER = Break(name="fall recess", first=date(2026, 10, 5), last=date(2026, 10, 16))
WINTER = Break(name="winter", first=date(2026, 12, 21), last=date(2027, 1, 1))
TERM = EVERY_WEEKDAY.but(lea=EVERY_WEEKDAY.lea.but(recess=(OCTOBER,), breaks=(WINTER,)))
"""Two weeks in which offices work and there is no school, and two of a break."""


class Turn(NamedTuple):
    """What happens on a day, so many days after the one before."""

    after: int
    stops: bool
    """Whether all clocks stop, or run again, whichever may be."""
    pauses: bool
    """Whether the review is paused, or resumed, whichever may be."""
    begins: bool
    """Whether the field work begins, which it does once, and not while it is paused."""
    told: bool
    """Whether words come to the review."""
    again: int | None
    """Which of the words that were owed before comes now, late or once more."""


FLAGS = st.booleans()
TURNS = st.lists(
    st.builds(
        Turn,
        after=st.integers(0, 3) | st.integers(4, 20),
        stops=FLAGS,
        pauses=FLAGS,
        begins=FLAGS,
        told=st.sampled_from((True, False, False)),
        again=st.none() | st.integers(0, 9),
    ),
    max_size=12,
)


QUIET = Turn(1, stops=False, pauses=False, begins=False, told=False, again=None)
STOPS, PAUSES = QUIET._replace(stops=True), QUIET._replace(pauses=True)


class Stretch(NamedTuple):
    first: date
    until: date | None = None

    def days(self, today: date) -> Iterator[date]:
        for n in range(((self.until or today) - self.first).days):
            yield self.first + timedelta(days=n)


class Diary:
    """Who decided when that it stands; words of it come when they come."""

    def __init__(self) -> None:
        self.both = up_to("artifacts", TERM)
        self.both.settle()
        self.opened = {"artifacts": self.both.today}
        self.stops: list[Stretch] = []
        self.pauses: list[Stretch] = []
        self.words: list[ReviewSetting] = []

    def live(self, turn: Turn) -> None:
        both = self.both
        both.run_to(both.today + timedelta(days=turn.after))
        if turn.stops:
            self.stop_or_resume()
        if turn.pauses:
            self.pause_or_resume()
        if turn.begins:
            self.begin("field_work")
        if turn.told:
            both.settle()
        if turn.again is not None and self.words:
            both.hear(self.words[turn.again % len(self.words)])
        owed = (e for e in both.engagement.untold if isinstance(e, ReviewSetting))
        self.words += [each for each in owed if each not in self.words]

    def stop_or_resume(self) -> None:
        both, recheck = self.both, self.both.today + timedelta(days=90)
        if both.engagement.stop:
            both.ask(ResumeClock)
        else:
            both.ask(StopClock, cause=Cause.STRIKE, recheck=recheck)
        _turn(self.stops, both.today)

    def pause_or_resume(self) -> None:
        """Whoever decides has read no newer setting than the review knows."""
        both, known = self.both, self.both.review.known.entry
        if both.review.review.pause:
            both.ask_review(ResumeReview, setting=known)
        else:
            recheck = both.today + timedelta(days=90)
            both.ask_review(
                PauseReview, cause=Cause.DISASTER, recheck=recheck, setting=known
            )
        _turn(self.pauses, both.today)

    def begin(self, phase: str) -> None:
        if phase not in self.opened and not self.both.review.review.pause:
            known = self.both.review.known.entry
            self.both.ask_review(BeginPhase, phase=phase, setting=known)
            self.opened[phase] = self.both.today

    def come_to_an_end(self) -> None:
        """It goes on in the end, and all is heard."""
        if self.both.engagement.stop:
            self.stop_or_resume()
        if self.both.review.review.pause:
            self.pause_or_resume()
        self.both.settle()

    def stood(self, phase: str) -> int:
        """On so many of its days; one on which it did so twice counts once."""
        stretches, calendar = (*self.stops, *self.pauses), counted_by(phase)
        days = {day for each in stretches for day in each.days(self.both.today)}
        since = self.opened[phase]
        return sum(each >= since and calendar.works(each) for each in days)


def counted_by(phase: str) -> WorkCalendar:
    return TERM.lea.instruction if phase == "field_work" else TERM.lea


def _turn(stretches: list[Stretch], today: date) -> None:
    if stretches and stretches[-1].until is None:
        stretches[-1] = Stretch(stretches[-1].first, today)
    else:
        stretches.append(Stretch(today))


@settings(max_examples=MANY)
@given(TURNS)
@example([STOPS, STOPS, PAUSES, PAUSES, QUIET._replace(again=0)])
@example([STOPS, STOPS, QUIET._replace(begins=True), QUIET._replace(again=0)])
@example([STOPS._replace(told=True), STOPS._replace(after=0, told=True)])
def test_each_day_on_which_it_stands_counts_once(turns: list[Turn]) -> None:
    """However words come, a phase takes its own days, whichever days it counts."""
    diary = Diary()
    for turn in turns:
        diary.live(turn)
    diary.come_to_an_end()

    for name, opened in diary.opened.items():
        phase, stood = diary.both.phase(name), diary.stood(name)
        days, long = counted_by(name), rule_of(diary.both, name).days
        due = days.later(days.working_day_from(opened), long)
        assert phase.ledger and phase.ledger.stopped == stood
        assert phase.due == days.later(due, stood)
        assert (phase.opened, phase.stop) == (opened, None)
