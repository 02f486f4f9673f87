"""Which acts on an engagement's rules change something."""

from datetime import date, datetime, timedelta

import pytest

from domain import refusals
from domain.acts import ApplyPolicy, ChangeCalendar, Mode
from domain.apply import apply
from domain.calendars.work_calendar import Break, WorkCalendar
from domain.clocks.schedule import Timing
from domain.engagement import Engagement
from domain.people.roles import Role
from domain.people.vacancy import Vacancy, VacancyOf
from domain.policies.judge import check_rules
from domain.policies.ladder import Office
from tests.lives import POLICY, START, by_staff, implementing

DUE = START.date() + timedelta(days=60)
WEEK = Break(name="week", first=date(2027, 4, 12), last=date(2027, 4, 16))
OTHERS = [POLICY.lea.but(recess=(WEEK,)), POLICY.lea.but(testing=(WEEK,))]
"""Open and closed on the very days of the calendar in force, under its name."""


def given(calendar: WorkCalendar) -> ChangeCalendar:
    return by_staff(
        ChangeCalendar, office=Office.LEA, calendar=calendar, mode=Mode.KEEP
    )


def instants(now: Engagement) -> list[datetime]:
    """Of all rungs, of whatever they are."""
    return [rung.at for subject in now.subjects for rung in subject.rungs]


@pytest.mark.parametrize("other", OTHERS, ids=["recess", "testing"])
def test_other_days_of_recess_or_testing_are_a_change(other: WorkCalendar) -> None:
    """Though the office is open and closed as before; the same days are none."""
    now = implementing(DUE, policy=POLICY)
    check_rules(given(other), now.policy, {Role.LEA_INSTRUCTION}, lambda _: None)
    after = apply(now, given(other), START)

    assert after.policy.lea == other
    with pytest.raises(refusals.NothingToChange):
        check_rules(given(other), after.policy, set(), lambda _: None)


@pytest.mark.parametrize("other", OTHERS, ids=["recess", "testing"])
def test_clocks_are_planned_anew_by_other_days_of_recess(other: WorkCalendar) -> None:
    """They may count days of instruction: no timing passes for the one before."""
    before, after = (
        Timing(policy, policy.own)
        for policy in (POLICY, POLICY.under(Office.LEA, other))
    )

    assert not before.is_same(after)
    assert not before.acts_as(after)


def test_what_counts_working_days_stays_as_it_is_planned() -> None:
    """Another summer moves no rung of an action: its owner works through it."""
    now = implementing(DUE, policy=POLICY)
    after = apply(now, given(OTHERS[0]), START)

    assert instants(after) == instants(now) != []


def test_a_ladder_whose_people_are_only_to_come_says_from_when() -> None:
    """It would be heard by nobody until then; of roles that are vacant to assign."""
    act = by_staff(ApplyPolicy, policy=POLICY.but(version="next"), mode=Mode.KEEP)

    def refused(vacancy_of: VacancyOf) -> str:
        with pytest.raises(refusals.PolicyUnusable) as refusal:
            check_rules(act, POLICY, {Role.LEA_INSTRUCTION}, vacancy_of)
        return str(refusal.value)

    assert "assign the role, or name another" in refused(Vacancy)
    assert "until 30 Nov 2026; apply it from that day on" in refused(
        lambda role: Vacancy(role, date(2026, 11, 30))
    )
