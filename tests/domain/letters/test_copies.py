"""Whoever is answered by mail knows what was asked, and how the answer is noted."""

from datetime import date

from domain.acts import Assign, OpenConsultation
from domain.apply import apply
from domain.clocks.recipients import Reader
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.letters.copies import copies
from domain.letters.notice import Notice
from domain.people.roles import Role
from domain.values import mention
from tests.lives import START, by_staff, implementing, paid
from tests.meetings import meeting
from tests.pathways import WALKS, referred_by, step, walked

DUE = date(2026, 10, 2)


def after_rung(now: Engagement) -> tuple[Notice, ...]:
    expected = expectation(now)
    assert expected
    return apply(now, expected.acts[0], expected.at).unwritten[-1].notices


def without_lead() -> Engagement:
    gone = by_staff(Assign, role=Role.CCEE_LEAD, person=None, first=START.date())
    return paid(apply(implementing(DUE), gone, START))


def test_who_is_not_of_the_agency_answers_its_lead_and_the_lead_has_a_copy() -> None:
    """It names who was asked, and holds as long as the letter does."""
    letter, copy = after_rung(implementing(DUE))

    assert (letter.role, letter.lead) == (Role.LEA_INSTRUCTION, "a.castillo")
    assert (copy.to, copy.role, copy.is_copy) == ("a.castillo", Role.CCEE_LEAD, True)
    assert copy.facts["asked"] == f"{mention('j.rivera')} (chief academic officer)"
    assert copy.facts["about"] == "action 1"
    assert (copy.matter, copy.subject) == (letter.matter, letter.subject)
    assert copy.lead == ""  # whoever reads it is of the agency


def test_where_nobody_leads_the_director_is_answered() -> None:
    letter, copy = after_rung(without_lead())

    assert letter.lead == copy.to == "h.lindqvist"
    assert copy.role is Role.CCEE_DIRECTOR


def test_a_lead_who_reads_the_letter_itself_gets_no_copy() -> None:
    """Of one matter nobody hears twice in a day."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    now = apply(now, step(now, OpenConsultation, START), START)
    told = [n for n in now.unwritten[-1].notices if n.is_copy]
    alone = after_rung(paid(now))

    assert {n.subject for n in told} == {
        "referral/1/consult_lea",
        "referral/1/consult_coe",
        "referral/1/consult_geo_lead",
    }
    assert {n.to for n in alone} >= {"a.castillo"}
    assert not any(n.is_copy for n in alone)


def test_a_copy_invites_nobody() -> None:
    """The lead reads what was asked; the meeting is for whoever is invited to it."""
    asking = after_rung(implementing(DUE))[0].but(invitation=meeting())
    lead = Reader(person="a.castillo", role=Role.CCEE_LEAD)
    (copy,) = copies([asking], lead, "")

    assert copy.invitation is None


def test_what_goes_to_the_lead_and_to_others_is_copied_to_nobody() -> None:
    """Three weeks late both leads read of it, in the same words."""
    now, letters = implementing(DUE), tuple[Notice, ...]()
    while not any(n.template == "check_in_agenda" for n in letters):
        expected = expectation(now)
        assert expected
        for act in expected.acts:
            now = apply(now, act, expected.at)
        letters = now.unwritten[-1].notices

    assert {n.to for n in letters} >= {"a.castillo", "k.bennett"}
    assert not any(n.is_copy for n in letters)


def test_a_copy_says_for_which_rung_its_letters_speak() -> None:
    """So that of two that wait the right one is written to another lead."""
    letter, copy = after_rung(implementing(DUE))

    assert letter.proof
    assert copy.facts["rung_key"] == letter.proof.key
