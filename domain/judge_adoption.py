"""Whether a roadmap may be adopted: what three have signed, or what is brought."""

from datetime import datetime

from domain import refusals
from domain.actions.check import roadmap_faults
from domain.actions.planned import PlannedAction
from domain.acts import AdoptRoadmap, BeginReview, CompleteReview
from domain.documents.canonical import hash_of, in_short
from domain.engagement import Engagement
from domain.reviews.acts import ReviewEnd
from domain.reviews.words import ReviewLine
from domain.roadmaps.facts import NotARoadmap
from domain.roadmaps.roadmap import unsigned
from domain.wording import is_blank, with_and

BRINGING = "`import-roadmap` brings one that was worked out elsewhere"


def check_adoption(engagement: Engagement, act: AdoptRoadmap, at: datetime) -> None:
    """Raise a `Refused` where it is not signed by three, or cannot be adopted so."""
    line = engagement.review
    if act.sha256 or act.signed:
        _check_signed(line, act)
    elif not (line and line.is_signed):
        if not _is_unsaid(act):
            raise refusals.NotSigned(
                "no roadmap is signed here, so that this one is instead of none: leave "
                "--instead-of-signed out"
            )
    elif _is_unsaid(act):
        raise refusals.AnotherRoadmap(
            f"LEA, COE and CCEE have signed the roadmap of review {line.number} "
            f"({in_short(line.roadmap)}): `roadmap adopt` takes it; to "
            "adopt another all the same, say why: --instead-of-signed '...'"
        )
    is_signed = bool(act.signed)
    if off := roadmap_faults(_planned(act), engagement.policy, at, is_signed=is_signed):
        raise refusals.RoadmapUnusable("; ".join(map(str, off)))


def check_news(
    line: ReviewLine, act: BeginReview | CompleteReview | AdoptRoadmap
) -> None:
    """Raise NewsIsBehind where whoever decides has read newer news than came here."""
    if act.review_entry > line.entry:
        raise refusals.NewsIsBehind(
            f"review {line.number} has come to entry {act.review_entry}, and the "
            f"engagement knows of entry {line.entry}; ask again in a moment"
        )


def _check_signed(line: ReviewLine | None, act: AdoptRoadmap) -> None:
    if line is None:
        raise refusals.NotSigned(f"no review here has a roadmap; {BRINGING}")
    check_news(line, act)
    if act.actions or not _is_unsaid(act):
        raise refusals.AnotherRoadmap(
            "what was signed is adopted as it is: without actions beside it, and "
            "instead of nothing"
        )
    if line.stage == ReviewEnd.CANCELLED.value:
        raise refusals.NotSigned(
            f"review {line.number} was cancelled, and its roadmap with it; {BRINGING}"
        )
    if not line.roadmap:
        raise refusals.NotSigned(
            f"review {line.number} proposes no roadmap to be signed; {BRINGING}"
        )
    if act.sha256 != line.roadmap or hash_of(act.signed) != act.sha256:
        raise refusals.AnotherRoadmap(
            f"what review {line.number} proposes has the "
            f"{in_short(line.roadmap)}, and this is another; `roadmap adopt` takes "
            "what was signed"
        )
    if left := unsigned(line.signed):
        several = with_and(each.named for each in left)
        raise refusals.NotSigned(
            f"{several} {'has' if len(left) == 1 else 'have'} not signed the roadmap "
            f"of review {line.number}; {_signing(line)}"
        )


def _signing(line: ReviewLine) -> str:
    """How it comes to be signed; of a review that is over not any more."""
    return BRINGING if line.over else "sign_roadmap notes a signature"


def _is_unsaid(act: AdoptRoadmap) -> bool:
    return is_blank(act.instead_of_signed)


def _planned(act: AdoptRoadmap) -> tuple[PlannedAction, ...]:
    try:
        return act.planned
    except NotARoadmap as off:
        raise refusals.RoadmapUnusable(str(off)) from off
