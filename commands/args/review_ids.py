"""Ids and keys of what is in a review, as they were given, whatever case is typed.

Also where it goes by its name, as a component or a phase does.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from client.endings import Misused
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
BY_NUMBER = ("component", "site")
"""Rooms in which a name stands for a number, or for a code."""
TITLED = (*BY_NUMBER, "phase", "milestone")
"""Rooms of what has a title that the review knows, and that no act gives."""


def spelled(engagement: str, review: int, room: str, name: str) -> str:
    """The id as it was given, by the record; as typed where there is none such.

    `engagement` is an LEA's code, or the durable key of one of its engagements.
    """
    now = _shown(engagement, review)
    return as_given(name, ids_in(now, room)) if now else name


def titled(engagement: str, review: int, room: str, name: str) -> str:
    """The number or key of what is called so; as typed where nothing is.

    Raises Misused where only a number names it, with whose may be meant.
    """
    from adapters.files.choices import NotAChoice

    by_number = room in BY_NUMBER
    if by_number and not any(map(str.isalpha, name)):
        return name
    try:
        return _called(room, _shown(engagement, review))(name)
    except NotAChoice as off:
        if by_number:
            raise Misused(f"{room}: {off}") from off
        return name


def _called(room: str, now: "ReviewShown | None") -> Callable[[str], str]:
    """Reads what things in a room are called, by the record or by what is usual."""
    from adapters.files.choices import Choices
    from adapters.items.choices import choices
    from services import current

    framework = now.review.framework if now else current.framework(current.FRAMEWORK)
    sites = {each.code: each.name for each in now.sites} if now else {}
    if room == "component":
        return choices(framework, sites).components.key
    if room == "site":
        return choices(framework, sites).site
    rules = framework.phases if room == "phase" else framework.milestones
    titles = {each.key: each.title for each in rules}
    return Choices(f"{room} of {framework.named}", titles).key


def _shown(engagement: str, review: int) -> "ReviewShown | None":
    """The review by the record; None where that knows none."""
    record = context.record_if_any()
    if record is None:
        return None
    newest = record.engagement(engagement.partition(".")[0])
    key = engagement if "." in engagement else (newest.entity if newest else "")
    return context.reviews().shown(review_address(key, review)) if key else None


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
