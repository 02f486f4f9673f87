"""What a letter speaks of may be over, or otherwise, before it is sent."""

from datetime import date, timedelta

import pytest

from domain.acts import (
    AmendAction,
    ApplyPolicy,
    Assign,
    ChangeMode,
    ClaimComplete,
    ConfirmComplete,
    CorrectLea,
    MakePrimary,
    Mode,
    OpenConsultation,
    PutOnHold,
    Reassign,
    RecordConsultation,
    Redate,
    Resume,
    ResumeClock,
    ReturnClaim,
    Several,
    Snooze,
    SplitAction,
    StartAction,
    StopClock,
    Withdraw,
    WithdrawAction,
)
from domain.apply import apply
from domain.bounds import PARTS
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.letters.matter import (
    asked_matter,
    held_matter,
    matters,
    rung_matter,
    running_matter,
)
from domain.letters.notice import Notice
from domain.people.roles import Role
from domain.referrals.case import EngagementMode, Outcome
from domain.setting import Cause
from tests.lives import EVERY_WEEKDAY, START, by_staff, implementing, paid, planned
from tests.pathways import (
    OPEN_PATHWAYS,
    WALKS,
    accepted_by,
    attaching,
    referred_by,
    step,
    walked,
)

FRIDAY = date(2026, 9, 25)
LATER = START + timedelta(days=3)


def last(now: Engagement, template: str) -> list[Notice]:
    """The letters of the newest entry that are of this template."""
    return [n for n in now.unwritten[-1].notices if n.template == template]


def settled(now: Engagement) -> set[str]:
    return {*now.unwritten[-1].settled}


def consulting() -> tuple[Engagement, Notice]:
    """A consultation just opened, and the county office's invitation to it."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    now = apply(now, step(now, OpenConsultation, START), START)
    (invitation,) = [
        n for n in last(now, "consultation_invited") if n.to == "k.bennett"
    ]
    return now, invitation


def test_an_invitation_is_void_once_it_is_answered() -> None:
    """Nobody is asked for a view that they gave an hour ago."""
    now, invitation = consulting()
    said = step(now, RecordConsultation, LATER, party=Role.COE_LEAD)
    after = apply(now, said, LATER)

    assert invitation.subject == "referral/1/consult_coe"
    assert invitation.matter in settled(after)


def test_an_invitation_is_written_anew_with_another_date() -> None:
    """Stopped clocks move the day by which an answer is hoped for."""
    now, invitation = consulting()
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=FRIDAY)
    moved = apply(apply(now, stop, START), by_staff(ResumeClock), LATER)
    (anew,) = [n for n in last(moved, "consultation_invited") if n.to == "k.bennett"]

    assert invitation.matter in settled(moved)
    assert anew.replaces == invitation.matter
    assert anew.facts["until"] != invitation.facts["until"]


def test_a_welcome_is_void_once_the_engagement_is_withdrawn() -> None:
    """'We begin together' would be wrong by then."""
    accepted = accepted_by("CONTINUUM_52072A")
    said = [n for entry in accepted.unwritten for n in entry.notices]
    welcome = next(n for n in said if n.template == "engagement_accepted")
    ended = apply(accepted, by_staff(Withdraw), START)

    assert welcome.matter in settled(ended)


@pytest.mark.parametrize("pathway", OPEN_PATHWAYS)
def test_what_ends_writes_of_its_end_alone(pathway: str) -> None:
    """However far it is: no letter promises a next step that nobody takes any more."""
    walk = WALKS[pathway]
    for far in range(len(walk)):
        now = walked(referred_by(pathway), walk[:far], START)
        ended = apply(now, by_staff(Withdraw), START)
        written = {n.template for n in ended.unwritten[-1].notices}
        void = {gone for entry in ended.unwritten for gone in entry.settled}
        unsent = [n for entry in now.unwritten for n in entry.notices]
        held = {n.template for n in unsent if n.matter not in void}

        assert written == {"engagement_ended"}
        assert held <= {"answer_noted"}


def late() -> tuple[Engagement, Notice]:
    """An action whose first rung after its date has acted, and its letter."""
    now, at = implementing(FRIDAY), START
    while now.actions[1].rung is None:
        due = expectation(now)
        assert due
        at = due.at
        for act in due.acts:
            now = apply(paid(now), act, at)
    (letter, *_) = last(now, "update_requested")
    return now, letter


def test_word_of_a_mode_is_void_once_another_is_chosen() -> None:
    """Whoever reads both an hour later would not know which of them holds."""
    sir, plus = EngagementMode.SIR, EngagementMode.SIR_PLUS
    now = accepted_by("CONTINUUM_52072A")
    changed = [by_staff(ChangeMode, mode=mode, why="agreed") for mode in (plus, sir)]
    once = apply(now, changed[0], START)
    twice = apply(once, changed[1], START)
    (first, *_), (second, *_) = (last(each, "mode_changed") for each in (once, twice))

    assert first.matter in settled(twice)
    assert second.matter not in settled(twice)
    assert second.matter in settled(apply(twice, by_staff(Withdraw), START))


def test_a_letter_of_a_rung_is_written_anew_under_other_rules() -> None:
    """Its plan goes on under another number; the rung is not said again by itself."""
    now, letter = late()
    longer = (*EVERY_WEEKDAY.rungs, EVERY_WEEKDAY.rungs[-1].but(name="E5", days=60))
    rules = EVERY_WEEKDAY.but(version="next", rungs=longer)
    act = by_staff(ApplyPolicy, policy=rules, mode=Mode.KEEP)
    after = apply(now, act, now.unwritten[-1].at)
    anew = last(after, "update_requested")

    assert letter.matter in settled(after)
    assert {each.replaces for each in anew} == {letter.matter}
    assert {each.to for each in anew} == {n.to for n in last(now, "update_requested")}
    assert rung_matter(after.subject_of(after.actions[1])) in {
        each.matter for each in anew
    }


def longer(days: int) -> ApplyPolicy:
    """Rules with one rung more at the end of the ladder."""
    rungs = (*EVERY_WEEKDAY.rungs, EVERY_WEEKDAY.rungs[-1].but(name="E5", days=days))
    claim = (*EVERY_WEEKDAY.claim, EVERY_WEEKDAY.claim[-1].but(name="C5", days=days))
    rules = EVERY_WEEKDAY.but(version=f"next-{days}", rungs=rungs, claim=claim)
    return by_staff(ApplyPolicy, policy=rules, mode=Mode.KEEP)


def test_a_letter_written_anew_can_be_written_anew_again() -> None:
    """Two sets of rules in one evening: the second keeps what the first wrote."""
    now, letter = late()
    once = apply(now, longer(60), now.unwritten[-1].at)
    (first, *_) = last(once, "update_requested")
    twice = apply(once, longer(70), now.unwritten[-1].at)
    (second, *_) = last(twice, "update_requested")

    assert (first.replaces, second.replaces) == (letter.matter, first.matter)
    assert second.facts == letter.facts


def test_a_letter_about_a_claim_is_written_anew_under_other_rules() -> None:
    """The rung that asked for an answer is not said again by itself either."""
    now = implementing(FRIDAY + timedelta(days=90))
    now = apply(now, by_staff(StartAction, action=1), START)
    now = paid(apply(now, by_staff(ClaimComplete, action=1), START))
    due = expectation(now)
    assert due
    asked = apply(now, due.acts[0], due.at)
    letters = [n for n in asked.unwritten[-1].notices if not n.is_copy]
    anew = last(apply(asked, longer(60), due.at), letters[0].template)

    assert {n.replaces for n in anew} == {n.matter for n in letters}
    assert {n.to for n in anew} == {n.to for n in letters}


def reminded(size: int) -> Engagement:
    """Actions of which a reminder was just written, and which are not late."""
    now = implementing(FRIDAY, size=size)
    while not now.unwritten:
        due = expectation(now)
        assert due
        for act in due.acts:
            now = apply(now, act, due.at)
    return now


def test_a_letter_goes_to_whoever_owns_the_action_now() -> None:
    """Its plan stays, since nothing is late."""
    now = reminded(1)
    (letter,) = last(now, "reminder")
    given = by_staff(Reassign, action=1, owner=Role.LEA_DESIGNEE)
    (anew,) = last(apply(now, given, now.unwritten[-1].at), "reminder")

    assert (letter.to, anew.to) == ("j.rivera", "m.ortiz")
    assert (anew.replaces, anew.formerly_to) == (letter.matter, letter.to)


def test_what_is_given_away_together_is_written_anew_once() -> None:
    """Else a roadmap given to another is too large an entry, and takes too long."""
    now = reminded(12)
    gives = tuple(
        by_staff(Reassign, action=n, owner=Role.LEA_DESIGNEE) for n in range(1, 13)
    )
    owed = apply(now, by_staff(Several, acts=gives), START).unwritten[-1].notices

    assert len(owed) == len({n.key for n in owed}) == 25  # one to the former owner
    assert len([n for n in owed if n.is_copy]) == 12


def test_who_is_asked_for_more_twice_gets_two_letters() -> None:
    """The second says what it asks, and is not the first one written anew."""
    now, _ = consulting()
    asks = {"party": Role.COE_LEAD, "outcome": Outcome.MORE_INFORMATION}
    for day in range(1, 3):
        at = START + timedelta(days=day)
        now = apply(now, step(now, RecordConsultation, at, why=f"{day}", **asks), at)
    said = last(now, "more_information")

    assert said and len({n.key for n in said}) == len(said)
    assert {n.replaces for n in said} == {""}


def test_what_the_operators_were_told_goes_with_its_plan() -> None:
    """A witness that is silent is of no interest once its plan is settled."""
    now, _ = late()
    subject = now.subject_of(now.actions[1])
    redate = by_staff(Redate, action=1, due=FRIDAY + timedelta(days=60))
    after = apply(now, redate, now.unwritten[-1].at)

    assert subject.plan_id in settled(after)


def test_letters_go_to_whoever_holds_the_role_now() -> None:
    """An invitation, and what a rung asked; to others, nothing is said anew."""
    now, invitation = consulting()
    assign = by_staff(
        Assign, role=Role.COE_LEAD, person="n.ito", first=START.date(), why="moved"
    )
    (anew,) = last(apply(now, assign, START), "consultation_invited")
    lately, letter = late()
    at = lately.unwritten[-1].at
    other = by_staff(
        Assign, role=Role.LEA_INSTRUCTION, person="n.ito", first=START.date(), why="x"
    )
    asked = last(apply(lately, other, at), "update_requested")

    assert (anew.to, anew.replaces) == ("n.ito", invitation.matter)
    assert letter.to == "j.rivera"
    assert {n.replaces for n in asked} == {letter.matter}
    assert "n.ito" in {n.to for n in asked} and "j.rivera" not in {n.to for n in asked}
    assert last(apply(lately, assign, at), "update_requested") == []


def test_one_person_in_two_roles_is_invited_for_each() -> None:
    """Two letters, since two answers are asked for."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    assign = by_staff(
        Assign, role=Role.GEO_LEAD, person="k.bennett", first=START.date(), why="both"
    )
    now = apply(now, assign, START)
    now = apply(now, step(now, OpenConsultation, START), START)
    asked = [n for n in last(now, "consultation_invited") if n.to == "k.bennett"]

    assert {n.subject for n in asked} == {
        "referral/1/consult_coe",
        "referral/1/consult_geo_lead",
    }
    assert len({n.key for n in asked}) == 2


def test_what_is_snoozed_together_is_told_as_well() -> None:
    """The supervisor sees each rest, said alone or with others."""
    now = implementing(FRIDAY, size=2)
    until = START.date() + timedelta(days=6)
    snoozes = tuple(by_staff(Snooze, action=n, until=until) for n in (1, 2))
    after = apply(now, by_staff(Several, acts=snoozes), START)

    assert {n.subject for n in last(after, "snoozed")} == {"action/1", "action/2"}


def test_rules_that_leave_a_ladder_as_it_was_leave_its_letters() -> None:
    """Another version with the same rungs settles no plan."""
    now, letter = late()
    same = EVERY_WEEKDAY.but(version="next")
    act = by_staff(ApplyPolicy, policy=same, mode=Mode.KEEP)
    after = apply(now, act, now.unwritten[-1].at)

    assert letter.matter not in settled(after)
    assert last(after, "update_requested") == []


def test_what_is_said_of_a_claim_a_rest_and_a_stop_goes_with_them() -> None:
    """Returned and then confirmed; snoozed and then on hold; on hold and then not."""
    now = implementing(FRIDAY + timedelta(days=90), size=2)
    now = apply(now, by_staff(StartAction, action=1), START)
    now = apply(now, by_staff(ClaimComplete, action=1), START)
    now = apply(now, by_staff(ReturnClaim, action=1, why="one more"), START)
    (returned, *_) = last(now, "claim_returned")
    now = apply(now, by_staff(ClaimComplete, action=1), START)
    done = apply(now, by_staff(ConfirmComplete, action=1), START)
    until = START.date() + timedelta(days=6)
    rests = apply(now, by_staff(Snooze, action=2, until=until), START)
    hold = by_staff(PutOnHold, action=2, cause=Cause.FIRE, recheck=FRIDAY)
    held = apply(rests, hold, START)
    goes_on = apply(held, by_staff(Resume, action=2), LATER)

    assert returned.matter in settled(done)
    assert f"{now.entity}/action/2@stop" in settled(goes_on)


def test_what_is_still_needed_is_read_though_the_action_was_divided() -> None:
    """Its parts need it too; of what was withdrawn nobody needs anything."""
    now = implementing(FRIDAY + timedelta(days=90))
    now = apply(now, by_staff(StartAction, action=1), START)
    now = apply(now, by_staff(ClaimComplete, action=1), START)
    now = apply(now, by_staff(ReturnClaim, action=1, why="the minutes"), START)
    (returned,) = last(now, "claim_returned")
    parts = tuple(planned(PARTS + n, FRIDAY + timedelta(days=90)) for n in (1, 2))
    divided = apply(now, by_staff(SplitAction, action=1, parts=parts), START)
    off = by_staff(WithdrawAction, action=1, consulted=("m.ortiz",))

    assert returned.matter not in settled(divided)
    assert returned.matter in settled(apply(now, off, START))


def test_what_stands_with_all_the_others_is_not_on_hold_by_itself() -> None:
    """Word of its own hold would be untrue; by itself, it is and runs no more."""
    now = implementing(FRIDAY + timedelta(days=90), size=2)
    hold = by_staff(PutOnHold, action=1, cause=Cause.FUNDING, recheck=FRIDAY)
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=FRIDAY)

    def holding(engagement: Engagement, number: int) -> frozenset[str]:
        subject = engagement.subject_of(engagement.actions[number])
        found = matters(subject)
        word = {held_matter(subject): "held", running_matter(subject): "running"}
        return frozenset(said for matter, said in word.items() if matter in found)

    stopped = apply(apply(now, hold, START), stop, START)

    assert holding(now, 1) == {"running"}
    assert holding(stopped, 1) == {"held"}
    assert holding(stopped, 2) == set()


def test_the_clock_of_what_is_complete_does_not_run() -> None:
    """Nor is it asked of anybody any more."""
    now = implementing(FRIDAY + timedelta(days=90))
    for act in (ClaimComplete, ConfirmComplete):
        now = apply(now, by_staff(act, action=1), START)
    subject = now.subject_of(now.actions[1])

    assert not matters(subject) & {running_matter(subject), asked_matter(subject)}


def owed(now: Engagement, template: str) -> list[Notice]:
    """All letters of a life that are of this template, and sure to be laid."""
    said = (n for entry in now.unwritten for n in entry.notices)
    return [n for n in said if n.template == template and not n.replaces]


def test_word_of_a_stop_is_void_once_all_clocks_run_again() -> None:
    """Nobody is asked whether the work may go on that goes on already."""
    now = implementing(FRIDAY + timedelta(days=90))
    now = paid(apply(now, by_staff(StopClock, cause=Cause.FIRE, recheck=FRIDAY), START))
    due = expectation(now)
    assert due
    asked = apply(now, due.acts[0], due.at)
    (letter, *_) = last(asked, "recheck_due")
    resumed = apply(asked, by_staff(ResumeClock), due.at)

    assert letter.matter not in settled(asked)
    assert letter.matter in settled(resumed)


def test_a_list_goes_without_what_was_settled() -> None:
    """Of two actions on hold one goes on: the letter asks about the other alone."""
    now = implementing(FRIDAY + timedelta(days=90), size=3)
    for number in (1, 2):
        hold = by_staff(PutOnHold, action=number, cause=Cause.FUNDING, recheck=FRIDAY)
        now = apply(now, hold, START)
    due = expectation(paid(now))
    assert due
    now = apply(now, due.acts[0], due.at)
    (letter, *_) = last(now, "recheck_due")
    one = apply(now, by_staff(Resume, action=1), due.at)
    both = apply(one, by_staff(Resume, action=2), due.at)
    left = letter.without(settled(one))

    assert [each.named[:3] for each in left.lists] == ["2 ("]
    assert left.without(settled(both)).lists == ()


def test_an_invitation_is_void_once_agreement_was_not_given() -> None:
    """The step stays open, yet whoever answered is not asked as if they had not."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    (invitation,) = last(now, "consultation_invited")
    said = step(
        now,
        RecordConsultation,
        LATER,
        party=Role.GEO_LEAD,
        outcome=Outcome.DECLINE,
        why="Not now.",
    )
    declined = apply(now, said, LATER)
    (word, *_) = last(declined, "agreement_not_given")
    yes = step(declined, RecordConsultation, LATER, party=Role.GEO_LEAD)

    assert invitation.matter in settled(declined)
    assert word.matter not in settled(declined)
    assert word.matter in settled(apply(declined, yes, LATER))


def test_what_was_received_says_what_comes_next_when_it_goes() -> None:
    """The step it promised was taken before the letter went."""
    now = referred_by("CONTINUUM_52072A")
    (letter, *_) = owed(now, "referral_received")
    after = walked(now, WALKS["CONTINUUM_52072A"][:1], START)
    (anew, *_) = last(after, "referral_received")

    assert letter.matter in settled(after)
    assert anew.replaces == letter.matter
    assert anew.facts["next_step"] != letter.facts["next_step"]
    assert "acknowledgement" in str(letter.facts["next_step"])


def test_word_of_a_primary_pathway_is_void_once_another_leads() -> None:
    """Whoever reads both would not know which leads."""
    now = accepted_by("COE_GEO_52074G1A")
    now = apply(now, attaching("EMERGENCY_52074G2A"), START)
    once = walked(now, [(MakePrimary, {"referral": 2})], START)
    (letter, *_) = last(once, "primary_changed")
    back = walked(once, [(MakePrimary, {"referral": 1})], START)

    assert letter.matter not in settled(once)
    assert letter.matter in settled(back)


def test_two_referrals_that_join_have_letters_of_their_own() -> None:
    """Both are written anew by one act: each under a key of its own."""
    now = referred_by("CONTINUUM_52072A")
    for pathway in ("SPI_52074G1B", "FEE_52074G3"):
        now = apply(now, attaching(pathway), START)
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=FRIDAY)
    resumed = apply(apply(now, stop, START), by_staff(ResumeClock), LATER)
    anew = last(resumed, "referral_attached")

    assert {n.subject for n in anew} == {"referral/2", "referral/3"}
    assert len({n.key for n in anew}) == len(anew)


def other_lead(now: Engagement) -> Engagement:
    given = {"role": Role.CCEE_LEAD, "person": "n.ito", "first": START.date()}
    return apply(now, by_staff(Assign, why="moved", **given), START)


def test_letters_and_copies_that_wait_go_under_the_name_of_who_leads_now() -> None:
    """Whoever left would get the answers, and copies nobody else has."""
    now, invitation = consulting()
    given = other_lead(now)
    (letter,) = [
        n for n in last(given, "consultation_invited") if n.to == invitation.to
    ]
    (copy,) = [
        n for n in last(given, "answer_awaited") if n.subject == invitation.subject
    ]
    lately, rung = late()
    (reminder, *_) = last(other_lead(lately), rung.template)

    assert (letter.replaces, letter.lead) == (invitation.matter, "n.ito")
    assert (copy.to, copy.formerly_to) == ("n.ito", "a.castillo")
    assert (reminder.replaces, reminder.lead) == (rung.matter, "n.ito")


def test_a_letter_that_waits_has_the_words_that_were_corrected() -> None:
    """Of the action it asks about, and the name of the LEA."""
    now, letter = late()
    amended = by_staff(AmendAction, action=1, title="Read aloud daily", why="a slip")
    after = apply(now, amended, now.unwritten[-1].at)
    corrected = apply(now, by_staff(CorrectLea, name="Alder Creek", why="x"), START)
    (said, *_) = last(after, letter.template)
    (named, *_) = last(corrected, letter.template)

    assert (said.replaces, said.facts["title"]) == (letter.matter, "Read aloud daily")
    assert (named.replaces, named.facts["lea"]) == (letter.matter, "Alder Creek")
