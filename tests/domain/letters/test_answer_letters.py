"""What was noted in somebody's name is shown to them, if another log-in typed it."""

from datetime import date, timedelta

import pytest

from domain.acts import (
    Acknowledge,
    Assign,
    ClaimComplete,
    ConfirmComplete,
    CorrectConsultation,
    OpenConsultation,
    RecordConsultation,
    ReturnClaim,
    Several,
    StaffAct,
    StartAction,
    Substitute,
    Withdraw,
)
from domain.answer_letters import shown
from domain.apply import apply
from domain.engagement import Engagement
from domain.letters.notice import Notice
from domain.people.roles import Assignment, Role
from domain.referrals.case import Outcome
from tests.lives import START, by_staff, implementing
from tests.pathways import WALKS, referred_by, step, walked

TODAY = date(2026, 9, 1)
DUE = TODAY + timedelta(days=120)
TITLE = "Agree on one calendar of assessments"
CLAIM = by_staff(ClaimComplete, action=1, entered_by="front-desk")


@pytest.fixture
def begun() -> Engagement:
    return apply(implementing(DUE, 2), by_staff(StartAction, action=1), START)


def noted(now: Engagement, act: StaffAct) -> list[Notice]:
    entry = apply(now, act, START).unwritten[-1]
    return [each for each in entry.notices if each.template == "answer_noted"]


def said(now: Engagement, act: StaffAct) -> tuple[str, object]:
    (letter,) = noted(now, act)
    return letter.to, letter.facts["noted"]


def test_a_report_typed_for_an_owner_is_shown_to_them(begun: Engagement) -> None:
    """With the number of its entry, for what it was reported with is in the record."""
    (letter,) = noted(begun, CLAIM)

    assert said(begun, CLAIM) == ("j.rivera", f"action 1 ({TITLE}) is complete")
    assert letter.facts["claim_entry"] == begun.entries + 1
    assert letter.facts["action"] == "1"
    assert letter.facts["why"] == CLAIM.why


def test_each_answer_that_letters_ask_for_is_shown(begun: Engagement) -> None:
    """In words to the reader."""
    claimed = apply(begun, CLAIM, START)
    day = TODAY + timedelta(days=3)
    coe = {"action": 1, "by": "k.bennett", "entered_by": "x"}
    promise = by_staff(
        Acknowledge, action=1, promise=day, by="j.rivera", entered_by="x"
    )

    assert said(begun, promise) == (
        "j.rivera",
        f"action 1 ({TITLE}) will be done by Friday, 4 September 2026",
    )
    assert said(claimed, by_staff(ConfirmComplete, **coe)) == (
        "k.bennett",
        f"you confirm that action 1 ({TITLE}) is complete",
    )
    assert said(claimed, by_staff(ReturnClaim, **coe)) == (
        "k.bennett",
        f"for action 1 ({TITLE}) to be complete, something is still needed",
    )


def test_several_reports_are_shown_together(begun: Engagement) -> None:
    """In one letter."""
    both = (CLAIM, CLAIM.but(action=2))
    together = by_staff(Several, acts=both, by="j.rivera", entered_by="front-desk")
    to, words = said(begun, together)

    assert to == "j.rivera"
    assert str(words).count("is complete") == 2
    (letter,) = noted(begun, together)
    assert letter.facts["claim_entry"] == begun.entries + 1


def test_what_was_said_of_each_is_shown_in_brief() -> None:
    """On a line to an action, the first twenty, none of them at length."""
    claims = [
        CLAIM.but(action=n, evidence=("minutes\nof June", "x" * 9_999))
        for n in range(1, 23)
    ]
    lines = str(shown(claims)["claims"]).splitlines()

    assert lines[0].startswith("action 1: minutes of June; xxx")
    assert len(lines[0]) < 450
    assert len(lines) == 21
    assert lines[-1] == "2 more: ask us, and we show it to you"


@pytest.mark.parametrize("outcome", Outcome)
def test_a_partys_view_is_shown_to_the_party_alone(outcome: Outcome) -> None:
    """Whoever noted it for them; not if they did it themselves."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    now = apply(now, step(now, OpenConsultation, START), START)
    view = step(now, RecordConsultation, START, party=Role.COE_LEAD, outcome=outcome)
    coe = now.holder(Role.COE_LEAD, START)
    theirs = view.but(by=coe, entered_by="front-desk")
    by_lead = view.but(by="a.castillo", entered_by="a.castillo")

    for act in (theirs, by_lead):
        to, words = said(now, act)
        assert to == coe
        assert str(words).startswith("asked for your view, you ")
    assert noted(now, theirs.but(entered_by=coe)) == []


def test_a_successor_has_not_said_what_their_predecessor_did() -> None:
    """Nobody is told that they said it."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    now = apply(now, step(now, OpenConsultation, START), START)
    tomorrow = START + timedelta(days=1)
    given = by_staff(Assign, role=Role.COE_LEAD, person="n.ito", first=tomorrow.date())
    view = step(now, RecordConsultation, START, party=Role.COE_LEAD)
    by_lead = view.but(by="a.castillo", on=START.date())
    later = apply(apply(now, given, START), by_lead, tomorrow).unwritten[-1]

    assert noted(now, by_lead)[0].to == "k.bennett"
    assert "answer_noted" not in {each.template for each in later.notices}


@pytest.mark.parametrize("typist", ["j.rivera", "jrivera", "J-Rivera"])
def test_what_people_typed_themselves_is_not_shown_to_them(
    begun: Engagement, typist: str
) -> None:
    """A log-in is often spelled otherwise than the id in the directory."""
    assert noted(begun, CLAIM.but(entered_by=typist)) == []


def test_nothing_else_is_shown_and_nothing_to_the_agency(begun: Engagement) -> None:
    """Its own people can look it up, and what no letter asks for is no answer."""
    start = by_staff(StartAction, action=2, entered_by="front-desk")

    assert noted(begun, start) == []
    assert noted(begun, CLAIM.but(by="a.castillo")) == []


def away(person: str, substitute: str) -> Substitute:
    last = TODAY + timedelta(days=10)
    absent = {"person": person, "first": TODAY, "last": last}
    return by_staff(Substitute, substitute=substitute, **absent)


def test_what_is_typed_for_somebody_who_is_away_is_shown_to_them(
    begun: Engagement,
) -> None:
    """And to nobody else: whoever stands in for them has not said it."""
    absent = apply(begun, away("j.rivera", "l.tran"), START)
    claimed = apply(absent, CLAIM, START)
    confirmed = apply(claimed, by_staff(ConfirmComplete, action=1), START)
    (letter,) = noted(absent, CLAIM)
    thanks = [
        n for n in confirmed.unwritten[-1].notices if n.template == "claim_confirmed"
    ]

    assert (letter.to, letter.role) == ("j.rivera", Role.LEA_INSTRUCTION)
    assert "substitute" not in str(letter.facts["because"])
    assert "you stand in" not in str(letter.facts["because"])
    assert {n.to for n in thanks} == {"j.rivera", "l.tran"}


def test_what_is_typed_for_somebody_who_stands_in_is_shown_to_them(
    begun: Engagement,
) -> None:
    """They said it, in the place of another."""
    now = apply(begun, away("j.rivera", "n.ito"), START)
    (letter,) = noted(now, CLAIM.but(by="n.ito"))

    assert letter.to == "n.ito"
    assert str(letter.facts["because"]).startswith("you stand in for")


def test_a_view_is_shown_to_a_party_that_is_away_by_now() -> None:
    """They gave it on a day on which they spoke for themselves."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    now = apply(now, step(now, OpenConsultation, START), START)
    leave = away("k.bennett", "n.ito")
    tomorrow = START + timedelta(days=1)
    absent = apply(now, leave.but(first=tomorrow.date()), START)
    view = step(now, RecordConsultation, START, party=Role.COE_LEAD)
    by_lead = view.but(by="a.castillo", on=TODAY)
    letters = apply(absent, by_lead, tomorrow).unwritten[-1].notices

    assert [n.to for n in letters if n.template == "answer_noted"] == ["k.bennett"]


def test_whoever_gives_a_view_themselves_reads_it_whoever_spoke_on_its_day() -> None:
    """They decided it, though another held the role then."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    now = apply(now, step(now, OpenConsultation, START), START)
    tomorrow = START + timedelta(days=1)
    given = by_staff(Assign, role=Role.COE_LEAD, person="n.ito", first=tomorrow.date())
    view = step(now, RecordConsultation, START, party=Role.COE_LEAD)
    theirs = view.but(by="n.ito", entered_by="front-desk", on=TODAY)
    letters = apply(apply(now, given, START), theirs, tomorrow).unwritten[-1].notices

    assert [n.to for n in letters if n.template == "answer_noted"] == ["n.ito"]


@pytest.fixture
def consulted() -> Engagement:
    """The consultation has begun; k.bennett is COE lead, known from START's day on."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    return apply(now, step(now, OpenConsultation, START), START)


BEFORE = TODAY - timedelta(days=8)


def shown_to(
    now: Engagement, on: date, *, days: int = 0, party: Role = Role.COE_LEAD
) -> list[str]:
    """To whom a view of that day is shown, which the lead notes so much later."""
    at = START + timedelta(days=days)
    view = step(now, RecordConsultation, START, party=party, outcome=Outcome.ACCEPT)
    entry = apply(now, view.but(by="a.castillo", on=on), at).unwritten[-1]
    return [each.to for each in entry.notices if each.template == "answer_noted"]


def assigned(
    now: Engagement, person: str | None, days: int, role: Role = Role.COE_LEAD
) -> Engagement:
    """With this holder of the role from so many days after START on, noted then."""
    at = START + timedelta(days=days)
    return apply(now, by_staff(Assign, role=role, person=person, first=at.date()), at)


def test_a_view_from_before_a_party_is_known_here_is_shown_to_who_it_is_now(
    consulted: Engagement,
) -> None:
    """A referral is often entered days after it came in, with its people of today.

    To themselves while they are away: whoever stands in for them has not said it.
    """
    absent = apply(consulted, away("k.bennett", "n.ito"), START)

    assert shown_to(consulted, BEFORE) == ["k.bennett"]
    assert shown_to(absent, BEFORE) == ["k.bennett"]


def test_a_view_from_before_a_role_was_handed_over_is_not_shown_to_a_successor(
    consulted: Engagement,
) -> None:
    """Nor one from before anybody is known; the engagement forgets who came before."""
    later = assigned(consulted, "n.ito", 1)
    vacant = assigned(assigned(consulted, None, 1), "n.ito", 2)
    other = assigned(later, "m.new", 2, Role.LEA_ASSESSMENT)

    for now in (later, vacant, other):
        for on in (TODAY, BEFORE):
            assert shown_to(now, on, days=3) == []
    assert shown_to(later, TODAY + timedelta(days=1), days=3) == ["n.ito"]


def test_whoever_is_assigned_once_more_is_still_the_one_who_spoke(
    consulted: Engagement,
) -> None:
    """Nobody else ever held the role, though another was to."""
    ahead = by_staff(
        Assign,
        role=Role.COE_LEAD,
        person="n.ito",
        first=TODAY + timedelta(days=90),
    )
    again = assigned(apply(consulted, ahead, START), "k.bennett", 1)

    assert shown_to(again, TODAY, days=3) == ["k.bennett"]


def test_a_view_from_a_vacant_day_is_shown_to_the_first_who_held_the_role(
    consulted: Engagement,
) -> None:
    """In a vacancy after somebody held it nobody is known to have said it."""
    vacant = Assignment(role=Role.COE_LEAD, person=None, first=BEFORE)
    ito = vacant.but(person="n.ito", first=TODAY)
    others = [each for each in consulted.people if each.role is not Role.COE_LEAD]
    first = consulted.but(people=(*others, vacant, ito))
    again = consulted.but(people=(*others, ito.but(first=BEFORE, last=BEFORE), ito))

    assert shown_to(first, BEFORE) == ["n.ito"]
    assert shown_to(again, BEFORE + timedelta(days=1)) == []


def test_a_superintendent_has_not_said_what_the_administrator_did(
    consulted: Engagement,
) -> None:
    """In receivership the administrator answers for the superintendent."""
    role, receiver = Role.LEA_SUPERINTENDENT, Role.ADMINISTRATOR
    others = tuple(each for each in consulted.people if each.role is not role)
    now = assigned(consulted.but(people=others), "r.stone", 0, receiver)
    later = assigned(assigned(now, None, 1, receiver), "n.ito", 1, role)

    assert shown_to(now, BEFORE, party=role) == ["r.stone"]
    assert shown_to(later, TODAY, days=3, party=role) == []
    assert shown_to(later, BEFORE, days=3, party=role) == []


BY_LEAD = {"party": Role.COE_LEAD, "by": "a.castillo"}


def test_why_a_note_was_put_right_is_not_said_to_be_the_partys_reason(
    consulted: Engagement,
) -> None:
    """It is that of whoever put it right."""
    now = apply(consulted, step(consulted, RecordConsultation, START, **BY_LEAD), START)
    mends = BY_LEAD | {"outcome": Outcome.DECLINE, "why": "misheard on the phone"}
    (letter,) = noted(now, step(now, CorrectConsultation, START, **mends))

    assert letter.facts["mended"] == "misheard on the phone"
    assert "why" not in letter.facts
    assert letter.facts["replaced"] == "agreed (Tuesday, 1 September 2026)"
    assert letter.facts["party"] == "COE lead"


@pytest.mark.parametrize("first", [Outcome.DECLINE, Outcome.MORE_INFORMATION])
def test_a_view_that_another_took_the_place_of_is_not_sent(first: Outcome) -> None:
    """Nor one that was said before: whatever was said last of the step counts."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    geo = {"party": Role.GEO_LEAD, "by": "a.castillo"}
    view = step(now, RecordConsultation, START, **geo, outcome=first)
    (letter,) = noted(now, view)
    again = apply(apply(now, view, START), view.but(id="again"), START)
    agrees = step(again, RecordConsultation, START, **geo)
    after, (newest,) = apply(again, agrees, START), noted(again, agrees)
    ended = apply(after, by_staff(Withdraw), START).unwritten[-1].settled

    assert "replaced" not in letter.facts
    assert letter.matter in again.unwritten[-1].settled
    assert again.unwritten[-1].notices[-1].matter in after.unwritten[-1].settled
    assert newest.matter not in (*after.unwritten[-1].settled, *ended)
    assert str(newest.facts["replaced"]).endswith("(Tuesday, 1 September 2026)")
