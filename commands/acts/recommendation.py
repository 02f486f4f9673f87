"""What actions name as the recommendation they are planned from, by the record."""

from client.endings import Failed
from commands.args.act_fields import TypedAct
from commands.args.engagements import recorded_at
from commands.args.reference import Reference
from commands.args.review_ids import as_given
from commands.output.trace import tracing
from domain.acts import AddAction
from domain.faults import Fault
from services.roadmaps import Planned, unnamed
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
    """Raises Failed where a part names what the review does not have."""
    if off := unknown_in(which, planned):
        raise Failed("\n".join((*map(str, off), "nothing was changed")))


def checked(which: Reference, act: TypedAct) -> TypedAct:
    """An action that is added with what it names as it was given: r3 is R3.

    Raises Misused where that is not there.
    """
    if not isinstance(act, AddAction) or not act.recommendation:
        return act
    known = recommended(recorded_at(which).entity)
    ids = known.ids if known else ()
    added = act.but(recommendation=as_given(act.recommendation, ids))
    check_recommendation(added, known)
    return added
