"""A receipt says by name who will hear of the act."""

from datetime import timedelta

from domain.acts import Cause, Reassign, Redate, Several, StopClock
from domain.apply import apply
from domain.people.roles import Role
from domain.receipt import NAMED, receipt
from tests.lives import START, by_staff, implementing
from tests.pathways import WALKS, attaching, referred_by, step, walked

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


def test_of_more_than_twenty_actions_a_receipt_says_what_comes_next_of_the_whole() -> (
    None
):
    """Of as many it says it of them, though something else comes sooner."""
    due = START.date() + timedelta(days=200)
    now = implementing(due, 22)
    sooner = by_staff(Redate, action=22, due=due - timedelta(days=90))
    now = apply(now, sooner, START)

    def next_of(many: int) -> str:
        later = due + timedelta(days=30)
        dates = [by_staff(Redate, action=n, due=later) for n in range(1, many + 1)]
        act = by_staff(Several, acts=tuple(dates))
        return receipt(apply(now, act, START), act).next

    assert "action 22" not in next_of(20)
    assert "action 22" in next_of(21)


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


def test_a_referral_in_which_all_is_done_says_what_comes_next_in_another() -> None:
    """The second one waits for its acknowledgement: something is planned."""
    *before, (kind, fields) = WALKS[PATHWAY][:-1]
    now = walked(referred_by(PATHWAY), before, START)
    now = apply(now, attaching("COE_GEO_52074G1A"), START)
    act = step(now, kind, START, **fields, referral=1)
    said = receipt(apply(now, act, START), act)

    assert "acknowledgement of the referral" in said.next
