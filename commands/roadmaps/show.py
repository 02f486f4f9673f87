"""`roadmap show`: how far the roadmap of a review is, who has signed, what is next."""

from collections.abc import Iterator
from typing import get_args

from commands import context
from commands.args.dates import day_of, today
from commands.args.engagements import recorded_at, recorded_entity
from commands.args.newest_review import review_in
from commands.args.reference import Reference, reference
from commands.output import console
from commands.output.command_line import command_line
from commands.output.documents import print_documents
from commands.output.roadmap import dated_by, print_planned, print_roadmap_part
from commands.reviews.on_day import review_on_day
from commands.reviews.overview import to_type
from commands.reviews.show import check_part
from domain.acts import AdoptRoadmap, CompleteReview, PlanAction
from domain.documents.rendering import DocumentKind, DocumentStanding
from domain.first_few import first_few
from domain.judge_adoption import BRINGING
from domain.people.roles import LABELS
from domain.permissions import decider
from domain.phase import Phase
from domain.review_next import acts_next, not_planned_yet
from domain.reviews.progress import NextAct
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import RoadmapAct
from domain.roadmaps.rank import ranks
from domain.roadmaps.roadmap import RoadmapProposal, SigningParty
from domain.roadmaps.sentences import lacking
from domain.roadmaps.standing import RoadmapStanding, SignatureStanding
from domain.wording import as_words, so_many
from services.review_overview import Deciders, ToDo

WHAT = "a roadmap"
ANCHORS = ("day", "on", "called", "actions counted from it")
OF_PLANS = ("action", "anchor")
VACANT = "vacant"
WORKBOOK = "roadmap.xlsx"
FIRST_ACTION = NextAct("its first action", "plan_action", PlanAction)


def show_roadmap(entity: str, *, as_json: bool) -> None:
    """All of it, or one action or anchor of it."""
    which = review_in(reference(entity), WHAT)
    part = which.in_review
    found = review_on_day(which, None)
    now = found.now
    if part and part.room in OF_PLANS:
        check_part(which, now, part)
        if as_json:
            narrowed = now.roadmap.narrowed(part.room, part.name)
            return console.as_json(console.dumped(narrowed) | _ranked(now.roadmap))
        return print_roadmap_part(which.alive, now.roadmap, part)
    key = recorded_entity(which)
    known = context.documents().of(key)
    made = [each for each in known if each.rendering.kind is DocumentKind.ROADMAP]
    if as_json:
        return console.as_json(_as_json(which, now, made))
    review = now.review
    console.say(f"{which.alive}  {review.lea}, the roadmap of its review")
    console.say(f"stage {as_words(review.stage)}, entry {review.entry}")
    if found.stopped:
        console.say(found.stopped)
    console.say("", *_how_far(now.roadmap))
    _print_anchors(now.roadmap)
    if now.roadmap.actions:
        console.say("", "Actions, by rank")
        print_planned(now.roadmap)
        one = f"{which.alive}/action/{now.roadmap.actions[0].id}"
        console.say(
            f"one in full, with its votes: {console.COMMAND} roadmap show {one}"
        )
    console.say(*_signed(now.roadmap))
    print_documents(made)
    console.say("", "Next", *(f"  {each}" for each in _next(which, now)))
    if review.is_open:
        console.say("", f"what else may be done: {console.COMMAND} acts {which.alive}")
    return console.ui(review.entity)


def _how_far(roadmap: RoadmapStanding) -> Iterator[str]:
    if not roadmap.actions:
        yield "no action of a roadmap is planned here"
        return
    ready = sum(each.is_ready for each in roadmap.actions)
    many = so_many(len(roadmap.actions), "action")
    yield f"{many}, {ready} ready to be signed; last changed by entry {roadmap.changed}"
    lacks = [lacking(each.number, each) for each in roadmap.actions]
    if off := [*filter(None, lacks)]:
        yield f"still lacking: {first_few(off, between='; ')}"


def _print_anchors(roadmap: RoadmapStanding) -> None:
    if roadmap.anchors:
        console.say("", "Days from which due dates are counted")
        rows = (
            (each.title, each.on, each.key, ", ".join(dated_by(roadmap, each.key)))
            for each in roadmap.anchors
        )
        console.table(ANCHORS, rows)


def _signed(roadmap: RoadmapStanding) -> Iterator[str]:
    """What is proposed, by its whole hash; who has signed it, who is still to."""
    proposal = roadmap.proposal
    if proposal is None:
        return
    yield ""
    yield (
        f"proposal {proposal.number}, of {proposal.on} by {proposal.by}, as of entry "
        f"{proposal.as_of}"
    )
    yield f"SHA-256 of what is signed: {proposal.sha256}"
    known = {each.party: each for each in roadmap.signatures}
    yield from (f"  {_for_party(party, known.get(party))}" for party in SigningParty)


def _for_party(party: SigningParty, signature: SignatureStanding | None) -> str:
    if signature is None:
        roles = " or ".join(f"the {LABELS[role]}" for role in party.roles)
        return f"{party.named}: not signed yet; {roles} signs"
    seen = f"; the paper: {signature.seen}" if signature.seen else ""
    return f"{party.named}: {signature.person} on {signature.on}{seen}"


def _next(which: Reference, now: ReviewShown) -> Iterator[str]:
    """What brings it on, each with the line that does it."""
    own = recorded_at(which)
    record = context.record()
    people, absences = record.people(own.entity), record.absences(own.entity)
    who = Deciders(people, absences, today())
    if not now.roadmap.actions:
        yield from _to_begin(which, now, who)
        return
    lines = {to_type(now, each): each for each in _of_review(which, now, who)}
    for line, each in lines.items():
        yield f"{each.act.said}: {each.person or VACANT}"
        yield f"  {line}"
    if lines:
        return
    if said := _adopted(own.entity, now.roadmap.proposal):
        yield said
    elif not now.roadmap.is_signed:
        yield _left(now)
    elif own.phase is Phase.REVIEW:
        person = decider(CompleteReview, people, absences, who.day)
        yield f"all three have signed; the review may be completed: {person or VACANT}"
        by = ["--as", person or "PERSON"]
        yield f"  {command_line(['act', which.whole, 'complete_review', *by])}"
    elif own.phase is Phase.ROADMAP:
        person = decider(AdoptRoadmap, people, absences, who.day)
        yield f"all three have signed; it may be adopted: {person or VACANT}"
        by = ["--as", person or "PERSON"]
        yield f"  {command_line(['roadmap', 'adopt', which.whole, *by])}"


def _left(now: ReviewShown) -> str:
    """What is left where nothing is to be done to it now."""
    if now.review.is_open:
        return "nothing now"
    return f"nothing is signed in a review that is over; {BRINGING}"


def _to_begin(which: Reference, now: ReviewShown, who: Deciders) -> Iterator[str]:
    """How its first actions come; or why none come now."""
    if said := _adopted(now.review.engagement, None):
        yield said
        return
    off = not_planned_yet(now) if now.review.is_open else _left(now)
    if off:
        yield off
        return
    first = who.to_do(which.whole, now, FIRST_ACTION)
    advised = sum(each.stands for each in now.analysis.recommendations)
    many = so_many(advised, "recommendation is", "recommendations are")
    yield f"{many} to become actions, in a workbook: {first.person or VACANT}"
    yield f"  {command_line(['roadmap', 'template', which.alive, WORKBOOK])}"
    yield f"or one by one: {first.person or VACANT}"
    yield f"  {to_type(now, first)}"


def _of_review(which: Reference, now: ReviewShown, who: Deciders) -> Iterator[ToDo]:
    """What its phases still ask for that is done to the roadmap."""
    if not now.review.is_open:
        return
    for phase in now.review.phases:
        for act in acts_next(now, phase):
            if act.kind in get_args(RoadmapAct):
                yield who.to_do(which.whole, now, act)


def _adopted(engagement: str, proposal: RoadmapProposal | None) -> str:
    """That what is proposed was adopted, and when, or another; else empty."""
    record = context.record()
    for number, act in record.acts(engagement, "adopt_roadmap"):
        if isinstance(act, AdoptRoadmap):
            lines = record.history(engagement, kind="adopt_roadmap")
            day = next(day_of(each.at) for each in lines if each.number == number)
            if proposal and act.sha256 == proposal.sha256:
                return f"adopted on {day}, entry {number} of {engagement}"
            return f"a roadmap from elsewhere was adopted on {day}, entry {number}"
    return ""


def _ranked(roadmap: RoadmapStanding) -> dict[str, object]:
    placed = ranks(roadmap.by_number)
    return {"ranks": {str(n): each.explained for n, each in placed.items()}}


def _as_json(
    which: Reference, now: ReviewShown, made: list[DocumentStanding]
) -> dict[str, object]:
    return (
        console.dumped(now.roadmap)
        | _ranked(now.roadmap)
        | {"unsigned": [*now.roadmap.unsigned], "next": [*_next(which, now)]}
        | {"documents": [console.dumped(each) for each in made]}
        | {"entity": str(which), "stage": now.review.stage}
    )
