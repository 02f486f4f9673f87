"""What becomes of an entity's clocks when its own clock acts, or all of them stop."""

from datetime import datetime
from typing import TypeVar

from domain.clocks import moves
from domain.clocks.acts import (
    PlateauReached,
    RecheckDue,
    RungActed,
    WitnessMissing,
)
from domain.clocks.clocked import Clocked
from domain.clocks.subject import Subject
from domain.entity import Entity
from domain.setting import Setting, Stop
from domain.status import Flag

E = TypeVar("E", bound=Entity)


SubjectAct = RungActed | RecheckDue | PlateauReached | WitnessMissing
"""What happens to clocks; a dated duty has none."""


def clock_acted(entity: E, act: SubjectAct, at: datetime) -> E:
    """The entity after its own clock acted for those of its subjects that are named."""

    def moved(subject: Subject) -> Clocked:
        clock = subject.clock
        match act:
            case WitnessMissing():
                return clock.but(restored_at=at)
            case RecheckDue():
                stop = clock.stop
                return clock.but(stop=stop and asked_later(entity.setting, stop))
            case PlateauReached():
                return clock.but(flags=clock.with_flags(Flag.PLATEAU, Flag.AGENDA))
        return moves.act(subject.timing, clock, at)

    if isinstance(act, RecheckDue | PlateauReached):
        return entity.with_each(moved, act.subjects)
    return entity.with_each(moved, [act.subject])


def asked_later(setting: Setting, stop: Stop) -> Stop:
    """Asked; if nobody answers, asked again after as many working days once more."""
    lea = setting.policy.lea
    first = lea.working_day_from(stop.recheck)
    return stop.but(recheck=lea.later(first, setting.policy.limits.recheck_every))


def stopped(subject: Subject, stop: Stop) -> Clocked:
    """Its clock, stopped with all others; what stands by itself, or rests, stays so."""
    clock = subject.clock
    runs = clock.is_open and clock.ledger is not None and clock.stop is None
    return moves.stop(clock, stop) if runs else clock
