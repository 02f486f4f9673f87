"""What is asked of a review: its answer to an act, what may be done, what would be."""

from collections.abc import Iterator
from datetime import datetime
from typing import get_args

from domain.act import kind_of
from domain.acts import (
    AddCorrection,
    AnswerCorrection,
    ByStaff,
    CloseCorrections,
    ImportActions,
    ImportFindings,
    ImportItems,
    ImportVotes,
    ResumeReview,
    ReviewStaffAct,
    TeamAct,
    WithdrawCorrection,
    WithdrawEvidence,
)
from domain.available_acts import Doer, Field, Offer
from domain.clocks.recipients import holding
from domain.entries import Entry
from domain.evidence_doers import ADDER, adders
from domain.expectation import expectation
from domain.may_follow import review_may
from domain.people.roles import LABELS, Role, role_for
from domain.permissions import MAY
from domain.policies.ladder import Office
from domain.preview import (
    Change,
    Preview,
    WillHear,
    check_new,
    told_by,
    will_hear,
)
from domain.receipt import NAMED, Receipt, piece_added
from domain.refusals import Refused
from domain.review_apply import apply_review
from domain.review_changes import review_differences
from domain.review_choices import fields_here
from domain.review_entity import ReviewEntity
from domain.review_judge import rehearse_review
from domain.review_standing import shown
from domain.review_warnings import review_warnings
from domain.reviews.judge import check_part, out_of_turn
from domain.reviews.letters import ASKED_OF_PAUSE
from domain.reviews.part import part_of
from domain.reviews.progress import missing_to_begin, missing_to_complete
from domain.reviews.report_sentences import corrections_said
from domain.reviews.words import ReviewSetting

TEAM = "review's team"
"""What those who work on a review are called where roles are named."""
IMPORTING = (ImportItems, ImportFindings, ImportActions, ImportVotes)
"""Done with a workbook, by a command of their own."""


def review_receipt(
    entity: ReviewEntity,
    act: ByStaff,
    *,
    again: bool = False,
    at: datetime | None = None,
) -> Receipt:
    """The answer to an act; who is told, while its entry is still at hand.

    `at` is when it is asked for, where that may no longer be so.
    """
    number = entity.answered[act.id].entry
    found = next((e for e in entity.unwritten if e.number == number), None)
    told = [*_told(found)] if found else []
    coming = _next(entity)
    may = [*review_may(entity, found.at if found else at)]
    said = [*filter(None, [coming, *(each.said for each in may)])]
    return Receipt(
        act=act.id,
        entity=entity.entity,
        entry=number,
        phase=entity.stage,
        again=again,
        told=tuple(told[:NAMED]),
        more=len(told[NAMED:]),
        piece=piece_added(entity.review.evidence, act),
        did=_did(entity, act, number),
        next="; ".join(said or _still_to_come(entity)),
        may_follow=tuple(may),
        warnings=tuple(_warnings(entity, found)) if found else (),
    )


def _warnings(entity: ReviewEntity, done: Entry) -> Iterator[str]:
    yield from review_warnings(entity, done.act, entity.day_of(done.at))


def _did(entity: ReviewEntity, act: ByStaff, entry: int) -> str:
    """What is then so of all, where an act is about one of several."""
    match act:
        case ResumeReview():
            return _dates(entity)
        case (
            AddCorrection()
            | AnswerCorrection()
            | WithdrawCorrection()
            | CloseCorrections()
        ):
            return corrections_said(entity.review.report, act, entry)
    return ""


def _dates(entity: ReviewEntity) -> str:
    """By when each phase that is open is to be done now, and a fact check."""
    known = (*entity.phases, *entity.fact_checks)
    opened = (e for e in known if e.clock.is_open and e.clock.due)
    return "; ".join(f"{each.title} is due {each.clock.due}" for each in opened)


def _told(entry: Entry) -> Iterator[str]:
    yield from dict.fromkeys(f"{n.to} ({n.office})" for n in entry.notices)


def _next(entity: ReviewEntity) -> str:
    if stop := entity.known.stop:
        return f"all clocks stand still {stop.described}; {stop.ending}"
    if pause := entity.review.pause:
        named = f"review {entity.review.number}"
        return f"{named} is paused {pause.described}; `resume_review` lets it go on"
    due = expectation(entity)
    return due.summary if due else ""


def _still_to_come(entity: ReviewEntity) -> Iterator[str]:
    """What the phases that are open lack first; else those that may be the next."""
    review, covered = entity.review, entity.review.analysis.covered
    rules = [review.framework.phase[each.name] for each in review.open_phases]
    lacking = [missing_to_complete(review, review.items, e, covered) for e in rules]
    for rule, missing in zip(rules, lacking, strict=True):
        if missing:
            yield f"still to come of {rule.title}: {missing[0]}"
    for rule in () if any(lacking) else review.waiting:
        missing = missing_to_begin(review, rule)
        if missing and all(map(review.is_done, rule.after)):
            yield f"still to come before {rule.title}: {missing[0]}"


def review_offers(
    entity: ReviewEntity, at: datetime, within: str = ""
) -> tuple[Offer, ...]:
    """What may be done now, by whom, with which fields; to it, or to a part of it.

    Raises a `Refused` where its framework has no such part.
    """
    now, part = shown(entity), part_of(within)
    if part:
        check_part(entity.review, *part)
    return tuple(
        _offer(entity, kind, fields, at)
        for kind in get_args(ReviewStaffAct)
        if not out_of_turn(entity.review, kind)
        and kind not in IMPORTING
        and (part is None or part.takes(kind))
        and (fields := fields_here(kind, now, part, entity.day_of(at))) is not None
    )


def _offer(
    entity: ReviewEntity,
    kind: type[ReviewStaffAct],
    fields: tuple[Field, ...],
    at: datetime,
) -> Offer:
    return Offer(
        kind=kind_of(kind),
        meaning=(kind.__doc__ or "").split("\n")[0],
        doers=(*_doers(entity, kind, at),),
        fields=fields,
    )


def _doers(
    entity: ReviewEntity, kind: type[ReviewStaffAct], at: datetime
) -> Iterator[Doer]:
    """Each role that may, and whoever of the team holds none of them."""
    parties = (role_for(party, Role.LEA_SUPERINTENDENT) for party in MAY[kind])
    held = {role: entity.holder(role, at) for role in parties}
    yield from (Doer(role=LABELS[role], person=held[role]) for role in held)
    if kind in get_args(TeamAct):
        others = (e for e in entity.review.team if e not in held.values())
        yield from (Doer(role=TEAM, person=each) for each in others)
    if kind is WithdrawEvidence:
        known = {*held.values(), *entity.review.team}
        added = adders(entity, entity.review.evidence, at)
        yield from (Doer(role=ADDER, person=e) for e in added if e not in known)


def review_preview(entity: ReviewEntity, act: ReviewStaffAct, at: datetime) -> Preview:
    """Judge the act and rehearse it; nothing is done."""
    try:
        check_new(entity, act)
        after = rehearse_review(entity, act, at)
    except Refused as refusal:
        rule = type(refusal).__name__
        return Preview(entity=entity.entity, refused=str(refusal), rule=rule)
    found = _difference(entity, after)
    return found.but(warnings=tuple(review_warnings(after, act, entity.day_of(at))))


def setting_preview(entity: ReviewEntity, word: ReviewSetting, at: datetime) -> Preview:
    """What a word of its engagement would change; nothing is done."""
    return _difference(entity, apply_review(entity, word, at))


def with_review(whole: Preview, word: ReviewSetting, found: Preview | None) -> Preview:
    """The preview of an engagement, with what is `found` of a review that it tells.

    How one ends, and what is written of it then, the engagement's own says already;
    which letters of it hold no more then, the review alone knows.
    """
    part = f"review/{word.number}"
    if found is None:
        gone = f"{part} does not run on the server, and hears nothing of it"
        return whole.but(warnings=(*whole.warnings, gone))

    def within(subject: str) -> str:
        return f"{part}/{subject}".removesuffix("/")

    heard = [*whole.hear_now], [*whole.hear_then]
    for known, new in zip(heard, (found.hear_now, found.hear_then), strict=True):
        known += (each.but(subject=within(each.subject)) for each in new)
        known.sort(key=lambda each: each.at)
    now, then = heard
    settled = whole.settled_in_reviews | {word.review: found.settled}
    whole = whole.but(
        hear_now=tuple(now), hear_then=tuple(then), settled_in_reviews=settled
    )
    if word.end:
        return whole
    changes = (e.but(subject=within(e.subject)) for e in found.changes)
    told = (e.but(subject=within(e.subject)) for e in found.told)
    return whole.but(changes=(*whole.changes, *changes), told=(*whole.told, *told))


def _difference(entity: ReviewEntity, after: ReviewEntity) -> Preview:
    """What is otherwise, by which entries, and who hears otherwise."""
    now, then = _hearing(entity), _hearing(after)
    kept = {*now} & {*then}
    changes = (*review_differences(entity, after),)
    entries = [e for e in after.unwritten if e.number > entity.entries]
    title = f"review {entity.review.number}"
    return Preview(
        entity=entity.entity,
        refused=None,
        changes=(Change(subject="", title=title, changes=changes),) if changes else (),
        told=tuple(each for entry in entries for each in told_by(entry.notices)),
        settled=tuple(each for entry in entries for each in entry.settled),
        hear_now=tuple(each for each in now if each not in kept),
        hear_then=tuple(each for each in then if each not in kept),
    )


def _hearing(entity: ReviewEntity) -> list[WillHear]:
    """Its rungs to come; of one that is paused also who is asked of it, and when."""
    pause, lea = entity.asked_again, entity.setting.policy.lea
    if pause is None or entity.is_over:
        return will_hear(entity)
    at = lea.opening(lea.working_day_from(pause.recheck))
    readers = holding(entity.setting, ASKED_OF_PAUSE, at)
    asked = WillHear(
        subject="",
        rung="recheck",
        at=at,
        local=lea.shown(at),
        told=tuple(f"{e.person} ({e.title or LABELS[e.role]})" for e in readers),
        offices=(Office.LEA,),
    )
    return sorted([*will_hear(entity), asked], key=lambda each: each.at)
