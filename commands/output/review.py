"""How a review looks: its phases and milestones, its line within its engagement."""

from collections.abc import Iterator, Mapping
from datetime import date

from commands import context
from commands.args import dates
from commands.output import console
from commands.output.evidence import named_pieces
from commands.output.rungs import counted_from, next_rung
from domain.people.roles import LABELS, Role, holder
from domain.reviews.framework import SAMPLE, Milestone, PhaseRule
from domain.reviews.progress import missing_to_begin, missing_to_complete
from domain.reviews.review import PAUSED
from domain.reviews.standing import (
    MilestoneStanding,
    PhaseStanding,
    ReviewShown,
    ReviewStanding,
)
from domain.reviews.words import ReviewLine
from domain.standing import EngagementStanding
from domain.wording import as_words


def heading(address: str, review: ReviewStanding) -> Iterator[str]:
    """Whose it is, how far it is, and what holds for all of it."""
    late = sum(each.overdue for each in review.phases)
    said = f", {late} late" if late else ""
    yield f"{address}  {review.lea} ({review.county} county)"
    by = ", as stated," if review.stated_on else f" by {review.by}"
    yield (
        f"stage {as_words(review.stage)}{said}, begun on {review.begun}{by} "
        f"under {review.framework.named}, entry {review.entry} of {review.entity}"
    )
    if day := review.stated_on:
        yield f"brought in on {day} by {review.by}; what lies before is as then stated"
    if review.team:
        yield f"its team: {', '.join(review.team)}"
    if stop := review.stop:
        yield f"all clocks stand still {stop.described}"
    if pause := review.pause:
        yield f"paused {pause.described}; `resume_review` lets it go on"
    if review.lost:
        yield (
            f"the engagement {review.engagement} was stopped before its time and hears "
            "nothing; the operators were told"
        )


def print_phase(
    address: str, now: ReviewShown, phase: PhaseStanding, day: date, *, runs: bool
) -> None:
    """What came of it; or when it is due, who is asked, what is missing, what is next.

    Nothing comes next where the review of this address does not run any more.
    """
    lines = _lines(now, phase, day, runs=runs)
    console.entry(f"{address}/{phase.key}  {phase.title}", *lines)


def _lines(
    now: ReviewShown, phase: PhaseStanding, day: date, *, runs: bool
) -> Iterator[str]:
    review, rule = now.review, now.review.framework.phase[phase.name]
    if phase.done:
        yield f"done on {phase.done}, begun on {phase.opened}"
    elif phase.over:
        yield f"begun on {phase.opened}, not done; the review is over"
    elif phase.is_open:
        yield from _open(now, phase, rule, day, runs=runs)
    elif review.is_open:
        yield waiting(review, rule)
    else:
        yield "not begun; the review is over"


def _open(
    now: ReviewShown, phase: PhaseStanding, rule: PhaseRule, day: date, *, runs: bool
) -> Iterator[str]:
    late = f", late ({phase.rung or 'first rung to come'})" if phase.overdue else ""
    due = f"due {phase.due}{counted_from(phase)}" if phase.due else "without a date"
    asked = asked_of(now.review, phase.asked, day)
    yield f"open since {phase.opened}, {due}{late}; asked of the {asked}"
    covered = now.analysis.covered
    if missing := missing_to_complete(now.review, now.by_id, rule, covered):
        yield f"still to come: {'; '.join(missing)}"
    else:
        act = f"complete_phase --phase {rule.key}"
        yield f"nothing is missing: {act}{_later(now.review)}"
    if runs:
        yield f"next: {next_rung(phase) or 'nothing is planned'}"
    yield from phase.notes


def waiting(review: ReviewStanding, rule: PhaseRule) -> str:
    """What a phase that has not begun still needs, or that it may begin."""
    if missing := missing_to_begin(review, rule):
        return f"has not begun; first to come: {'; '.join(missing)}"
    return f"may begin: begin_phase --phase {rule.key}{_later(review)}"


def _later(review: ReviewStanding) -> str:
    """When it may be done, where not now."""
    return ", once the review goes on" if review.pause else ""


def asked_of(review: ReviewStanding, role: Role, day: date) -> str:
    """The role, and who holds it today, as far as the record knows."""
    record = context.record_if_any()
    people = record.people(review.engagement) if record else []
    return f"{LABELS[role]} ({holder(people, role, day) or 'vacant'})"


def print_milestones(review: ReviewStanding) -> None:
    """Those that were reached, each with its day and where it is to be read."""
    reached, of = len(review.milestones), len(review.framework.milestones)
    console.say(f"milestones reached: {reached} of {of}")
    for each in sorted(review.milestones, key=lambda each: each.on):
        where = f": {each.link}" if each.link else ""
        console.say(f"  {each.on}  {each.title} ({each.key}){where}", hang=4)


def print_milestone(address: str, review: ReviewStanding, milestone: Milestone) -> None:
    """One in full: its day and document, or how it is noted; and what it is for."""
    known = {each.key: each for each in review.milestones}
    reached = known.get(milestone.key)
    said = _reached(review, reached) if reached else _unreached(review, milestone)
    needed = (each.title for each in review.framework.phases_of(milestone.key))
    console.entry(
        f"{address}/milestone/{milestone.key}  {milestone.title}",
        *said,
        f"needed for {' and '.join(needed)}",
    )


def _reached(review: ReviewStanding, milestone: MilestoneStanding) -> Iterator[str]:
    stated = ", as stated" if review.is_stated(milestone.entry) else ""
    yield f"reached on {milestone.on}{stated} (entry {milestone.entry})"
    if milestone.link:
        (where,) = named_pieces(review, [milestone.link])
        yield f"kept at {where}"
    if milestone.sha256:
        yield f"SHA-256 {milestone.sha256}"


def _unreached(review: ReviewStanding, milestone: Milestone) -> Iterator[str]:
    if not review.is_open:
        yield "not reached; the review is over"
    elif milestone.key == SAMPLE:
        yield "not reached yet; approve_sample approves the sample"
    else:
        proof = "".join(f" --{each} ..." for each in milestone.proof)
        yield f"not reached yet; note_milestone --on DAY{proof}"


def reviews_of(
    address: str, engagement: EngagementStanding, stopped: Mapping[int, str]
) -> Iterator[str]:
    """Each review with its address, as far as the engagement of this one has heard.

    And how its workflow was stopped, by its number, where it was.
    """
    for line in engagement.reviews:
        yield f"{address}/review/{line.number}  {_line(line, engagement)}"
        if how := stopped.get(line.number):
            yield f"  it {how}"


def _line(line: ReviewLine, engagement: EngagementStanding) -> str:
    runs = line.due and line.stage != PAUSED
    due = f", next due {line.due}" if runs else ""
    said = as_words(line.stage) or ("over" if line.over else "beginning")
    brought_in = line.begun_at == engagement.brought_in_at
    how = "brought in" if brought_in else "begun"
    day = dates.day_of(line.begun_at)
    return f"review {line.number}: {said}{due}; {how} on {day} by {line.by}"
