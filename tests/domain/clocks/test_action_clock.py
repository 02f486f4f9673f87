"""What becomes of one action's clock; each rule, and each fault that was once found."""

from datetime import date, datetime, time, timedelta

import pytest

from domain import refusals
from domain.actions.planned import PlannedAction
from domain.actions.tally import published
from domain.acts import (
    Acknowledge,
    Act,
    ApplyPolicy,
    Cause,
    ChangeCalendar,
    ClaimComplete,
    DependOn,
    Mode,
    PutOnHold,
    RateAction,
    Reassign,
    RecheckDue,
    Redate,
    Resume,
    ResumeClock,
    ReturnClaim,
    RungActed,
    SplitAction,
    StaffAct,
    StartAction,
    StopClock,
)
from domain.apply import apply
from domain.calendars.work_calendar import Break
from domain.clocks.ledger import Ledger
from domain.clocks.schedule import Timing, climb
from domain.expectation import expectation
from domain.explain import explanation
from domain.judge import judge
from domain.letters.notice import Notice
from domain.people.roles import Role
from domain.policies.ladder import Gate, NamedLadder, Office, When
from domain.policies.policy import Policy
from domain.standing_of import tally_of
from domain.status import PLAIN, ActionStatus, Horizon
from tests.ladders import GATED, SEVERAL
from tests.lives import EVERY_WEEKDAY, POLICY, adopting, by_staff, planned, roadmap

MONDAY = date(2027, 2, 1)
LEA = EVERY_WEEKDAY.lea
DAY = timedelta(days=1)
A_STRIKE = {"cause": Cause.STRIKE, "recheck": date(2027, 6, 1)}


class Desk:
    """An engagement adopted on a Monday at noon, and a hand on its clock."""

    def __init__(self, due: date, policy: Policy = EVERY_WEEKDAY) -> None:
        self.at = LEA.opening(MONDAY) + timedelta(hours=3)
        actions = roadmap(due, size=2, why="late")
        self.now = adopting(actions, policy, self.at)
        self.rungs: list[tuple[str, date]] = []
        self.told: list[Notice] = []

    def on(self, day: date) -> "Desk":
        """Come to noon of a day, with all that was to be done by then."""
        until = LEA.opening(day) + timedelta(hours=3)
        while (due := expectation(self.now)) and due.at <= until:
            for act in due.acts:
                self._acts(act, due.at)
        self.at = until
        return self

    def does(self, kind: type[StaffAct], **fields: object) -> "Desk":
        act = by_staff(kind, **fields)
        judge(self.now, act, self.at)
        self.now = apply(self.now, act, self.at)
        self.told += self.now.unwritten[-1].notices
        return self

    def _acts(self, act: Act, at: datetime) -> None:
        if isinstance(act, RungActed) and act.subject == "action/1":
            plan = self.now.actions[1].plan
            assert plan
            self.rungs.append((plan.rungs[act.rung].key, LEA.day_of(at)))
        self.now = apply(self.now, act, at)
        self.told += self.now.unwritten[-1].notices

    @property
    def keys(self) -> list[str]:
        return [key for key, _ in self.rungs]

    @property
    def coming(self) -> dict[str, date]:
        action = self.now.actions[1]
        return {rung.key: LEA.day_of(rung.at) for rung in action.coming}


def claimed(desk: Desk) -> Desk:
    desk.does(StartAction, action=1)
    return desk.does(ClaimComplete, action=1)


def test_a_claim_clock_that_stood_still_goes_on_where_it_was() -> None:
    """C1 was said before the strike; when clocks run again C2 is next."""
    desk = claimed(Desk(MONDAY + 60 * DAY)).on(MONDAY + 2 * DAY)
    desk.does(StopClock, **A_STRIKE).on(MONDAY + 16 * DAY).does(ResumeClock)

    assert desk.keys == ["C1"]
    assert [*desk.coming] == ["C2", "C3"]
    said = explanation(desk.now, "action/1", desk.at).rungs
    assert (said[0].rung, said[0].state) == ("C1", "behind")


def test_two_calendars_during_a_claim_do_not_ask_for_its_answer_twice() -> None:
    """What C1 said stays said, however often the ladder is planned anew."""
    desk = claimed(Desk(MONDAY + 60 * DAY)).on(MONDAY + 2 * DAY)
    for version in ("second", "third"):
        calendar = LEA.but(version=version)
        known = {"office": Office.LEA, "calendar": calendar, "mode": Mode.RECOMPUTE}
        desk.does(ChangeCalendar, **known)

    assert [*desk.coming] == ["C2", "C3"]


def test_days_on_which_a_claim_and_all_clocks_stood_count_once() -> None:
    """Claimed on the 1st, stopped on the 8th to the 15th, returned on the 22nd."""
    due = MONDAY + 4 * DAY
    desk = claimed(Desk(due)).on(MONDAY + 7 * DAY).does(StopClock, **A_STRIKE)
    desk.on(MONDAY + 14 * DAY).does(ResumeClock)
    desk.on(MONDAY + 21 * DAY).does(ReturnClaim, action=1)

    assert desk.now.actions[1].due == LEA.later(due, 5)
    assert desk.coming["E1"] == LEA.later(due, 5 + 10 + 1)


def test_a_claim_returned_while_all_clocks_stand_loses_none_of_its_days() -> None:
    """The five days it waited before the strike are not the owner's."""
    due = MONDAY + 11 * DAY
    desk = claimed(Desk(due)).on(MONDAY + 7 * DAY).does(StopClock, **A_STRIKE)
    desk.on(MONDAY + 9 * DAY).does(ReturnClaim, action=1)
    desk.on(MONDAY + 14 * DAY).does(ResumeClock)

    assert desk.coming["E1"] == LEA.later(due, 5 + 5 + 1)


def test_a_new_date_does_not_silence_the_clock_of_a_claim() -> None:
    """Who confirms is still asked; the owner's ladder waits as before."""
    desk = claimed(Desk(MONDAY + 60 * DAY)).on(MONDAY + 2 * DAY)
    desk.does(Redate, action=1, due=MONDAY + 90 * DAY)

    assert [*desk.coming] == ["C2", "C3"]


def test_a_calendar_with_fewer_closures_does_not_break_a_promise() -> None:
    """Whatever is counted anew, nobody is asked before the promised day has passed."""
    closed = Break(name="break", first=MONDAY + 8 * DAY, last=MONDAY + 11 * DAY)
    policy = EVERY_WEEKDAY.but(lea=LEA.but(breaks=(closed,)))
    desk = Desk(MONDAY - 3 * DAY, policy).on(MONDAY + DAY)
    promise = MONDAY + 18 * DAY
    desk.does(Acknowledge, action=1, promise=promise)
    known = {"office": Office.LEA, "calendar": LEA, "mode": Mode.RECOMPUTE}
    desk.does(ChangeCalendar, **known)

    assert desk.now.actions[1].rest
    assert desk.coming["E2"] > promise


def test_keeping_used_time_loses_no_rung_that_an_outage_held_up() -> None:
    """E1 was due this morning and nothing ran: the new calendar still says it."""
    desk = Desk(MONDAY + DAY)
    desk.at = LEA.opening(MONDAY + 2 * DAY) + timedelta(hours=4)
    desk.does(ApplyPolicy, policy=EVERY_WEEKDAY.but(version="b"), mode=Mode.KEEP)

    assert next(iter(desk.coming)) == "E1"


def test_restarting_ladders_asks_nothing_twice_of_what_is_not_late() -> None:
    """A reminder that was sent is not sent again where its day is moved."""
    desk = Desk(MONDAY + 21 * DAY).on(MONDAY + 16 * DAY)
    later = POLICY.rungs[1].but(days=-1)
    policy = EVERY_WEEKDAY.but(
        version="b", rungs=(POLICY.rungs[0], later, *POLICY.rungs[2:])
    )
    desk.does(ApplyPolicy, policy=policy, mode=Mode.RESTART)

    assert [*desk.coming] == ["E1", "E2", "E3", "E4"]
    assert desk.keys[-1] == "E0/2"


def test_a_new_owner_inherits_the_promises_given_for_the_date() -> None:
    """Else giving it back and forth would let it rest for ever."""
    desk = Desk(MONDAY - 3 * DAY).on(MONDAY + DAY)
    for by in ("j.rivera", "m.ortiz"):
        desk.does(Acknowledge, action=1, promise=MONDAY + 3 * DAY, by=by)
    desk.does(Reassign, action=1, owner=Role.LEA_DEPUTY)

    with pytest.raises(refusals.LimitReached):
        desk.does(Acknowledge, action=1, promise=MONDAY + 3 * DAY, by="l.tran")


def test_who_is_given_what_stands_still_begins_with_days_of_grace() -> None:
    """Not where the owner before them was, the morning after it goes on."""
    desk = Desk(MONDAY - 3 * DAY).on(MONDAY + 26 * DAY)
    at_first = [*desk.keys]
    recheck = MONDAY + 35 * DAY
    desk.does(PutOnHold, action=1, cause=Cause.FIRE, recheck=recheck)
    desk.does(Reassign, action=1, owner=Role.LEA_DEPUTY)
    desk.on(MONDAY + 28 * DAY).does(Resume, action=1)

    assert {"E1", "E2"} <= {*at_first}
    assert next(iter(desk.coming)) == "E1"


def test_a_lapse_after_the_last_rung_asks_it_again_under_any_later_policy() -> None:
    """It asks that rung once, and no longer ladder asks its last rung twice."""
    desk = Desk(MONDAY - 3 * DAY).on(MONDAY + 80 * DAY)
    desk.does(Acknowledge, action=1, promise=MONDAY + 84 * DAY)
    longer = (*POLICY.rungs, POLICY.rungs[-1].but(name="E9", days=60))
    policy = EVERY_WEEKDAY.but(version="b", rungs=longer)
    desk.on(MONDAY + 86 * DAY).does(ApplyPolicy, policy=policy, mode=Mode.RECOMPUTE)
    desk.on(MONDAY + 200 * DAY).does(
        ChangeCalendar,
        office=Office.LEA,
        calendar=LEA.but(version="new"),
        mode=Mode.RECOMPUTE,
    )
    desk.on(MONDAY + 300 * DAY)

    assert desk.keys == ["E1", "E2", "E3", "E4", "E4+1", "E9"]


def test_a_lapse_is_asked_under_a_ladder_that_knows_its_rung_no_more() -> None:
    """By the last rung there is, where the one that waits went with its ladder."""
    desk = Desk(MONDAY - 3 * DAY).on(MONDAY + 80 * DAY)
    desk.does(Acknowledge, action=1, promise=MONDAY + 84 * DAY)
    shorter = SEVERAL
    desk.on(MONDAY + 81 * DAY).does(ApplyPolicy, policy=shorter, mode=Mode.KEEP)
    desk.on(MONDAY + 200 * DAY)

    assert desk.keys == ["E1", "E2", "E3", "E4", "E2+1"]


def test_a_new_last_rung_is_not_asked_twice_for_a_lapse() -> None:
    """It comes by itself, and is what asks after the promise."""
    desk = Desk(MONDAY - 3 * DAY).on(MONDAY + 80 * DAY)
    desk.does(Acknowledge, action=1, promise=MONDAY + 84 * DAY)
    rungs = tuple(r.but(name="F9") if r.name == "E4" else r for r in POLICY.rungs)
    everything = When(horizons=tuple(Horizon))
    other = NamedLadder(name="other", when=everything, rungs=rungs)
    policy = EVERY_WEEKDAY.but(version="b", ladders=(other,))
    desk.on(MONDAY + 81 * DAY).does(ApplyPolicy, policy=policy, mode=Mode.RECOMPUTE)
    desk.on(MONDAY + 200 * DAY)

    assert desk.keys == ["E1", "E2", "E3", "E4", "F9"]


def test_a_rung_held_behind_another_is_not_pushed_onto_a_closed_day() -> None:
    """E1 waits for Friday; E2, behind it, waits for a day on which it may act too."""
    day = date(2027, 3, 1)
    ledger = Ledger(anchor=day, ladder=GATED.name)
    timing = Timing(GATED, GATED.own)
    rungs = climb(timing, GATED.rungs, ledger, LEA.opening(day), day)
    local = [(r.key, LEA.local(r.at)) for r in rungs if not r.key.startswith("E0")]

    assert [(key, f"{at:%A %H:%M}") for key, at in local] == [
        ("E1", "Friday 10:00"),
        ("E2", "Monday 09:00"),
        ("E3", "Monday 09:00"),
    ]


def test_nothing_reminds_of_a_date_that_has_passed() -> None:
    """A reminder its gate holds until after the due date is left out."""
    due = date(2027, 3, 3)
    gate = Gate(weekdays=(4,))
    rungs = (POLICY.rungs[1].but(gate=gate), *POLICY.rungs[2:])
    at = LEA.opening(due - 20 * DAY)
    timing, ledger = Timing(EVERY_WEEKDAY, POLICY.own), Ledger(anchor=due, ladder="x")
    planned_ones = climb(timing, rungs, ledger, at, due)
    late = climb(timing, rungs, ledger.but(anchor=due + 20 * DAY), at, due)

    assert LEA.day_of(planned_ones[0].at) < due
    assert late[0].key == "E1"


def test_a_calendar_that_closes_the_due_date_makes_nothing_late_before_it_rolls() -> (
    None
):
    """Due on a Friday that proves closed, it is late on Tuesday, not on Monday."""
    friday = MONDAY + 11 * DAY
    closed = LEA.but(breaks=(Break(name="fire", first=friday, last=friday),))
    for mode in Mode:
        desk = Desk(friday).on(MONDAY + DAY)
        known = {"office": Office.LEA, "calendar": closed, "mode": mode}
        desk.does(ChangeCalendar, **known)

        assert desk.coming["E1"] == friday + 4 * DAY


def test_a_calendar_on_which_a_rung_could_never_act_is_refused() -> None:
    """A rung for Fridays only, and an office that is closed on Fridays."""
    desk = Desk(MONDAY + 30 * DAY, GATED)
    calendar = GATED.lea.but(weekdays=(0, 1, 2, 3))

    with pytest.raises(refusals.PolicyUnusable, match="can never act"):
        desk.does(ChangeCalendar, office=Office.LEA, calendar=calendar, mode=Mode.KEEP)


def test_on_the_weekend_after_its_due_date_a_promise_may_be_given() -> None:
    """It is past, though no rung has said so yet."""
    friday = MONDAY + 11 * DAY
    desk = Desk(friday).on(friday + DAY)

    desk.does(Acknowledge, action=1, promise=friday + 5 * DAY)

    assert desk.coming["E1"] > friday + 5 * DAY


def test_another_scale_changes_nothing_of_what_is_published() -> None:
    """In progress stays in progress, whatever number the new scale has for it."""
    desk = Desk(MONDAY + 60 * DAY).does(StartAction, action=1)
    desk.does(RateAction, action=1, rating=2)
    before = tally_of(desk.now)
    desk.does(
        ApplyPolicy, policy=EVERY_WEEKDAY.but(version="b", scale=PLAIN), mode=Mode.KEEP
    )

    assert tally_of(desk.now) == before
    assert desk.now.actions[1].rating == 1


def test_what_was_merged_before_it_began_is_published_as_not_started() -> None:
    """Its own history, not the life it was taken out of."""
    seen = published(ActionStatus.MERGED, None, POLICY.scale, None)

    assert seen is ActionStatus.NOT_STARTED


def test_a_strike_is_no_plateau() -> None:
    """Nobody could move on while all clocks stood; the watch begins anew."""
    desk = Desk(MONDAY + 300 * DAY).does(StartAction, action=1)
    desk.does(StopClock, cause=Cause.STRIKE, recheck=MONDAY + 365 * DAY)
    desk.on(MONDAY + 200 * DAY).does(ResumeClock).on(MONDAY + 201 * DAY)

    assert "plateau" not in {each.template for each in desk.told}


def test_a_hold_whose_review_went_by_in_a_strike_is_looked_at_the_next_day() -> None:
    """At an opening, and not marked late: nobody was late."""
    desk = Desk(MONDAY + 300 * DAY)
    desk.does(PutOnHold, action=1, cause=Cause.FIRE, recheck=MONDAY + 8 * DAY)
    desk.does(StopClock, cause=Cause.STRIKE, recheck=MONDAY + 90 * DAY)
    desk.on(MONDAY + 30 * DAY).does(ResumeClock).on(MONDAY + 33 * DAY)
    reviews = [e for e in desk.now.unwritten if isinstance(e.act, RecheckDue)]

    assert [(LEA.day_of(each.at), each.late) for each in reviews] == [
        (MONDAY + 31 * DAY, False)
    ]


def test_parts_wait_for_what_the_whole_waited_for() -> None:
    """Splitting frees nobody from a dependency."""
    desk = Desk(MONDAY + 60 * DAY).does(DependOn, action=1, on=(2,))
    desk.does(SplitAction, action=1, parts=parts(1))

    assert desk.now.actions[10_001].depends_on == (2,)


def parts(number: int, **waits: object) -> tuple[PlannedAction, ...]:
    due = MONDAY + 60 * DAY
    first, second = number * 10_000 + 1, number * 10_000 + 2
    return (planned(first, due, **waits), planned(second, due))


def test_parts_that_would_wait_in_a_circle_are_refused() -> None:
    """For each other, for the whole, or for what waits for them."""
    desk = Desk(MONDAY + 60 * DAY).does(DependOn, action=2, on=(1,))

    with pytest.raises(refusals.DependencyLoop):
        desk.does(SplitAction, action=1, parts=parts(1, depends_on=(2,)))
    with pytest.raises(refusals.NoSuchAction):
        desk.does(SplitAction, action=1, parts=parts(1, depends_on=(77,)))


def test_a_ladder_across_14_march_2027_acts_at_nine_by_the_local_clock() -> None:
    """Whatever the hour is in the universal time that is stored."""
    desk = Desk(date(2027, 3, 10))
    plan = desk.now.actions[1].plan
    assert plan

    assert {LEA.local(rung.at).time() for rung in plan.rungs} == {time(9)}
    assert [rung.at.hour for rung in plan.rungs] == [17, 17, 17, 16, 16, 16]


def test_a_hold_that_begins_within_a_strike_counts_from_the_strike_on() -> None:
    """Stopped on the 1st, held from the 8th, run again on the 15th, resumed on the
    22nd: the clock stood for fifteen working days, each counted once."""
    due = MONDAY + 18 * DAY
    desk = Desk(due).does(StopClock, **A_STRIKE).on(MONDAY + 7 * DAY)
    desk.does(PutOnHold, action=1, cause=Cause.FIRE, recheck=MONDAY + 60 * DAY)
    desk.on(MONDAY + 14 * DAY).does(ResumeClock)
    desk.on(MONDAY + 21 * DAY).does(Resume, action=1)

    assert desk.now.actions[1].due == LEA.later(due, 15)
    assert desk.now.actions[2].due == LEA.later(due, 10)
    assert desk.now.actions[1].original_due == due


def test_a_promised_day_moves_with_the_due_date_while_clocks_stand() -> None:
    """Nobody can keep a promise during a strike."""
    desk = Desk(MONDAY - 3 * DAY).on(MONDAY + DAY)
    desk.does(Acknowledge, action=1, promise=MONDAY + 9 * DAY)
    desk.does(StopClock, **A_STRIKE).on(MONDAY + 8 * DAY).does(ResumeClock)
    rest = desk.now.actions[1].rest

    assert rest
    assert rest.until == LEA.later(MONDAY + 9 * DAY, 5)
    assert desk.coming["E2"] > rest.until


def test_a_promise_that_lapsed_is_no_promise_any_more() -> None:
    """The rung after it says so, and the next ones speak of none."""
    desk = Desk(MONDAY - 3 * DAY).on(MONDAY + DAY)
    desk.does(Acknowledge, action=1, promise=MONDAY + 2 * DAY)
    desk.on(MONDAY + 18 * DAY)

    assert desk.keys == ["E1", "E2"]
    assert desk.now.actions[1].rest is None


@pytest.mark.parametrize("late", [-10, 3], ids=["before the date", "late"])
def test_a_day_given_anew_on_the_same_day_takes_back_what_the_first_one_did(
    late: int,
) -> None:
    """A year that was typed wrongly silences nobody: reminders and rungs as if once."""
    slip, meant = (MONDAY + each * DAY for each in (9, 2))
    once, twice = (Desk(MONDAY - late * DAY).on(MONDAY) for _ in range(2))
    once.does(Acknowledge, action=1, promise=meant)
    twice.does(Acknowledge, action=1, promise=slip)
    assert twice.coming != once.coming
    twice.does(Acknowledge, action=1, promise=meant)

    assert twice.coming == once.coming
    assert twice.now.actions[1].ledger == once.now.actions[1].ledger


def test_keeping_used_time_calls_nothing_late_that_rolled_to_a_later_day() -> None:
    """Due on Monday; on Tuesday before nine the week proves to be closed."""
    desk = Desk(MONDAY)
    desk.at = LEA.opening(MONDAY + DAY) - timedelta(hours=1)
    closed = Break(name="storm", first=MONDAY, last=MONDAY + 4 * DAY)
    calendar = LEA.but(breaks=(closed,))
    desk.does(ChangeCalendar, office=Office.LEA, calendar=calendar, mode=Mode.KEEP)

    assert desk.coming["E1"] == MONDAY + 8 * DAY


def test_a_rung_to_be_asked_again_comes_before_later_rungs_of_a_longer_ladder() -> None:
    """E4 anew for the promise that lapses, then the new last step."""
    desk = Desk(MONDAY - 3 * DAY).on(MONDAY + 80 * DAY)
    desk.does(Acknowledge, action=1, promise=MONDAY + 84 * DAY)
    longer = (*POLICY.rungs, POLICY.rungs[-1].but(name="E9", days=60))
    policy = EVERY_WEEKDAY.but(version="b", rungs=longer)
    desk.does(ApplyPolicy, policy=policy, mode=Mode.RECOMPUTE)

    assert [*desk.coming] == ["E4+1", "E9"]
