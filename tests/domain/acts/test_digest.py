from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from pydantic import TypeAdapter

from domain.act import ByStaff
from domain.acts import (
    Act,
    ApproveSample,
    AttachReferral,
    BeginReview,
    CancelReview,
    ClockAct,
    Comment,
    CompleteReview,
    Redate,
    ReviewStaffAct,
    Several,
    StaffAct,
    StartAction,
    WitnessMissing,
)
from domain.acts.digest import digest
from domain.apply import apply
from domain.people.roles import Assignment, Role
from domain.receipt import check_same, has_done
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.refusals import IdUsedOtherwise
from tests.lives import CONTINUUM, PEOPLE, START, by_staff, implementing, referral
from tests.lives import referred as referred_by
from tests.walks import Moment, lives

ACT: TypeAdapter[Act] = TypeAdapter(Act)
DUE = START.date() + timedelta(days=60)
STARTING = by_staff(StartAction, id="coach-assigned", action=1)


@given(lives(longest=15))
def test_an_act_is_the_same_wherever_it_has_travelled(life: list[Moment]) -> None:
    """Through JSON, and typed at another desk under another id: one digest."""
    for _, act, _ in life:
        if isinstance(act, ByStaff):
            travelled = ACT.validate_json(act.model_dump_json())

            assert isinstance(travelled, ByStaff)
            assert digest(travelled.but(id="2", entered_by="l.tran")) == digest(act)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (BeginReview, "review_entry"),
        (CompleteReview, "review_entry"),
        (ApproveSample, "setting"),
        (CancelReview, "setting"),
    ],
)
def test_an_act_sent_again_by_what_holds_now_is_the_same(
    kind: type[StaffAct | ReviewStaffAct], field: str
) -> None:
    """The client has read another number meanwhile; nobody typed it."""
    first, again = (by_staff(kind, id="1", **{field: n}) for n in (3, 7))

    assert digest(first) == digest(again)


@pytest.mark.parametrize(
    "other",
    [
        STARTING.but(why="the coach is here"),
        STARTING.but(by="m.ortiz"),
        STARTING.but(action=2),
        by_staff(Redate, id=STARTING.id, action=1, due=DUE),
    ],
)
def test_an_id_used_for_something_else_is_refused_with_its_entry(
    other: StaffAct,
) -> None:
    """It is not answered "done": what it now says was never looked at."""
    now = implementing(DUE, size=2)
    now = apply(now, STARTING, START)

    check_same(now, STARTING)
    assert has_done(now, other)
    with pytest.raises(IdUsedOtherwise, match=f"entry {now.entries} of"):
        check_same(now, other)


def test_every_kind_of_act_of_staff_has_a_digest_of_its_own() -> None:
    """Two kinds that say the same in their fields are two acts, also among several."""
    kinds = {*get_args(get_args(Act)[0])} - {*get_args(ClockAct), WitnessMissing}
    acts = (kind.model_construct(by="m.ortiz") for kind in kinds - {Several})
    comment = Comment.model_construct(**STARTING.model_dump(exclude={"kind"}))
    several = [by_staff(Several, acts=(each,)) for each in (STARTING, comment)]

    assert len({*map(digest, acts)}) == len(kinds) - 1
    assert digest(several[0]) != digest(several[1])


def test_several_acts_are_one_by_what_was_asked() -> None:
    """Dates moved by five days are moved once, though by then others would result."""
    said = by_staff(Several, asked="shift --days 5 --actions 1", acts=(STARTING,))

    assert digest(said.but(acts=())) == digest(said)
    assert digest(said.but(asked="shift --days 6 --actions 1")) != digest(said)
    assert digest(said.but(asked="")) != digest(said.but(asked="", acts=()))


def test_a_referral_made_again_on_another_day_is_the_same() -> None:
    """Though the directory knows other people by then; other answers are not."""
    first, later = (
        referred_by(at=START + timedelta(days=days), id="r-1", people=people)
        for days, people in ((0, PEOPLE), (9, PEOPLE | {Role.GEO_LEAD: "g.fontaine"}))
    )
    other = referred_by(id="r-1", answers={"dashboard_year": "2024"})

    assert later.answered == first.answered
    assert other.answered["r-1"].entry == first.answered["r-1"].entry == 1
    assert other.answered["r-1"].digest != first.answered["r-1"].digest


def test_a_further_referral_sent_again_is_the_same_though_roles_were_filled() -> None:
    """Whom it brings along depends on the day and on who holds which role by then."""
    attach = by_staff(
        AttachReferral, terms=CONTINUUM, source="named by staff", answers={}
    )
    lead = Assignment(role=Role.COE_LEAD, person="k.bennett", first=START.date())

    unseen = LookedUp(found=FilesSay.NOT_KNOWN)

    assert digest(attach.but(people=(lead,))) == digest(attach)
    assert digest(attach.but(looked_up=unseen)) == digest(attach)
    assert digest(attach.but(answers=referral().answers)) != digest(attach)


def test_a_digest_takes_whatever_text_there_is() -> None:
    """Half of a surrogate pair, a NUL, an escape: a digest never fails."""
    odd = STARTING.but(why="\ud800 \x00 \x1b[2J")

    assert len(digest(odd)) == 16
