"""`show` says of what came to an end when, by whom and why: from the record alone."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.record import SqlRecord
from domain.acts import CloseNotAgreed, Decline, RecordConsultation, Withdraw
from domain.apply import apply
from domain.engagement import Engagement
from domain.people.roles import Role
from domain.referrals.case import Outcome
from tests.commands.conftest import Cli
from tests.lives import by_staff
from tests.pathways import WALKS, referred_by, walked

BEGUN = datetime(2026, 3, 4, 18, tzinfo=UTC)
ENDED = BEGUN + timedelta(days=2)
FIRST = "1999901.1"
TWO_KEYS, CONTINUUM = "COE_GEO_52074G1A", "CONTINUUM_52072A"


def withdrawn() -> Engagement:
    act = by_staff(Withdraw, by="d.okafor", why="named by mistake")
    return apply(referred_by(CONTINUUM, BEGUN), act, ENDED)


def declined() -> Engagement:
    now = walked(referred_by(TWO_KEYS, BEGUN), WALKS[TWO_KEYS][:1], BEGUN)
    said = {"why": "the county carries it", "pupils": "grade 4"}
    return walked(now, [(Decline, said)], ENDED)


def not_agreed() -> Engagement:
    now = walked(referred_by(TWO_KEYS, BEGUN), WALKS[TWO_KEYS][:2], BEGUN)
    said = {"party": Role.GEO_LEAD, "outcome": Outcome.DECLINE, "why": "not now"}
    refused = walked(now, [(RecordConsultation, said)], ENDED)
    return walked(refused, [(CloseNotAgreed, {"why": "no second key"})], ENDED)


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (
            withdrawn(),
            ["on 2026-03-06, entry 2: d.okafor withdrew the engagement: named by"],
        ),
        (
            declined(),
            [
                "on 2026-03-06, entry 3:",
                "determined that assistance is not necessary (the needs of the pupils: "
                "grade 4): the county carries it",
            ],
        ),
        (
            not_agreed(),
            [
                "phase not agreed, entry 5",
                "on 2026-03-06, entry 4: g.fontaine recorded that the Geo Lead would "
                "rather not on 2026-03-06: not now",
                "on 2026-03-06, entry 5: h.lindqvist ended the referral without",
            ],
        ),
    ],
    ids=["withdrawn", "declined", "not agreed"],
)
async def test_how_it_ended_is_shown(
    ended: Engagement, said: list[str], database: Engine, cli: Cli
) -> None:
    """Its day, who did it and the reason, for whoever did not see it happen."""
    record = SqlRecord(database)
    record.commit(ended.unwritten)
    shown = await cli("show", FIRST)
    before = await cli("show", FIRST, "--as-of", "2026-03-05")
    dumped = await cli("show", FIRST, "--json")

    assert shown.code == 0
    for each in said:
        assert each in " ".join(shown.out.split())
    assert "entry 2: " not in before.out
    assert '"decisions"' in dumped.out
