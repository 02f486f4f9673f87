"""What becomes of the supports of an engagement by an act on them."""

from datetime import datetime

from domain.clocks import moves
from domain.setting import Setting
from domain.supports.acts import (
    AmendPosition,
    EndPosition,
    FundPosition,
    LogCoaching,
    NoteLearning,
    SupportAct,
    WithdrawSupport,
)
from domain.supports.position import Position, PositionTerms
from domain.supports.subject import timing
from domain.supports.supports import SupportKind, Supports, support_ref


def with_support(
    known: Supports, act: SupportAct, setting: Setting, at: datetime
) -> Supports:
    """What is new takes the next number; what ended, or was withdrawn, is let go."""
    today = setting.day_of(at)
    held = known.but(positions=known.held_after(today))
    match act:
        case LogCoaching():
            return held.but(coaching=held.coaching + 1)
        case NoteLearning():
            return held.but(learning=held.learning + 1)
        case FundPosition():
            number = held.position + 1
            new = held.but(position=number)
            return _funded(new, number, act.terms, setting, at)
        case AmendPosition(number=number) | EndPosition(number=number):
            terms = act.changed(held.positions[number].terms)
            return _funded(held, number, terms, setting, at)
        case WithdrawSupport():
            return _withdrawn(held, act)


def _funded(
    held: Supports, number: int, terms: PositionTerms, setting: Setting, at: datetime
) -> Supports:
    """On these terms from now on; one whose days are over is kept no more."""
    if terms.is_over(setting.day_of(at)):
        return held.without_position(number)
    known = held.positions.get(number)
    if known and known.due == terms.last:
        return held.with_position(known.but(terms=terms))
    clock = known.but(terms=terms, due=terms.last) if known else _new(number, terms)
    return held.with_position(moves.start(timing(setting), setting, clock, at))


def _new(number: int, terms: PositionTerms) -> Position:
    return Position(number=number, terms=terms, due=terms.last)


def _withdrawn(held: Supports, act: WithdrawSupport) -> Supports:
    ref = support_ref(act.support)
    assert ref
    left = held.but(withdrawn=(*held.withdrawn, ref.address))
    is_position = ref.kind is SupportKind.POSITION
    return left.without_position(ref.number) if is_position else left
