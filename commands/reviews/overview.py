"""A review on one page: how far it is, what it lacks, what is next and whose it is."""

from collections.abc import Iterator
from datetime import date

from client.endings import Failed, Misused
from commands import context
from commands.acts.fields import example
from commands.args import dates
from commands.args.dates import today
from commands.args.engagements import recorded_at
from commands.args.reference import Reference, reference
from commands.output import console
from commands.output.command_line import command_line
from commands.output.components import print_components
from commands.output.evidence import evidence_of
from commands.output.review import heading
from commands.output.roadmap import roadmap_far
from commands.output.trace import tracing
from commands.reviews.on_day import ReviewOnDay, review_on_day
from domain.act import kind_of
from domain.acts import ByStaff, DraftReport, FinalizeReport, ProposeRoadmap
from domain.first_few import FEW
from domain.people.roles import LABELS
from domain.review_choices import fields_here
from domain.reviews.part import part_of
from domain.reviews.report_sentences import how_far_report
from domain.reviews.standing import PhaseStanding, ReviewShown, ReviewStanding
from domain.wording import as_words, so_many
from services.review_overview import (
    AdviceOverview,
    Deciders,
    PhaseOverview,
    ReviewOverview,
    ToDo,
    review_overview,
)

PHASES = ("phase", "stands", "begun", "due or done", "asked of")
ADVICE = ("horizon", "theme", "recommendations", "with an action")
NO_THEME = "no theme"
DRAWN: dict[type[ByStaff], tuple[str, ...]] = {
    DraftReport: ("report", "draft"),
    FinalizeReport: ("report", "final", "--second-reader", "PERSON"),
    ProposeRoadmap: ("roadmap", "propose"),
}
"""What is done by a command of its own, which reads what the review says."""
VACANT = "vacant"


def show_overview(entity: str, *, as_of: str | None, as_json: bool) -> None:
    """The review of this address, or the newest of an engagement."""
    day = dates.day("--as-of", as_of) if as_of is not None else None
    which = _review(reference(entity), day)
    found = review_on_day(which, day)
    now, who = found.now, _deciders(found)
    known = tracing(day)
    carried_out = known.with_actions(now.review.entity) if known else frozenset()
    seen = review_overview(which.whole, now, who, carried_out)
    if as_json:
        return _as_json(found, seen, day)
    if day:
        console.say(f"as it stood at the end of {day}:")
    console.say(*heading(which.alive, now.review))
    if found.stopped:
        console.say(found.stopped)
    _print_phases(seen)
    console.say("", "Components")
    print_components(now, seen.components)
    _print_found(which, now, seen)
    _print_next(found, seen, lines=not (day or found.stopped))
    if not day:
        _print_more(which, now.review)
    return console.ui(now.review.entity)


def _review(which: Reference, day: date | None) -> Reference:
    """The review that is meant: of an engagement the newest that had begun by then."""
    if which.in_review:
        raise Misused(
            f"`review` shows a whole review: review {which.alive}; `show {which}` "
            "shows this part"
        )
    if which.review:
        return which
    if which.part:
        raise Misused(f"{which} is no review; give {which.whole}, or its review/1")
    entity = recorded_at(which).entity
    begun = [
        each.number
        for each in context.reviews().reviews(entity)
        if day is None or each.begun <= day
    ]
    if not begun:
        when = f" had begun by {day}" if day else " is recorded yet"
        raise Failed(
            f"no review of {which.whole}{when}; `begin_review` begins one, and "
            f"`acts {which.whole}` says when"
        )
    return which._replace(part=f"review/{begun[-1]}")


def _deciders(found: ReviewOnDay) -> Deciders:
    """As far as the record knows."""
    record, engagement = context.record_if_any(), found.now.review.engagement
    people = record.people(engagement) if record else []
    return Deciders(people, record.absences(engagement) if record else [], found.on)


def _print_phases(seen: ReviewOverview) -> None:
    done = sum(bool(each.phase.done) for each in seen.phases)
    console.say("", f"Phases ({done} of {len(seen.phases)} done)")
    console.table(PHASES, map(_phase_row, seen.phases))


def _phase_row(each: PhaseOverview) -> tuple[object, ...]:
    phase = each.phase
    stands = f"{phase.state}{', late' if phase.overdue else ''}"
    asked = f"{LABELS[phase.asked]} ({each.person or VACANT})"
    return phase.title, stands, phase.opened, phase.done or phase.due, asked


def _print_found(which: Reference, now: ReviewShown, seen: ReviewOverview) -> None:
    """How much there is of what the review has found, and where it is listed."""
    found = so_many(now.review.findings, "finding")
    advice = so_many(now.review.recommendations, "recommendation")
    console.say("", f"{found}, {advice}")
    if seen.advice:
        console.table(ADVICE, map(_advice_row, seen.advice))
    console.say(*evidence_of(which.alive, now.review.evidence))
    if far := "; ".join(how_far_report(now.review.report, now.review.changed)):
        line = f"{console.COMMAND} report show {which.alive}"
        console.say("", f"Report: {far}", f"all of it: {line}")
    if far_planned := [*roadmap_far(which.alive, now.review.planned)]:
        console.say("", *far_planned)


def _advice_row(each: AdviceOverview) -> tuple[object, ...]:
    group = each.group
    theme = f"{group.theme} {group.title}" if group.theme else NO_THEME
    many = f"{each.with_action} of {len(group.ids)}"
    return as_words(group.horizon.lower()), theme, ", ".join(group.ids), many


def _print_next(found: ReviewOnDay, seen: ReviewOverview, *, lines: bool) -> None:
    """What is missing of each phase, then what may be decided, with lines to type."""
    now, review = found.now, found.now.review
    if not review.is_open:
        return console.say("", "Next: nothing, the review is over")
    console.say("", "Next")
    for each in seen.phases:
        if each.phase.is_open or each.to_do:
            console.entry(*_of_phase(now, each, lines=lines))
    for to_do in seen.decisions:
        console.entry(*_to_do(now, to_do, to_do.act.said, lines=lines))
    return None


def _of_phase(now: ReviewShown, each: PhaseOverview, *, lines: bool) -> Iterator[str]:
    phase = each.phase
    yield _phase_head(phase, each.person)
    if lines and (at := phase.next_local):
        told = " and ".join(LABELS[role] for role in phase.next_roles)
        yield f"next reminder: {at}, to the {told}"
    yield from phase.notes
    if not each.to_do:
        yield "nothing is missing; it may be completed once the clocks go on"
    for to_do in each.to_do[:FEW]:
        ends = to_do.act.part == phase.key
        said = "nothing is missing; it may be completed" if ends else to_do.act.said
        yield from _to_do(now, to_do, said, lines=lines)
    if more := len(each.to_do[FEW:]):
        yield f"and {more} more"


def _phase_head(phase: PhaseStanding, person: str | None) -> str:
    if not phase.is_open:
        return f"{phase.title}, which has not begun, still needs"
    late = ", late" if phase.overdue else ""
    due = f"due {phase.due}{late}" if phase.due else "without a date"
    return (
        f"{phase.title}: {due}; asked of the {LABELS[phase.asked]} ({person or VACANT})"
    )


def _to_do(now: ReviewShown, to_do: ToDo, said: str, *, lines: bool) -> Iterator[str]:
    """What it is and whose; the line that does it."""
    yield f"{said}: {to_do.person or VACANT}"
    if lines:
        yield to_type(now, to_do)


def to_type(now: ReviewShown, to_do: ToDo) -> str:
    """The line that does it, its words filled in; else one that says what may be."""
    act = to_do.act
    if drawn := DRAWN.get(act.kind):
        who = ["--as", to_do.person] if to_do.person else []
        return command_line([*drawn[:2], to_do.address, *drawn[2:], *who])
    words = dict(act.words)
    fields = fields_here(act.kind, now, part_of(act.part), today(), words)
    if fields is None:
        return command_line(["acts", to_do.address])
    filled = (
        each.but(such_as=words[each.name], choices=()) if each.name in words else each
        for each in fields
    )
    said = (each for each in filled if each.required or each.such_as)
    kind = kind_of(act.kind)
    return example(to_do.address, kind, said, [to_do.person] if to_do.person else [])


def _print_more(which: Reference, review: ReviewStanding) -> None:
    console.say("", f"all of it: {console.COMMAND} show {which.alive} --items")
    if review.is_open:
        console.say(f"what else may be done: {console.COMMAND} acts {which.alive}")


def _as_json(found: ReviewOnDay, seen: ReviewOverview, day: date | None) -> None:
    answer = console.dumped(found.now.review)
    answer["phases"] = [
        console.dumped(each.phase)
        | {"person": each.person, "next": [*map(_said, each.to_do)]}
        for each in seen.phases
    ]
    answer |= {
        "components": [console.dumped(each) for each in seen.components],
        "advice": [
            console.dumped(each.group) | {"with_action": each.with_action}
            for each in seen.advice
        ],
        "to_decide": [*map(_said, seen.decisions)],
        "link": context.link(found.now.review.entity),
    }
    answer |= {"as_of": day} if day else {}
    console.as_json(answer | ({"stopped": found.stopped} if found.stopped else {}))


def _said(to_do: ToDo) -> dict[str, object]:
    act = to_do.act
    return {
        "said": act.said,
        "act": kind_of(act.kind),
        "address": to_do.address,
        "person": to_do.person,
    }
