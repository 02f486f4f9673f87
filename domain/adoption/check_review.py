"""What is off with the review of an engagement that is to be brought in during it.

It is held to the rules by which its phases would have been begun and completed here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from domain import refusals
from domain.actions.check import far_away
from domain.adoption.acts import StatedEngagement
from domain.adoption.parts import (
    ENGAGEMENT,
    MILESTONES,
    REVIEW,
    REVIEW_PHASES,
    SITES,
    place,
)
from domain.clocks.judge import check_recheck
from domain.evidence.evidence import named_piece
from domain.faults import Fault, quoted
from domain.guess import guess
from domain.phase import Phase
from domain.reviews.check import unusable
from domain.reviews.framework import SAMPLE, Framework, MilestoneProof, PhaseRule
from domain.reviews.judge import DISTRICT
from domain.reviews.statement import (
    StatedMilestone,
    StatedPause,
    StatedPhase,
    StatedReview,
    StatedSite,
)
from domain.student import student_named
from domain.wording import is_blank

Off = tuple[str, str]
"""A column, and what is off in it."""


def review_faults(
    stated: StatedEngagement, framework: Framework | None, today: date
) -> Iterator[Fault]:
    """Without its framework only what is off whatever that says."""
    review = stated.review
    if review and stated.phase is not Phase.REVIEW:
        message = f"{stated.phase} has no review under way, and one is stated"
        where = place(ENGAGEMENT, column="phase")
        yield Fault(where, f"{message}; that goes with review")
        return
    if stated.phase is Phase.REVIEW and framework and (off := unusable(framework)):
        yield Fault(place(REVIEW, column="framework"), off)
        return
    if review is None or review.begins_anew:
        return
    yield from _by_themselves(review, stated.lea.cds, today)
    if framework:
        yield from _under(review, framework)


def _by_themselves(review: StatedReview, cds: str, today: date) -> Iterator[Fault]:
    """What is off with a line alone, or where two of them say the same."""
    yield from _lines(REVIEW_PHASES, (_of_phase(each, today) for each in review.phases))
    of_milestones = (_of_milestone(each, today) for each in review.milestones)
    yield from _lines(MILESTONES, of_milestones)
    yield from _lines(SITES, (_of_site(each, cds) for each in review.sites))
    yield from _twice(REVIEW_PHASES, "phase", [each.phase for each in review.phases])
    yield from _twice(
        MILESTONES, "milestone", [each.milestone for each in review.milestones]
    )
    yield from _twice(SITES, "site", [each.site for each in review.sites])
    if review.pause:
        for column, off in _of_pause(review.pause, today):
            yield Fault(place(REVIEW, column=column), off)


def _lines(part: str, lines: Iterable[Iterator[Off]]) -> Iterator[Fault]:
    for number, found in enumerate(lines, start=1):
        for column, off in found:
            yield Fault(place(part, number, column), off)


def _twice(part: str, column: str, keys: Sequence[str]) -> Iterator[Fault]:
    times = Counter(keys)
    for number, key in enumerate(keys, start=1):
        if times[key] > 1 and keys.index(key) + 1 == number:
            off = f"{key} stands {times[key]} times; give it once"
            yield Fault(place(part, number, column), off)


def _of_phase(phase: StatedPhase, today: date) -> Iterator[Off]:
    opened, done, due = phase.opened, phase.done, phase.due
    for column, day in (("opened", opened), ("done", done)):
        if day and day > today:
            yield column, f"{day} is still to come; give a day that is past"
    if done and done < opened:
        yield "done", f"{done} lies before it was opened, {opened}"
    if done and due:
        yield (
            "due",
            f"{due}, and it was done on {done}; a due date goes with an open one",
        )
    elif due and due < opened:
        yield "due", f"{due} lies before it was opened, {opened}"
    elif due and (off := far_away(due, today)):
        yield "due", off


def _of_milestone(milestone: StatedMilestone, today: date) -> Iterator[Off]:
    if milestone.on > today:
        yield "date", f"{milestone.on} is still to come; give what has happened"
    if asked_back := student_named(milestone.link):
        yield "link", asked_back
    if named_piece(milestone.link):
        yield (
            "link",
            f"{quoted(milestone.link)} would name a piece of evidence, and it has none "
            "before it is brought in; say where the document is kept",
        )


def _of_site(site: StatedSite, cds: str) -> Iterator[Off]:
    district = cds[:DISTRICT]
    if site.site[:DISTRICT] != district:
        off = f"{site.site} is no school of {cds}, whose codes begin with {district}"
        yield "site", off
    if is_blank(site.name):
        yield "name", "the name says nothing; give that of the school"
    if asked_back := student_named(site.name):
        yield "name", asked_back


def _of_pause(pause: StatedPause, today: date) -> Iterator[Off]:
    if pause.since > today:
        yield "pause_since", f"{pause.since} is still to come; give a day that is past"
    try:
        check_recheck(pause.recheck, today)
    except refusals.DateUnusable as off:
        yield "pause_recheck", str(off)


def _under(review: StatedReview, framework: Framework) -> Iterator[Fault]:
    """What does not go together by the framework."""
    if review.framework and review.framework != framework.named:
        off = f"{review.framework} is stated, and {framework.named} came with it"
        yield Fault(place(REVIEW, column="framework"), off)
    phases = {each.phase: each for each in review.phases}
    milestones = {each.milestone: each for each in review.milestones}
    yield from _first(phases, framework)
    for number, phase in enumerate(review.phases, start=1):
        for column, off in _in_order(phase, phases, milestones, framework):
            yield Fault(place(REVIEW_PHASES, number, column), off)
    for number, milestone in enumerate(review.milestones, start=1):
        for column, off in _reached(milestone, review, framework):
            yield Fault(place(MILESTONES, number, column), off)
    if review.sites and SAMPLE not in framework.milestone:
        off = f"{framework.named} asks for no sample; leave the sites out"
        yield Fault(place(SITES), off)
    if review.pause:
        yield from _paused(review, review.pause, phases, framework)


def _first(phases: Mapping[str, StatedPhase], framework: Framework) -> Iterator[Fault]:
    rule = framework.phases[0]
    if rule.key not in phases:
        off = f"a review begins with {rule.title}: a line with {rule.key} says when"
        yield Fault(place(REVIEW_PHASES), off)


def _in_order(
    phase: StatedPhase,
    phases: Mapping[str, StatedPhase],
    milestones: Mapping[str, StatedMilestone],
    framework: Framework,
) -> Iterator[Off]:
    rule = framework.phase.get(phase.phase)
    if rule is None:
        yield "phase", _unknown("phase", phase.phase, framework.phase, framework)
        return
    first = phases.get(framework.phases[0].key)
    if first and phase.opened < first.opened:
        yield "opened", f"{phase.opened} lies before the review began, {first.opened}"
    for before in rule.after:
        if off := _not_after(framework.phase[before], phases.get(before), phase.opened):
            yield "opened", off
    named = framework.milestone
    for key in rule.entry:
        if off := _not_by(key, milestones.get(key), phase.opened):
            yield "opened", f"{rule.title} begins with {named[key].title}; {off}"
    done = phase.done
    for key in rule.exit if done and done >= phase.opened else ():
        if done and (off := _not_by(key, milestones.get(key), done)):
            yield "done", f"{rule.title} is done with {named[key].title}; {off}"


def _not_after(rule: PhaseRule, before: StatedPhase | None, opened: date) -> str:
    """Why a phase did not begin after the one before it; empty where it did."""
    if before is None or before.done is None:
        return (
            f"it begins once {rule.title} is done, and no day is stated on which "
            f"{rule.key} was done"
        )
    if before.done > opened:
        return (
            f"{opened}, and {rule.title}, which comes before, was done on {before.done}"
        )
    return ""


def _not_by(key: str, milestone: StatedMilestone | None, day: date) -> str:
    """Why it was not reached by then; empty where it was."""
    if milestone is None:
        return f"among the milestones there is no {key}"
    if milestone.on > day:
        return f"{key} is of {milestone.on}, and this of {day}"
    return ""


def _reached(
    milestone: StatedMilestone, review: StatedReview, framework: Framework
) -> Iterator[Off]:
    rule = framework.milestone.get(milestone.milestone)
    if rule is None:
        known = framework.milestone
        yield "milestone", _unknown("milestone", milestone.milestone, known, framework)
        return
    said = {
        MilestoneProof.LINK: milestone.link,
        MilestoneProof.SHA256: milestone.sha256,
    }
    for proof in rule.proof:
        if is_blank(said[proof]):
            yield proof.value, f"{rule.title} is stated with it"
    if rule.key == SAMPLE and not review.sites:
        yield "milestone", "the sample is approved, and none of its sites is stated"


def _paused(
    review: StatedReview,
    pause: StatedPause,
    phases: Mapping[str, StatedPhase],
    framework: Framework,
) -> Iterator[Fault]:
    """While it is, no phase begins or is done, and no sample is approved."""
    since = pause.since
    for number, phase in enumerate(review.phases, start=1):
        for column, day in (("opened", phase.opened), ("done", phase.done)):
            if day and day > since:
                off = f"{day}, and the review is paused since {since}"
                yield Fault(place(REVIEW_PHASES, number, column), off)
    for number, milestone in enumerate(review.milestones, start=1):
        if milestone.milestone == SAMPLE and milestone.on > since:
            off = f"{milestone.on}, and the review is paused since {since}"
            yield Fault(place(MILESTONES, number, "date"), off)
    if not _may_be_paused(phases, framework):
        off = "so far on a review is not paused any more; stop_clock stops all clocks"
        yield Fault(place(REVIEW, column="pause_since"), off)


def _may_be_paused(phases: Mapping[str, StatedPhase], framework: Framework) -> bool:
    """Whether any open phase may stand still; where none is open, the next one."""
    begun = [each for each in framework.phases if each.key in phases]
    opened = [each for each in begun if phases[each.key].done is None]
    waiting = [each for each in framework.phases if each.key not in phases]
    return any(each.pausable for each in opened or waiting[:1])


def _unknown(
    what: str, said: str, known: Mapping[str, object], framework: Framework
) -> str:
    near, there = guess(said, known), ", ".join(known)
    return f"{quoted(said)} is no {what} of {framework.named}{near}; it has {there}"
