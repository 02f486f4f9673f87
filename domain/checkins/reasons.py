"""Why a check-in is on its day, how its dates were counted, and when it is missed."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendars.work_calendar import ONE_DAY
from domain.checkins.check_in import CheckIn, CheckInStage, DaySpan
from domain.checkins.days import closed_because, of_window, open_days
from domain.first_few import first_few
from domain.policies.check_ins import CheckInPromise
from domain.policies.policy import Policy
from domain.wording import so_many

NAMED = 6  # stretches of days on which none is held
WEEKEND = ("Saturday", "Sunday")


def term_of(check_in: CheckIn, promise: CheckInPromise) -> str:
    """How the date was counted by which its stage is waited for."""
    terms = promise.terms
    match check_in.stage:
        case CheckInStage.SCHEDULED | CheckInStage.RESCHEDULED:
            days = so_many(promise.confirmation, "working day")
            return f"{days} before it is held, or the next one where that is past"
        case CheckInStage.CONFIRMED:
            return "the day on which it is held"
        case CheckInStage.MISSED:
            return "the last day on which it may be made up"
        case CheckInStage.HELD:
            return f"{so_many(terms.minutes, 'working day')} after it was held"
        case CheckInStage.NOTES_DUE:
            return f"{so_many(terms.draft, 'working day')} after it was held"
        case CheckInStage.REPORT_DRAFT:
            return f"{so_many(terms.sending, 'working day')} after the draft"
        case CheckInStage.LEA_REVIEW:
            return f"{so_many(terms.lea_review, 'working day')} after it was sent"
        case CheckInStage.APPROVED:
            return f"{so_many(terms.publication, 'working day')} after the approval"
    return ""


def why_its_day(check_in: CheckIn, policy: Policy) -> Iterator[str]:
    """Of one that is still to be held: how its day came about, and what was skipped."""
    promise, on = policy.check_ins, check_in.on
    if promise is None or not check_in.is_to_be_held:
        return
    if check_in.stage is CheckInStage.MISSED:
        yield from _made_up(check_in, promise)
        return
    if check_in.reschedules:
        times = so_many(check_in.reschedules, "time")
        yield f"its day: {on}, moved {times}; it was set by who moved it last"
    elif not check_in.window:
        yield f"its day: {on}, asked for by staff"
    else:
        yield f"its day: {on}, proposed in the window {check_in.window}"
    window = next((e for e in promise.windows if e.name == check_in.window), None)
    if window and not check_in.missed_on:
        yield from _in_window(of_window(window, check_in.begins), window.name, policy)


def _in_window(days: DaySpan, name: str, policy: Policy) -> Iterator[str]:
    many = len([*open_days(policy, days.first, days.last)])
    yield (
        f"the window {name} is {days.first} to {days.last}, with "
        f"{so_many(many, 'day')} on which one may be held"
    )
    if closed := [*_closed(days, policy)]:
        yield f"none is held there on {first_few(closed, NAMED)}"


def _closed(days: DaySpan, policy: Policy) -> Iterator[str]:
    """Days of a window on which none may be held, but for weekends, each with why."""
    first, why = days.first, ""
    day = days.first
    while day <= days.last + ONE_DAY:
        now = closed_because(policy, day) or "" if day <= days.last else ""
        now = "" if now in WEEKEND else now
        if now != why:
            if why:
                yield f"{_span(first, day - ONE_DAY)} ({why})"
            first, why = day, now
        day += timedelta(days=1)


def _span(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def _made_up(check_in: CheckIn, promise: CheckInPromise) -> Iterator[str]:
    offer = check_in.make_up
    if offer is None:
        return
    within = check_in.on + timedelta(days=promise.make_up)
    span = f"it may be made up {offer.first} to {offer.last}"
    if offer.first <= within:
        yield f"{span}, within {promise.make_up} days of {check_in.on}"
        return
    yield (
        f"{span}: no day within {promise.make_up} days of {check_in.on} is free, so "
        f"the first {promise.make_up_offer} after that are offered"
    )
