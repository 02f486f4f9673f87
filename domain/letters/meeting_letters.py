"""The letters that carry an invitation: to whom it goes, and what it says in words."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.clocks.recipients import Reader, holding
from domain.letters.invitation import Invitation
from domain.letters.matter import invited_matter
from domain.letters.notice import Notice, letters
from domain.people.roles import Role
from domain.setting import Setting
from domain.values import Facts

INVITED, CANCELLED = "meeting_invited", "meeting_cancelled"
WAS_INVITED = "you were invited to it"
"""Why somebody hears that it is not held, whatever they are by now."""


def attending(
    setting: Setting, roles: Iterable[Role], meets_at: datetime
) -> tuple[Reader, ...]:
    """Who is there for these roles as they meet, not on the day they are invited."""
    return tuple(holding(setting, roles, meets_at))


def meeting_letters(
    setting: Setting, now: Invitation, before: Invitation | None = None, why: str = ""
) -> Iterator[Notice]:
    """One to each who is invited; and to whoever was so `before`, and is no more."""
    if now.is_cancelled:
        yield from _cancelling(setting, now, why)
        return
    was = before.attendees if before and not before.is_cancelled else ()
    gone = tuple(each for each in was if each.person not in now.invited)
    if gone:
        yield from _cancelling(setting, now.cancelled_for(gone), why)
    facts = _facts(now, setting, why) | _moved(now, None)
    yield from _letters(setting, now, now.attendees, INVITED, facts)


def as_known(notice: Notice, had: Invitation | None) -> Notice | None:
    """The letter to somebody whose calendar has this version of the meeting.

    None where it has nothing of it that would be taken out.
    """
    now = notice.invitation
    known = had if had and not had.is_cancelled else None
    if now is None or (now.is_cancelled and known is None):
        return None
    if now.is_cancelled:
        return notice
    return notice.but(facts=notice.facts | _moved(now, known))


def _cancelling(setting: Setting, now: Invitation, why: str) -> Iterator[Notice]:
    facts = _facts(now, setting, why) | {"for_all": now.for_all}
    for each in _letters(setting, now, now.attendees, CANCELLED, facts):
        yield each.but(facts=each.facts | {"because": WAS_INVITED})


def _letters(
    setting: Setting,
    now: Invitation,
    told: Iterable[Reader],
    template: str,
    facts: Facts,
) -> Iterator[Notice]:
    subject = now.meeting.removeprefix(f"{setting.entity}/")
    holds = invited_matter(now.meeting)
    for each in letters(
        setting, told, template, facts, now.told_at, subject=subject, matter=holds
    ):
        yield each.but(invitation=now)


def _facts(now: Invitation, setting: Setting, why: str) -> Facts:
    subject = now.meeting.removeprefix(f"{setting.entity}/")
    return {
        "lea": setting.lea.name,
        "reference": f"{setting.lea.cds}/{subject}",
        "title": now.title,
        "when": now.when,
        "place": now.place,
        "description": now.description,
        "why": why,
    }


def _moved(now: Invitation, before: Invitation | None) -> Facts:
    """What its reader knows of it, as far as it is otherwise now."""
    if before is None:
        return {"known": False, "was_when": "", "was_place": ""}
    return {
        "known": True,
        "was_when": before.when if before.when != now.when else "",
        "was_place": before.place if before.place != now.place else "",
    }
