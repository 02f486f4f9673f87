"""The review whose report is meant: by its address, or the newest of an LEA."""

from client.endings import Failed, Misused
from commands import context
from commands.args.engagements import recorded_at
from commands.args.reference import Reference, reference


def report_of(text: str) -> Reference:
    """Raises Misused where a part is named, and Failed where there is no review."""
    which = reference(text)
    if which.in_review:
        raise Misused(f"a report is of a whole review: {which.alive}")
    if which.review:
        return which
    if which.part:
        raise Misused(f"a report is of a review: {which.cds}/review/1")
    begun = context.reviews().reviews(recorded_at(which).entity)
    if not begun:
        raise Failed(
            f"no review of {which.whole} is recorded yet; `begin_review` begins one, "
            f"and `acts {which.whole}` says when"
        )
    return which._replace(part=f"review/{begun[-1].number}")
