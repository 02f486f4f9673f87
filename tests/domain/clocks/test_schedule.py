from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from domain.clocks.schedule import is_past
from domain.clocks.subject import Subject
from domain.policies.policy import Policy
from tests.lives import EVERY_WEEKDAY, POLICY, START, implementing

LEA = POLICY.lea
DUES = st.dates(START.date() - timedelta(days=300), START.date() + timedelta(days=900))


def plan_for(policy: Policy, due: date, at: datetime) -> Subject:
    """An action adopted with this due date, with its plan."""
    now = implementing(due, policy=policy, at=at)
    return now.subject_of(now.actions[1])


def days(plan: Subject) -> dict[str, date]:
    """The day of each rung after the due date, in the LEA's calendar."""
    return {r.name: LEA.day_of(r.at) for r in plan.rungs if not r.is_reminder}


def test_the_ladder_in_force_is_that_of_the_domain_brief() -> None:
    """E0 14 and 3 working days before, E1 to E4 on days 1, 10, 20, 40 (8.4)."""
    ladder = [(rung.name, rung.days, rung.tell) for rung in POLICY.rungs]

    assert ladder == [
        ("E0", -14, ("action_owner",)),
        ("E0", -3, ("action_owner",)),
        ("E1", 1, ("action_owner", "owner_supervisor")),
        ("E2", 10, ("lea_designee", "ccee_expert")),
        ("E3", 20, ("ccee_lead", "coe_lead")),
        ("E4", 40, ("ccee_director", "county_superintendent")),
    ]


def test_a_ladder_stands_still_over_the_winter_break() -> None:
    """Due on 16 December 2026: 45 days later at E3, not E4 (docs/domain.md 10.10)."""
    plan = plan_for(POLICY, date(2026, 12, 16), START)
    climbed = [step for step, day in days(plan).items() if day <= date(2027, 1, 30)]

    assert climbed == ["E1", "E2", "E3"]


def test_a_rung_for_the_agency_waits_for_the_agency_to_open() -> None:
    """
    Counted in LEA days, E3 falls on a day on which only the LEA works: it waits.
    """
    day = days(plan_for(POLICY, date(2026, 10, 1), START))["E3"]
    agency = POLICY.agency.but(holidays={day: "the agency's own day"})
    held = plan_for(POLICY.but(agency=agency), date(2026, 10, 1), START)

    assert days(held)["E3"] == POLICY.lea.working_day_from(day + timedelta(days=1))


def test_a_due_date_on_a_closed_day_rolls_to_the_next_working_day() -> None:
    """Due on Sunday 4 October 2026, it is late on Tuesday, not on Monday."""
    plan = plan_for(POLICY, date(2026, 10, 4), START)

    assert days(plan)["E1"] == date(2026, 10, 6)


def test_reminders_nobody_could_have_sent_are_left_out() -> None:
    """Due in a week, only the reminder three working days before is planned."""
    due = START.date() + timedelta(days=7)
    plan = plan_for(EVERY_WEEKDAY, due, START)

    assert [rung.name for rung in plan.rungs] == ["E0", "E1", "E2", "E3", "E4"]


@given(due=DUES)
def test_rungs_lie_ahead_in_order_and_never_on_a_closed_day(due: date) -> None:
    """Whatever the date, and however long ago it passed."""
    plan = plan_for(POLICY, due, START)
    instants = [rung.at for rung in plan.rungs]

    assert instants == sorted(instants)
    assert all(at > START for at in instants)
    assert [r.name for r in plan.rungs if not r.is_reminder] == ["E1", "E2", "E3", "E4"]
    for rung in plan.rungs:
        office = POLICY.agency if rung.name in ("E3", "E4") else POLICY.lea
        assert office.works(office.day_of(rung.at))
        assert rung.local == office.shown(rung.at)


@given(due=DUES)
def test_for_a_past_date_the_first_rung_is_next_and_the_spacing_stays(
    due: date,
) -> None:
    """E1 at the next opening; E2, E3 and E4 nine, nineteen, 39 working days on."""
    assume(is_past(EVERY_WEEKDAY.lea, due, START))
    plan = plan_for(EVERY_WEEKDAY, due, START)
    on = list(days(plan).values())
    lea = EVERY_WEEKDAY.lea

    assert plan.rungs[0].at == lea.opening_after(START)
    assert [lea.count(on[0], n).end for n in (9, 19, 39)] == on[1:]


@given(due=DUES)
def test_rungs_of_a_plan_are_at_least_a_day_apart(due: date) -> None:
    """Holding a rung to an opening never lets it meet the one behind it."""
    plan = plan_for(POLICY, due, START)
    gaps: list[timedelta] = [b.at - a.at for a, b in pairwise(plan.rungs)]

    assert all(gap > timedelta(hours=20) for gap in gaps)


def test_today_is_not_past() -> None:
    """What is due today can still be done today."""
    today = LEA.day_of(START)

    assert not is_past(POLICY.lea, today, START)
    assert is_past(POLICY.lea, today - timedelta(days=1), START)
    assert isinstance(START, datetime)
