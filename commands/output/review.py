"""How a review looks: a phase of it, and its line within its engagement."""

from collections.abc import Iterator
from datetime import date

from commands import context
from commands.output import console
from commands.output.rungs import counted_from, next_rung
from domain.people.roles import LABELS, holder
from domain.reviews.review import ReviewStage
from domain.reviews.standing import PhaseStanding, ReviewStanding
from domain.reviews.words import ReviewLine
from domain.standing import EngagementStanding
from domain.wording import so_many


def print_phase(review: ReviewStanding, phase: PhaseStanding, day: date) -> None:
    """What came of it; or when it is due, who is asked, and what comes next."""
    address = f"{review.cds}/review/{review.number}/{phase.key}"
    console.entry(f"{address}  {phase.title}", *_lines(review, phase, day))


def _lines(review: ReviewStanding, phase: PhaseStanding, day: date) -> Iterator[str]:
    if phase.done:
        yield f"done on {phase.done}"
        return
    if phase.over:
        yield "not done; the review is over"
        return
    late = f", late ({phase.rung or 'first rung to come'})" if phase.overdue else ""
    due = f"due {phase.due}{counted_from(phase)}" if phase.due else "without a date"
    yield f"open since {phase.opened}, {due}{late}; {_asked(review, phase, day)}"
    yield f"next: {next_rung(phase) or 'nothing is planned'}"
    yield from phase.notes


def _asked(review: ReviewStanding, phase: PhaseStanding, day: date) -> str:
    """The role, and who holds it today, as far as the record knows."""
    record = context.record_if_any()
    people = record.people(review.engagement) if record else []
    person = holder(people, phase.asked, day)
    return f"asked of the {LABELS[phase.asked]} ({person or 'vacant'})"


def reviews_of(engagement: EngagementStanding) -> Iterator[str]:
    """Each review with its address, as far as the engagement has heard of it."""
    for line in engagement.reviews:
        yield f"{engagement.cds}/review/{line.number}  {_line(line)}"


def _line(line: ReviewLine) -> str:
    sites = f", {so_many(line.sites, 'site')}" if line.sites else ""
    due = f", due {line.due}" if line.stage is ReviewStage.PLANNING and line.due else ""
    said = line.stage or ("over" if line.over else "beginning")
    return f"review {line.number}: {said}{due}{sites}; begun by {line.by}"
