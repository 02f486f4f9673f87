"""What was done to a check-in, in words."""

from domain.act import ByStaff
from domain.checkins.acts import (
    CheckInBegun,
    CheckInMissed,
    ConfirmCheckIn,
    HoldCheckIn,
    MissCheckIn,
    RescheduleCheckIn,
    ScheduleCheckIn,
    WaiveCheckIn,
)
from domain.checkins.check_in import CheckIn
from domain.wording import with_and


def did(check_in: CheckIn, act: ByStaff | CheckInBegun | CheckInMissed) -> str:
    """The act in words, of the check-in as it is afterwards."""
    named, day = f"check-in {check_in.name}", f"{check_in.on} at {check_in.at:%H:%M}"
    where = f", {check_in.place}" if check_in.place else ""
    match act:
        case ScheduleCheckIn():
            return f"planned {named} for {day}{where}"
        case ConfirmCheckIn():
            return f"confirmed {named} of {day}{where}"
        case RescheduleCheckIn():
            made_up = f", in place of {check_in.missed_on}, when it was missed"
            return (
                f"rescheduled {named} to {day}{where}"
                f"{made_up if check_in.missed_on else ''}"
            )
        case HoldCheckIn():
            there = with_and(check_in.agencies)
            late = "" if check_in.counts else f", after {check_in.year.named} was over"
            return f"recorded {named} as held on {check_in.held_on} by {there}{late}"
        case MissCheckIn():
            return f"recorded {named} of {check_in.on} as missed; {_offer(check_in)}"
        case WaiveCheckIn():
            return f"waived {named}"
        case CheckInBegun():
            return f"{named} planned for {day}, to be confirmed"
        case CheckInMissed():
            return f"no word of {named} of {check_in.on}: missed; {_offer(check_in)}"
    raise AssertionError(act)


def _offer(check_in: CheckIn) -> str:
    offer = check_in.make_up
    assert offer
    return f"to be made up between {offer.first} and {offer.last}"
