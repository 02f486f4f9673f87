"""What becomes of one check-in when it is planned, moved, confirmed, held or missed."""

from datetime import date, datetime

from domain.act import ByStaff, typed_it
from domain.checkins.acts import (
    AddAgendaItem,
    AmendMinutes,
    ApproveNotes,
    ConfirmCheckIn,
    DraftNotes,
    DrawUpPacket,
    DropAgendaItem,
    HoldCheckIn,
    MissCheckIn,
    MoveAgendaItem,
    NotesAct,
    OneCheckInAct,
    PublishNotes,
    RecordMinutes,
    RescheduleCheckIn,
    SendNotes,
    WaiveCheckIn,
)
from domain.checkins.agenda import Agenda, done_to_agenda
from domain.checkins.check_in import CheckIn, CheckInStage, NotesDraft
from domain.checkins.days import make_up
from domain.checkins.invite import called_off, invited
from domain.checkins.subject import timing
from domain.clocks import moves
from domain.policies.check_ins import NO_PROMISE, CheckInPromise
from domain.setting import Setting

WRITERS_KEPT = 20


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
    check_in: CheckIn,
    act: OneCheckInAct,
    agenda: Agenda,
    setting: Setting,
    at: datetime,
) -> CheckIn:
    """The check-in after an act of staff on it, which found its agenda so."""
    promise = setting.policy.check_ins or NO_PROMISE
    match act:
        case ConfirmCheckIn(place=place):
            stage = CheckInStage.CONFIRMED
            said = check_in.but(stage=stage, place=place or check_in.place)
            return invited(waiting(said, said.on, setting, at), setting, at)
        case RescheduleCheckIn():
            return _moved(check_in, act, promise, setting, at)
        case HoldCheckIn(attended=attended, on=on):
            early = check_in.on > setting.day_of(at)
            kept = called_off(check_in, setting, at) if early else check_in
            held = kept.but(
                stage=CheckInStage.HELD,
                held_on=on or check_in.on,
                attended=tuple(dict.fromkeys(attended)),
                make_up=None,
                agenda=agenda.items,
                added=(),
                dropped=(),
                order=(),
            )
            return waiting(held, notes_due(held, promise, setting), setting, at)
        case MissCheckIn():
            return missed(check_in, promise, setting, at)
        case WaiveCheckIn():
            ended = called_off(moves.end(check_in), setting, at)
            return ended.but(stage=CheckInStage.WAIVED, make_up=None)
        case AddAgendaItem() | MoveAgendaItem() | DropAgendaItem():
            return done_to_agenda(check_in, act, agenda)
        case DrawUpPacket():
            return check_in.but(packets=check_in.packets + 1)
        case RecordMinutes(decisions=decisions):
            decided = check_in.but(decisions=len(decisions))
            return _minuted(decided, act, promise, setting, at)
        case AmendMinutes():
            return _minuted(check_in, act, promise, setting, at)
        case DraftNotes() | SendNotes() | ApproveNotes() | PublishNotes():
            return _written_up(check_in, act, promise, setting, at)


def _minuted(
    check_in: CheckIn,
    act: RecordMinutes | AmendMinutes,
    promise: CheckInPromise,
    setting: Setting,
    at: datetime,
) -> CheckIn:
    """Its minutes are there as they were said last; its notes are to be drawn up."""
    said = check_in.but(
        stage=CheckInStage.NOTES_DUE,
        minutes_entry=setting.entry,
        writers=_with_writer(check_in.writers, act),
    )
    return waiting(said, draft_due(said, promise, setting, at), setting, at)


def _written_up(
    check_in: CheckIn,
    act: NotesAct,
    promise: CheckInPromise,
    setting: Setting,
    at: datetime,
) -> CheckIn:
    """Its notes, and by when they are to be a step further."""
    today, terms, notes = setting.day_of(at), promise.terms, check_in.notes
    match act:
        case DraftNotes(sha256=sha256):
            number = notes.number + 1 if notes else 1
            draft = NotesDraft(number=number, sha256=sha256)
            writers = _with_writer(check_in.writers, act)
            new = check_in.but(
                stage=CheckInStage.REPORT_DRAFT, notes=draft, writers=writers
            )
            days = terms.sending
        case SendNotes():
            assert notes
            sent = notes.but(sent_on=today)
            new = check_in.but(stage=CheckInStage.LEA_REVIEW, notes=sent)
            days = terms.lea_review
        case ApproveNotes(by=by):
            assert notes
            right = notes.but(approved_by=by)
            new = check_in.but(stage=CheckInStage.APPROVED, notes=right)
            days = terms.publication
        case PublishNotes(on=on, link=link):
            ended = moves.end(check_in)
            return ended.but(stage=CheckInStage.PUBLISHED, published_on=on, link=link)
        case _:
            raise AssertionError(act)
    lea = setting.policy.lea
    return waiting(new, lea.later(lea.working_day_from(today), days), setting, at)


def _with_writer(known: tuple[str, ...], act: ByStaff) -> tuple[str, ...]:
    """Whoever wrote it and whoever typed it have both read it too often."""
    new = (act.by,) if typed_it(act) else (act.by, act.entered_by)
    return tuple(dict.fromkeys((*known, *new)))[-WRITERS_KEPT:]


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


def draft_due(
    check_in: CheckIn, promise: CheckInPromise, setting: Setting, at: datetime
) -> date:
    """By when its notes are to be drawn up: so many days after it was held.

    Of minutes that came late, not before the next working day.
    """
    lea = setting.policy.lea
    assert check_in.held_on
    held = lea.working_day_from(check_in.held_on)
    tomorrow = lea.later(lea.working_day_from(setting.day_of(at)), 1)
    return max(lea.later(held, promise.terms.draft), tomorrow)


def waiting(check_in: CheckIn, due: date, setting: Setting, at: datetime) -> CheckIn:
    """With a new climb for what its stage waits for."""
    ready = check_in.but(due=due, ledger=None)
    return moves.start(timing(ready, setting), setting, ready, at)
