"""Whether minutes may be recorded, notes drawn up, sent, approved and published."""

from collections.abc import Iterator
from datetime import date

from domain import refusals
from domain.act import plain_name
from domain.actions.acts import Comment
from domain.actions.planned import label
from domain.checkins.acts import (
    AmendMinutes,
    ApproveNotes,
    DraftNotes,
    DrawUpPacket,
    NotesAct,
    PublishNotes,
    RecordMinutes,
    SendNotes,
)
from domain.checkins.agenda import Agenda
from domain.checkins.check_in import CheckIn, CheckInStage
from domain.checkins.judge_agenda import known_item
from domain.wording import is_blank

NOTHING_SAID = "minutes say what was spoken of: --text '...'"


def check_minutes(check_in: CheckIn, agenda: Agenda, act: RecordMinutes) -> None:
    """Raise a `Refused` where they say nothing, or speak of what was not there.

    Each of their decisions is judged by itself.
    """
    if is_blank(act.text):
        raise refusals.ReasonMissing(NOTHING_SAID)
    for key in act.settled:
        known_item(agenda, key)
    if off := [*_off_by_themselves(act)]:
        raise refusals.NotAllOfThem("\n".join((*off, "nothing was changed")))


def _off_by_themselves(act: RecordMinutes) -> Iterator[str]:
    """What is off with a line, whatever it decides."""
    first: dict[tuple[str, int], int] = {}
    for n, each in enumerate(act.decisions, start=1):
        if isinstance(each, Comment):
            yield f"{at_line(n, each.action)}: what was said stands in the text"
        if plain_name(each.entered_by) != plain_name(act.entered_by):
            yield (
                f"{at_line(n, each.action)}: {each.entered_by} is not "
                f"{act.entered_by}, who types the minutes"
            )
        before = first.setdefault((each.kind, each.action), n)
        if before != n:
            yield (
                f"{at_line(n, each.action)}: line {before} says {each.kind} of it "
                "already"
            )


def at_line(number: int, action: int) -> str:
    """'line 12 (action 14a)'."""
    return f"line {number} (action {label(action)})"


def check_drawn(
    check_in: CheckIn, act: DraftNotes | DrawUpPacket, entries: int
) -> None:
    """Raise NotesAreBehind where it is of something that has changed since."""
    first = check_in.minutes_entry
    if not first <= act.as_of <= entries:
        raise refusals.NotesAreBehind(
            f"it was drawn up as of entry {act.as_of}, and its minutes stand in entry "
            f"{first}; draw it up once more"
            if first
            else f"it was drawn up as of entry {act.as_of}, which is not there yet"
        )


def check_notes_act(
    check_in: CheckIn, act: NotesAct, *, entries: int, of_lea: bool, today: date
) -> None:
    """Raise a `Refused` if this may not be done to its notes.

    `of_lea` where whoever does it speaks for the LEA.
    """
    notes = check_in.notes
    match act:
        case AmendMinutes(text=text):
            if is_blank(text):
                raise refusals.ReasonMissing(NOTHING_SAID)
        case DraftNotes(sha256=sha256):
            check_drawn(check_in, act, entries)
            amended = check_in.stage is CheckInStage.NOTES_DUE
            if notes and notes.sha256 == sha256 and not amended:
                raise refusals.NothingToChange(
                    f"draft {notes.number} of the notes says the same already"
                )
        case ApproveNotes():
            _check_approved(check_in, act, of_lea=of_lea, today=today)
        case PublishNotes():
            _check_published(check_in, act, today)
        case SendNotes():
            return


def _check_approved(
    check_in: CheckIn, act: ApproveNotes, *, of_lea: bool, today: date
) -> None:
    """By another than who wrote them; for the LEA, or once its days are over."""
    if plain_name(act.by) in map(plain_name, check_in.writers):
        raise refusals.SamePerson(
            f"{act.by} wrote the minutes of check-in {check_in.name}, or drew up its "
            "notes; another person approves them"
        )
    if not of_lea and check_in.due and today <= check_in.due:
        raise refusals.NotesAreRead(
            f"the LEA reads the notes of check-in {check_in.name} until "
            f"{check_in.due}; from the day after the CCEE lead may approve them"
        )


def _check_published(check_in: CheckIn, act: PublishNotes, today: date) -> None:
    held = check_in.held_on
    if is_blank(act.link):
        raise refusals.EvidenceMissing("say where they stand: --link https://...")
    if act.on > today:
        raise refusals.DateUnusable(f"{act.on} is to come; say it once it is so")
    if held and act.on < held:
        raise refusals.DateUnusable(
            f"{act.on} is before check-in {check_in.name} was held, on {held}"
        )
