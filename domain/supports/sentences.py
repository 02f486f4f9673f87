"""What was done about supports, in words that all may read."""

from collections.abc import Sequence

from domain.actions.planned import label
from domain.hundredths import ONE, in_decimals
from domain.people.roles import LABELS, Role
from domain.supports.acts import (
    AmendPosition,
    EndPosition,
    FundPosition,
    LogCoaching,
    NoteLearning,
    SupportAct,
    WithdrawSupport,
)
from domain.supports.supports import SupportKind, Supports, support_ref
from domain.wording import so_many, with_and


def did(before: Supports, act: SupportAct) -> str:
    """What they did, after their name."""
    match act:
        case LogCoaching():
            new = before.next(SupportKind.COACHING).said
            return (
                f"logged {new}: {in_hours(act.hours)} by {act.coach} on {act.on} for "
                f"{whom(act.roles, act.offices)}, on {_about(act)}"
            )
        case NoteLearning():
            new = before.next(SupportKind.LEARNING).said
            taking = so_many(act.participants, "participant")
            return (
                f"noted {new} ({act.title}): {in_hours(act.hours)} on {act.on} for "
                f"{whom(act.roles, act.offices)}, {taking}, given by {act.given_by}"
            )
        case FundPosition():
            new = before.next(SupportKind.POSITION).said
            return f"noted {new} ({act.title}): {act.terms.said}"
        case AmendPosition(number=number):
            was = before.positions[number].terms
            return (
                f"amended position {number} ({was.title}) to {act.changed(was).said}; "
                f"before: {was.said}"
            )
        case EndPosition(number=number, on=last):
            was = before.positions[number].terms
            return (
                f"ended position {number} ({was.title}) on {last}, in place of "
                f"{was.last}"
            )
        case WithdrawSupport(support=address):
            ref = support_ref(address)
            return f"withdrew {ref.said if ref else address}, noted by mistake"


def whom(roles: Sequence[Role], offices: Sequence[str]) -> str:
    """'the chief academic officer and principals'."""
    return with_and([*(f"the {LABELS[role]}" for role in roles), *offices])


def in_hours(hours: int) -> str:
    return f"{in_decimals(hours)} {'hour' if hours == ONE else 'hours'}"


def on_actions(numbers: Sequence[int]) -> str:
    """'actions 12 and 14'."""
    if not numbers:
        return ""
    noun = "action" if len(numbers) == 1 else "actions"
    return f"{noun} {with_and(map(label, numbers))}"


def _about(act: LogCoaching) -> str:
    return ": ".join(filter(None, (on_actions(act.on_actions), act.text)))
