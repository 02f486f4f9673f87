"""Situations of docs/domain.md 10 that referrals meet, each by its number."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain import refusals
from domain.acts import (
    Accept,
    AcknowledgeReferral,
    AdoptRoadmap,
    Assign,
    BeginReview,
    ChangeMode,
    CloseNotAgreed,
    CompleteReview,
    LinkStandard,
    MakePrimary,
    RecordConsultation,
    Redate,
)
from domain.apply import apply
from domain.dashboards.eligibility import assess
from domain.dashboards.lea_year import LeaYear
from domain.expectation import expectation
from domain.judge import judge
from domain.lifecycle import Phase
from domain.opening import refer
from domain.people.roles import Role
from domain.receipt import receipt
from domain.referrals.case import CaseState, EngagementMode, Outcome
from domain.referrals.open import Referral
from domain.standing_of import standing
from tests.lives import EVERY_WEEKDAY, PATHWAYS, START, by_staff, roadmap
from tests.pathways import (
    ANSWERS,
    EVERYBODY,
    WALKS,
    attaching,
    day,
    referral_by,
    referred_by,
    walked,
)

CONSULTANCY = {"mode": EngagementMode.CONSULTANCY}


def test_scenario_1_a_state_loan_in_the_middle_of_an_engagement() -> None:
    """A (g)(1)(A) consultancy receives an emergency apportionment.

    The second referral attaches of itself, nothing restarts; the administrator takes
    over the rights of superintendent and board from the day they begin; a review is
    CCEE's decision; FCMAT standards are linked to actions.
    """
    walk = [*WALKS["COE_GEO_52074G1A"][:3], (Accept, CONSULTANCY)]
    now = walked(referred_by("COE_GEO_52074G1A"), walk, START)
    loan = START + timedelta(days=100)
    before = now
    act = attaching("EMERGENCY_52074G2A")
    judge(now, act, loan)
    now = apply(now, act, loan)

    assert now.cases[1] == before.cases[1]
    assert now.mode is EngagementMode.CONSULTANCY
    told = {n.to for n in now.unwritten[-1].notices}
    assert told == {
        *("a.castillo", "h.lindqvist", "e.morales", "f.delgado", "d.okafor")
    }
    for _ in range(20):  # whatever its clocks do, the mode stays a decision
        if expected := expectation(now):
            for each in expected.acts:
                now = apply(now, each, expected.at)
    assert now.mode is EngagementMode.CONSULTANCY
    assert now.pathway == "COE_GEO_52074G1A"

    at = loan + timedelta(days=80)
    effective = day(at) + timedelta(days=7)
    opens = by_staff(Assign, role=Role.ADMINISTRATOR, person="c.reyes", first=effective)
    now = apply(now, opens, at)
    week = timedelta(days=7)
    assert now.holder(Role.LEA_SUPERINTENDENT, at) == "d.okafor"
    assert now.holder(Role.LEA_SUPERINTENDENT, at + week) == "c.reyes"

    now = walked(now, [(MakePrimary, {"referral": 2})], at + week)
    assert now.pathway == "EMERGENCY_52074G2A"
    now = walked(
        now,
        [(ChangeMode, {"mode": EngagementMode.SIR}), (BeginReview, {})],
        at + week,
    )
    now = walked(now, [(CompleteReview, {})], at + week)
    due = day(at) + timedelta(days=200)
    now = apply(now, by_staff(AdoptRoadmap, actions=roadmap(due)), at + week)
    later = day(at) + timedelta(days=230)
    redate = by_staff(Redate, action=1, due=later, by="c.reyes")
    judge(now, redate, at + week)  # the superintendent's right, now the administrator's

    link = by_staff(LinkStandard, action=1, standard="FCMAT pupil achievement 2.1")
    judge(now, link, at + week)
    now = apply(now, link, at + week)
    assert standing(now).actions[0].standards == ("FCMAT pupil achievement 2.1",)
    with pytest.raises(refusals.ReasonMissing, match="name the plan and its part"):
        judge(now, link.but(standard=" "), at + week)


def test_scenario_9_the_geo_lead_does_not_agree() -> None:
    """WAITING; reminded at 15, escalated at 30 working days; closed NOT_AGREED.

    Later the Dashboard flags the LEA: a fresh case, which names the one before.
    """
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    assert now.cases[1].state is CaseState.WAITING
    rungs = []
    while expected := expectation(now):
        rungs.append(EVERY_WEEKDAY.lea.working_days(day(START), day(expected.at)))
        for each in expected.acts:
            now = apply(now, each, expected.at)
    assert rungs == [15, 30]
    assert now.cases[1].state is CaseState.WAITING

    later = START + timedelta(days=90)
    said = {
        "party": Role.GEO_LEAD,
        "outcome": Outcome.DECLINE,
        "why": "the county's own help has only begun",
    }
    now = walked(now, [(RecordConsultation, said)], later)
    refused = now.unwritten[-1].act
    assert isinstance(refused, RecordConsultation)
    answered = receipt(now, refused)
    assert answered.next == ""
    (ending,) = answered.may_follow
    assert (ending.kind, ending.address) == ("close_not_agreed", "1999901/referral/1")
    assert ending.person == "h.lindqvist"
    now = walked(now, [(CloseNotAgreed, {})], later)
    assert now.phase is Phase.NOT_AGREED
    assert now.is_over

    evidence = now.cases[1].answers["assistance"]
    fresh = referral_by("CONTINUUM_52072A", follows=now.entity, why=evidence)
    again = refer(fresh, EVERY_WEEKDAY, 2, later + timedelta(days=60))
    assert again.follows == "1999901.1"
    assert again.phase is Phase.REFERRED
    assert "after 1999901.1" in again.unwritten[-1].sentence
    assert evidence in again.unwritten[-1].sentence


def test_scenario_11_the_spi_becomes_the_commissioner() -> None:
    """From 15 January 2027. What was referred before keeps who referred it."""
    before = datetime(2026, 12, 1, 18, tzinfo=UTC)
    change = date(2027, 1, 15)
    now = referred_by("SPI_52074G1B", before)
    new = by_staff(
        Assign,
        role=Role.SPI,
        person="w.adeyemi",
        first=change,
        office="Education Commissioner",
    )
    now = apply(now, new, before)
    after = EVERY_WEEKDAY.lea.opening(change) + timedelta(days=3)

    assert now.holder(Role.SPI, before) == "s.whitfield"
    assert now.holder(Role.SPI, after) == "w.adeyemi"
    assert (now.cases[1].by, now.cases[1].office) == (
        "s.whitfield",
        "State Superintendent of Public Instruction",
    )
    later = Referral(
        id="later",
        by="w.adeyemi",
        entered_by="front-desk",
        lea=now.lea,
        pathway=PATHWAYS["SPI_52074G1B"],
        source="a letter",
        people=EVERYBODY | {Role.SPI: "w.adeyemi"},
        answers=ANSWERS.get("SPI_52074G1B", {}),
    )
    began = refer(later, EVERY_WEEKDAY, 2, after)
    assert began.cases[1].by == "w.adeyemi"
    still = walked(now, [(AcknowledgeReferral, {})], after)
    assert still.cases[1].by == "s.whitfield"
    attached = attaching("SPI_52074G1B", by="w.adeyemi")
    closed = still.with_case(still.cases[1].but(determination="not_agreed"))
    judge(closed, attached, after)
    joined = apply(closed, attached, after)
    assert joined.cases[2].office == "Education Commissioner"


def test_scenario_12_a_small_lea_with_two_significant_groups() -> None:
    """All of its groups are needed: two of two; a third, too small, is not counted."""
    rows = [
        LeaYear(
            cds="19999020000000",
            name="Little Creek Elementary",
            county="Los Angeles",
            year=year,
            codes={"EL": "A", "SED": "C"},
        )
        for year in (2017, 2018, 2019)
    ]

    (small,) = assess(rows, 2019, {"19999020000000": 2})
    (unsaid,) = assess(rows, 2019)

    assert small.eligible
    assert small.needed == 2
    assert not unsaid.eligible
    assert "2 needed" in small.explanation
