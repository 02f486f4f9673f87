"""One review, or one part of it: as it stands or stood, and its history."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from client.endings import Failed
from commands import context
from commands.args import dates
from commands.args.reference import Reference
from commands.output import console
from commands.output.analysis import print_analysis, print_found
from commands.output.components import print_components
from commands.output.entry import below
from commands.output.evidence import evidence_of
from commands.output.plan import print_item, print_plan, print_site, print_sites
from commands.output.review import (
    heading,
    print_milestone,
    print_milestones,
    print_phase,
)
from commands.output.roadmap import print_roadmap_part, roadmap_far
from commands.output.rungs import print_legend
from commands.output.said import print_said
from commands.output.trace import trace_of_part, traced
from commands.reviews.on_day import ReviewOnDay, review_on_day
from domain.first_few import FEW, first_few
from domain.guess import guess
from domain.reviews.component_standing import component_standings
from domain.reviews.part import ReviewPart
from domain.reviews.progress import (
    missing_to_begin,
    missing_to_complete,
)
from domain.reviews.standing import ReviewShown, ReviewStanding
from domain.wording import so_many

if TYPE_CHECKING:
    from adapters.sql.queries import Line

MANY = ("item", "site", "finding", "recommendation", "action")
LAST = 10  # entries of a whole review; `history` has all


def show_review(
    which: Reference, *, as_of: str | None, items: bool, as_json: bool
) -> None:
    """One review or one part of it, as it stands now, or as a day ended."""
    day = dates.day("--as-of", as_of) if as_of is not None else None
    found = review_on_day(which, day)
    if which.in_review:
        check_part(which, found.now, which.in_review)
    history = _history(which, found.now.review, day)
    if as_json:
        return _as_json(which, found, history, day)
    if day:
        console.say(f"as it stood at the end of {day}:")
    console.say(*heading(which.alive, found.now.review))
    if found.stopped:
        console.say(found.stopped)
    if which.in_review:
        _print_part(which, found, which.in_review)
    else:
        _print_whole(which, found, items=items)
    _print_history(which, history)
    if _names_rungs(found.now.review, which):
        print_legend()
    return console.ui(found.now.review.entity)


def check_part(which: Reference, now: ReviewShown, part: ReviewPart) -> None:
    """Raises Failed where there is no such part, with what there is."""
    framework = now.review.framework
    known: dict[str, Iterable[str]] = {
        "phase": framework.phase,
        "milestone": framework.milestone,
        "item": sorted(now.by_id),
        "site": [each.code for each in now.sites],
        "finding": now.analysis.finding,
        "recommendation": now.analysis.recommendation,
        "theme": now.analysis.theme,
        "component": map(str, framework.by_number),
        "section": [each.section for each in now.said.sections],
        "correction": [each.label for each in now.said.corrections],
        "action": [each.id for each in now.roadmap.actions],
        "anchor": now.roadmap.by_anchor,
    }
    names = [*known[part.room]]
    if part.name in names:
        return
    near = guess(part.name, names)
    has = first_few(names, FEW if part.room in MANY else len(names))
    raise Failed(
        f"{which.alive} has no {part.room} {part.name}; it has {has or 'none'}{near}"
    )


def _print_part(which: Reference, found: ReviewOnDay, part: ReviewPart) -> None:
    now, review = found.now, found.now.review
    match part.room:
        case "phase":
            _print_phases(which, found)
        case "milestone":
            milestone = review.framework.milestone[part.name]
            print_milestone(which.alive, review, milestone)
        case "item":
            print_item(which.alive, now, now.by_id[part.name], found.on)
        case "site":
            (site,) = (each for each in now.sites if each.code == part.name)
            print_site(which.alive, now, site)
        case "section" | "correction":
            print_said(which.alive, now.said, part)
        case "action" | "anchor":
            print_roadmap_part(which.alive, now.roadmap, part)
        case _:
            print_found(which.alive, now, part, found.as_of)


def _print_whole(which: Reference, found: ReviewOnDay, *, items: bool) -> None:
    _print_phases(which, found)
    print_milestones(found.now.review)
    console.say(*evidence_of(which.alive, found.now.review.evidence))
    _print_components(found.now)
    print_plan(which.alive, found.now, items=items)
    print_sites(found.now, all_of_them=items)
    print_analysis(which.alive, found.now, items=items)
    console.say(*roadmap_far(which.alive, found.now.review.planned))


def _print_components(now: ReviewShown) -> None:
    """Once there is anything to say of them."""
    found = component_standings(now.review.framework, now.items, now.analysis)
    if any(each.planned or not each.is_empty for each in found):
        print_components(now, found)


def _print_phases(which: Reference, found: ReviewOnDay) -> None:
    """All of them, or the one that is meant."""
    now, runs = found.now, not found.stopped
    for phase in now.review.phases:
        if which.within in ("", phase.key):
            print_phase(which.alive, now, phase, found.on, runs=runs)


def _history(
    which: Reference, review: ReviewStanding, day: date | None
) -> "list[Line]":
    record = context.record_if_any()
    before = dates.end(day) if day else None
    return record.history(review.entity, which.within, before=before) if record else []


def _print_history(which: Reference, history: "list[Line]") -> None:
    """All of a part; of the whole its last entries."""
    last = history if which.within else history[-LAST:]
    if len(last) < len(history):
        whole = f"{console.COMMAND} history {which.alive}"
        said = so_many(len(history), "entry", "entries")
        console.say(f"the last {LAST} of {said}; all of them: {whole}")
    for line in last:
        console.say(f"  #{line.number} {line.sentence}")
        console.say(*below(line), hang=6)


def _names_rungs(review: ReviewStanding, which: Reference) -> bool:
    shown = (each for each in review.phases if which.within in ("", each.key))
    return any(each.rung or each.next_rung for each in shown)


def _as_json(
    which: Reference, found: ReviewOnDay, history: "list[Line]", day: date | None
) -> None:
    """All of it, or what an address names; with what each phase lacks."""
    now = found.now
    answer = console.dumped(_narrowed(now, which.in_review))
    answer |= {"missing": dict(_missing(now, which.within))}
    answer |= _traced(which, now, day)
    if not which.within:
        components = component_standings(now.review.framework, now.items, now.analysis)
        answer |= {"components": [console.dumped(each) for each in components]}
    answer |= {"link": context.link(now.review.entity)}
    answer |= {"history": [line._asdict() for line in history]}
    answer |= {"as_of": day} if day else {}
    console.as_json(answer | ({"stopped": found.stopped} if found.stopped else {}))


def _traced(which: Reference, now: ReviewShown, day: date | None) -> dict[str, object]:
    """What leads to a finding or a recommendation, and what it leads to."""
    part = which.in_review
    trace = trace_of_part(now.review.entity, *part, day) if part else None
    return {"trace": traced(trace)} if trace else {}


def _narrowed(now: ReviewShown, part: ReviewPart | None) -> ReviewShown:
    """With nothing but the one part that is meant."""
    if part is None:
        return now
    review, name = now.review, part.name
    phases = tuple(e for e in review.phases if (part.room, e.name) == ("phase", name))
    reached = tuple(
        e for e in review.milestones if (part.room, e.key) == ("milestone", name)
    )
    return now.but(
        review=review.but(phases=phases, milestones=reached),
        sites=tuple(e for e in now.sites if (part.room, e.code) == ("site", name)),
        items=tuple(e for e in now.items if (part.room, e.id) == ("item", name)),
        analysis=now.analysis.narrowed(part.room, name),
        said=now.said.narrowed(part.room, name),
        roadmap=now.roadmap.narrowed(part.room, name),
    )


def _missing(now: ReviewShown, within: str) -> Iterator[tuple[str, list[str]]]:
    """What each phase that is not done still lacks, to begin or to be completed."""
    review, rules = now.review, now.review.framework.phase
    for each in review.phases:
        if within not in ("", each.key):
            continue
        if each.is_open:
            rule, covered = rules[each.name], now.analysis.covered
            yield each.name, missing_to_complete(review, now.by_id, rule, covered)
        elif each.state == "waiting":
            yield each.name, missing_to_begin(review, rules[each.name])
