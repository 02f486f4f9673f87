"""Letters of referrals as lives of referrals bring them about, in words."""

from datetime import timedelta

import pytest

from adapters.mail.templates import MailText, Templates
from adapters.policies.read import mail_policy
from domain.acts import (
    AcknowledgeReferral,
    ChangeMode,
    CloseNotAgreed,
    Decline,
    MakePrimary,
    RecordConsultation,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.letters.notice import Notice
from domain.people.roles import Role
from domain.policies.ladder import Way
from domain.referrals.case import EngagementMode, Outcome
from tests.lives import START
from tests.mail import letter
from tests.pathways import (
    OPEN_PATHWAYS,
    WALKS,
    accepted_by,
    attaching,
    referred_by,
    walked,
)
from tests.referral_letters import referral_facts
from tests.tone import policing

WORDS = Templates("CCEE")


def notices_of(now: Engagement) -> list[Notice]:
    """Those sure to be laid: what is written anew goes with what it replaces."""
    owed = (notice for entry in now.unwritten for notice in entry.notices)
    return [notice for notice in owed if not notice.replaces]


def said(notice: Notice) -> MailText:
    return WORDS.of(letter(notice), "Dana Okafor")


def told(now: Engagement, template: str, role: Role) -> str:
    """The one letter of this kind to this role, its lines joined."""
    (found,) = (
        each
        for each in notices_of(now)
        if (each.template, each.role) == (template, role)
    )
    return " ".join(said(found).text.split())


def sent_late(now: Engagement, template: str, role: Role) -> str:
    """As the last to this role that was written in place of an unsent one says it."""
    known: dict[str, Notice] = {}
    for each in (n for entry in now.unwritten for n in entry.notices):
        if (each.template, each.role) == (template, role):
            old = known.get(each.replaces)
            facts = (old.facts if old else {}) | each.facts
            known[each.matter] = newest = each.but(facts=facts)
    return " ".join(said(newest).text.split())


def late(now: Engagement) -> Engagement:
    """With the next that the clock brings, and nobody having answered."""
    coming = expectation(now)
    assert coming
    for act in coming.acts:
        now = apply(now, act, coming.at)
    return now


@pytest.mark.parametrize("pathway", OPEN_PATHWAYS)
def test_every_letter_of_a_pathway_finds_its_words(pathway: str) -> None:
    """From receipt to acceptance, in both forms, and none of them polices."""
    found = notices_of(accepted_by(pathway))
    letters = [said(each) for each in found]

    assert {"engagement_accepted"} < {each.template for each in found}
    assert all(policing(f"{each.subject} {each.text}") == [] for each in letters)
    assert all("You receive this because you are the " in e.text for e in letters)
    assert all(f"{each.subject}</title>" in each.html for each in letters)


def test_the_lea_reads_an_offer_and_not_a_finding() -> None:
    """Who is named in it, what for, who decides; and that nothing is asked today."""
    groups = "students with disabilities (SWD) in 2022, 2024 and 2025"
    answers = {"dashboard_year": "2025", "groups": groups}
    now = referred_by("CONTINUUM_52072A", answers=answers)
    text = told(now, "referral_received", Role.LEA_SUPERINTENDENT)

    assert "A referral is an offer to look together" in text
    assert "It is no finding about Alder Valley Unified" in text
    assert f"Student groups: {groups}" in text
    assert "Nothing is asked of you or your staff today." in text
    assert "is for the CCEE director to decide" in text
    assert "share this letter" not in told(now, "referral_received", Role.CCEE_LEAD)


def test_the_geo_lead_reads_of_the_first_key_and_is_asked_for_the_second() -> None:
    """Who determined what on which day; and that a no is an answer as well."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    text = told(now, "consultation_invited", Role.GEO_LEAD)

    assert "The county superintendent determined on" in text
    assert "your agreement is asked too" in text
    assert "that is as good an answer" in text


def test_a_step_that_waits_is_said_to_whoever_it_is_with() -> None:
    """Its own person is told that it is with them, another whom to help."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    now = late(late(now))

    assert "The step is with you, as Geo Lead." in told(now, "step_due", Role.GEO_LEAD)
    assert "The step is with the Geo Lead." in told(now, "step_due", Role.CCEE_LEAD)


def test_what_is_determined_by_who_refers_is_nobodys_to_decide_again() -> None:
    """Under that pathway nobody is heard first, either."""
    now = referred_by("SPI_52074G1B")
    text = told(now, "referral_received", Role.LEA_SUPERINTENDENT)

    assert "was determined by the State Superintendent of Public Instruction" in text
    assert "to decide" not in text
    assert "have been heard" not in text


def test_who_only_has_to_agree_is_not_said_to_be_heard_first() -> None:
    """The first key decides, and the second is asked afterwards."""
    text = told(referred_by("COE_GEO_52074G1A"), "referral_received", Role.COE_LEAD)

    assert "is for the county superintendent to decide. Before help" in text
    assert "the Geo Lead is asked to agree" in text


def test_what_was_decided_before_a_letter_went_is_no_longer_open_in_it() -> None:
    """It says what comes next, and not that it is still to be decided."""
    walk = WALKS["CONTINUUM_52072A"]
    heard = walked(referred_by("CONTINUUM_52072A"), walk[:5], START)
    text = sent_late(heard, "referral_received", Role.GEO_LEAD)
    accepted = walked(heard, walk[5:7], START)
    after = sent_late(accepted, "referral_received", Role.GEO_LEAD)

    assert "is for the CCEE director to decide. What helps" in text
    assert "to decide" not in after
    assert "Next: the work begins." in after


def test_a_loan_reported_late_says_what_still_holds() -> None:
    """Which pathway leads, whether the meeting was held, and what is next."""
    director, emergency = Role.CCEE_DIRECTOR, "EMERGENCY_52074G2A"
    joining = attaching(emergency, primary=True)
    now = apply(accepted_by("COE_GEO_52074G1A"), joining, START)
    before = sent_late(now, "emergency_reported", director)
    now = walked(now, WALKS[emergency][:2], START)
    held = sent_late(now, "emergency_reported", director)
    now = walked(now, [(MakePrimary, {"referral": 1})], START)
    after = sent_late(now, "emergency_reported", director)

    assert "suggest a day for the intake meeting" in before
    assert "The pathway that leads: Emergency" in before
    assert "meeting" not in held
    assert "Next: the work goes on." in held
    assert "The pathway that leads: Assistance at the request" in after


def test_a_referral_that_ended_is_not_what_an_engagement_rests_on() -> None:
    now = apply(accepted_by("COE_GEO_52074G1A"), attaching("FEE_52074G3"), START)
    of_fee = {"referral": 2}
    now = walked(now, [(AcknowledgeReferral, of_fee), (Decline, of_fee)], START)
    now = apply(now, attaching("EMERGENCY_52074G2A"), START)

    text = told(now, "emergency_reported", Role.CCEE_LEAD)
    assert "rests already on: Assistance at the request" in text
    assert "Fee for service" not in text


def test_the_lea_hears_of_a_loan_that_was_reported() -> None:
    """As it does of every other referral, and that it is no finding."""
    now = apply(accepted_by("COE_GEO_52074G1A"), attaching("EMERGENCY_52074G2A"), START)
    text = told(now, "emergency_reported", Role.LEA_SUPERINTENDENT)

    assert "share this letter with your governing board" in text
    assert "None of this is a finding about anybody's work" in text


@pytest.mark.parametrize("source", ["known already", "named by staff"])
def test_where_staff_know_an_lea_from_is_in_no_letter(source: str) -> None:
    """Nor is a file that says nothing of why it was referred."""
    by_name = referred_by("CONTINUUM_52072A", source=source)
    by_file = referred_by("CONTINUUM_52072A", source="assistancestatus25.xlsx")
    by_county = referred_by("COE_GEO_52074G1A", source="assistancestatus25.xlsx")
    lea = Role.LEA_SUPERINTENDENT

    assert "Source:" not in told(by_name, "referral_received", lea)
    assert "Source: assistancestatus25" in told(by_file, "referral_received", lea)
    assert "Source:" not in told(by_county, "referral_received", lea)


def test_a_loan_in_the_middle_restarts_nothing_and_says_so() -> None:
    now = apply(accepted_by("COE_GEO_52074G1A"), attaching("EMERGENCY_52074G2A"), START)
    text = told(now, "emergency_reported", Role.COUNTY_SUPERINTENDENT)

    assert "nobody's consent is needed" in text
    assert "Chapter 12 of 2026, on 1 September 2026" in text
    assert "nothing starts over" in text


def test_who_asks_for_more_information_is_named_with_what_they_ask() -> None:
    """The CCEE lead reads what would settle it."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    asking = {
        "party": Role.GEO_LEAD,
        "outcome": Outcome.MORE_INFORMATION,
        "why": "which schools are meant?",
    }
    now = walked(now, [(RecordConsultation, asking)], START)

    assert "- which schools are meant?" in told(now, "more_information", Role.CCEE_LEAD)


def test_a_referral_that_ends_leaves_the_doors_open() -> None:
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    now = walked(now, [(CloseNotAgreed, {})], START + timedelta(days=60))
    text = told(now, "referral_closed", Role.LEA_SUPERINTENDENT)

    assert "since not everybody agreed whose agreement it asks for" in text
    assert "The doors stay open." in text
    assert "may ask again at any time" in text


def test_another_mode_or_pathway_is_told_with_what_stays() -> None:
    now = apply(accepted_by("COE_GEO_52074G1A"), attaching("EMERGENCY_52074G2A"), START)
    mode = {"mode": EngagementMode.SIR_PLUS}
    now = walked(now, [(MakePrimary, {"referral": 2}), (ChangeMode, mode)], START)

    primary = told(now, "primary_changed", Role.LEA_SUPERINTENDENT)
    assert "It leads now: Emergency apportionment" in primary
    assert "From now on: SIR+" in told(now, "mode_changed", Role.COE_LEAD)


@pytest.mark.parametrize("template", sorted(referral_facts({})))
def test_a_letter_says_its_piece_without_what_may_be_empty(template: str) -> None:
    """Notices laid down by another version lack facts; they are words all the same."""
    common: dict[str, object] = {
        "lea": "Alder Valley Unified",
        "because": "you are the CCEE lead",
        "reference": "1999901",
    }
    for facts in referral_facts(common)[template]:
        given = {name: fact for name, fact in facts.items() if fact != ""}
        sparse = _notice().but(template=template, facts=given)

        assert said(sparse).subject.startswith("[DTA ")


def test_a_digest_of_several_says_what_comes_next_of_each() -> None:
    """Of a rung, unless it is settled; of anything else, what follows."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    found = notices_of(late(now))
    rung = next(each for each in found if each.template == "step_due")
    decided = next(each for each in found if each.template == "determination_made")
    digest = WORDS.of(letter(rung, decided), "Dana Okafor")
    text = " ".join(digest.text.split())

    assert "[DTA Alder Valley Unified] 2 matters for you" in digest.subject
    assert "Unless it is settled first, on" in text
    assert "Next: the agreement of the Geo Lead, planned by" in text
    assert policing(text) == []


def test_a_letter_whose_text_tells_more_than_its_headline_travels_alone() -> None:
    """What the LEA is to read of a referral is not shortened to a line of a digest."""
    policy = mail_policy()
    told_whole = ("referral_received", "consultation_invited", "engagement_accepted")

    assert {policy.way(each) for each in told_whole} == {Way.ALONE}
    assert policy.way("step_due") is Way.DIGEST


def test_what_the_dashboard_brought_is_answered_by_the_list() -> None:
    """It is about no single engagement, so its line names none."""
    facts = referral_facts({"because": "you look after CDE's data"})
    of_files = _notice().but(
        template="dashboard_loaded", facts=facts["dashboard_loaded"][1]
    )
    text = said(of_files).text

    assert "starter.py list\n" in text
    assert "- no longer eligible: Cedar Union Elementary" in text


def _notice() -> Notice:
    return notices_of(referred_by("CONTINUUM_52072A"))[0]
