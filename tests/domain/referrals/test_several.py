"""Several referrals in one engagement: they meet, and nothing is begun anew."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import (
    Accept,
    AcknowledgeReferral,
    AdoptRoadmap,
    CloseNotAgreed,
    CompleteReview,
    Decline,
    DetermineNecessary,
    HoldMeeting,
    MakePrimary,
    Redate,
    Withdraw,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation, next_of
from domain.judge import judge
from domain.lifecycle import Phase
from domain.people.roles import Assignment, Role
from domain.policies.ladder import NamedLadder, When
from domain.policies.policy import Policy
from domain.receipt import receipt
from domain.referrals.case import CaseState
from domain.standing_of import engagement_standing
from tests.lives import EVERY_WEEKDAY, PATHWAYS, START, by_staff, roadmap
from tests.pathways import (
    OPEN_PATHWAYS,
    WALKS,
    accepted_by,
    attaching,
    day,
    referred_by,
    step,
    walked,
)


def at_work(pathway: str, policy: Policy = EVERY_WEEKDAY) -> Engagement:
    """With its roadmap adopted, and ladders that run."""
    now = walked(referred_by(pathway, policy=policy), WALKS[pathway], START)
    now = walked(now, [(CompleteReview, {})], START)
    due = day(START) + timedelta(days=40)
    return apply(now, by_staff(AdoptRoadmap, actions=roadmap(due)), START)


def test_nothing_is_attached_under_a_law_that_is_repealed() -> None:
    """Whoever asks reads that, and not that it is for nobody."""
    act = attaching("SPI_52074G1B", terms=PATHWAYS["LEGACY_52072B1"])

    with pytest.raises(refusals.PathwayUnusable, match="brought in with `adopt`"):
        judge(at_work("SPI_52074G1B"), act, START)


@pytest.mark.parametrize("pathway", ["SPI_52074G1B", "EMERGENCY_52074G2A"])
def test_a_referral_that_asks_for_no_agreement_waits_for_none(pathway: str) -> None:
    """Though it is determined by whoever refers."""
    now = referred_by(pathway)
    heard = walked(now, WALKS[pathway][:1], START)

    assert now.cases[1].state is CaseState.RECEIVED
    assert heard.cases[1].state in (CaseState.ACKNOWLEDGED, CaseState.DETERMINED)


@pytest.mark.parametrize("pathway", [p for p in OPEN_PATHWAYS if "CHARTER" not in p])
def test_a_further_referral_restarts_nothing(pathway: str) -> None:
    """Phase, primary pathway, every action and every clock stay as they were."""
    first = "FEE_52074G3" if pathway == "SPI_52074G1B" else "SPI_52074G1B"
    now = at_work(first)
    act = attaching(pathway)
    judge(now, act, START)
    after = apply(now, act, START)

    assert after.actions == now.actions
    assert (after.phase, after.pathway, after.primary) == (now.phase, first, 1)
    assert after.cases[1] == now.cases[1]
    assert after.cases[2].pathway.id == pathway
    assert after.segments == now.segments


def test_a_referral_may_become_the_primary_one_as_it_comes() -> None:
    """Its pathway and its law are the engagement's from then on."""
    act = attaching("EMERGENCY_52074G2A", primary=True)
    after = apply(accepted_by("COE_GEO_52074G1A"), act, START)

    assert (after.pathway, after.primary) == ("EMERGENCY_52074G2A", 2)


def test_the_primary_pathway_is_changed_by_decision() -> None:
    now = apply(accepted_by("COE_GEO_52074G1A"), attaching("EMERGENCY_52074G2A"), START)
    after = walked(now, [(MakePrimary, {"referral": 2})], START)

    assert after.pathway == "EMERGENCY_52074G2A"
    assert after.actions == now.actions
    assert "is the primary one now" not in after.unwritten[-1].sentence
    for off, why in ((2, refusals.NothingToChange), (3, refusals.NoSuchReferral)):
        with pytest.raises(why):
            judge(after, step(after, MakePrimary, START, referral=off), START)


def test_another_primary_pathway_changes_no_ladder_that_runs() -> None:
    """The next new date takes the ladder that fits by then (decision 0019)."""
    emergency = NamedLadder(
        name="emergency",
        when=When(pathways=("EMERGENCY_52074G2A",)),
        rungs=EVERY_WEEKDAY.rungs[1:],
    )
    now = at_work("COE_GEO_52074G1A", EVERY_WEEKDAY.but(ladders=(emergency,)))
    now = apply(now, attaching("EMERGENCY_52074G2A"), START)
    after = walked(now, [(MakePrimary, {"referral": 2})], START)
    later = day(START) + timedelta(days=60)
    dated = apply(after, by_staff(Redate, action=1, due=later), START)
    under = {n: a.ledger.ladder for n, a in dated.actions.items() if a.ledger}

    assert after.actions == now.actions
    assert under == {1: "emergency", 2: "action-ladder", 3: "action-ladder"}


def test_a_referral_to_a_running_engagement_is_worked_through_and_joins_it() -> None:
    """Its own steps, by its own people; the phase does not move."""
    now = apply(at_work("SPI_52074G1B"), attaching("EMERGENCY_52074G2A"), START)
    now = walked(now, [(AcknowledgeReferral, {}), (HoldMeeting, {})], START)

    assert now.cases[2].accepted
    assert now.phase is Phase.IMPLEMENTATION
    with pytest.raises(refusals.AlreadyDone, match="joined it"):
        judge(now, step(now, Accept, START, referral=2), START)


def test_acts_go_to_the_referral_whose_step_is_open() -> None:
    """Nobody has to know numbers where there is only one it can be."""
    now = apply(accepted_by("SPI_52074G1B"), attaching("COE_GEO_52074G1A"), START)
    now = walked(now, [(AcknowledgeReferral, {}), (DetermineNecessary, {})], START)

    assert now.cases[2].state is CaseState.WAITING
    assert "referral 2 (COE_GEO_52074G1A)" in now.unwritten[-1].sentence


def test_one_pathway_is_worked_on_once_at_a_time() -> None:
    """A second referral under it says where the first one is."""
    now = referred_by("COE_GEO_52074G1A")

    with pytest.raises(refusals.AlreadyReferred, match="nothing was changed"):
        judge(now, attaching("COE_GEO_52074G1A"), START)


def test_a_pathway_that_ended_may_be_tried_again() -> None:
    now = apply(accepted_by("SPI_52074G1B"), attaching("COE_GEO_52074G1A"), START)
    now = walked(now, [(AcknowledgeReferral, {}), (DetermineNecessary, {})], START)
    now = walked(now, [(CloseNotAgreed, {})], START)

    judge(now, attaching("COE_GEO_52074G1A"), START)
    assert not now.is_over


def test_the_engagement_ends_with_its_last_referral_only() -> None:
    """Another one that is still worked on becomes the primary one."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    now = apply(now, attaching("CONTINUUM_52072A"), START)
    act = step(now, CloseNotAgreed, START)
    after = apply(now, act, START)
    leads = "the engagement goes on under referral 2 (CONTINUUM_52072A)"

    assert not after.is_over
    assert receipt(after, act).warnings[0].startswith(leads)
    assert (after.primary, after.pathway) == (2, "CONTINUUM_52072A")
    assert after.cases[1].state is CaseState.NOT_AGREED


def test_what_the_timer_is_for_names_the_referral_where_there_are_several() -> None:
    """In the Temporal UI steps of two referrals may be called alike."""
    one = referred_by("CONTINUUM_52072A")
    both = apply(one, attaching("FEE_52074G3"), START)
    alone, due = expectation(one), expectation(both)

    assert alone and "of the acknowledgement of the referral: " in alone.summary
    assert due and due.summary.startswith(
        "rungs of the acknowledgement of the referral (referral 1), "
        "the acknowledgement of the request (referral 2): "
    )
    assert "of the request (referral 2): " in next_of(both, "referral/2")


def test_history_and_receipt_say_which_referral_leads_again() -> None:
    """One that came second and led has ended; nobody has to look for it in `show`."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:1], START)
    now = apply(now, attaching("FEE_52074G3", primary=True), START)
    act = step(now, Decline, START, why="not this year", referral=2)
    after = apply(now, act, START)
    leads = "referral 1 (COE_GEO_52074G1A)"

    assert after.unwritten[-1].sentence.endswith(
        f", in referral 2 (FEE_52074G3): not this year; {leads} is the primary one now"
    )
    assert receipt(after, act).warnings == (
        f"the engagement goes on under {leads}, the primary one",
    )


def test_a_referral_that_did_not_lead_ends_without_a_word_of_another() -> None:
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:1], START)
    now = apply(now, attaching("FEE_52074G3"), START)
    after = apply(now, step(now, Decline, START, referral=2), START)

    assert "primary one now" not in after.unwritten[-1].sentence


def test_a_further_referral_is_made_by_whom_its_law_names() -> None:
    """Of those who hold the roles here, or are named for a vacant one."""
    now = referred_by("COE_GEO_52074G1A")

    with pytest.raises(refusals.NotYours, match="State Superintendent"):
        judge(now, attaching("SPI_52074G1B", by="p.alvarez"), START)


def test_nobody_takes_a_role_that_is_held_by_making_a_referral() -> None:
    """A vacant role may be filled by the referral; another is assigned."""
    now = referred_by("COE_GEO_52074G1A")
    usurper = Assignment(role=Role.SPI, person="p.alvarez", first=day(START))
    act = attaching("SPI_52074G1B", by="p.alvarez", people=(usurper,))

    with pytest.raises(refusals.NotYours, match=r"s\.whitfield"):
        judge(now, act, START)


def test_a_referral_may_name_who_makes_it_where_nobody_holds_the_role() -> None:
    """So a county superintendent who is not known here yet can refer."""
    people = {Role.CCEE_LEAD: "a.castillo"}
    now = referred_by("CONTINUUM_52072A", by="a.castillo", people=people)
    named = Assignment(
        role=Role.COUNTY_SUPERINTENDENT, person="e.morales", first=day(START)
    )
    unnamed = attaching("COE_GEO_52074G1A", by="e.morales")
    act = attaching("COE_GEO_52074G1A", people=(named,))

    with pytest.raises(refusals.NotYours, match=r"as county_superintendent=e\.morales"):
        judge(now, unnamed, START)
    judge(now, act, START)
    after = apply(now, act, START)
    assert after.holder(Role.COUNTY_SUPERINTENDENT, START) == "e.morales"
    assert after.cases[2].office == "county superintendent"


def test_a_charter_pathway_does_not_fit_a_district() -> None:
    with pytest.raises(refusals.PathwayUnusable):
        judge(
            referred_by("SPI_52074G1B"),
            attaching("CHARTER_47607_3", by="d.okafor"),
            START,
        )


def test_a_step_nobody_has_to_take_any_more_says_so() -> None:
    """Of an engagement that is withdrawn, none still reads as due."""
    now = apply(referred_by("CONTINUUM_52072A"), by_staff(Withdraw), START)
    (case,) = engagement_standing(now, whole=True).cases

    assert case.steps
    assert {step.over for step in case.steps} == {True}
    assert all("no longer asked" in step.described for step in case.steps)
    assert {s.status for s in now.subjects} == {"no longer asked"}


@pytest.mark.parametrize("pathway", OPEN_PATHWAYS)
def test_nothing_is_to_come_in_an_engagement_that_is_over(pathway: str) -> None:
    """However far it had come when it was withdrawn."""
    now = referred_by(pathway)
    ended = apply(now, by_staff(Withdraw), START)
    was, over = (engagement_standing(e, whole=True).cases for e in (now, ended))

    assert was[0].to_come
    assert over[0].to_come == ()
