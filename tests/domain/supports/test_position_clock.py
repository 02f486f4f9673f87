"""Before a funded position ends, who can is asked what follows it; nothing is late."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.acts import (
    AmendPosition,
    ApplyPolicy,
    Assign,
    BeginRelease,
    Cause,
    ChangeCalendar,
    Close,
    EndPosition,
    Mode,
    ResumeClock,
    RungActed,
    StopClock,
    WithdrawSupport,
)
from domain.apply import apply
from domain.bounds import FARTHEST
from domain.clocks import moves
from domain.entries import Entry
from domain.expectation import expectation
from domain.explain import explanation
from domain.people.roles import Role
from domain.policies.check import policy_faults
from domain.policies.diff import differences
from domain.policies.ladder import Office
from domain.standing import timed
from domain.standing_of import engagement_standing, standing
from domain.supports.subject import timing
from tests.lives import POLICY, START, by_staff
from tests.supports import LAST, TODAY, Supported

KEY = "position/1"
FAR = START + timedelta(days=600)
ASKED = ("a.castillo", "k.bennett", "d.okafor")
P0 = POLICY.positions.rungs[0] if POLICY.positions else None


@pytest.fixture
def funded() -> Supported:
    known = Supported()
    known.fund()
    return known


def said(known: Supported, key: str = KEY) -> list[Entry]:
    """The reminders of a position that were sent."""
    return [
        each
        for each in known.now.unwritten
        if isinstance(each.act, RungActed) and each.act.subject == key
    ]


def test_two_reminders_come_before_its_last_day(funded: Supported) -> None:
    """Some 60 days before, and ten working days, to those three; none after it."""
    funded.climb(FAR)
    first, second = said(funded)
    days = [LAST - funded.now.day_of(each.at) for each in (first, second)]

    assert timedelta(57) <= days[0] <= timedelta(65)
    assert POLICY.agency.working_days(funded.now.day_of(second.at), LAST) == 10
    for entry in (first, second):
        assert [n.to for n in entry.notices if not n.is_copy] == [*ASKED]
        assert {n.template for n in entry.notices if not n.is_copy} == {"position_ends"}
    assert "reminder P0 of position 1 (literacy coach), due 2027-03-20" in (
        first.sentence
    )


def test_nothing_is_late_after_its_last_day(funded: Supported) -> None:
    """No witness, no rung; its day is a fact, and nobody has to answer."""
    funded.climb(FAR)
    position = funded.now.supports.positions[1]

    assert not position.overdue
    assert position.flags == ()
    assert KEY not in {
        each.subject for each in funded.now.untold if hasattr(each, "subject")
    }
    assert engagement_standing(funded.now).positions[0].is_over(FAR.date())


def test_a_stop_of_all_clocks_does_not_move_its_last_day(funded: Supported) -> None:
    """While they stand nobody is asked; then what is still to come is said."""
    at = START + timedelta(days=100)
    funded.climb(at)
    recheck = TODAY + timedelta(days=190)
    funded.ask(StopClock, cause=Cause.FIRE, recheck=recheck)
    funded.climb(START + timedelta(days=150))
    stood = said(funded)
    funded.ask(ResumeClock)
    funded.climb(FAR)

    assert stood == []
    assert len(said(funded)) == 1
    assert funded.now.supports.positions[1].due == LAST


def test_a_position_over_before_clocks_run_again_is_not_late(
    funded: Supported,
) -> None:
    """And is not asked about any more."""
    funded.ask(StopClock, cause=Cause.FIRE, recheck=TODAY + timedelta(days=60))
    funded.ask(ResumeClock, START + timedelta(days=300))
    funded.climb(FAR)
    position = funded.now.supports.positions[1]

    assert (position.overdue, position.due) == (False, LAST)
    assert said(funded) == []


def test_a_position_noted_while_clocks_stand_is_asked_of_later() -> None:
    """Once they run again."""
    known = Supported()
    known.ask(StopClock, cause=Cause.FIRE, recheck=TODAY + timedelta(days=60))
    known.fund()
    stands = known.now.supports.positions[1]
    known.ask(ResumeClock, START + timedelta(days=7))
    known.climb(FAR)

    assert stands.stop and stands.plan is None
    assert len(said(known)) == 2


def test_another_last_day_is_asked_of_anew(funded: Supported) -> None:
    """Letters of the former are void; what changes nothing of its days keeps them."""
    funded.climb(START + timedelta(days=150))
    before = funded.now.supports.positions[1].plan
    funded.ask(AmendPosition, number=1, fte=50)
    kept = funded.now.supports.positions[1].plan
    funded.ask(AmendPosition, number=1, last=LAST + timedelta(days=120))
    settled = funded.now.unwritten[-1].settled
    sent = len(said(funded))
    funded.climb(FAR)

    assert before and kept is before
    assert f"1999901.1/overdue/position-1/{before.number}@ccee_lead" in settled
    assert (sent, len(said(funded))) == (1, 3)


@pytest.mark.parametrize("kind", [EndPosition, WithdrawSupport])
def test_what_has_ended_or_is_withdrawn_is_not_asked_of(
    kind: type[EndPosition] | type[WithdrawSupport], funded: Supported
) -> None:
    """And letters that have not gone yet are void."""
    at = START + timedelta(days=150)
    funded.climb(at)
    yesterday = funded.now.day_of(at) - timedelta(days=1)
    ends = kind is EndPosition
    which = {"number": 1, "on": yesterday} if ends else {"support": KEY}
    funded.ask(kind, **which)
    settled = funded.now.unwritten[-1].settled
    funded.climb(FAR)

    assert len(said(funded)) == 1
    assert f"1999901.1/{KEY}@open" in settled
    assert any(each.endswith("@ccee_lead") and "overdue" in each for each in settled)
    assert funded.now.subject(KEY) is None


def test_a_closed_engagement_asks_of_no_position(funded: Supported) -> None:
    """All its clocks end."""
    funded.ask(BeginRelease)
    funded.ask(Close, leaving_open=True)

    assert funded.now.supports.positions[1].plan is None
    assert expectation(funded.now) is None


def test_a_new_lead_is_asked_instead(funded: Supported) -> None:
    """Roles become persons when a rung acts."""
    first = TODAY + timedelta(days=30)
    funded.ask(Assign, role=Role.CCEE_LEAD, person="s.abel", first=first)
    funded.climb(FAR)

    told = {n.to for entry in said(funded) for n in entry.notices}
    assert "s.abel" in told
    assert "a.castillo" not in told


def test_it_is_listed_among_what_is_waited_for(funded: Supported) -> None:
    """By its address, asked of the CCEE lead; until its last day."""
    now = standing(funded.now)
    (found,) = (e for e in timed(now.engagement, now.actions) if e.key == KEY)

    assert (found.title, found.due) == ("literacy coach ends", LAST)
    assert found.asked is Role.CCEE_LEAD
    assert found.stands.next_rung == "P0"
    assert not found.stands.is_over(LAST)
    assert found.stands.is_over(LAST + timedelta(days=1))
    assert KEY in {part.key for part in now.parts}


def test_it_is_explained(funded: Supported) -> None:
    """In working days of the agency, with its terms."""
    found = explanation(funded.now, KEY, START)

    assert [each.days for each in found.rungs] == [-42, -10]
    assert found.calendar == POLICY.agency.named
    assert found.notes == ("1 FTE, funded by CCEE, 2026-09-01 to 2027-03-20",)


def test_a_policy_without_a_ladder_of_positions_asks_nobody(
    funded: Supported,
) -> None:
    """And one that has one again asks of what is still to come."""
    without = POLICY.but(version="none", positions=None)
    funded.ask(ApplyPolicy, policy=without, mode=Mode.KEEP)
    silent = expectation(funded.now)
    funded.ask(ApplyPolicy, policy=POLICY, mode=Mode.KEEP)
    funded.climb(FAR)

    assert silent is None or not any(
        isinstance(e, RungActed) and e.subject == KEY for e in silent.acts
    )
    assert len(said(funded)) == 2
    assert {e.part for e in differences(without, POLICY)} >= {
        "positions, P0",
        "positions, P0 (2)",
    }


@pytest.mark.parametrize("mode", Mode)
def test_another_calendar_leaves_its_last_day(mode: Mode, funded: Supported) -> None:
    """Only the days to it are counted anew; no reminder comes twice."""
    funded.climb(START + timedelta(days=150))
    calendar = POLICY.agency
    funded.ask(ChangeCalendar, office=Office.AGENCY, calendar=calendar, mode=mode)
    funded.climb(FAR)
    position = funded.now.supports.positions[1]

    assert (position.due, position.overdue) == (LAST, False)
    assert len(said(funded)) == 2


@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_ladder_of_positions_has_reminders_alone(days: int) -> None:
    """Nothing is late after a last day, so that no rung comes on it or after it."""
    assert P0 and POLICY.positions
    off = POLICY.positions.but(rungs=(P0, P0.but(name="P1", days=days)))
    (fault,) = policy_faults(POLICY.but(positions=off))
    none = POLICY.positions.but(rungs=())
    (empty,) = policy_faults(POLICY.but(positions=none))

    assert fault.where == ("positions", "rungs", 1, "days")
    assert "asked before its end" in fault.message
    assert "at least one rung" in empty.message
    assert -P0.days < FARTHEST


@given(
    st.integers(-20, 300),
    st.lists(st.tuples(st.integers(1, 60), st.booleans()), max_size=6),
)
def test_whatever_stops_no_reminder_comes_twice_or_late(
    last: int, stops: list[tuple[int, bool]]
) -> None:
    """Whenever all clocks stand and run: each at most once, before its day."""
    known = Supported()
    known.at = START + timedelta(days=30)
    known.fund(last=TODAY + timedelta(days=max(last, 0)))
    for days, stand in stops:
        known.climb(known.at + timedelta(days=days))
        if stand and known.now.stop is None:
            again = known.now.day_of(known.at) + timedelta(days=30)
            act = by_staff(StopClock, cause=Cause.FIRE, recheck=again)
            known.now = apply(known.now, act, known.at)
        elif known.now.stop:
            known.now = apply(known.now, by_staff(ResumeClock), known.at)
    if known.now.stop:
        known.now = apply(known.now, by_staff(ResumeClock), known.at)
    known.climb(known.at + timedelta(days=700))

    acted = [e.act.rung for e in said(known) if isinstance(e.act, RungActed)]
    ends = TODAY + timedelta(days=max(last, 0))
    assert len(acted) <= 2
    assert all(known.now.day_of(e.at) < ends for e in said(known))
    assert not any(e.overdue for e in known.now.supports.positions.values())


def test_a_climb_to_a_fixed_day_that_is_past_is_not_late() -> None:
    """Whatever begins it: nobody is asked, and nothing is overdue."""
    known = Supported()
    known.fund()
    position, setting = known.now.supports.positions[1], known.now.setting
    after = moves.start(timing(setting), setting, position, START + timedelta(300))

    assert not after.overdue
    assert after.plan and after.plan.rungs == ()


def test_a_last_day_that_is_closed_is_that_day_all_the_same(
    funded: Supported,
) -> None:
    """A Saturday ends a contract as any other day; it rolls to no Monday."""
    (stands,) = engagement_standing(funded.now).positions

    assert POLICY.agency.closed_because(LAST) == "Saturday"
    assert stands.counts_from is None
