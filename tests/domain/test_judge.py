from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    Accept,
    AcknowledgeReferral,
    AdoptRoadmap,
    AmendAction,
    Assign,
    BeginRelease,
    BeginReview,
    ClaimComplete,
    Close,
    Comment,
    ConfirmComplete,
    LinkStandard,
    Reassign,
    Redate,
    Resume,
    ResumeClock,
    ReturnClaim,
    Several,
    StaffAct,
    StartAction,
    Withdraw,
)
from domain.apply import apply
from domain.bounds import LONGEST_TEXT
from domain.engagement import Engagement
from domain.judge import judge
from domain.lifecycle import MOVES, Phase
from domain.people.roles import Role
from domain.permissions import MAY
from domain.referrals.case import EngagementMode
from domain.referrals.open import check_referral
from tests.lives import (
    START,
    before_the_roadmap,
    by_staff,
    decline,
    implementing,
    planned,
    referral,
    referred,
    roadmap,
    to_implementation,
)
from tests.pathways import WALKS, referred_by, walked

TODAY = date(2026, 9, 1)
LATER = TODAY + timedelta(days=50)
SOON = TODAY + timedelta(days=30)
LONG_AGO = TODAY - timedelta(days=60)


@pytest.fixture
def now() -> Engagement:
    """One action, on which work has begun."""
    adopted = implementing(SOON, size=2)
    return apply(adopted, by_staff(StartAction, action=1), START)


@pytest.fixture
def claimed(now: Engagement) -> Engagement:
    """Its owner has reported action 1 complete."""
    claim = by_staff(ClaimComplete, action=1, evidence=("minutes",))
    return apply(now, claim, START)


def refused(now: Engagement, act: StaffAct, why: type[Exception]) -> str:
    with pytest.raises(why) as refusal:
        judge(now, act, START)
    return str(refusal.value)


def test_an_act_in_the_wrong_phase_says_where_it_belongs() -> None:
    """A review begins after the acceptance, and the message says so."""
    said = refused(referred(), by_staff(BeginReview), refusals.OutOfPhase)

    assert said == (
        "begin_review belongs to accepted; this engagement is in referred: accept "
        "comes first"
    )


def test_what_leads_past_the_phase_that_is_wanted_does_not_come_first() -> None:
    """Without a review nobody is sent into release for a roadmap; there none is."""
    walk = WALKS["EMERGENCY_52074G2A"][:-2]
    walk = [*walk, (Accept, {"mode": EngagementMode.CONSULTANCY})]
    advised = walked(referred_by("EMERGENCY_52074G2A"), walk, START)
    adopting = by_staff(AdoptRoadmap, actions=roadmap(SOON))
    early = refused(advised, adopting, refusals.OutOfPhase)
    released = apply(advised, by_staff(BeginRelease), START)
    late = refused(released, adopting, refusals.OutOfPhase)

    assert early.endswith("belongs to roadmap; this engagement is in accepted")
    assert late.endswith("belongs to roadmap; this engagement is in release")


def test_an_act_before_its_phase_says_which_act_comes_first(now: Engagement) -> None:
    """The one that leads on from where the engagement is; behind it, none does."""
    closing = refused(now, by_staff(Close), refusals.OutOfPhase)
    adopting = by_staff(AdoptRoadmap, actions=roadmap(SOON))
    waiting = refused(
        before_the_roadmap(), by_staff(StartAction, action=1), refusals.OutOfPhase
    )
    behind = refused(now, by_staff(BeginReview), refusals.OutOfPhase)

    assert closing.endswith("is in implementation: begin_release comes first")
    assert waiting.endswith(
        "is in roadmap: roadmap adopt or import-roadmap comes first"
    )
    assert behind.endswith("this engagement is in implementation")
    assert refused(now, adopting, refusals.OutOfPhase) == (
        "the roadmap is adopted already; add_action adds an action to it"
    )


def test_an_adopted_roadmap_is_added_to_only_while_it_is_worked_on(
    now: Engagement,
) -> None:
    """In release as well; of a closed engagement nobody is advised to."""
    adopting = by_staff(AdoptRoadmap, actions=roadmap(SOON))
    released = apply(now, by_staff(BeginRelease), START)
    closed = apply(released, by_staff(Close), START)

    assert "add_action" in refused(released, adopting, refusals.OutOfPhase)
    assert refused(closed, adopting, refusals.OutOfPhase) == (
        "roadmap adopt or import-roadmap belongs to roadmap; this engagement is in "
        "closed"
    )


def test_what_is_so_already_is_nothing_to_change(now: Engagement) -> None:
    """Whatever kind of act asks for it: nothing is wrong, and nothing is written."""
    released = apply(now, by_staff(BeginRelease), START)
    owner = now.actions[1].owner
    so_already = (
        by_staff(StartAction, action=1),
        by_staff(Resume, action=1),
        by_staff(ResumeClock),
        by_staff(Redate, action=1, due=now.actions[1].due),
        by_staff(Reassign, action=1, owner=owner, by="a.castillo"),
    )

    for act in so_already:
        refused(now, act, refusals.NothingToChange)
    refused(released, by_staff(BeginRelease), refusals.NothingToChange)


def test_an_act_of_another_role_says_whose_it_is_and_who_holds_it() -> None:
    """The COE lead does not acknowledge the referral; the CCEE lead does."""
    act = by_staff(AcknowledgeReferral, by="k.bennett")
    said = refused(referred(), act, refusals.NotYours)

    assert "the CCEE lead (a.castillo)" in said
    assert "k.bennett holds none of these roles" in said


def test_a_person_no_longer_in_a_role_may_not_act_in_it(now: Engagement) -> None:
    """From the day the role is given to another, the old holder is refused."""
    given = by_staff(Assign, role=Role.LEA_INSTRUCTION, person="n.ito", first=TODAY)
    after = apply(now, given, START)
    claim = by_staff(ClaimComplete, action=1, evidence=("minutes",))

    refused(after, claim, refusals.NotYours)
    judge(after, claim.but(by="n.ito"), START)


def test_an_assignment_counts_from_its_first_day_through_its_last(
    now: Engagement,
) -> None:
    """An interim of two days gives way to whoever held the role before."""
    interim = by_staff(
        Assign,
        role=Role.COE_LEAD,
        person="b.interim",
        first=TODAY + timedelta(days=1),
        last=TODAY + timedelta(days=2),
    )
    after = apply(now, interim, START)
    days = [START + timedelta(days=n) for n in range(4)]

    assert [after.holder(Role.COE_LEAD, day) for day in days] == [
        "k.bennett",
        "b.interim",
        "b.interim",
        "k.bennett",
    ]


def test_only_the_ccee_lead_assigns_and_the_director_while_there_is_none(
    now: Engagement,
) -> None:
    """A vacant lead does not leave an engagement that nobody can staff."""
    vacant = by_staff(Assign, role=Role.CCEE_LEAD, person=None, first=TODAY)
    by_director = by_staff(
        Assign, by="h.lindqvist", role=Role.GEO_LEAD, person="g.fontaine", first=TODAY
    )

    refused(now, by_director, refusals.NotYours)
    judge(apply(now, vacant, START), by_director, START)


def test_an_assignment_does_not_end_before_it_begins(now: Engagement) -> None:
    """Dates the wrong way round are refused."""
    act = by_staff(Assign, role=Role.COE_LEAD, person="n.ito", first=SOON, last=TODAY)

    refused(now, act, refusals.DatesReversed)


@pytest.mark.parametrize("kind", [StartAction, ConfirmComplete, ReturnClaim, Redate])
def test_an_action_that_is_not_on_the_roadmap_cannot_be_acted_on(
    now: Engagement, kind: type[StartAction]
) -> None:
    """The message says which there are."""
    fields: dict[str, object] = {"due": SOON} if issubclass(kind, Redate) else {}
    said = refused(now, by_staff(kind, action=99, **fields), refusals.NoSuchAction)

    assert said == "there is no action 99; the roadmap has 1-2"


def test_completion_is_reported_after_work_has_begun_with_evidence(
    now: Engagement,
) -> None:
    """Neither before it was started, nor with nothing to show."""
    early = by_staff(ClaimComplete, action=2, evidence=("minutes",))
    empty = by_staff(ClaimComplete, action=1, evidence=(" ",))

    refused(now, early, refusals.NotStarted)
    refused(now, empty, refusals.EvidenceMissing)
    refused(now, by_staff(StartAction, action=1), refusals.AlreadyStarted)


def test_only_what_is_claimed_is_confirmed_or_returned(now: Engagement) -> None:
    """Without a claim both are refused, and say what comes first."""
    for kind in (ConfirmComplete, ReturnClaim):
        said = refused(now, by_staff(kind, action=1), refusals.NothingClaimed)

        assert "claim_complete comes first" in said


def test_who_claims_does_not_confirm(claimed: Engagement) -> None:
    """Even where the same person has come to hold a role at the COE."""
    both = by_staff(Assign, role=Role.COE_LEAD, person="j.rivera", first=TODAY)
    own = by_staff(ConfirmComplete, action=1, by="j.rivera")

    refused(apply(claimed, both, START), own, refusals.SamePerson)
    refused(claimed, own, refusals.NotYours)
    judge(claimed, by_staff(ConfirmComplete, action=1), START)


def test_a_claim_is_confirmed_or_returned_before_another(claimed: Engagement) -> None:
    """Returned, it can be claimed anew; confirmed, it is done with."""
    again = by_staff(ClaimComplete, action=1, evidence=("photographs",))
    returned = apply(claimed, by_staff(ReturnClaim, action=1), START)
    confirmed = apply(claimed, by_staff(ConfirmComplete, action=1), START)

    refused(claimed, again, refusals.AlreadyClaimed)
    judge(returned, again, START)
    refused(confirmed, again, refusals.AlreadyCompleted)


def test_a_return_and_a_new_date_are_recorded_with_their_reason(
    now: Engagement, claimed: Engagement
) -> None:
    """Spaces are no reason."""
    late = by_staff(Redate, action=1, why="  ", due=SOON + timedelta(days=1))

    refused(claimed, by_staff(ReturnClaim, action=1, why=" "), refusals.ReasonMissing)
    refused(now, late, refusals.ReasonMissing)


def test_a_refusal_to_assist_is_recorded_with_its_reason() -> None:
    """CCEE says why its assistance is not necessary."""
    consulted = referred()
    for act in to_implementation(consulted.day_of(START))[:5]:
        consulted = apply(consulted, act, START)

    refused(consulted, by_staff(decline, why=""), refusals.ReasonMissing)


def test_a_text_longer_than_the_record_keeps_is_refused(now: Engagement) -> None:
    """The reason and each piece of evidence have a greatest length."""
    long = "x" * (LONGEST_TEXT + 1)
    many = tuple(f"page {n}" for n in range(21))

    for evidence in ((long,), many):
        claim = by_staff(ClaimComplete, action=1, evidence=evidence)
        refused(now, claim, refusals.OutOfBounds)
    refused(now, by_staff(Redate, action=1, due=SOON, why=long), refusals.OutOfBounds)


def test_every_line_of_a_roadmap_that_is_off_is_named() -> None:
    """A past date without a reason, a title too long, a number given twice."""
    ready = referred().but(phase=Phase.ROADMAP)
    actions = (
        planned(1, LONG_AGO),
        planned(2, SOON, title="x" * 81),
        planned(3, SOON, components=(13,)),
        planned(3, SOON, owner=Role.COE_LEAD),
    )
    adopt = by_staff(AdoptRoadmap, actions=actions)
    said = refused(ready, adopt, refusals.RoadmapUnusable)

    assert "action 1, due: 2026-07-03 is already past" in said
    assert "action 2, title: has 81 characters" in said
    assert "action 3, components" in said
    assert "action 3, number: stands 2 times" in said
    assert "action 3, owner_role: COE lead does not own" in said


def test_a_past_date_is_allowed_with_a_reason() -> None:
    """It is overdue at once, and says why."""
    ready = referred().but(phase=Phase.ROADMAP)
    actions = roadmap(LONG_AGO, why="carried over from the district's own plan")

    judge(ready, by_staff(AdoptRoadmap, actions=actions), START)


def test_an_empty_roadmap_is_none() -> None:
    """There is nothing to adopt."""
    ready = referred().but(phase=Phase.ROADMAP)

    refused(ready, by_staff(AdoptRoadmap, actions=()), refusals.RoadmapUnusable)


def test_no_act_is_allowed_to_nobody() -> None:
    """Each kind of act has roles that may do it, and each move is among them."""
    assert all(MAY.values())
    assert set(MOVES) <= set(MAY)


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (by_staff(Comment, action=1, text="Student John Miller said so"), "--text"),
        (by_staff(Redate, action=1, due=LATER, why="of 1234567890"), "--why"),
        (
            by_staff(ClaimComplete, action=1, evidence=("plan", "born 3/5/2010")),
            "--evidence",
        ),
        (
            by_staff(ClaimComplete, action=1, sustained_by="student Maria"),
            "--sustained-by",
        ),
        (by_staff(Withdraw, why="student Maria moved"), "--why"),
        (by_staff(AmendAction, action=1, title="Coach student Maria"), "--title"),
        (by_staff(AmendAction, action=1, theme="born 3/5/2010"), "--theme"),
        (by_staff(LinkStandard, action=1, standard="student Maria"), "--standard"),
    ],
)
def test_words_that_may_name_a_student_are_asked_back(
    now: Engagement, act: StaffAct, field: str
) -> None:
    """As in a review: comments and reasons travel in lists, exports and letters."""
    said = refused(now, act, refusals.StudentNamed)

    assert said.startswith(f"{field}: ")


def test_several_at_once_are_asked_back_as_one_is(now: Engagement) -> None:
    """And a referral, before anything begins."""
    one = by_staff(Redate, action=1, due=LATER, why="student Maria")
    both = by_staff(Several, acts=(one, one.but(action=2)), why=one.why)
    refused(now, both, refusals.StudentNamed)
    with pytest.raises(refusals.StudentNamed, match="--why"):
        check_referral(referral(why="student Maria"), TODAY)
    with pytest.raises(refusals.StudentNamed, match="--answer dashboard_year"):
        check_referral(referral(answers={"dashboard_year": "student Maria"}), TODAY)


@pytest.mark.parametrize("column", ["title", "text", "theme", "why", "standards"])
def test_a_roadmap_names_no_student(column: str) -> None:
    """Each row by its action and its column; nobody is named in the answer."""
    said = "Coach student Maria"
    text = ("LCAP 1", said) if column == "standards" else said
    row = roadmap(LATER)[0].but(**{column: text})
    act = by_staff(AdoptRoadmap, actions=(row,))
    said = refused(before_the_roadmap(), act, refusals.RoadmapUnusable)

    assert f"action 1, {column}: 'student' before a capitalised word" in said
    assert "Maria" not in said
