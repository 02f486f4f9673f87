"""Who may do what (docs/domain.md 2.2), asked of everybody."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.acts import (
    ApplyPolicy,
    Audience,
    ByStaff,
    ChangeCalendar,
    StaffAct,
    UpdatePeople,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.judge import judge
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role
from domain.permissions import MAY, decider, may_read
from domain.refusals import Refused
from tests.lives import PATHWAYS, START, by_staff, implementing, paid
from tests.walks import asked

TODAY = date(2026, 9, 1)
WITHOUT_RIGHTS = {
    Role.TRUSTEE: "w.ames",
    Role.FCMAT: "f.quinn",
    Role.SPI: "t.reyes",
    Role.OPERATORS: "desk",
}


@pytest.fixture(scope="module")
def now() -> Engagement:
    """An engagement in which those without rights have their roles as well."""
    given = tuple(
        Assignment(role=role, person=person, first=TODAY)
        for role, person in WITHOUT_RIGHTS.items()
    )
    adopted = implementing(TODAY + timedelta(days=30), size=2)
    return paid(apply(adopted, by_staff(UpdatePeople, people=given), START))


def allowed_to(now: Engagement, person: str) -> list[str]:
    """The kinds of act, of all that might be asked for, that are not refused."""
    return [act.kind for act in asked(now, START) if may(now, act, person)]


def may(now: Engagement, act: StaffAct, person: str) -> bool:
    try:
        judge(now, act.but(by=person), START)
    except Refused:
        return False
    return True


@given(person=st.text(min_size=1).filter(lambda text: "." not in text))
def test_whoever_holds_no_role_may_do_nothing(now: Engagement, person: str) -> None:
    """The public, whatever they call themselves."""
    if person != "desk":
        assert allowed_to(now, person) == []


@pytest.mark.parametrize("person", WITHOUT_RIGHTS.values())
def test_trustee_fcmat_spi_and_operators_may_only_refer(
    now: Engagement, person: str
) -> None:
    """As far as a pathway's law names them: FCMAT and the SPI report a state loan."""
    loan = PATHWAYS["EMERGENCY_52074G2A"]
    holds = next(role for role, who in WITHOUT_RIGHTS.items() if who == person)
    may_refer = ["attach_referral"] if holds in loan.starts else []

    assert allowed_to(now, person) == may_refer


def test_those_who_hold_a_role_may_do_much(now: Engagement) -> None:
    """So that the two rules above are not kept by refusing everybody."""
    assert {"redate", "start", "put_on_hold"} <= {*allowed_to(now, "m.ortiz")}


@pytest.mark.parametrize("kind", MAY, ids=lambda kind: kind.__name__)
def test_no_act_is_allowed_to_nobody_or_to_those_without_rights(
    kind: type[ByStaff],
) -> None:
    assert MAY[kind]
    assert not {*MAY[kind]} & {*WITHOUT_RIGHTS}


def held_by(**people: str) -> list[Assignment]:
    return [
        Assignment(role=Role(role), person=person, first=TODAY)
        for role, person in people.items()
    ]


def test_new_rules_are_decided_by_the_lead_and_then_by_the_director() -> None:
    """Or by who stands in, where they are away; by nobody, where both are vacant."""
    both = held_by(ccee_lead="a.castillo", ccee_director="h.lindqvist")
    away = Absence(
        person="a.castillo", substitute="t.washington", first=TODAY, last=TODAY
    )

    assert decider(ApplyPolicy, both, [], TODAY) == "a.castillo"
    assert decider(ApplyPolicy, both, [away], TODAY) == "t.washington"
    assert decider(ApplyPolicy, both[1:], [], TODAY) == "h.lindqvist"
    assert decider(ApplyPolicy, held_by(coe_lead="k.bennett"), [], TODAY) is None


def test_a_calendar_is_the_county_offices_to_decide_too() -> None:
    """As the matrix has it: whoever may do the act may decide it."""
    assert decider(ChangeCalendar, held_by(coe_lead="k.bennett"), [], TODAY) == (
        "k.bennett"
    )


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        (Role.LEA_INSTRUCTION, {Audience.OPEN, Audience.COACH}),
        (Role.COE_LEAD, {*Audience}),
        (Role.CCEE_EXPERT, {*Audience}),
        (Role.GEO_LEAD, {Audience.OPEN}),
        (Role.FCMAT, {Audience.OPEN}),
        (Role.OPERATORS, set()),
    ],
)
def test_comments_are_read_by_the_roles_they_are_for(
    role: Role, reads: set[Audience]
) -> None:
    """By the roles a person holds that day; who held one before reads no more."""
    mine = Assignment(role=role, person="n.ito", first=TODAY, last=TODAY)
    read = {each for each in Audience if may_read("n.ito", each, [mine], TODAY)}
    later = TODAY + timedelta(days=1)

    assert read == reads
    assert not any(may_read("n.ito", each, [mine], later) for each in Audience)
    assert not any(may_read("x.nobody", each, [mine], TODAY) for each in Audience)
