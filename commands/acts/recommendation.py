"""What actions name as the recommendation they are planned from, by the record."""

from collections.abc import Sequence

from client.endings import Failed
from commands import context
from commands.args.act_fields import TypedAct
from commands.args.engagements import recorded_at
from commands.args.reference import Reference
from commands.output import console
from commands.output.trace import tracing
from domain.actions.planned import PlannedAction, label
from domain.acts import AddAction
from domain.faults import Fault
from domain.first_few import FEW, first_few
from domain.wording import as_given, so_many
from services.roadmaps import Planned, faults_of_parts, unnamed
from services.trace import AnsweredBy, Recommended, answers, check_recommendation


def recommended(engagement: str) -> Recommended | None:
    """Which of them the roadmap of an engagement may name, given its durable key."""
    found = tracing()
    return found.recommended(engagement) if found else None


def answered(
    engagement: str, actions: Sequence[PlannedAction]
) -> tuple[AnsweredBy, ...]:
    """Which actions of a roadmap answer which recommendation; none without a review."""
    known = recommended(engagement)
    return answers(actions, known) if known else ()


def print_answered(
    found: Sequence[AnsweredBy], actions: Sequence[PlannedAction]
) -> None:
    """Of each recommendation how many actions answer it; of all those that none does.

    And how many actions name none.
    """
    if not found:
        return
    console.say("", "recommendations, each with the actions that answer it:")
    for each in found:
        many = so_many(len(each.actions), "action")
        if each.actions:
            labels = first_few(each.actions, FEW)
            console.say(f"  {each.recommendation}: {many} ({labels})")
    if none := [each.recommendation for each in found if not each.actions]:
        console.say(f"  answered by no action: {first_few(none, FEW)}")
    if nameless := [label(e.number) for e in actions if not e.recommendation]:
        named = first_few(nameless, FEW)
        many = so_many(len(nameless), "action")
        console.say(f"  {many} without a recommendation: {named}")


def named_as_given(which: Reference, planned: Planned) -> Planned:
    """With what its rows name as it was given: r3 is R3."""
    record = context.record_if_any()
    now = record.engagement(which.cds) if record and planned.naming else None
    known = recommended(now.entity) if now else None
    return planned.spelled(known.ids) if known else planned


def unknown_in(which: Reference, planned: Planned) -> list[Fault]:
    """What the actions of a file name that the review does not have."""
    if not planned.naming:
        return []
    return unnamed(planned, recommended(recorded_at(which).entity))


def check_parts(which: Reference, planned: Planned) -> None:
    """Raises Failed with each row that is off, or names what the review has not."""
    if off := [*unknown_in(which, planned), *faults_of_parts(planned)]:
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
