"""What is off about a row of a roadmap's actions or votes, each fault by its column."""

from collections.abc import Collection, Iterator

from domain.actions.planned import missing
from domain.bounds import PARTS
from domain.faults import Fault
from domain.reviews.finding_row_check import not_there
from domain.reviews.standing import ReviewShown
from domain.reviews.texts import texts_of_row
from domain.roadmaps.acts import PlannedRow, VoteRow
from domain.roadmaps.judge import no_part
from domain.student import student_named
from domain.wording import is_blank


def planned_row_faults(
    row: PlannedRow, now: ReviewShown, beside: Collection[int]
) -> Iterator[Fault]:
    """What does not go together in it, or is not there; those `beside` come with it."""
    known = now.roadmap.by_number
    if row.action >= PARTS:
        yield Fault(("action",), no_part(row.action))
    if row.as_of and row.action not in known:
        off = "is not in the roadmap; is its number right?"
        yield not_there("action", row.as_of, off)
    numbers = {*known, *beside}
    for each in row.depends_on:
        if each not in numbers:
            yield Fault(("depends_on",), missing(each, numbers))
    yield from _unfit(row)
    for column, text in texts_of_row(row):
        if asked_back := student_named(text):
            yield Fault((column,), asked_back)


def vote_row_faults(row: VoteRow, now: ReviewShown) -> Iterator[Fault]:
    """That it is a vote on nothing."""
    known = now.roadmap.by_number
    if row.action not in known:
        yield Fault(("action",), missing(row.action, known))


def _unfit(row: PlannedRow) -> Iterator[Fault]:
    """Of its date and its priority."""
    if row.due and row.anchor:
        off = "is said, and an anchor too; say one: a day, or days around an anchor"
        yield Fault(("due",), off)
    if row.days and not row.anchor:
        yield Fault(("days",), "count from an anchor; say which, under anchor")
    if row.priority and is_blank(row.reason):
        yield Fault(("reason",), "is needed with a priority: why does it come then?")
