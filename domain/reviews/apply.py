"""What becomes of a review when something happens, or when word of its setting comes.

Time stopped counts from the day it began, whenever the word came: a rung that acted in
between has acted, and its letter is withdrawn while it is unsent.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from domain.clocks import moves
from domain.clocks.replan import replan
from domain.policies.acts import Mode, strongest
from domain.reviews.acts import (
    AddSite,
    ApproveSample,
    CancelReview,
    RemoveSite,
    ReviewEnd,
    ReviewStaffAct,
)
from domain.reviews.review import PLANNING, Review, ReviewPhase, Site, timing
from domain.reviews.subject import over
from domain.setting import Cause, Setting, Standstill, Stop


def begun(
    number: int, by: str, setting: Setting, begun_at: datetime, at: datetime
) -> Review:
    """A review begun by the engagement at `begun_at`, of which word came `at`."""
    day = setting.day_of(begun_at)
    phase = ReviewPhase(name=PLANNING, opened=day, due=_due(setting, day))
    runs = setting.but(stop=None)
    phase = moves.start(timing(runs), runs, phase, at)
    review = Review(number=number, begun=day, by=by, planning=phase)
    return stood(review, setting, setting.stops, at)


def acted(
    review: Review, act: ReviewStaffAct, setting: Setting, at: datetime
) -> Review:
    match act:
        case AddSite(site=code, name=name, by=by):
            site = Site(name=name, by=by, entry=setting.entry)
            return review.but(sites=review.sites | {code: site})
        case RemoveSite(site=code):
            left = {k: v for k, v in review.sites.items() if k != code}
            return review.but(sites=left)
        case ApproveSample():
            done = moves.end(review.planning).but(done=setting.day_of(at))
            return review.but(planning=done)
        case CancelReview():
            return ended(review, ReviewEnd.CANCELLED)


def ended(review: Review, end: ReviewEnd) -> Review:
    return review.but(end=end, planning=over(review.planning))


def told(review: Review, before: Setting, now: Setting, at: datetime) -> Review:
    """The review in its new setting: stopped and resumed as that was, planned anew."""
    phase = review.planning
    modes = now.modes_since(before)
    if phase.is_open and modes:
        phase = _under(before, now, phase, strongest(modes), at)
    after = stood(review.but(planning=phase), now, [*_unheard(before, now)], at)
    return _asked_as(after, now.stop)


def _under(
    before: Setting, now: Setting, phase: ReviewPhase, mode: Mode, at: datetime
) -> ReviewPhase:
    """By the new ladder and calendars; where nobody was asked before, from now on."""
    was, anew, runs = timing(before), timing(now), now.but(stop=before.stop)
    if phase.due and anew.ladder.rungs and not (was.ladder.rungs or phase.stop):
        phase = phase.but(overdue=anew.is_past(phase.due, at))
    return replan(was, anew, runs, phase, mode, at)


def stood(
    review: Review,
    setting: Setting,
    stops: Sequence[Standstill],
    at: datetime,
) -> Review:
    """After these standstills, of which the last may go on."""
    phase = review.planning
    for each in stops:
        phase = _stood(phase, each, setting, at)
    return review.but(planning=phase)


def _stood(
    phase: ReviewPhase, still: Standstill, setting: Setting, at: datetime
) -> ReviewPhase:
    if not phase.is_open or phase.ledger is None:
        return phase
    since = max(still.since, phase.opened)
    if still.until is not None and still.until <= since and phase.stop is None:
        return phase
    if phase.stop is None:
        phase = moves.stop(phase, _stop(setting, still, since))
    if still.until is None:
        return phase
    runs = setting.but(stop=None)
    return moves.resume(timing(runs), runs, phase, at, until=still.until)


def _asked_as(review: Review, stop: Stop | None) -> Review:
    """Where it stands with its engagement, it does so for the same, until the same."""
    phase = review.planning
    if stop is None or phase.stop is None:
        return review
    stands = stop.but(since=phase.stop.since, whole=True)
    return review.but(planning=phase.but(stop=stands))


def _stop(setting: Setting, still: Standstill, since: date) -> Stop:
    """As the engagement says; of one that is over nobody asks why any more."""
    if setting.stop and still.until is None:
        return setting.stop.but(since=since, whole=True)
    return Stop(cause=Cause.OTHER, since=since, recheck=since, whole=True)


def _unheard(before: Setting, now: Setting) -> Iterator[Standstill]:
    """Those that began or ended since: each once, in their order."""
    known = {each.number: each for each in before.stops}
    for each in now.stops:
        if known.get(each.number) != each:
            yield each


def _due(setting: Setting, day: date) -> date | None:
    lea, promise = setting.policy.lea, setting.policy.review
    if promise is None:
        return None
    return lea.later(lea.working_day_from(day), promise.planning)
