"""A further referral, beside how the engagement stands that it would join."""

from domain.attach import attaching, worked_on
from domain.people.roles import Role
from domain.referrals.case import CaseState
from domain.standing_of import standing
from tests.lives import START
from tests.pathways import referral_by, referred_by

LOAN = "EMERGENCY_52074G2A"


def test_a_pathway_is_worked_on_while_a_case_of_it_is_open() -> None:
    """Whoever referred it; once it was declined it can be made again."""
    now = standing(referred_by(LOAN))
    (case,) = now.engagement.cases
    over = case.but(state=CaseState.NOT_NECESSARY)
    declined = now.but(engagement=now.engagement.but(cases=(over,)))

    assert worked_on(now, referral_by(LOAN)) == case
    assert worked_on(now, referral_by("SPI_52074G1B")) is None
    assert worked_on(declined, referral_by(LOAN)) is None


def test_whom_a_further_referral_brings_take_only_what_nobody_holds() -> None:
    """Whoever is there stays; a referral takes no role from anybody."""
    people = {Role.CCEE_LEAD: "a.castillo", Role.FCMAT: "f.delgado"}
    now = standing(referred_by(LOAN, people=people))
    brought = {Role.CCEE_LEAD: "n.ito", Role.CCEE_DATA: "y.olsen"}
    further = referral_by("SPI_52074G1B")
    act = attaching(further, now, brought, START.date(), primary=True)

    given = {each.role: (each.person, each.first) for each in act.people}
    assert given == {Role.CCEE_DATA: ("y.olsen", START.date())}
    assert (act.id, act.terms, act.primary) == (further.id, further.pathway, True)
