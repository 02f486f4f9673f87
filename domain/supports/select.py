"""Which support an act is about."""

from domain.supports.acts import (
    FundPosition,
    LogCoaching,
    NoteLearning,
    OfPosition,
    SupportAct,
    WithdrawSupport,
)
from domain.supports.supports import SupportKind, SupportRef, Supports, support_ref

NEW: dict[type, SupportKind] = {
    LogCoaching: SupportKind.COACHING,
    FundPosition: SupportKind.POSITION,
    NoteLearning: SupportKind.LEARNING,
}
"""Acts that note another one, with its kind."""


def support_of(before: Supports, act: SupportAct) -> SupportRef:
    """By how things stood before it."""
    if kind := NEW.get(type(act)):
        return before.next(kind)
    if isinstance(act, OfPosition):
        return SupportRef(SupportKind.POSITION, act.number)
    ref = support_ref(act.support) if isinstance(act, WithdrawSupport) else None
    assert ref
    return ref
