"""Whether staff may do to a review what they ask, and each reason why they may not."""

from datetime import datetime

from domain import refusals
from domain.acts import ReviewStaffAct, TeamAct
from domain.bounds import excesses
from domain.evidence_doers import or_adder, parties
from domain.faults import together
from domain.judge_person import check_person
from domain.people.roles import Role
from domain.permissions import REASONED
from domain.review_apply import apply_review
from domain.review_entity import ReviewEntity
from domain.reviews.judge import check_review_act, check_setting, out_of_turn
from domain.reviews.judge_repeated import check_repeated
from domain.reviews.texts import texts_of
from domain.size import check_size
from domain.student import student_named
from domain.wording import is_blank


def judge_review(entity: ReviewEntity, act: ReviewStaffAct, at: datetime) -> None:
    """Raise a `Refused` if staff may not do this at this instant.

    Before its end, first whether all is known that it is decided by.
    """
    if beyond := [*excesses(act)]:
        raise refusals.OutOfBounds(together(beyond))
    if not entity.is_over:  # then it is told nothing more
        check_setting(act, entity.known.entry)
    if refusal := out_of_turn(entity.review, type(act)):
        if isinstance(refusal, refusals.NothingToChange):
            check_repeated(entity.review, act)
        raise refusal
    _check_person(entity, act, at)
    _check_texts(act)
    check_review_act(entity.review, act, entity.setting, at)
    if isinstance(act, REASONED) and is_blank(act.why):
        raise refusals.ReasonMissing(
            f"{act.kind} is recorded with a reason: --why '...'"
        )


def _check_person(entity: ReviewEntity, act: ReviewStaffAct, at: datetime) -> None:
    """Raise NotYours unless they hold a role for it, or the review's team may do it."""
    of_team, pieces = isinstance(act, TeamAct), entity.review.evidence
    if of_team and act.by in entity.review.team:
        return
    adder = or_adder(entity, pieces, act, at)
    others = f"{adder}{_or_team(entity) if of_team else ''}"
    check_person(
        entity,
        act,
        parties(pieces, act),
        Role.LEA_SUPERINTENDENT,
        at,
        called=act.kind,
        others=others,
    )


def _or_team(entity: ReviewEntity) -> str:
    address = f"{entity.known.lea.cds}/review/{entity.review.number}"
    named = f"`act {address} name_team` names it"
    return f", or somebody of the review's team ({named})"


def _check_texts(act: ReviewStaffAct) -> None:
    """Raise StudentNamed where any text of it may say who a student is."""
    for name, text in texts_of(act):
        if asked_back := student_named(text):
            raise refusals.StudentNamed(f"{name}: {asked_back}")


def rehearse_review(
    entity: ReviewEntity, act: ReviewStaffAct, at: datetime
) -> ReviewEntity:
    """The review after the act; raises a `Refused` where it may not be done."""
    judge_review(entity, act, at)
    after = apply_review(entity, act, at)
    check_size(entity, after, act)
    return after
