"""The five laws over check-ins, by a book that counts their days for itself."""

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, seed, settings

from domain.acts import (
    Act,
    CheckInMissed,
    ConfirmCheckIn,
    HoldCheckIn,
    MissCheckIn,
    OneCheckInAct,
    RescheduleCheckIn,
)
from domain.checkins.check_in import CheckIn, check_in_address
from domain.checkins.days import closed_because
from domain.engagement import Engagement
from domain.letters.matter import rung_matter
from tests.check_ins import Moment, lives
from tests.laws import Witness


class CheckInWitness(Witness):
    """Follows one engagement, and knows by when each stage of a check-in is due."""

    def _climbs(
        self, before: Engagement, act: Act, after: Engagement, at: datetime
    ) -> None:
        super()._climbs(before, act, after, at)
        key = ""
        if isinstance(act, OneCheckInAct):
            key = check_in_address(act.check_in)
        elif isinstance(act, CheckInMissed):
            key = act.subject
        subject = after.subject(key) if key else None
        if subject and isinstance(subject.clock, CheckIn):
            book = self.books[key]
            if subject.clock.is_open:
                book.climb_anew(_due(before, subject.clock, act, after.day_of(at)))
            else:
                book.due = subject.clock.due
            book.since = after.day_of(at) if self.whole and subject.clock.stop else None


def _due(before: Engagement, now: CheckIn, act: Act, today: date) -> date:
    """By when the stage it has come to is done, counted day by day."""
    lea = before.policy.lea
    match act:
        case ConfirmCheckIn():
            return now.on
        case RescheduleCheckIn():
            meets = _from(before, now.on)
            tomorrow = lea.count(today, 1).end
            return max(lea.count(meets, -10).end, min(tomorrow, meets))
        case HoldCheckIn(on=on):
            held = on or before.check_ins[now.name].on
            return lea.count(_from(before, held), 3).end
        case MissCheckIn() | CheckInMissed():
            assert now.make_up
            return now.make_up.last
    raise AssertionError(act)


def _from(engagement: Engagement, day: date) -> date:
    while not engagement.policy.lea.works(day):
        day += timedelta(days=1)
    return day


@given(life=lives())
def test_no_life_of_check_ins_breaks_a_law(life: list[Moment]) -> None:
    """No rung twice, none lost, none early, silence after done, order kept."""
    witness = CheckInWitness(life[0].engagement)
    for before, (after, act, at) in pairwise(life):
        assert act
        witness.saw(before.engagement, act, after, at)


@given(life=lives())
def test_no_check_in_is_taken_as_missed_before_its_time(life: list[Moment]) -> None:
    """Five working days after its day, and not while all clocks stand still."""
    for before, (_, act, at) in pairwise(life):
        if isinstance(act, CheckInMissed):
            now = before.engagement
            check_in = now.check_ins[act.subject.rpartition("/")[2]]
            assert now.stop is None
            assert now.policy.lea.working_days(check_in.on, now.day_of(at)) >= 5


@given(life=lives())
def test_a_planned_day_is_never_closed_when_it_is_planned(life: list[Moment]) -> None:
    for before, (after, _, _) in pairwise(life):
        for name, each in after.check_ins.items():
            was = before.engagement.check_ins.get(name)
            if was is None or was.on != each.on:
                assert closed_because(after.policy, each.on) is None


@given(life=lives())
def test_what_was_closed_owes_nothing_when_it_leaves(life: list[Moment]) -> None:
    """Its letters are settled with its last act; then the state is without it."""
    for before, (after, _, _) in pairwise(life):
        for name, each in before.engagement.check_ins.items():
            if name not in after.check_ins:
                assert not each.is_open
                subject = before.engagement.subject(each.key)
                assert subject
                assert rung_matter(subject) == ""


def test_the_lives_reach_what_they_are_about() -> None:
    """Held, moved, missed, made up, waived, stopped: else the laws are worth little."""
    seen: Counter[str] = Counter()

    @seed(16)
    @settings(max_examples=100, database=None)
    @given(lives())
    def walk(life: list[Moment]) -> None:
        seen.update({act.kind for _, act, _ in life if act})
        years = life[-1].engagement.check_in_years.values()
        seen.update(["made up"] * any(e.made_up or e.made_up_late for e in years))

    walk()
    rare = {"miss_check_in", "made up", "resume_clock", "check_in_missed"}
    common = {"check_in_begun", "hold_check_in", "reschedule_check_in", "rung_acted"}
    assert all(seen[each] > 0 for each in rare), seen
    assert all(seen[each] > 10 for each in common), seen
