"""A receipt says by name who will hear of the act."""

from datetime import timedelta

from domain.acts import Cause, Reassign, StopClock
from domain.apply import apply
from domain.people.roles import Role
from domain.receipt import NAMED, receipt
from tests.lives import START, by_staff, implementing
from tests.pathways import WALKS, referred_by, step, walked

PATHWAY = "CONTINUUM_52072A"


def test_a_whole_team_is_named_and_not_counted() -> None:
    """Eight hear that an engagement is accepted; beyond so many the rest is counted."""
    *before, (kind, fields) = WALKS[PATHWAY][:-1]
    now = walked(referred_by(PATHWAY), before, START)
    act = step(now, kind, START, **fields)
    done = walked(now, [(kind, {**fields, "id": act.id})], START)
    said = receipt(done, act)

    assert len(said.told) == NAMED == 8
    assert said.more == 0


def test_while_all_clocks_stand_a_receipt_says_so() -> None:
    """Of an action that is given away meanwhile, nothing else is planned."""
    day = START.date() + timedelta(days=30)
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=day)
    now = apply(implementing(day + timedelta(days=60)), stop, START)
    give = by_staff(Reassign, action=1, owner=Role.LEA_DEPUTY)
    said = receipt(apply(now, give, START), give)

    assert said.next == (
        "all clocks stand still since 2026-09-01 (fire), to be looked at again on "
        "2026-10-01; `resume_clock` lets them run"
    )
