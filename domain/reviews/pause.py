"""Days on which a review stands still: with its engagement, or because it is paused.

Both may be at once, and a day on which it stands counts once. Word of the engagement
may come late: what is counted already, by a pause, is left out of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from domain.clocks import moves
from domain.reviews.acts import PauseReview
from domain.reviews.clock import ReviewClock
from domain.reviews.review import Review
from domain.reviews.subject import clock_timing
from domain.setting import Cause, Setting, Standstill, Stop

MOST_PAUSES = 50  # the newest, which late words are held against


class DayRange(NamedTuple):
    """From `first` on, and not `until` itself; without it they go on."""

    first: date
    until: date | None = None


def paused(review: Review, act: PauseReview, today: date) -> Review:
    """Its open phases stand; those that stand with the engagement stand on."""
    pause = Stop(cause=act.cause, since=today, recheck=act.recheck, whole=True)
    clocks = {
        key: moves.stop(each, pause) if each.is_open and not each.stop else each
        for key, each in review.clocks.items()
    }
    return review.but(pause=pause).with_clocks(clocks)


def resumed(review: Review, setting: Setting, at: datetime) -> Review:
    """It goes on, unless its engagement stands still."""
    assert review.pause
    today = setting.day_of(at)
    over = Standstill(number=setting.entry, since=review.pause.since, until=today)
    runs = review.but(pause=None, pauses=(*review.pauses, over)[-MOST_PAUSES:])
    if setting.stop:
        return still_for(runs, setting)
    clocks = {
        key: _counted(runs, each, [DayRange(each.stop.since, today)], setting, at)
        if each.stop
        else each
        for key, each in runs.clocks.items()
    }
    return runs.with_clocks(clocks)


def stood(
    review: Review, heard: Sequence[Standstill], setting: Setting, at: datetime
) -> Review:
    """After the standstills of its engagement that it has not `heard` of as they are.

    Each once, in their order, of which the last may go on.
    """
    known = {each.number: each for each in heard}
    for still in setting.stops:
        was = known.get(still.number)
        if was == still:
            continue
        clocks = {
            key: _stood(review, each, still, setting, at, began=was is not None)
            for key, each in review.clocks.items()
        }
        review = review.with_clocks(clocks)
    return still_for(review, setting)


def still_for(review: Review, setting: Setting) -> Review:
    """What stands does so for what its engagement stands for, else for its pause."""
    stands = setting.stop or review.pause
    if stands is None:
        return review
    clocks = {
        key: each.but(stop=stands.but(since=each.stop.since, whole=True))
        if each.stop
        else each
        for key, each in review.clocks.items()
    }
    return review.with_clocks(clocks)


def _stood(
    review: Review,
    clock: ReviewClock,
    still: Standstill,
    setting: Setting,
    at: datetime,
    *,
    began: bool,
) -> ReviewClock:
    if not clock.is_open:
        return clock
    if began and clock.stop and still.until:
        days = _over(review, clock, clock.stop, still)
        return _counted(review, clock, days, setting, at)
    days = [*_new(review, clock, still)]
    if still.until is None:  # nothing of it is counted until it is known how long
        return moves.stop(clock, _since(clock.stop, days[-1].first))
    counted = _counted(review, clock, days, setting, at)
    return moves.stop(counted, clock.stop) if clock.stop else counted


def _since(stands: Stop | None, first: date) -> Stop:
    """Standing since a day, or since before it; for what, is said of all together."""
    if stands:
        return stands.but(since=min(stands.since, first))
    return Stop(cause=Cause.OTHER, since=first, recheck=first, whole=True)


def _over(
    review: Review, clock: ReviewClock, stop: Stop, still: Standstill
) -> list[DayRange]:
    """All days of a standstill that had gone on, and of pauses since it is stopped.

    What lies before is less by the pauses there, which are counted already. Where it
    stood for less than a day, it runs again all the same.
    """
    since, pauses = stop.since, [*_pauses(review)]
    first = max(still.since, clock.opened)
    before = _less(DayRange(first, min(still.until or since, since)), pauses)
    own = (each for each in pauses if each.first >= since)
    stood = [*before, *_joined([DayRange(since, still.until), *own])]
    return stood or [DayRange(since, since)]


def _new(review: Review, clock: ReviewClock, still: Standstill) -> Iterator[DayRange]:
    """Of a standstill, the days since it opened that no pause has counted.

    A pause that goes on counts as it ends; so does a standstill.
    """
    days = DayRange(max(still.since, clock.opened), still.until)
    pauses = [*_pauses(review)]
    off = pauses if still.until else [each for each in pauses if each.until]
    return _less(days, off)


def _pauses(review: Review) -> Iterator[DayRange]:
    """In their order; the last may go on."""
    yield from (DayRange(each.since, each.until) for each in review.pauses)
    if review.pause:
        yield DayRange(review.pause.since)


def _counted(
    review: Review,
    clock: ReviewClock,
    days: Iterable[DayRange],
    setting: Setting,
    at: datetime,
) -> ReviewClock:
    """It stood on these days, and runs again after the last, unless they go on."""
    runs = setting.but(stop=None)
    by = clock_timing(runs, review, clock)
    for first, until in days:
        clock = moves.stop(clock, _since(None, first))
        if until:
            clock = moves.resume(by, runs, clock, at, until=until)
    return clock


def _less(days: DayRange, off: Iterable[DayRange]) -> Iterator[DayRange]:
    """Those of the days that none of these have, which are in their order."""
    first, until = days
    for each in off:
        if each.until and each.until <= first:
            continue
        if until and each.first >= until:
            break
        if each.first > first:
            yield DayRange(first, each.first)
        if each.until is None:
            return
        first = each.until
    if until is None or first < until:
        yield DayRange(first, until)


def _joined(days: Iterable[DayRange]) -> Iterator[DayRange]:
    """The same days, those that touch one another as one."""
    known: DayRange | None = None
    for each in sorted(days, key=lambda each: each.first):
        if each.until and each.until <= each.first:
            continue
        if known is None:
            known = each
        elif known.until is None:
            break
        elif each.first <= known.until:
            last = each.until and max(each.until, known.until)
            known = DayRange(known.first, last)
        else:
            yield known
            known = each
    if known:
        yield known
