"""Ids and keys of what is in a review, as they were given, whatever case is typed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from commands import context
from domain.analysis_choices import ids_of
from domain.reviews.report import Section
from domain.reviews.review import review_address
from domain.wording import as_given

if TYPE_CHECKING:
    from domain.reviews.standing import ReviewShown

FIELDS = {
    "item": "item",
    "items": "item",
    "finding": "finding",
    "findings": "finding",
    "recommendation": "recommendation",
    "theme": "theme",
    "correction": "correction",
    "anchor": "anchor",
}
"""Fields that name what is in a review, by the room of that."""
WORDED = (
    *("phase", "milestone", "item", "finding", "recommendation", "theme"),
    *("section", "correction", "anchor"),
)
"""Rooms of a review in which things go by words; in the others by numbers."""


def spelled(engagement: str, review: int, room: str, name: str) -> str:
    """The id as it was given, by the record; as typed where there is none such.

    `engagement` is an LEA's code, or the durable key of one of its engagements.
    """
    record = context.record_if_any()
    if record is None:
        return name
    newest = record.engagement(engagement.partition(".")[0])
    key = engagement if "." in engagement else (newest.entity if newest else "")
    now = context.reviews().shown(review_address(key, review)) if key else None
    return as_given(name, ids_in(now, room)) if now else name


def ids_in(now: "ReviewShown", room: str) -> list[str]:
    """Of all that are there, withdrawn ones too."""
    framework = now.review.framework
    known: dict[str, Iterable[str]] = {
        "phase": framework.phase,
        "milestone": framework.milestone,
        "item": now.by_id,
        "section": Section,
        "correction": (each.label for each in now.said.corrections),
        "anchor": now.roadmap.by_anchor,
    }
    return [*known[room]] if room in known else ids_of(room, now.analysis)
