"""How a review looks: a phase of it, and its line within its engagement."""

from collections.abc import Iterator, Mapping
from datetime import date

from commands import context
from commands.output import console
from commands.output.rungs import counted_from, next_rung
from domain.people.roles import LABELS, holder
from domain.reviews.standing import PhaseStanding, ReviewStanding
from domain.reviews.words import ReviewLine
from domain.standing import EngagementStanding


def print_phase(
    address: str, review: ReviewStanding, phase: PhaseStanding, day: date, *, runs: bool
) -> None:
    """What came of it; or when it is due, who is asked, and what comes next.

    Nothing comes next where the review of this address does not run any more.
    """
    lines = _lines(review, phase, day, runs=runs)
    console.entry(f"{address}/{phase.key}  {phase.title}", *lines)


def _lines(
    review: ReviewStanding, phase: PhaseStanding, day: date, *, runs: bool
) -> Iterator[str]:
    if phase.done:
        yield f"done on {phase.done}"
        return
    if phase.over:
        yield "not done; the review is over"
        return
    if not phase.opened:
        yield f"not begun; {_asked(review, phase, day)}"
        return
    late = f", late ({phase.rung or 'first rung to come'})" if phase.overdue else ""
    due = f"due {phase.due}{counted_from(phase)}" if phase.due else "without a date"
    yield f"open since {phase.opened}, {due}{late}; {_asked(review, phase, day)}"
    if runs:
        yield f"next: {next_rung(phase) or 'nothing is planned'}"
    yield from phase.notes


def _asked(review: ReviewStanding, phase: PhaseStanding, day: date) -> str:
    """The role, and who holds it today, as far as the record knows."""
    record = context.record_if_any()
    people = record.people(review.engagement) if record else []
    person = holder(people, phase.asked, day)
    return f"asked of the {LABELS[phase.asked]} ({person or 'vacant'})"


def reviews_of(
    address: str, engagement: EngagementStanding, stopped: Mapping[int, str]
) -> Iterator[str]:
    """Each review with its address, as far as the engagement of this one has heard.

    And how its workflow was stopped, by its number, where it was.
    """
    for line in engagement.reviews:
        yield f"{address}/review/{line.number}  {_line(line)}"
        if how := stopped.get(line.number):
            yield f"  it {how}"


def _line(line: ReviewLine) -> str:
    due = f", next due {line.due}" if line.due else ""
    said = line.stage or ("over" if line.over else "beginning")
    return f"review {line.number}: {said}{due}; begun by {line.by}"
