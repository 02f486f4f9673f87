"""Ids of what is in a review, as they were given, whatever their case is as typed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from commands import context
from domain.analysis_choices import ids_of
from domain.reviews.review import review_address

if TYPE_CHECKING:
    from domain.reviews.standing import ReviewShown

FIELDS = {
    "item": "item",
    "items": "item",
    "finding": "finding",
    "findings": "finding",
    "recommendation": "recommendation",
    "theme": "theme",
}
"""Fields that name what is in a review, by the room of that."""


def spelled(engagement: str, review: int, room: str, name: str) -> str:
    """The id as it was given, by the record; as typed where there is none such.

    `engagement` is an LEA's code, or the durable key of one of its engagements. What is
    typed in capitals is written so, and not looked up.
    """
    record = context.record_if_any() if name != name.upper() else None
    if record is None:
        return name
    newest = record.engagement(engagement.partition(".")[0])
    key = engagement if "." in engagement else (newest.entity if newest else "")
    now = context.reviews().shown(review_address(key, review)) if key else None
    return as_given(name, ids_in(now, room)) if now else name


def ids_in(now: "ReviewShown", room: str) -> list[str]:
    """Of all that are there, withdrawn ones too."""
    return [*now.by_id] if room == "item" else ids_of(room, now.analysis)


def as_given(name: str, known: Iterable[str]) -> str:
    """The one of these ids that differs in capitals at most; else as it is."""
    ids = {*known}
    alike = [each for each in ids if each.casefold() == name.casefold()]
    return name if name in ids or len(alike) != 1 else alike[0]
