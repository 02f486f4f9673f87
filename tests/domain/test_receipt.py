"""A receipt says by name who will hear of the act."""

from domain.receipt import NAMED, receipt
from tests.lives import START
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
