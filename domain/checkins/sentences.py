"""What was done to a check-in, in words."""

from domain.act import ByStaff
from domain.actions.planned import label
from domain.checkins.acts import (
    AddAgendaItem,
    AgendaAct,
    AmendMinutes,
    ApproveNotes,
    CheckInBegun,
    CheckInMissed,
    ConfirmCheckIn,
    DraftNotes,
    DrawUpPacket,
    DropAgendaItem,
    HoldCheckIn,
    MissCheckIn,
    MoveAgendaItem,
    NotesAct,
    PublishNotes,
    RecordMinutes,
    RescheduleCheckIn,
    ScheduleCheckIn,
    SendNotes,
    WaiveCheckIn,
)
from domain.checkins.check_in import CheckIn
from domain.documents.canonical import in_short
from domain.wording import so_many, with_and


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
        case AddAgendaItem() | MoveAgendaItem() | DropAgendaItem():
            return _with_agenda(named, act)
        case DrawUpPacket(sha256=sha256):
            return f"drew up packet {check_in.packets} of {named} ({in_short(sha256)})"
        case RecordMinutes(decisions=decisions):
            many = f" with {so_many(len(decisions), 'decision')}" if decisions else ""
            return f"recorded the minutes of {named}{many}"
        case AmendMinutes():
            return f"said the minutes of {named} anew"
        case DraftNotes() | SendNotes() | ApproveNotes() | PublishNotes():
            return _with_notes(check_in, act)
        case CheckInBegun():
            return f"{named} planned for {day}, to be confirmed"
        case CheckInMissed():
            return f"no word of {named} of {check_in.on}: missed; {_offer(check_in)}"
    raise AssertionError(act)


def _with_agenda(named: str, act: AgendaAct) -> str:
    of = f"the agenda of {named}"
    match act:
        case AddAgendaItem(action=None, text=text):
            return f"put '{text}' on {of}"
        case AddAgendaItem(action=number, text=text):
            assert number is not None
            beside = f" ({text})" if text else ""
            return f"put action {label(number)}{beside} on {of}"
        case MoveAgendaItem(item=item, to=place):
            return f"moved {item} to place {place} of {of}"
        case DropAgendaItem(item=item):
            return f"took {item} off {of}"


def _with_notes(check_in: CheckIn, act: NotesAct) -> str:
    notes, named = check_in.notes, f"check-in {check_in.name}"
    draft = f"draft {notes.number} of the notes" if notes else "the notes"
    match act:
        case DraftNotes(sha256=sha256):
            return f"drew up {draft} of {named} ({in_short(sha256)})"
        case SendNotes(link=link):
            where = f", to be read at {link}" if link else ""
            return f"sent {draft} of {named} to the LEA, until {check_in.due}{where}"
        case ApproveNotes():
            return f"approved {draft} of {named}"
        case PublishNotes(on=on, link=link):
            return f"recorded the notes of {named} as published on {on} at {link}"
    raise AssertionError(act)


def _offer(check_in: CheckIn) -> str:
    offer = check_in.make_up
    assert offer
    return f"to be made up between {offer.first} and {offer.last}"
