"""A review as it stands now, or as it stood when a day ended."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed, NotOpen
from commands import context
from commands.args import dates
from commands.args.engagements import recorded_shown, stood_at
from commands.args.reference import Reference
from domain.reviews.analysis_standing import in_order
from domain.reviews.review import review_address
from domain.reviews.standing import ReviewShown

if TYPE_CHECKING:
    from temporalio.client import Client


class ReviewOnDay(NamedTuple):
    """A review, the day it is shown of, and how its workflow was stopped if it was.

    `as_of` is that day where it is shown as it stood when it ended.
    """

    now: ReviewShown
    on: date
    stopped: str = ""
    as_of: date | None = None


def review_on_day(which: Reference, day: date | None) -> ReviewOnDay:
    """As it stood when a day ended, else as it stands now; raises Failed."""
    return ReviewOnDay(_stood(which, day), day, as_of=day) if day else _standing(which)


def _standing(which: Reference) -> ReviewOnDay:
    """From the workflow, so that staff read their own acts; else from the record.

    What is said of items in words only the record has.
    """

    async def ask(client: "Client") -> tuple[ReviewShown | None, NotOpen | None]:
        from client.reviews import standing

        try:
            return await standing(client, which.whole, which.review or 0), None
        except NotOpen as none:
            return None, none

    found, none = context.ask_server(ask)
    recorded = recorded_shown(which)
    if found:
        return ReviewOnDay(_with_texts(found, recorded), dates.today())
    if recorded is None:
        raise none or Failed(f"the record knows no {which.alive}")
    why = str(none) if recorded.review.is_open and none else ""
    return ReviewOnDay(recorded, dates.today(), why)


def _with_texts(now: ReviewShown, recorded: ReviewShown | None) -> ReviewShown:
    said = recorded or ReviewShown(review=now.review)
    known = said.by_id
    items = (e.but(texts=known[e.id].texts) if e.id in known else e for e in now.items)
    return now.but(
        items=tuple(items),
        analysis=in_order(now.analysis.with_words(said.analysis)),
        said=now.said.with_words(said.said),
        roadmap=now.roadmap.with_words(said.roadmap),
    )


def _stood(which: Reference, day: date) -> ReviewShown:
    """From the record, whatever has happened since; of the engagement of that time."""
    from adapters.sql.as_of import NotYet

    then = stood_at(which, day).engagement.entity
    try:
        address = review_address(then, which.review or 0)
        return context.past().review(address, dates.end(day))
    except NotYet as off:
        raise Failed(f"{day}: {off}") from off
