"""What actions name as the recommendation they are planned from, by the record."""

from client.endings import Failed
from commands.args.engagements import recorded_at
from commands.args.reference import Reference
from commands.output.trace import tracing
from domain.faults import Fault
from services.roadmaps import Planned, faults_of_parts, unnamed
from services.trace import Recommended, check_recommendation


def recommended(engagement: str) -> Recommended | None:
    """Which of them the roadmap of an engagement may name, given its durable key."""
    found = tracing()
    return found.recommended(engagement) if found else None


def unknown_in(which: Reference, planned: Planned) -> list[Fault]:
    """What the actions of a file name that the review does not have."""
    if not any(each.recommendation for each in planned.actions):
        return []
    return unnamed(planned, recommended(recorded_at(which).entity))


def check_parts(which: Reference, planned: Planned) -> None:
    """Raises Failed with each row that is off, or names what the review has not."""
    if off := [*unknown_in(which, planned), *faults_of_parts(planned)]:
        raise Failed("\n".join((*map(str, off), "nothing was changed")))


def check_added(which: Reference, act: object) -> None:
    """Raises Misused where an action that is added names what is not there."""
    if getattr(act, "recommendation", "") and not which.review:
        check_recommendation(act, recommended(recorded_at(which).entity))
