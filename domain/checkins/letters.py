"""Letters of check-ins: to be made up, notes, a year too short (docs/domain.md 7.6).

Who hears when a stage of one is late: `domain/clocks/recipients.py`.
"""

from collections.abc import Iterator
from datetime import datetime

from domain.checkins.acts import (
    CheckInAct,
    CheckInClockAct,
    CheckInMissed,
    MissCheckIn,
    PublishNotes,
    SendNotes,
)
from domain.checkins.check_in import CheckIn
from domain.checkins.invite import INVITED
from domain.checkins.subject import CheckInSubject, about
from domain.checkins.year import YearProof
from domain.clocks.recipients import holding
from domain.letters.matter import asked_due_matter, short_matter
from domain.letters.meeting_letters import meeting_letters
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import Role
from domain.policies.check_ins import CheckInPromise
from domain.setting import Setting
from domain.values import Facts

MISSED, NOTES, PUBLISHED = "check_in_missed", "check_in_notes", "check_in_published"
READING = (Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE)
"""Who is asked to read the notes."""


def of_check_in(
    before: CheckIn | None,
    check_in: CheckIn,
    act: CheckInAct | CheckInClockAct,
    setting: Setting,
    at: datetime,
) -> Iterator[Notice]:
    """To all who are asked to it, as it is afterwards: what calendars are told of it,
    or that it is to be made up. What is confirmed or held, its next letter says.
    """
    why = "" if isinstance(act, CheckInClockAct) else act.why
    if isinstance(act, MissCheckIn | CheckInMissed):
        yield from _of_missed(check_in, why, setting, at)
        return
    if isinstance(act, SendNotes | PublishNotes):
        yield from _of_notes(check_in, act, setting, at)
        return
    yield from of_invitation(before, check_in, setting, why)


def of_invitation(
    before: CheckIn | None, after: CheckIn, setting: Setting, why: str = ""
) -> Iterator[Notice]:
    """What calendars are told where the invitation is another; else nothing."""
    was, now = before and before.invitation, after.invitation
    if now and now != was:
        yield from meeting_letters(setting, now, was or None, why)


def _of_notes(
    check_in: CheckIn, act: SendNotes | PublishNotes, setting: Setting, at: datetime
) -> Iterator[Notice]:
    """To the LEA, to read them; once they are published to all who were asked."""
    sent, held = isinstance(act, SendNotes), check_in.held_on
    facts = about(check_in, setting) | {
        "why": act.why,
        "held_on": said_day(held) if held else "",
        "due": said_day(check_in.due) if check_in.due else "",
        "link": act.link,
        "decisions": check_in.decisions,
    }
    subject = CheckInSubject(setting, check_in)
    yield from letters(
        setting,
        holding(setting, READING if sent else INVITED, at),
        NOTES if sent else PUBLISHED,
        facts,
        at,
        subject=check_in.key,
        matter=asked_due_matter(subject) if sent else "",
    )


def _of_missed(
    check_in: CheckIn, why: str, setting: Setting, at: datetime
) -> Iterator[Notice]:
    subject = CheckInSubject(setting, check_in)
    missed = check_in.missed_on or check_in.on
    facts = about(check_in, setting) | {"why": why, "missed_on": said_day(missed)}
    told = holding(setting, INVITED, at)
    holds = asked_due_matter(subject)
    yield from letters(
        setting, told, MISSED, facts, at, subject=check_in.key, matter=holds
    )


def of_short_year(
    setting: Setting, promise: CheckInPromise, year: str, proof: YearProof, at: datetime
) -> Iterator[Notice]:
    """That the year's number can no longer be reached: what can still be done."""
    facts: Facts = {
        "lea": setting.lea.name,
        "reference": setting.lea.cds,
        "year": year,
        "required": proof.required,
        "held": proof.held,
        "possible": proof.possible,
    }
    told = holding(setting, promise.tell, at)
    holds = short_matter(setting.entity, year)
    yield from letters(setting, told, "check_ins_short", facts, at, matter=holds)
