"""What was noted of a consulted party is put right, by the party or for it."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import CorrectConsultation, RecordConsultation
from domain.apply import apply
from domain.available_acts import offers
from domain.engagement import Engagement
from domain.judge import judge
from domain.people.roles import Role
from domain.referrals.case import Outcome
from tests.lives import START, by_staff
from tests.pathways import WALKS, day, referred_by, step, walked

LATER = START + timedelta(days=1)
PARTY = Role.COE_LEAD
SAID = {"party": PARTY, "outcome": Outcome.DECLINE, "why": "we would rather wait"}
PATHWAY = "CONTINUUM_52072A"


@pytest.fixture
def noted() -> Engagement:
    """The lead has noted that the COE agreed; the others are consulted as well."""
    now = walked(referred_by(PATHWAY), WALKS[PATHWAY][:3], START)
    lead = {"party": PARTY, "by": "a.castillo"}
    return walked(now, [(RecordConsultation, lead)], START)


def corrected(now: Engagement, by: str) -> Engagement:
    act = step(now, CorrectConsultation, LATER, by=by, **SAID)
    judge(now, act, LATER)
    return apply(now, act, LATER)


@pytest.mark.parametrize("by", ["k.bennett", "a.castillo"])
def test_a_view_is_put_right_by_the_party_and_by_staff(
    noted: Engagement, by: str
) -> None:
    """The entry says what was noted before; nothing else of the referral changes."""
    now = corrected(noted, by)
    done = now.cases[1].steps["consult_coe"].done
    first, entry = noted.cases[1], now.unwritten[-1]

    assert done
    assert (done.by, done.outcome, done.on) == (by, Outcome.DECLINE, day(LATER))
    assert entry.sentence == (
        f"{by} corrected what the COE lead said: would rather not on 2026-09-02; "
        "noted before: agreed on 2026-09-01: we would rather wait"
    )
    others = {n: e for n, e in now.cases[1].steps.items() if n != "consult_coe"}
    assert others == {n: e for n, e in first.steps.items() if n != "consult_coe"}
    assert now.unwritten[: len(noted.unwritten)] == noted.unwritten


def test_it_can_be_put_right_after_the_determination(noted: Engagement) -> None:
    """What was decided stays decided."""
    now = walked(noted, WALKS[PATHWAY][4:7], START)
    later = corrected(now, "k.bennett")

    assert later.cases[1].state == now.cases[1].state
    assert later.phase is now.phase


def test_the_party_and_those_who_decide_hear_of_it(noted: Engagement) -> None:
    """But not whoever put it right."""
    act = step(noted, CorrectConsultation, LATER, by="a.castillo", **SAID)
    typed = act.but(entered_by="a.castillo")
    by_lead = apply(noted, typed, LATER).unwritten[-1].notices
    by_party = corrected(noted, "k.bennett").unwritten[-1].notices

    assert {(n.template, n.to) for n in by_lead} == {
        ("answer_noted", "k.bennett"),
        ("view_corrected", "h.lindqvist"),
    }
    assert {(n.template, n.to) for n in by_party} == {
        ("view_corrected", "a.castillo"),
        ("view_corrected", "h.lindqvist"),
    }
    (shown,) = (n.facts["noted"] for n in by_lead if n.template == "answer_noted")
    assert str(shown).endswith("as it is now corrected")


def test_noting_it_again_says_how_it_is_put_right(noted: Engagement) -> None:
    """So that nobody overwrites an answer without meaning to."""
    again = step(noted, RecordConsultation, LATER, **SAID, by="a.castillo")

    with pytest.raises(refusals.AlreadyDone, match="correct_consultation puts right"):
        judge(noted, again, LATER)


def test_what_nobody_noted_is_not_put_right(noted: Engagement) -> None:
    """Nor without a reason, nor by people whose step it is not."""
    said = SAID | {"party": Role.GEO_LEAD}
    early = by_staff(CorrectConsultation, **said, on=day(LATER))
    mute = step(noted, CorrectConsultation, LATER, **SAID | {"why": " "})
    other = step(noted, CorrectConsultation, LATER, **SAID, by="m.ortiz")

    with pytest.raises(refusals.StepMissing, match="record_consultation notes it"):
        judge(noted, early, LATER)
    with pytest.raises(refusals.ReasonMissing):
        judge(noted, mute, LATER)
    with pytest.raises(refusals.NotYours):
        judge(noted, other, LATER)


def test_it_is_offered_once_there_is_something_to_put_right(noted: Engagement) -> None:
    """With the parties whose view was noted."""
    found = {each.kind: each for each in offers(noted, None, LATER)}
    fields = {f.name: f for f in found["correct_consultation"].fields}
    before = offers(referred_by(PATHWAY), None, START)

    assert fields["party"].choices == ("lea_superintendent", "coe_lead")
    assert "correct_consultation" not in {each.kind for each in before}


def test_what_is_noted_already_is_not_noted_again(noted: Engagement) -> None:
    """The same view on another day is, and another one of the same day."""
    agreed = SAID | {"outcome": Outcome.ACCEPT}

    with pytest.raises(refusals.NothingToChange, match="is noted already"):
        judge(noted, step(noted, CorrectConsultation, START, **agreed), LATER)
    judge(noted, step(noted, CorrectConsultation, LATER, **agreed), LATER)
    judge(noted, step(noted, CorrectConsultation, START, **SAID), LATER)


@pytest.mark.parametrize("view", [Outcome.ACCEPT, Outcome.DECLINE])
def test_what_a_party_asks_for_now_does_not_open_its_view_again(view: Outcome) -> None:
    """And what is advised instead can be done, on the same day too."""
    lead = {"party": PARTY, "by": "a.castillo", "outcome": view, "why": "they wrote"}
    now = walked(referred_by(PATHWAY), WALKS[PATHWAY][:3], START)
    now = walked(now, [(RecordConsultation, lead)], START)
    (other,) = {Outcome.ACCEPT, Outcome.DECLINE} - {view}
    more = SAID | {"outcome": Outcome.MORE_INFORMATION}

    with pytest.raises(refusals.AlreadyDone, match=f"correct it to {other},"):
        judge(now, step(now, CorrectConsultation, START, **more), START)
    judge(
        now, step(now, CorrectConsultation, START, **SAID | {"outcome": other}), START
    )


def test_a_day_that_is_still_to_come_is_no_correction(noted: Engagement) -> None:
    ahead = step(noted, CorrectConsultation, LATER + timedelta(days=9), **SAID)

    with pytest.raises(refusals.DateUnusable):
        judge(noted, ahead, LATER)


def test_a_lead_in_whose_name_another_typed_it_hears_of_it(noted: Engagement) -> None:
    """Whoever typed it themselves does not."""
    own = step(noted, CorrectConsultation, LATER, by="a.castillo", **SAID)
    of_desk, of_lead = (
        {n.to for n in apply(noted, act, LATER).unwritten[-1].notices}
        for act in (own.but(entered_by="desk"), own.but(entered_by="a.castillo"))
    )

    assert "a.castillo" in of_desk
    assert "a.castillo" not in of_lead
