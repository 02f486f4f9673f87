"""The review that is meant as a whole: by its address, or the newest of an LEA."""

from client.endings import Failed, Misused
from commands import context
from commands.args.engagements import recorded_at
from commands.args.reference import Reference, reference


def newest_review(text: str, what: str) -> Reference:
    """Raises Misused where a part is named, and Failed where there is no review.

    `what` is that of which the command speaks, in words: 'a report'.
    """
    which = reference(text)
    if which.in_review:
        raise Misused(f"{what} is of a whole review: {which.alive}")
    return review_in(which, what)


def review_in(which: Reference, what: str) -> Reference:
    """As `newest_review`, also of a part of a review that is named."""
    if which.review:
        return which
    if which.part:
        raise Misused(f"{what} is of a review: {which.cds}/review/1")
    begun = context.reviews().reviews(recorded_at(which).entity)
    if not begun:
        raise Failed(
            f"no review of {which.whole} is recorded yet; `begin_review` begins one, "
            f"and `acts {which.whole}` says when"
        )
    return which._replace(part=f"review/{begun[-1].number}")
