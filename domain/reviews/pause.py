"""Days on which a review stands still: with its engagement, or because it is paused.

Both may be at once, and a day on which it stands counts once. Word of the engagement
may come late: what is counted already, by a pause, is left out of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from domain.clocks import moves
from domain.reviews.acts import PauseReview
from domain.reviews.review import Review, ReviewPhase
from domain.reviews.subject import timing
from domain.setting import Cause, Setting, Standstill, Stop

MOST_PAUSES = 50  # the newest, which late words are held against


class DayRange(NamedTuple):
    """From `first` on, and not `until` itself; without it they go on."""

    first: date
    until: date | None = None


def paused(review: Review, act: PauseReview, today: date) -> Review:
    """Its open phases stand; those that stand with the engagement stand on."""
    pause = Stop(cause=act.cause, since=today, recheck=act.recheck, whole=True)
    phases = {
        key: moves.stop(each, pause) if _counts(each) and not each.stop else each
        for key, each in review.phases.items()
    }
    return review.but(pause=pause, phases=phases)


def resumed(review: Review, setting: Setting, at: datetime) -> Review:
    """It goes on, unless its engagement stands still."""
    assert review.pause
    today = setting.day_of(at)
    over = Standstill(number=setting.entry, since=review.pause.since, until=today)
    runs = review.but(pause=None, pauses=(*review.pauses, over)[-MOST_PAUSES:])
    if setting.stop:
        return still_for(runs, setting)
    phases = {
        key: _counted(runs, each, [DayRange(each.stop.since, today)], setting, at)
        if each.stop
        else each
        for key, each in runs.phases.items()
    }
    return runs.but(phases=phases)


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
        phases = {
            key: _stood(review, each, still, setting, at, began=was is not None)
            for key, each in review.phases.items()
        }
        review = review.but(phases=phases)
    return still_for(review, setting)


def still_for(review: Review, setting: Setting) -> Review:
    """What stands does so for what its engagement stands for, else for its pause."""
    stands = setting.stop or review.pause
    if stands is None:
        return review
    phases = {
        key: each.but(stop=stands.but(since=each.stop.since, whole=True))
        if each.stop
        else each
        for key, each in review.phases.items()
    }
    return review.but(phases=phases)


def _stood(
    review: Review,
    phase: ReviewPhase,
    still: Standstill,
    setting: Setting,
    at: datetime,
    *,
    began: bool,
) -> ReviewPhase:
    if not _counts(phase):
        return phase
    if began and phase.stop and still.until:
        since = phase.stop.since
        own = (e for e in _pauses(review) if e.first >= since)
        days = [*_joined([DayRange(since, still.until), *own])]
        return _counted(review, phase, days or [DayRange(since, since)], setting, at)
    days = [*_new(review, phase, still)]
    if phase.stop is None:
        return _counted(review, phase, days, setting, at)
    goes_on = [each.first for each in days if each.until is None]
    over = [each for each in days if each.until]
    stands = phase.stop.but(since=min([phase.stop.since, *goes_on]))
    return moves.stop(_counted(review, phase, over, setting, at), stands)


def _new(review: Review, phase: ReviewPhase, still: Standstill) -> Iterator[DayRange]:
    """Of a standstill, the days since it opened that no pause has counted.

    A pause that goes on counts as it ends; so does a standstill.
    """
    days = DayRange(max(still.since, phase.opened), still.until)
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
    phase: ReviewPhase,
    days: Iterable[DayRange],
    setting: Setting,
    at: datetime,
) -> ReviewPhase:
    """It stood on these days, and runs again after the last, unless they go on."""
    runs = setting.but(stop=None)
    by = timing(runs, review.framework.phase[phase.name])
    for first, until in days:
        stop = Stop(cause=Cause.OTHER, since=first, recheck=first, whole=True)
        phase = moves.stop(phase, stop)
        if until:
            phase = moves.resume(by, runs, phase, at, until=until)
    return phase


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


def _counts(phase: ReviewPhase) -> bool:
    """Whether its clock has begun, and has not come to its end."""
    return phase.is_open and phase.ledger is not None
