"""Living data, and every life an engagement may lead."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, TypeVar
from uuid import uuid4

from hypothesis import strategies as st

from adapters.policies import current_policy
from domain.action import Horizon, PlannedAction
from domain.acts import (
    Act,
    AdoptRoadmap,
    Assign,
    BeginRelease,
    BeginReview,
    ByStaff,
    ClaimComplete,
    Close,
    CompleteReview,
    ConfirmComplete,
    Decline,
    DetermineNecessary,
    OpenConsultation,
    PhaseAct,
    Redate,
    ReturnClaim,
    StaffAct,
    StartAction,
    Withdraw,
)
from domain.calendar import WorkCalendar
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.happening import apply
from domain.judgement import judge
from domain.lea import Lea
from domain.people import Role
from domain.policy import Policy
from domain.referral import Referral, refer
from domain.refusals import Refused

Asked = TypeVar("Asked", bound=StaffAct)
START = datetime(2026, 9, 1, 16, tzinfo=UTC)
ALDER_VALLEY = Lea(cds="1999901", name="Alder Valley Unified", county="Los Angeles")
POLICY = current_policy()
PEOPLE = {
    Role.LEA_SUPERINTENDENT: "d.okafor",
    Role.LEA_DESIGNEE: "m.ortiz",
    Role.LEA_DEPUTY: "l.tran",
    Role.LEA_INSTRUCTION: "j.rivera",
    Role.COE_LEAD: "k.bennett",
    Role.COUNTY_SUPERINTENDENT: "e.morales",
    Role.CCEE_LEAD: "a.castillo",
    Role.CCEE_EXPERT: "t.washington",
    Role.CCEE_DIRECTOR: "h.lindqvist",
}
DOERS: dict[Callable[..., ByStaff], str] = {
    OpenConsultation: "a.castillo",
    DetermineNecessary: "h.lindqvist",
    Decline: "h.lindqvist",
    BeginReview: "a.castillo",
    CompleteReview: "a.castillo",
    AdoptRoadmap: "a.castillo",
    BeginRelease: "h.lindqvist",
    Close: "h.lindqvist",
    Withdraw: "h.lindqvist",
    Assign: "a.castillo",
    StartAction: "j.rivera",
    ClaimComplete: "j.rivera",
    ConfirmComplete: "k.bennett",
    ReturnClaim: "t.washington",
    Redate: "m.ortiz",
}
TITLES = (
    "Hire a literacy coach for each elementary school",
    "Agree on one calendar of assessments",
    "Open a family centre at the high school",
)
TO_IMPLEMENTATION: tuple[type[PhaseAct], ...] = (
    OpenConsultation,
    DetermineNecessary,
    BeginReview,
    CompleteReview,
)


def without_closures(calendar: WorkCalendar) -> WorkCalendar:
    return calendar.but(holidays={}, breaks=())


EVERY_WEEKDAY = POLICY.but(
    lea=without_closures(POLICY.lea), agency=without_closures(POLICY.agency)
)
"""The ladder in force, with weekends and nothing else closed."""


class Moment(NamedTuple):
    """An engagement just after something happened to it."""

    engagement: Engagement
    act: Act | None
    at: datetime


def by_staff(kind: Callable[..., Asked], **fields: object) -> Asked:
    """An act as the person who usually does it would send it."""
    said = {
        "id": uuid4().hex,
        "by": DOERS[kind],
        "entered_by": "front-desk",
        "why": "agreed at the planning meeting",
    }
    return kind(**said | fields)


def referral(**fields: object) -> Referral:
    said = Referral(
        id=uuid4().hex,
        by="a.castillo",
        entered_by="front-desk",
        lea=ALDER_VALLEY,
        source="assistancestatus25.xlsx",
        people=PEOPLE,
    )
    return said.but(**fields)


def referred(
    policy: Policy = EVERY_WEEKDAY, at: datetime = START, **fields: object
) -> Engagement:
    return refer(referral(**fields), policy, episode=1, at=at)


def planned(number: int, due: date, **fields: object) -> PlannedAction:
    action = PlannedAction(
        number=number,
        title=TITLES[number % len(TITLES)],
        text="As the review recommends.",
        components=(1 + number % 12,),
        theme="Accountability",
        horizon=Horizon.IMMEDIATE,
        owner=Role.LEA_INSTRUCTION,
        due=due,
    )
    return action.but(**fields)


def roadmap(due: date, size: int = 3, **fields: object) -> tuple[PlannedAction, ...]:
    return tuple(planned(n, due, **fields) for n in range(1, size + 1))


def implementing(
    due: date,
    size: int = 1,
    policy: Policy = EVERY_WEEKDAY,
    at: datetime = START,
    **fields: object,
) -> Engagement:
    """An engagement whose roadmap was adopted at `at`, with nothing owed any more."""
    now = referred(policy, at)
    for kind in TO_IMPLEMENTATION:
        now = apply(now, by_staff(kind), at)
    adopted = by_staff(AdoptRoadmap, actions=roadmap(due, size, **fields))
    return paid(apply(now, adopted, at))


def paid(engagement: Engagement) -> Engagement:
    return engagement.but(unwritten=(), untold=())


def allowed(engagement: Engagement, at: datetime) -> list[StaffAct]:
    """All that staff might do next."""
    today = engagement.day_of(at)
    asked: list[StaffAct] = [
        *(by_staff(kind) for kind in (*TO_IMPLEMENTATION, Decline, Withdraw)),
        by_staff(AdoptRoadmap, actions=roadmap(today + timedelta(days=9))),
        by_staff(BeginRelease),
        by_staff(Close),
        by_staff(Assign, role=Role.LEA_INSTRUCTION, person=None, first=today),
        by_staff(Assign, role=Role.LEA_INSTRUCTION, person="j.rivera", first=today),
    ]
    for number in engagement.actions:
        asked += (
            by_staff(StartAction, action=number, by="m.ortiz"),
            by_staff(ClaimComplete, action=number, by="m.ortiz", evidence=("minutes",)),
            by_staff(ConfirmComplete, action=number),
            by_staff(ReturnClaim, action=number),
            by_staff(Redate, action=number, due=today + timedelta(days=20)),
            by_staff(Redate, action=number, due=today - timedelta(days=20)),
        )
    return [act for act in asked if is_allowed(engagement, act, at)]


def is_allowed(engagement: Engagement, act: StaffAct, at: datetime) -> bool:
    try:
        judge(engagement, act, at)
    except Refused:
        return False
    return True


@st.composite
def lives(draw: st.DrawFn, longest: int = 40) -> list[Moment]:
    """An engagement from its referral on: each day staff act, or the clock does.

    Half of them begin with their roadmap adopted, else few would come that far.
    """
    life = [Moment(referred(), None, START)]
    if draw(st.booleans()):
        for kind in TO_IMPLEMENTATION:
            life.append(_next(life, by_staff(kind), START))
        adopt = by_staff(AdoptRoadmap, actions=roadmap(START.date() + timedelta(9)))
        life.append(_next(life, adopt, START))
    ending = draw(st.booleans())
    for _ in range(draw(st.sampled_from((longest, longest // 2, 3, 0)))):
        engagement, _, at = life[-1]
        at += timedelta(days=1)
        acts: tuple[Act, ...] = ()
        if (expected := expectation(engagement)) and draw(st.booleans()):
            acts, at = expected.acts, max(at, expected.at)
        elif asked := [
            act
            for act in allowed(engagement, at)
            if ending or not isinstance(act, Decline | Withdraw | Close)
        ]:
            kind = draw(st.sampled_from(list(dict.fromkeys(map(type, asked)))))
            acts = (draw(st.sampled_from([a for a in asked if type(a) is kind])),)
        for act in acts:
            life.append(_next(life, act, at))
    return life


def _next(life: list[Moment], act: Act, at: datetime) -> Moment:
    return Moment(apply(life[-1].engagement, act, at), act, at)
