"""What an act on supports may say now, as its example shows it."""

from datetime import timedelta

from domain.act import ByStaff
from domain.people.roles import Role
from domain.supports.acts import (
    AmendPosition,
    EndPosition,
    LogCoaching,
    NoteLearning,
    WithdrawSupport,
)
from domain.supports.supports import Supports

LATER = timedelta(days=28)
GIVEN: dict[tuple[type[ByStaff], str], str] = {
    (LogCoaching, "roles"): Role.LEA_INSTRUCTION,
    (LogCoaching, "text"): "planning of classroom visits",
    (NoteLearning, "roles"): Role.LEA_INSTRUCTION,
}
"""What most acts say, though none of these has to be said by itself."""


def support_example(known: Supports, kind: type[ByStaff], field: str) -> str:
    """What this field may say; empty where it is not said in an example."""
    if kind is WithdrawSupport and field == "support":
        return next((each.address for each in known.some), "")
    if kind in (AmendPosition, EndPosition) and known.positions:
        number, position = [*known.positions.items()][-1]
        last = (position.terms.last + LATER).isoformat()
        said = {"number": str(number)}
        return (said | {"last": last} if kind is AmendPosition else said).get(field, "")
    return ""
