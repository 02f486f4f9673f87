"""What staff do to check-ins, and what the engagement's own clock does."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from domain.act import ByStaff
from domain.actions.acts import ActionAct
from domain.bounds import (
    MOST_ADDED,
    MOST_DECISIONS,
    MOST_ON_AGENDA,
    AgendaKey,
    AgendaPlace,
    CheckInName,
    ContentHash,
    DayDate,
    EntryNumber,
    LinkText,
    Many,
    Minutes,
    MinutesText,
    Number,
    OfficeTime,
    ShortText,
)
from domain.people.roles import Role
from domain.values import Value


class ScheduleCheckIn(ByStaff):
    """Plan a check-in beside those of the windows, for a day, at a time of the LEA."""

    kind: Literal["schedule_check_in"] = "schedule_check_in"
    on: DayDate
    at: OfficeTime | None = None
    minutes: Minutes | None = None
    place: ShortText = ""


class ConfirmCheckIn(ByStaff):
    """Say that the check-in takes place as planned, and where."""

    kind: Literal["confirm_check_in"] = "confirm_check_in"
    check_in: CheckInName
    place: ShortText = ""


class RescheduleCheckIn(ByStaff):
    """Plan it for another day, time or place; one that was missed is made up so."""

    kind: Literal["reschedule_check_in"] = "reschedule_check_in"
    check_in: CheckInName
    on: DayDate
    at: OfficeTime | None = None
    minutes: Minutes | None = None
    place: ShortText = ""


class HoldCheckIn(ByStaff):
    """Record that it was held, on which day, and the roles that took part."""

    kind: Literal["hold_check_in"] = "hold_check_in"
    check_in: CheckInName
    attended: Annotated[tuple[Role, ...], Many(40)]
    on: DayDate | None = None


class MissCheckIn(ByStaff):
    """Record that it did not take place on its day; it is to be made up."""

    kind: Literal["miss_check_in"] = "miss_check_in"
    check_in: CheckInName


class WaiveCheckIn(ByStaff):
    """Do without it, and say why; it is not counted as held."""

    kind: Literal["waive_check_in"] = "waive_check_in"
    check_in: CheckInName


class AddAgendaItem(ByStaff):
    """Put an action, or what else is to be spoken of, on the agenda."""

    kind: Literal["add_agenda_item"] = "add_agenda_item"
    check_in: CheckInName
    action: Number | None = None
    text: ShortText = ""


class MoveAgendaItem(ByStaff):
    """Move an item of the agenda to another place, counted from 1."""

    kind: Literal["move_agenda_item"] = "move_agenda_item"
    check_in: CheckInName
    item: AgendaKey
    to: AgendaPlace


class DropAgendaItem(ByStaff):
    """Take an item off the agenda, and say why; `add_agenda_item` brings it back."""

    kind: Literal["drop_agenda_item"] = "drop_agenda_item"
    check_in: CheckInName
    item: AgendaKey


class DrawUpPacket(ByStaff):
    """Draw up the packet: the agenda with the figures, as of now, as one document.

    `sha256` is that of its facts, which are in the record by then; `as_of` the entry of
    the engagement up to which they go.
    """

    kind: Literal["draw_up_packet"] = "draw_up_packet"
    check_in: CheckInName
    sha256: ContentHash
    as_of: EntryNumber


class RecordMinutes(ByStaff):
    """Record what was said, and what was decided on actions: all of it, or none.

    Each decision is by whoever took it, for a reason of its own, and finds what those
    before it have left. `settled` are items of the agenda that need nothing more; what
    is neither settled nor decided on is carried over to the next agenda.
    """

    kind: Literal["record_minutes"] = "record_minutes"
    check_in: CheckInName
    text: MinutesText
    decisions: Annotated[
        tuple[Annotated[ActionAct, Field(discriminator="kind")], ...],
        Many(MOST_DECISIONS),
    ] = ()
    settled: Annotated[tuple[AgendaKey, ...], Many(MOST_ON_AGENDA + MOST_ADDED)] = ()


class AmendMinutes(ByStaff):
    """Say anew what was said, and why; the notes are then drawn up anew as well.

    What was decided stands; another decision is an act of its own.
    """

    kind: Literal["amend_minutes"] = "amend_minutes"
    check_in: CheckInName
    text: MinutesText


class DraftNotes(ByStaff):
    """Draw up the notes: of the minutes, who took part, the agenda, the decisions.

    `sha256` and `as_of` as of a packet.
    """

    kind: Literal["draft_notes"] = "draft_notes"
    check_in: CheckInName
    sha256: ContentHash
    as_of: EntryNumber


class SendNotes(ByStaff):
    """Ask the LEA to read the newest draft of the notes; `link` says where it is."""

    kind: Literal["send_notes"] = "send_notes"
    check_in: CheckInName
    link: LinkText = ""


class ApproveNotes(ByStaff):
    """The notes are right as they are: says another than whoever wrote them."""

    kind: Literal["approve_notes"] = "approve_notes"
    check_in: CheckInName


class PublishNotes(ByStaff):
    """The notes were published on a day, at an address; the check-in is closed."""

    kind: Literal["publish_notes"] = "publish_notes"
    check_in: CheckInName
    on: DayDate
    link: LinkText


AgendaAct = AddAgendaItem | MoveAgendaItem | DropAgendaItem
"""What staff do to an agenda."""
NotesAct = AmendMinutes | DraftNotes | SendNotes | ApproveNotes | PublishNotes
"""What is done about the notes, once there are minutes."""
OneCheckInAct = (
    ConfirmCheckIn
    | RescheduleCheckIn
    | HoldCheckIn
    | MissCheckIn
    | WaiveCheckIn
    | AgendaAct
    | DrawUpPacket
    | RecordMinutes
    | NotesAct
)
"""What is done to one that there is."""
CheckInAct = ScheduleCheckIn | OneCheckInAct


class CheckInBegun(Value):
    """The clock plans a window's check-in, of the fiscal year that `begins` in July."""

    kind: Literal["check_in_begun"] = "check_in_begun"
    begins: int
    window: str
    expected: datetime


class CheckInMissed(Value):
    """Nobody has said for days whether it was held: the clock takes it as missed."""

    kind: Literal["check_in_missed"] = "check_in_missed"
    subject: str
    expected: datetime


CheckInClockAct = CheckInBegun | CheckInMissed
