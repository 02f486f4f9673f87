"""Each pathway from its receipt to its review; and no step of it can be left out."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import (
    Accept,
    AcknowledgeReferral,
    BeginRelease,
    BeginReview,
    ChangeMode,
    CloseNotAgreed,
    Decline,
    DetermineNecessary,
    RecordConsultation,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.lea import Lea
from domain.lifecycle import Phase
from domain.people.roles import Role
from domain.referrals.case import CaseState, EngagementMode, Outcome
from domain.referrals.open import check_referral
from domain.referrals.sentences import SAID
from tests.lives import ALDER_VALLEY, PATHWAYS, START, by_staff
from tests.pathways import (
    EVERYBODY,
    OPEN_PATHWAYS,
    WALKS,
    accepted_by,
    day,
    referral_by,
    referred_by,
    step,
    walked,
)

TAKEN_OUT = [(name, n) for name in OPEN_PATHWAYS for n in range(len(WALKS[name]) - 1)]


@pytest.mark.parametrize("pathway", OPEN_PATHWAYS)
def test_a_pathway_leads_from_its_referral_to_the_review(pathway: str) -> None:
    """Under its own law, with every step by whoever it belongs to."""
    now = walked(referred_by(pathway), WALKS[pathway], START)

    assert now.phase is Phase.REVIEW
    assert (now.pathway, now.statute) == (pathway, PATHWAYS[pathway].statute)
    assert now.cases[1].state is CaseState.ACCEPTED
    assert now.mode is EngagementMode.SIR
    assert now.kickoff == day(START)
    assert expectation(now) is None


@pytest.mark.parametrize(("pathway", "left_out"), TAKEN_OUT)
def test_no_step_of_a_pathway_can_be_left_out(pathway: str, left_out: int) -> None:
    """Whatever comes after it is refused, and the message names what is missing."""
    steps = [*WALKS[pathway]]
    missing = steps.pop(left_out)
    early = (refusals.StepMissing, refusals.OutOfPhase)

    with pytest.raises(early) as refusal:
        walked(referred_by(pathway), steps, START)

    if isinstance(refusal.value, refusals.StepMissing):
        act = missing[0].model_fields["kind"].default
        assert f"({act}" in str(refusal.value).partition("still open before it")[2]
    else:
        assert missing[0] is Accept


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.DECLINE, "the Geo Lead (would rather not on 2026-09-01; record"),
        (Outcome.MORE_INFORMATION, "(asked for more information on 2026-09-01; record"),
    ],
)
def test_what_was_answered_so_far_is_said_of_a_key_that_is_missing(
    outcome: Outcome, said: str
) -> None:
    """And, where it was refused, how it can still go on, or end."""
    answer = {"party": Role.GEO_LEAD, "outcome": outcome}
    walk = (*WALKS["COE_GEO_52074G1A"][:2], (RecordConsultation, answer), (Accept, {}))

    with pytest.raises(refusals.StepMissing) as refusal:
        walked(referred_by("COE_GEO_52074G1A"), walk, START)

    assert said in str(refusal.value)
    ends = str(refusal.value).endswith("close_not_agreed ends the referral")
    assert ends is (outcome is Outcome.DECLINE)


@pytest.mark.parametrize("pathway", OPEN_PATHWAYS)
def test_a_referral_is_made_by_whom_its_law_names(pathway: str) -> None:
    """Anybody else hears who may make it, and nothing is opened."""
    said = referral_by(pathway, by="p.alvarez")

    with pytest.raises(refusals.MayNotRefer, match=f"{pathway} is started by the"):
        check_referral(said, day(START))


@pytest.mark.parametrize(
    "pathway", [name for name in OPEN_PATHWAYS if PATHWAYS[name].asks]
)
def test_a_referral_says_what_its_pathway_asks(pathway: str) -> None:
    """The question is in the message, with the line that answers it."""
    said = referral_by(pathway, answers={})
    ask = PATHWAYS[pathway].asks[0]

    with pytest.raises(refusals.AnswersMissing) as refusal:
        check_referral(said, day(START))

    assert ask.question in str(refusal.value)
    assert f"--answer {ask.name}=" in str(refusal.value)


@pytest.mark.parametrize("year", ["next", "2016", "2020", "2031", "20261"])
def test_a_dashboard_is_of_a_year_that_has_one(year: str) -> None:
    """From 2017 on, not of a year to come, nor of the two that had none."""
    said = referral_by("CONTINUUM_52072A", answers={"dashboard_year": year})

    with pytest.raises(refusals.AnswersMissing, match="no year of a Dashboard"):
        check_referral(said, day(START))


def test_an_answer_nobody_asked_for_is_named() -> None:
    """A slip of the pen is not kept as if it meant something."""
    said = referral_by("SPI_52074G1B", answers={"lone": "none"})

    with pytest.raises(refusals.AnswersMissing, match="does not ask for 'lone'"):
        check_referral(said, day(START))


def test_no_referral_is_made_under_a_law_that_is_repealed() -> None:
    """52072(b)(1) ended on 9 July 2023; what runs under it is brought in."""
    said = referral_by("SPI_52074G1B", pathway=PATHWAYS["LEGACY_52072B1"])

    with pytest.raises(refusals.PathwayUnusable, match="brought in with `adopt`"):
        check_referral(said, day(START))


@pytest.mark.parametrize(
    ("pathway", "cds"),
    [
        ("CONTINUUM_52072A", "19999010123456"),
        ("COE_GEO_52074G1A", "1910199"),
        ("EMERGENCY_52074G2A", "1910199"),
        ("CHARTER_47607_3", "1999901"),
    ],
)
def test_a_pathway_is_for_the_kinds_of_lea_its_law_names(
    pathway: str, cds: str
) -> None:
    """Districts, county offices and charters are known by their codes."""
    lea = Lea(cds=cds, name="Another", county="Los Angeles")

    with pytest.raises(refusals.PathwayUnusable, match="by its CDS code"):
        check_referral(referral_by(pathway, lea=lea), day(START))


def test_somebody_at_ccee_is_there_to_take_a_referral_up() -> None:
    """Else it would wait for nobody."""
    people = {Role.COUNTY_SUPERINTENDENT: "e.morales"}

    with pytest.raises(refusals.TeamIncomplete, match="--person ccee_lead=PERSON"):
        check_referral(referral_by("COE_GEO_52074G1A", people=people), day(START))


def test_whoever_refers_after_the_dashboard_is_the_lead_unless_one_is_named() -> None:
    """So that somebody can assign the rest."""
    alone = referral_by("CONTINUUM_52072A", by="a.castillo", people={})

    assert alone.roles == {Role.CCEE_LEAD: "a.castillo"}
    assert referral_by("CONTINUUM_52072A").roles == EVERYBODY


def test_whoever_refers_what_others_start_too_says_who_they_are() -> None:
    """A county superintendent, say, does not become the CCEE lead by referring."""
    unsaid = referral_by("EMERGENCY_52074G2A", by="e.morales", people={})

    assert unsaid.roles == {}
    with pytest.raises(refusals.MayNotRefer, match="--person ROLE=PERSON says who is"):
        check_referral(unsaid, day(START))


def test_a_determination_does_not_come_before_its_consultation() -> None:
    """The message names the parties who have not been heard."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:3], START)

    with pytest.raises(refusals.StepMissing) as refusal:
        judge(now, step(now, DetermineNecessary, START), START)

    assert "the consultation of the county office of education" in str(refusal.value)
    assert "the consultation of the Geo Lead" in str(refusal.value)
    assert "the consultation of the LEA" not in str(refusal.value)


@pytest.mark.parametrize("kind", [DetermineNecessary, Decline])
def test_primary_consideration_to_the_needs_of_the_pupils_is_recorded(
    kind: type[DetermineNecessary | Decline],
) -> None:
    """EDC 52072(a) asks for it, whichever way the determination goes."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:5], START)

    with pytest.raises(refusals.AnswersMissing, match="needs of the pupils"):
        judge(now, step(now, kind, START, pupils=" "), START)

    after = apply(now, step(now, kind, START, pupils="reading comes first"), START)
    assert "the needs of the pupils: reading comes first" in (
        after.unwritten[-1].sentence
    )


def test_consultation_is_no_consent() -> None:
    """A party that would rather not has been heard; the determination may follow."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:2], START)
    for party in (Role.LEA_SUPERINTENDENT, Role.COE_LEAD, Role.GEO_LEAD):
        said = {"party": party, "outcome": Outcome.DECLINE, "why": "we manage"}
        now = walked(now, [(RecordConsultation, said)], START)

    assert walked(now, [(DetermineNecessary, {})], START).phase is Phase.DETERMINED


@pytest.mark.parametrize("outcome", [Outcome.DECLINE, Outcome.MORE_INFORMATION])
def test_an_answer_that_is_no_yes_says_why(outcome: Outcome) -> None:
    """Asked for in words, and not by the key of the answer."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:2], START)
    said = {"party": Role.COE_LEAD, "outcome": outcome, "why": " "}
    asked = f"that they {SAID[outcome]} is recorded with its reason"

    with pytest.raises(refusals.ReasonMissing, match=asked):
        judge(now, step(now, RecordConsultation, START, **said), START)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_consultation_was_held_between_the_referral_and_today(days: int) -> None:
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:2], START)
    said = {"party": Role.COE_LEAD, "on": day(START) + timedelta(days=days)}

    with pytest.raises(refusals.DateUnusable, match="between the day of the referral"):
        judge(now, step(now, RecordConsultation, START, **said), START)


def test_a_party_nobody_asks_is_named_with_those_who_are_asked() -> None:
    now = referred_by("COE_GEO_52074G1A")
    now = walked(now, WALKS["COE_GEO_52074G1A"][:2], START)

    with pytest.raises(refusals.NotOnThisPathway, match="asked are the Geo Lead"):
        judge(now, step(now, RecordConsultation, START, party=Role.FCMAT), START)


def test_a_step_is_taken_once() -> None:
    """One that says nothing of its own is so already; of others what was said stays."""
    begun, further = WALKS["SPI_52074G1B"][:1], WALKS["COE_GEO_52074G1A"][:2]
    now = walked(referred_by("SPI_52074G1B"), begun, START)
    determined = walked(referred_by("COE_GEO_52074G1A"), further, START)

    said = "the acknowledgement .* is done already, on 2026-09-01 by a.castillo"
    with pytest.raises(refusals.NothingToChange, match=said):
        judge(now, step(now, AcknowledgeReferral, START), START)
    with pytest.raises(refusals.AlreadyDone, match="done already"):
        judge(determined, step(determined, DetermineNecessary, START), START)


def test_whoever_would_decline_what_is_determined_reads_what_ends_all() -> None:
    """Not the referral alone: it has been decided."""
    walk = WALKS["CONTINUUM_52072A"][:6]
    now = walked(referred_by("CONTINUUM_52072A"), walk, START)

    assert now.phase is Phase.DETERMINED
    with pytest.raises(refusals.AlreadyDone, match="withdraw still ends the whole"):
        judge(now, step(now, Decline, START), START)


def test_assistance_that_is_not_necessary_ends_the_referral_and_the_engagement() -> (
    None
):
    """Nothing is waited for any more."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:5], START)
    after = walked(now, [(Decline, {})], START)

    assert after.phase is Phase.DECLINED
    assert after.cases[1].state is CaseState.NOT_NECESSARY
    assert expectation(after) is None


@pytest.mark.parametrize("pathway", ["EMERGENCY_52074G2A", "SPI_52074G1B"])
def test_what_the_law_or_the_spi_refers_ccee_does_not_decline(pathway: str) -> None:
    """An emergency apportionment asks nobody's consent; the SPI has determined."""
    now = walked(referred_by(pathway), WALKS[pathway][:1], START)

    with pytest.raises(refusals.NotOnThisPathway, match=r"by law|determined by"):
        judge(now, step(now, Decline, START, by="h.lindqvist"), START)


@pytest.mark.parametrize("mode", [EngagementMode.CONSULTANCY, EngagementMode.SIR])
def test_after_an_emergency_ccee_decides_whether_to_run_a_review(
    mode: EngagementMode,
) -> None:
    """The referral is made by law; the review is CCEE's decision, as a mode."""
    walk = WALKS["EMERGENCY_52074G2A"]
    now = walked(referred_by("EMERGENCY_52074G2A"), walk[:-2], START)
    now = walked(now, [(Accept, {"mode": mode})], START)
    act = step(now, BeginReview, START)

    if mode is EngagementMode.SIR:
        judge(now, act, START)
    else:
        with pytest.raises(refusals.ModeUnfit, match="change_mode --mode sir"):
            judge(now, act, START)


def test_a_consultancy_may_become_a_review_by_decision() -> None:
    """A new segment, and then the review may begin."""
    now = walked(
        referred_by("SPI_52074G1B"),
        [
            (AcknowledgeReferral, {}),
            (Accept, {"mode": EngagementMode.CONSULTANCY}),
        ],
        START,
    )
    later = START + timedelta(days=30)
    now = walked(now, [(ChangeMode, {"mode": EngagementMode.SIR})], later)

    assert [each.mode for each in now.segments] == ["consultancy", "sir"]
    assert now.segments[0].last == day(later) - timedelta(days=1)
    assert walked(now, [(BeginReview, {})], later).phase is Phase.REVIEW


def test_an_engagement_without_a_review_may_go_into_release() -> None:
    """One with a review has its roadmap first."""
    consultancy = walked(
        referred_by("SPI_52074G1B"),
        [
            (AcknowledgeReferral, {}),
            (Accept, {"mode": EngagementMode.CONSULTANCY}),
        ],
        START,
    )

    judge(consultancy, by_staff(BeginRelease), START)
    with pytest.raises(refusals.ModeUnfit, match="come before release"):
        judge(accepted_by("SPI_52074G1B"), by_staff(BeginRelease), START)


@pytest.mark.parametrize("role", [Role.COE_LEAD, Role.LEA_SUPERINTENDENT])
def test_an_engagement_is_accepted_with_its_team(role: Role) -> None:
    """Of each of the three agencies somebody is there, and the missing are named."""
    also = {Role.COE_LEAD: Role.COUNTY_SUPERINTENDENT}
    missing = {role, also.get(role, Role.LEA_DESIGNEE)}
    people = {r: who for r, who in EVERYBODY.items() if r not in missing}
    now = walked(
        referred_by("SPI_52074G1B", people=people), [(AcknowledgeReferral, {})], START
    )

    with pytest.raises(refusals.TeamIncomplete, match=role.value):
        judge(now, step(now, Accept, START), START)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_kickoff_lies_after_the_referral_and_within_a_year(days: int) -> None:
    now = walked(referred_by("SPI_52074G1B"), WALKS["SPI_52074G1B"][:1], START)
    act = step(now, Accept, START, kickoff=day(START) + timedelta(days=days))

    with pytest.raises(refusals.DateUnusable, match="--kickoff"):
        judge(now, act, START)


def waiting_for_the_second_key() -> Engagement:
    now = referred_by("COE_GEO_52074G1A")
    return walked(now, WALKS["COE_GEO_52074G1A"][:2], START)


def test_the_second_key_is_the_geo_leads_own() -> None:
    """Nobody turns it for them."""
    now = waiting_for_the_second_key()
    assert now.cases[1].state is CaseState.WAITING

    with pytest.raises(refusals.NotYours, match=r"the Geo Lead \(g.fontaine\)"):
        judge(
            now,
            step(now, RecordConsultation, START, party=Role.GEO_LEAD, by="a.castillo"),
            START,
        )


def test_both_keys_are_not_turned_by_one_person() -> None:
    """Though the county superintendent were the Geo Lead as well."""
    people = EVERYBODY | {Role.GEO_LEAD: "e.morales"}
    now = referred_by("COE_GEO_52074G1A", people=people)
    now = walked(now, WALKS["COE_GEO_52074G1A"][:2], START)

    with pytest.raises(refusals.SameAgency, match="first key of referral 1"):
        judge(now, step(now, RecordConsultation, START, party=Role.GEO_LEAD), START)


def test_both_keys_are_not_turned_by_one_agency() -> None:
    """The COE lead is of the county superintendent's own office."""
    people = EVERYBODY | {Role.GEO_LEAD: "k.bennett"}
    now = referred_by("COE_GEO_52074G1A", people=people)
    now = walked(now, WALKS["COE_GEO_52074G1A"][:2], START)

    with pytest.raises(refusals.SameAgency, match=r"the same agency \(COE\)"):
        judge(now, step(now, RecordConsultation, START, party=Role.GEO_LEAD), START)


def test_a_referral_that_is_agreed_is_not_closed_for_want_of_agreement() -> None:
    now = waiting_for_the_second_key()
    agreed = {"party": Role.GEO_LEAD}
    now = walked(now, [(RecordConsultation, agreed)], START)

    with pytest.raises(refusals.AlreadyDone):
        judge(now, step(now, CloseNotAgreed, START), START)


def test_a_pathway_without_a_second_key_is_not_closed_for_want_of_it() -> None:
    now = referred_by("SPI_52074G1B")

    with pytest.raises(refusals.NotOnThisPathway, match="has no step"):
        judge(now, step(now, CloseNotAgreed, START), START)


def test_fee_for_service_needs_its_agreement_named() -> None:
    now = walked(referred_by("FEE_52074G3"), WALKS["FEE_52074G3"][:2], START)

    with pytest.raises(refusals.AnswersMissing, match="--agreement"):
        judge(now, step(now, WALKS["FEE_52074G3"][2][0], START, agreement=" "), START)


def test_a_running_engagement_keeps_the_law_it_was_judged_under() -> None:
    """The pathway travels in the referral; a newer version changes new ones only."""
    now = referred_by("SPI_52074G1B")
    newer = PATHWAYS["SPI_52074G1B"].but(version="2031-01", statute="EDC-1@2031")

    assert now.cases[1].pathway.version == "2026-12"
    assert referred_by("SPI_52074G1B", pathway=newer).statute == "EDC-1@2031"
    assert ALDER_VALLEY.kind == "district"
