"""Every life an engagement may lead: what staff might ask, drawn day after day."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from hypothesis import strategies as st

from domain.actions.judge import next_parts
from domain.acts import (
    Accept,
    Acknowledge,
    AcknowledgeReferral,
    Act,
    AddAction,
    AddEvidence,
    AdoptRoadmap,
    AmendAction,
    AmendPosition,
    Assign,
    AttachReferral,
    BeginRelease,
    Cause,
    ChangeMode,
    ClaimComplete,
    Close,
    Comment,
    ConfirmComplete,
    CorrectConsultation,
    CorrectLea,
    Decline,
    DependOn,
    DetermineNecessary,
    EndPosition,
    FundPosition,
    Independent,
    LinkStandard,
    LogCoaching,
    MakePrimary,
    MergeAction,
    NoteLearning,
    OpenConsultation,
    PutOnHold,
    RateAction,
    Reassign,
    RecordConsultation,
    Redate,
    ReferralAct,
    Reopen,
    Resume,
    ResumeClock,
    ReturnClaim,
    Snooze,
    SplitAction,
    StaffAct,
    StartAction,
    StopClock,
    Sustain,
    Withdraw,
    WithdrawAction,
    WithdrawEvidence,
    WithdrawSupport,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.people.roles import Role
from domain.phase import BEFORE_ACCEPTANCE
from domain.referrals.case import EngagementMode, Outcome
from domain.refusals import Refused
from domain.supports.supports import Supports
from tests.lives import (
    CONSULTED_ALL,
    PATHWAYS,
    START,
    TO_IMPLEMENTATION,
    accept,
    by_staff,
    decline,
    determine,
    planned,
    referred,
    roadmap,
    to_implementation,
)

Some = TypeVar("Some")
FURTHER = {"COE_GEO_52074G1A": "e.morales", "EMERGENCY_52074G2A": "a.castillo"}
"""Referrals that may join one made after the Dashboard, and who makes them."""
ONWARDS = (
    AcknowledgeReferral,
    OpenConsultation,
    RecordConsultation,
    DetermineNecessary,
    Accept,
    StartAction,
    ClaimComplete,
    ConfirmComplete,
    Sustain,
    Reopen,
    BeginRelease,
    Close,
)
"""What lives of any length are made of; half of what is drawn is of these."""
WHOLE = len(TO_IMPLEMENTATION)
MANY = 4  # actions; no more come by splitting


class Wish(NamedTuple):
    """What staff might ask for. Of many a life takes one, and only that is made."""

    kind: type[StaffAct]
    made: Callable[[], StaffAct]


def wish(kind: Callable[..., StaffAct], **fields: object) -> Wish:
    of = kind if isinstance(kind, type) else kind.__annotations__["return"]
    return Wish(of, partial(by_staff, kind, **fields))


def one(draw: st.DrawFn, of: Sequence[Some]) -> Some:
    """One of these; by its place, as Hypothesis looks long at each new collection."""
    return of[draw(st.integers(0, len(of) - 1))]


class Moment(NamedTuple):
    """An engagement just after something happened to it."""

    engagement: Engagement
    act: Act | None
    at: datetime


def allowed(engagement: Engagement, at: datetime) -> list[StaffAct]:
    """All that staff may do next."""
    return [act for act in asked(engagement, at) if is_allowed(engagement, act, at)]


def asked(engagement: Engagement, at: datetime) -> list[StaffAct]:
    """All that staff might ask for next, allowed or not."""
    return [each.made() for each in wished(engagement, at)]


def wished(engagement: Engagement, at: datetime) -> list[Wish]:
    """The same, to be made one by one."""
    today = engagement.day_of(at)
    wishes: list[Wish] = [
        *(Wish(type(act), partial(act.but)) for act in to_implementation(today)),
        wish(decline),
        *further(engagement, today),
        wish(Withdraw),
        wish(AdoptRoadmap, actions=roadmap(today + timedelta(days=9))),
        wish(BeginRelease),
        wish(Close),
        wish(Close, leaving_open=True),
        wish(StopClock, cause=Cause.STRIKE, recheck=today + timedelta(days=30)),
        wish(ResumeClock),
        *additions(engagement, today),
        *of_evidence(engagement.evidence),
        *of_supports(engagement.supports, today),
        wish(CorrectLea, name="Alder Valley Joint Unified"),
        wish(Assign, role=Role.LEA_INSTRUCTION, person=None, first=today),
        wish(Assign, role=Role.LEA_INSTRUCTION, person="j.rivera", first=today),
    ]
    for number in engagement.actions:
        wishes += (
            wish(StartAction, action=number, by="m.ortiz"),
            wish(ClaimComplete, action=number, by="m.ortiz"),
            *on_action(engagement, number, at),
            wish(ConfirmComplete, action=number),
            wish(ReturnClaim, action=number),
            wish(Redate, action=number, due=today + timedelta(days=20)),
            wish(Redate, action=number, due=today - timedelta(days=20)),
        )
    return wishes


def additions(engagement: Engagement, today: date) -> list[Wish]:
    """An action more, while there are few."""
    if not 0 < len(engagement.actions) < MANY:
        return []
    new = planned(1, today + timedelta(days=9))
    said = {n: getattr(new, n) for n in AddAction.model_fields if hasattr(new, n)}
    return [wish(AddAction, **said | {"why": "the board asked for it"})]


def of_evidence(pieces: Sequence[str]) -> list[Wish]:
    """One piece more; and that the last one of them is withdrawn."""
    number = len(pieces) + 1
    new = {"name": f"minutes {number}", "sha256": f"{number:016x}" * 4, "size": 9}
    withdrawn = [wish(WithdrawEvidence, number=len(pieces))] if pieces else []
    return [wish(AddEvidence, **new), *withdrawn]


def of_supports(known: Supports, today: date) -> list[Wish]:
    """One of each kind more; another day for the last position, its end, no position.

    As far as there are few.
    """
    given = {"on": today, "hours": 150, "roles": (Role.LEA_INSTRUCTION,)}
    days = {"first": today, "last": today + timedelta(days=80)}
    held = [*known.positions][-1:]
    new = {"title": "literacy coach", "fte": 50, "funder": "ccee"}
    some = next((each.address for each in known.some), "")
    wishes = [
        wish(LogCoaching, coach="t.washington", text="walks of classrooms", **given),
        wish(NoteLearning, title="Reading", participants=9, given_by="CCEE", **given),
        *(wish(AmendPosition, number=n, **days) for n in held),
        *(wish(EndPosition, number=n, on=today) for n in held),
    ]
    if some:
        wishes.append(wish(WithdrawSupport, support=some))
    return (
        [*wishes, wish(FundPosition, **new, **days)]
        if known.position < MANY
        else wishes
    )


def further(engagement: Engagement, today: date) -> list[Wish]:
    """A second referral, what it may lead to, and another mode."""
    soon = {"kickoff": today + timedelta(days=20)}
    wishes: list[Wish] = [
        wish(AttachReferral, by=who, source="a letter", **_terms(pathway))
        for pathway, who in FURTHER.items()
    ]
    wishes += [
        wish(AcknowledgeReferral, referral=2),
        wish(determine, referral=2, by="e.morales"),
        wish(MakePrimary, referral=2),
        wish(MakePrimary, referral=1),
        wish(
            CorrectConsultation,
            party=Role.COE_LEAD,
            outcome=Outcome.DECLINE,
            on=today,
        ),
        wish(accept, mode=EngagementMode.CONSULTANCY, **soon),
        wish(ChangeMode, mode=EngagementMode.SIR),
        wish(ChangeMode, mode=EngagementMode.CONSULTANCY),
    ]
    return wishes


def _terms(pathway: str) -> dict[str, Any]:
    asks = PATHWAYS[pathway].asks
    answers = {ask.name: "2025" if ask.year else "as said" for ask in asks}
    return {"terms": PATHWAYS[pathway], "answers": answers}


def on_action(engagement: Engagement, number: int, at: datetime) -> list[Wish]:
    """All else that staff might do to one action."""
    today = engagement.day_of(at)
    soon = engagement.policy.lea.later(today, 5)
    waits, cause = engagement.actions[number].depends_on, Cause.FIRE
    others = [n for n in engagement.actions if n != number]
    parts = next_parts(engagement.actions, number, 2 if len(others) < MANY else 0)
    named = tuple(planned(n, soon + timedelta(days=n % 7)) for n in parts)
    return [
        wish(RateAction, action=number, rating=2),
        wish(Sustain, action=number),
        wish(Reopen, action=number, due=soon),
        wish(Acknowledge, action=number, by="m.ortiz", promise=soon),
        wish(Snooze, action=number, until=soon),
        wish(PutOnHold, action=number, cause=cause, recheck=soon),
        wish(Resume, action=number),
        wish(Reassign, action=number, owner=Role.LEA_DEPUTY),
        wish(Reassign, action=number, owner=Role.LEA_INSTRUCTION),
        *(wish(DependOn, action=number, on=(n,)) for n in others if n not in waits),
        wish(Independent, action=number),
        wish(SplitAction, action=number, parts=named),
        *(wish(MergeAction, action=number, into=n) for n in others),
        wish(WithdrawAction, action=number, consulted=("m.ortiz", "k.bennett")),
        wish(Comment, action=number, text="a word"),
        wish(AmendAction, action=number, title="Read aloud every day"),
        wish(LinkStandard, action=number, standard="FCMAT 2.1"),
    ]


def is_allowed(engagement: Engagement, act: StaffAct, at: datetime) -> bool:
    try:
        judge(engagement, act, at)
    except Refused:
        return False
    return True


@st.composite
def lives(draw: st.DrawFn, longest: int = 30) -> list[Moment]:
    """An engagement from its referral on: each day staff act, or the clock does.

    Half of them begin with their roadmap adopted, some when all have been consulted,
    else few would come that far.
    """
    life = [*_begun(draw(st.sampled_from((0, CONSULTED_ALL, WHOLE, WHOLE))))]
    ending, referring = draw(st.booleans()), draw(st.booleans())
    for _ in range(draw(st.sampled_from((longest, longest // 2, 3, 0)))):
        engagement, _, at = life[-1]
        at += timedelta(days=1)
        acts: tuple[Act, ...] = ()
        if (expected := expectation(engagement)) and draw(st.booleans()):
            acts, at = expected.acts, max(at, expected.at)
        elif drawn := _drawn(draw, engagement, at, ending, referring):
            acts = (drawn,)
        for act in acts:
            life.append(_next(life, act, at))
    return life


@cache
def _begun(behind: int) -> tuple[Moment, ...]:
    """So many acts after its referral; after all of them its roadmap is adopted too."""
    life = [Moment(referred(), None, START)]
    for each in to_implementation(life[0].engagement.day_of(START))[:behind]:
        life.append(_next(life, each, START))
    if behind == WHOLE:
        adopt = by_staff(AdoptRoadmap, actions=roadmap(START.date() + timedelta(9)))
        life.append(_next(life, adopt, START))
    return tuple(life)


def _drawn(
    draw: st.DrawFn,
    engagement: Engagement,
    at: datetime,
    ending: bool,
    referring: bool,
) -> StaffAct | None:
    """Something staff may do, of whichever kind is drawn, so that all kinds come.

    In some lives nothing ends before its time, in some no further referral is made.
    """
    kinds: dict[type, list[Wish]] = {}
    early = engagement.phase in BEFORE_ACCEPTANCE
    for each in wished(engagement, at):
        ends = issubclass(each.kind, Decline | Withdraw | Close)
        refers = issubclass(each.kind, ReferralAct) and not early
        if (ending or not ends) and (referring or not refers):
            kinds.setdefault(each.kind, []).append(each)
    onwards: list[type] = [kind for kind in kinds if kind in ONWARDS]
    while kinds:
        ahead = bool(onwards) and draw(st.booleans())
        likely = onwards if ahead else [*kinds]
        kind = one(draw, likely)
        onwards = [each for each in onwards if each is not kind]
        some = kinds.pop(kind)
        first = draw(st.integers(0, len(some) - 1))
        for each in (*some[first:], *some[:first]):
            if is_allowed(engagement, act := each.made(), at):
                return act
    return None


def _next(life: list[Moment], act: Act, at: datetime) -> Moment:
    return Moment(apply(life[-1].engagement, act, at), act, at)
