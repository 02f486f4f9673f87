"""Whether a milestone may be noted, corrected or withdrawn as a review stands."""

from datetime import date

from domain import refusals
from domain.evidence.evidence import is_same, named_piece
from domain.guess import guess
from domain.reviews.acts import NoteMilestone
from domain.reviews.apply_report import reached_kinds
from domain.reviews.apply_roadmap import roadmap_kinds
from domain.reviews.framework import SAMPLE, Framework, Milestone, MilestoneProof
from domain.reviews.progress import done_with
from domain.reviews.review import ReachedMilestone, Review, reached
from domain.wording import is_blank

PROOFS = {
    MilestoneProof.LINK: "where it is kept",
    MilestoneProof.SHA256: "the digest of its file",
}


def check_noted(review: Review, act: NoteMilestone, today: date) -> None:
    """Raise a `Refused` where it may not be noted so."""
    milestone = known_milestone(review.framework, act.milestone)
    if act.milestone == SAMPLE:
        raise refusals.OutOfPhase("the sample is approved by `approve_sample`")
    _check_noted_here(review, milestone)
    if act.on > today:
        raise refusals.DateUnusable(f"{act.on} is to come; note what has happened")
    known = review.milestones.get(act.milestone)
    noted = reached(known, act, known.entry if known else 0)
    _check_proof(review, milestone, noted)
    if known is None:
        return
    if noted == known:
        raise refusals.NothingToChange(
            f"{milestone.title} is noted already, on {known.on}"
        )
    if is_blank(act.why):
        raise refusals.ReasonMissing(
            f"{milestone.title} is noted on {known.on}; it is corrected with a "
            "reason: --why '...'"
        )


def _check_proof(review: Review, milestone: Milestone, noted: ReachedMilestone) -> None:
    """Its document is named by link and hash, or as a piece of evidence, as E3.

    Of a piece the hash is known; said all the same, it is to be that of the piece.
    """
    number = named_piece(noted.link)
    if number and noted.sha256 and not is_same(review.evidence, number, noted.sha256):
        raise refusals.NoSuchEvidence(
            f"E{number} holds something else than --sha256 says; leave that out, or "
            "add the other document as evidence"
        )
    digest = noted.sha256 or noted.link if number else noted.sha256
    said = {MilestoneProof.LINK: noted.link, MilestoneProof.SHA256: digest}
    if lacking := [each for each in milestone.proof if is_blank(said[each])]:
        asked = " and ".join(f"{PROOFS[each]} (--{each})" for each in lacking)
        raise refusals.EvidenceMissing(f"{milestone.title}: say {asked}")


def _check_noted_here(review: Review, milestone: Milestone) -> None:
    """Raise OutOfPhase where an act of its own reaches it.

    In a review that was brought in it is noted, where it was reached elsewhere.
    """
    kinds = {*reached_kinds(review.report), *roadmap_kinds(review.planned)}
    reached_here = milestone.by in kinds
    if milestone.by and (reached_here or not review.stated_on):
        raise refusals.OutOfPhase(f"{milestone.title} is reached by `{milestone.by}`")


def known_milestone(framework: Framework, key: str) -> Milestone:
    """Raises NoSuchMilestone, with those there are."""
    known = framework.milestone
    if key not in known:
        raise refusals.NoSuchMilestone(
            f"{framework.named} has no milestone '{key}'; it has "
            f"{', '.join(known) or 'none'}{guess(key, known)}"
        )
    return known[key]


def withdrawing_none(review: Review) -> refusals.Refused | None:
    """Why none can be withdrawn now; None where one can."""
    if {*review.milestones} - {SAMPLE}:
        return None
    return refusals.NothingToChange(f"review {review.number} has no milestone noted")


def check_withdrawn(review: Review, key: str) -> None:
    """Raise a `Refused` where it is not noted, or a phase is done with it."""
    milestone = known_milestone(review.framework, key)
    if key == SAMPLE:
        raise refusals.OutOfPhase(
            "the sample is approved by `approve_sample`; it stays as it is from then on"
        )
    _check_noted_here(review, milestone)
    if not review.has(key):
        raise refusals.NothingToChange(f"{milestone.title} is not noted")
    if done := done_with(review, key):
        phase = done[0]
        raise refusals.OutOfPhase(
            f"{milestone.title} stays, since {phase.title} is done with it, on "
            f"{review.phases[phase.key].done}; note_milestone, noted again with a "
            "reason, corrects its day or its document"
        )
