"""What becomes of one check-in when it is planned, moved, confirmed, held or missed."""

from datetime import date, datetime

from domain.checkins.acts import (
    ConfirmCheckIn,
    HoldCheckIn,
    MissCheckIn,
    OneCheckInAct,
    RescheduleCheckIn,
    WaiveCheckIn,
)
from domain.checkins.check_in import CheckIn, CheckInStage
from domain.checkins.days import make_up
from domain.checkins.invite import called_off, invited
from domain.checkins.subject import timing
from domain.clocks import moves
from domain.policies.check_ins import NO_PROMISE, CheckInPromise
from domain.setting import Setting


def planned(
    check_in: CheckIn, promise: CheckInPromise, setting: Setting, at: datetime
) -> CheckIn:
    """With the clock of its confirmation begun.

    A day that is too near for it is asked about at once, on the next working day.
    """
    lea = setting.policy.lea
    meets = lea.working_day_from(check_in.on)
    tomorrow = lea.later(setting.day_of(at), 1)
    due = max(lea.later(meets, -promise.confirmation), min(tomorrow, meets))
    return invited(waiting(check_in, due, setting, at), setting, at)


def acted_on(
    check_in: CheckIn, act: OneCheckInAct, setting: Setting, at: datetime
) -> CheckIn:
    """The check-in after an act of staff on it."""
    promise = setting.policy.check_ins or NO_PROMISE
    match act:
        case ConfirmCheckIn(place=place):
            stage = CheckInStage.CONFIRMED
            said = check_in.but(stage=stage, place=place or check_in.place)
            return invited(waiting(said, said.on, setting, at), setting, at)
        case RescheduleCheckIn():
            return _moved(check_in, act, promise, setting, at)
        case HoldCheckIn(attended=attended, on=on):
            held = check_in.but(
                stage=CheckInStage.HELD,
                held_on=on or check_in.on,
                attended=tuple(dict.fromkeys(attended)),
                make_up=None,
            )
            return waiting(held, notes_due(held, promise, setting), setting, at)
        case MissCheckIn():
            return missed(check_in, promise, setting, at)
        case WaiveCheckIn():
            ended = called_off(moves.end(check_in), setting, at)
            return ended.but(stage=CheckInStage.WAIVED, make_up=None)


def _moved(
    check_in: CheckIn,
    act: RescheduleCheckIn,
    promise: CheckInPromise,
    setting: Setting,
    at: datetime,
) -> CheckIn:
    moved = check_in.but(
        stage=CheckInStage.RESCHEDULED,
        on=act.on,
        at=act.at or check_in.at,
        minutes=act.minutes or check_in.minutes,
        place=act.place or check_in.place,
        reschedules=check_in.reschedules + 1,
        make_up=None,
    )
    return planned(moved, promise, setting, at)


def missed(
    check_in: CheckIn, promise: CheckInPromise, setting: Setting, at: datetime
) -> CheckIn:
    """It did not take place: somebody is asked for a day on which it is made up."""
    today = setting.day_of(at)
    offer = make_up(setting.policy, promise, check_in.on, today)
    new = check_in.but(
        stage=CheckInStage.MISSED,
        missed_on=check_in.missed_on or check_in.on,
        make_up=offer,
    )
    return waiting(new, offer.last, setting, at)


def notes_due(check_in: CheckIn, promise: CheckInPromise, setting: Setting) -> date:
    """By when its minutes are to be there."""
    lea = setting.policy.lea
    assert check_in.held_on
    held = lea.working_day_from(check_in.held_on)
    return lea.later(held, promise.terms.minutes)


def waiting(check_in: CheckIn, due: date, setting: Setting, at: datetime) -> CheckIn:
    """With a new climb for what its stage waits for."""
    ready = check_in.but(due=due, ledger=None)
    return moves.start(timing(ready, setting), setting, ready, at)
