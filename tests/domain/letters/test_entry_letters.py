"""Letters of entries that are no rungs: to whom, about what, and each once."""

from datetime import date, timedelta

import pytest

from domain.acts import (
    AddAction,
    AdoptRoadmap,
    Assign,
    Cause,
    ClaimComplete,
    OpenConsultation,
    PutOnHold,
    RecheckDue,
    ReturnClaim,
    Snooze,
    StartAction,
    StopClock,
    Withdraw,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.letters.notice import Notice
from domain.people.roles import Role
from domain.receipt import receipt
from domain.status import Horizon
from tests.lives import (
    EVERY_WEEKDAY,
    START,
    before_the_roadmap,
    by_staff,
    implementing,
    planned,
)
from tests.pathways import WALKS, referred_by, step, walked

TODAY = date(2026, 9, 1)
DUE = TODAY + timedelta(days=120)
RECHECK = TODAY + timedelta(days=30)


def letters(now: Engagement) -> list[Notice]:
    return [each for each in now.unwritten[-1].notices if not each.is_copy]


def told(now: Engagement) -> list[tuple[str, str]]:
    return [(each.template, each.to) for each in letters(now)]


def begun(size: int = 2) -> Engagement:
    return apply(implementing(DUE, size), by_staff(StartAction, action=1), START)


def test_a_returned_claim_tells_its_owner_what_is_still_needed() -> None:
    """In the words of whoever returned it."""
    claimed = apply(begun(), by_staff(ClaimComplete, action=1), START)
    back = apply(claimed, by_staff(ReturnClaim, action=1, why="the minutes"), START)

    assert told(back) == [("claim_returned", "j.rivera")]
    assert letters(back)[0].facts["why"] == "the minutes"


def test_a_returned_claim_tells_whoever_reported_it_as_well() -> None:
    """They know best what was done, whoever owns it."""
    claimed = apply(begun(), by_staff(ClaimComplete, action=1, by="l.tran"), START)
    back = apply(claimed, by_staff(ReturnClaim, action=1), START)

    assert told(back) == [("claim_returned", "j.rivera"), ("claim_returned", "l.tran")]


@pytest.mark.parametrize(
    "gone, hears",
    [
        ((), "l.tran"),
        ((Role.LEA_DEPUTY,), "d.okafor"),
        ((Role.LEA_DEPUTY, Role.LEA_SUPERINTENDENT), ""),
    ],
)
def test_a_claim_returned_while_nobody_owns_it_reaches_who_is_above(
    gone: tuple[Role, ...], hears: str
) -> None:
    """Whoever is next, as of a rung; the answer warns of the vacancy."""
    now = implementing(DUE, owner=Role.LEA_OPERATIONS)
    now = apply(now, by_staff(ClaimComplete, action=1, by="m.ortiz"), START)
    for role in (Role.LEA_DESIGNEE, *gone):
        vacant = by_staff(Assign, role=role, person=None, first=TODAY)
        now = apply(now, vacant, START)
    act = by_staff(ReturnClaim, action=1)
    back = apply(now, act, START)

    assert [to for _, to in told(back)] == ([hears] if hears else [])
    for letter in letters(back):
        because = str(letter.facts["because"])
        assert because.startswith("nobody is director of operations at present")
    assert receipt(back, act).warnings


def test_a_rest_is_seen_by_the_owners_supervisor_unless_they_gave_it() -> None:
    """The deputy looks after the chief academic officer."""
    rest = by_staff(Snooze, action=1, until=TODAY + timedelta(days=3))

    assert told(apply(begun(), rest, START)) == [("snoozed", "l.tran")]
    assert told(apply(begun(), rest.but(by="l.tran"), START)) == []


def test_on_its_review_day_a_stopped_clock_is_asked_about_and_then_again() -> None:
    """Once for all that stands still; unanswered, again 40 working days later."""
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=RECHECK)
    now = apply(begun(size=3), stop, START)
    first = expectation(now)
    assert first
    asked = apply(now, first.acts[0], first.at)
    second = expectation(asked)
    assert second

    assert first.acts == (RecheckDue(expected=first.at),)
    assert {to for _, to in told(asked)} == {"a.castillo", "k.bennett", "d.okafor"}
    assert letters(asked)[0].facts["what"] == "all dates of this engagement"
    assert asked.policy.lea.working_days(
        asked.day_of(first.at), asked.day_of(second.at)
    ) == (asked.policy.limits.recheck_every)


def test_actions_on_hold_are_asked_about_in_one_letter_to_each_person() -> None:
    """Owner and CCEE lead, about both; what runs is not in it."""
    now = begun(size=3)
    for number in (1, 2):
        hold = by_staff(PutOnHold, action=number, cause=Cause.FUNDING, recheck=RECHECK)
        now = apply(now, hold, START)
    expected = expectation(now)
    assert expected
    assert expected.acts == (
        RecheckDue(subjects=("action/1", "action/2"), expected=expected.at),
    )
    asked = apply(now, expected.acts[0], expected.at)

    assert sorted(told(asked)) == [
        ("recheck_due", "a.castillo"),
        ("recheck_due", "j.rivera"),
    ]
    assert all([n.named[:3] for n in e.lists] == ["1 (", "2 ("] for e in letters(asked))
    assert asked.unwritten[-1].sentence.startswith("asked a.castillo (CCEE lead)")


def test_a_letter_of_a_rung_names_what_it_was_planned_from() -> None:
    """Planned by which entry, counted from which day, by which calendar and policy."""
    now = implementing(DUE, 1)
    expected = expectation(now)
    assert expected
    (letter,) = letters(apply(now, expected.acts[0], expected.at))
    proof = letter.proof
    assert proof

    assert (proof.key, proof.days, proof.anchor) == ("E0", -14, DUE)
    assert proof.planned_entry == now.entries
    assert proof.planned_at == START
    assert proof.due_at == expected.at
    assert proof.calendar == now.policy.lea.named
    assert proof.policy == now.policy.named


def test_an_adopted_roadmap_says_how_many_of_its_dates_have_passed() -> None:
    """The first date is one that can still be met; those before it are counted."""
    dues = [TODAY - timedelta(days=9), TODAY - timedelta(days=2), DUE]
    actions = tuple(planned(n, due) for n, due in enumerate(dues, 1))
    before = before_the_roadmap(EVERY_WEEKDAY)
    now = apply(before, by_staff(AdoptRoadmap, actions=actions), START)
    letter, *_ = [n for n in letters(now) if n.template == "roadmap_adopted"]

    assert letter.facts["passed"] == 2
    assert letter.facts["first_due"] == "Wednesday, 30 December 2026"
    assert letter.facts["counts_from"] == ""


def test_an_adoption_is_heard_of_at_lea_and_county() -> None:
    """The three have worked it out together; CCEE's lead reads the copy."""
    actions = (planned(1, DUE),)
    before = before_the_roadmap(EVERY_WEEKDAY)
    now = apply(before, by_staff(AdoptRoadmap, actions=actions), START)
    told = [n.role for n in letters(now) if n.template == "roadmap_adopted"]

    assert len(told) == 4
    assert {*told} == {
        *(Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
        *(Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT),
    }


def test_a_first_date_on_a_closed_day_says_from_which_day_it_counts() -> None:
    """A Saturday is no day on which anything is asked."""
    saturday = (planned(1, date(2027, 1, 2)),)
    before = before_the_roadmap(EVERY_WEEKDAY)
    now = apply(before, by_staff(AdoptRoadmap, actions=saturday), START)
    letter, *_ = [n for n in letters(now) if n.template == "roadmap_adopted"]

    assert letter.facts["first_due"] == "Saturday, 2 January 2027"
    assert letter.facts["counts_from"] == "Monday, 4 January 2027"


def test_all_who_were_in_it_hear_that_it_ends() -> None:
    """Of a withdrawal, with its reason; and nothing can take that word back."""
    now = begun()
    ended = apply(now, by_staff(Withdraw, why="the districts merge"), START)
    letters_of_end = [n for n in letters(ended) if n.template == "engagement_ended"]

    assert {n.to for n in letters_of_end} >= {
        "a.castillo",
        "d.okafor",
        "e.morales",
        "h.lindqvist",
        "k.bennett",
    }
    assert {n.facts["why"] for n in letters_of_end} == {"the districts merge"}
    assert {n.matter for n in letters_of_end} == {""}


def test_owners_of_what_is_open_hear_that_it_ends_and_how_much_is_left() -> None:
    """'Complete' would be untrue, and nobody is left to wonder about their dates."""
    now = implementing(DUE, size=3)
    ended = apply(now, by_staff(Withdraw, why="they merge"), START)
    said = [n for n in letters(ended) if n.template == "engagement_ended"]

    assert "j.rivera" in {n.to for n in said}
    assert {n.facts["left"] for n in said} == {3}


def test_a_party_named_after_a_step_began_is_invited_when_named() -> None:
    """Until then nobody hears, and whoever opened it is told so."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    given = {"role": Role.COE_LEAD, "first": START.date(), "why": "left"}
    now = apply(now, by_staff(Assign, person=None, **given), START)
    opening = step(now, OpenConsultation, START)
    opened = apply(now, opening, START)
    named = apply(opened, by_staff(Assign, person="n.ito", **given), START)
    again = apply(named, by_staff(Assign, person="k.bennett", **given), START)
    (invited,) = [n for n in letters(named) if n.template == "consultation_invited"]
    (passed_on,) = [n for n in letters(again) if n.template == "consultation_invited"]

    assert receipt(opened, opening).unnamed == (Role.COE_LEAD,)
    assert receipt(opened, opening).told
    assert (invited.to, invited.role, invited.replaces) == ("n.ito", Role.COE_LEAD, "")
    assert (passed_on.to, passed_on.formerly_to) == ("k.bennett", "n.ito")


def test_the_superintendent_reads_which_owners_nobody_is() -> None:
    """Who could name somebody is not told that every action has an owner."""
    nobody = Role.LEA_OPERATIONS
    owners = (Role.LEA_INSTRUCTION, nobody, nobody)
    actions = tuple(planned(n, DUE, owner=owner) for n, owner in enumerate(owners, 1))
    before = before_the_roadmap(EVERY_WEEKDAY)
    now = apply(before, by_staff(AdoptRoadmap, actions=actions), START)
    adopted, *_ = [n for n in letters(now) if n.template == "roadmap_adopted"]
    new = by_staff(
        AddAction,
        title="Read aloud",
        components=(2,),
        horizon=Horizon.IMMEDIATE,
        owner=nobody,
        due=DUE,
    )
    (added,) = letters(apply(now, new, START))
    full = by_staff(AdoptRoadmap, actions=actions[:1])
    held, *_ = letters(apply(before, full, START))

    assert adopted.facts["vacant"] == "director of operations (action 2, 3)"
    assert added.facts["vacant"] is True
    assert held.facts["vacant"] == ""
