"""How many check-ins a fiscal year has to have, had, and can have."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from domain.acts import (
    ApplyPolicy,
    CheckInBegun,
    CheckInMissed,
    HoldCheckIn,
    MissCheckIn,
    Mode,
    ScheduleCheckIn,
    WaiveCheckIn,
)
from domain.checkins.check_in import CheckInStage
from domain.checkins.year import YearProof, year_of
from domain.engagement import Engagement
from domain.policies.check_ins import ReleaseStage
from domain.refusals import DateUnusable
from tests.check_ins import (
    Moment,
    done,
    held,
    lives,
    monitored,
    only,
    silent_until,
)
from tests.lives import by_staff


def proof(engagement: Engagement, begins: int = 2026) -> YearProof:
    assert engagement.monitoring
    return engagement.monitoring.proof(begins)


def test_a_whole_year_asks_for_four() -> None:
    """And four can be held, while none is yet."""
    assert proof(monitored()) == YearProof(required=4, held=0, possible=4)


@pytest.mark.parametrize(
    ("adopted", "required"),
    [
        (datetime(2026, 10, 20, 21, tzinfo=UTC), 4),
        (datetime(2026, 10, 29, 21, tzinfo=UTC), 3),
        (datetime(2027, 2, 16, 21, tzinfo=UTC), 2),
        (datetime(2027, 6, 15, 21, tzinfo=UTC), 0),
    ],
)
def test_a_part_of_a_year_asks_for_its_windows(
    adopted: datetime, required: int
) -> None:
    """Those that leave room for an invitation when the roadmap is adopted."""
    assert proof(monitored(adopted)).required == required


def test_what_is_held_counts_once_however_often_it_was_moved() -> None:
    now = silent_until(monitored(), date(2026, 9, 1))
    after = held(now, only(now).name, only(now).on)

    assert proof(after) == YearProof(required=4, held=1, possible=4)


def test_a_missed_one_that_is_made_up_in_its_year_counts_as_one() -> None:
    """Missed in October, made up within 30 days: still one of four."""
    now = silent_until(monitored(), date(2026, 9, 1))
    day, name = only(now).on, only(now).name
    missed = silent_until(now, day + timedelta(days=10))
    assert missed.check_ins[name].stage is CheckInStage.MISSED
    after = held(missed, name, day + timedelta(days=11))

    year = after.check_in_years[2026]
    assert (year.missed, year.made_up, year.held) == (1, 1, 1)
    assert proof(after) == YearProof(required=4, held=1, possible=4)


def test_what_is_made_up_after_the_year_counts_for_neither() -> None:
    """Missed in June, held in August: the old year stays at none, so does the new."""
    at = datetime(2027, 5, 3, 21, tzinfo=UTC)
    now = silent_until(monitored(at), date(2027, 5, 12))
    name = only(now).name
    after = held(silent_until(now, date(2027, 6, 30)), name, date(2027, 8, 16))

    old = after.check_in_years[2026]
    assert (old.missed, old.made_up, old.made_up_late, old.held) == (1, 0, 1, 0)
    assert proof(after).held == proof(after, 2027).held == 0
    assert proof(after, 2027).required == 4


def test_it_is_told_once_that_a_year_cannot_be_kept_any_more() -> None:
    """Waived in October: four are out of reach, and three parties and director hear."""
    now = silent_until(monitored(), date(2026, 9, 1))
    waived = done(
        now, by_staff(WaiveCheckIn, check_in=only(now).name), date(2026, 9, 2)
    )
    told = [
        n.to for n in waived.unwritten[-1].notices if n.template == "check_ins_short"
    ]
    later = silent_until(waived, date(2027, 6, 14))
    again = [
        n
        for e in later.unwritten[len(waived.unwritten) :]
        for n in e.notices
        if n.template == "check_ins_short"
    ]

    assert told == ["h.lindqvist", "a.castillo", "k.bennett", "d.okafor"]
    assert "can no longer be as many" in waived.unwritten[-1].sentence
    assert proof(waived) == YearProof(required=4, held=0, possible=3)
    assert not [
        n for n in again if n.facts["year"] == "2026-27" and n.facts["possible"] == 3
    ]


def test_one_more_in_place_of_a_waived_one_keeps_the_year() -> None:
    """Four held are four, whichever windows they were planned for."""
    now = silent_until(monitored(), date(2026, 9, 1))
    waived = done(
        now, by_staff(WaiveCheckIn, check_in=only(now).name), date(2026, 9, 2)
    )
    extra = done(
        waived, by_staff(ScheduleCheckIn, on=date(2026, 11, 3)), date(2026, 9, 3)
    )

    assert proof(extra) == YearProof(required=4, held=0, possible=4)
    assert not extra.check_in_years[2026].short


def test_two_missed_in_a_row_propose_a_look_at_the_whole() -> None:
    """Neither is made up: E5, with a letter; made up, the proposal is taken back."""
    once = silent_until(monitored(), date(2026, 12, 1))
    twice = silent_until(once, date(2027, 2, 12))
    stages = [each.stage for each in twice.check_ins.values()]
    assert stages[:2] == [CheckInStage.MISSED] * 2
    first = next(iter(twice.check_ins))

    assert not once.recheck_proposed
    assert twice.recheck_proposed
    assert not held(twice, first, date(2027, 2, 16)).recheck_proposed


@given(life=lives())
def test_the_count_is_that_of_somebody_who_keeps_a_book(life: list[Moment]) -> None:
    """Each window is planned once; held, missed and waived are as they happened."""
    windows: list[tuple[int, str]] = []
    kept: dict[int, set[str]] = {}
    missed: set[str] = set()
    waived = 0
    before = life[0].engagement
    for now, act, _ in life[1:]:
        match act:
            case CheckInBegun(begins=begins, window=window):
                windows.append((begins, window))
            case HoldCheckIn(check_in=name, on=on):
                day = on or before.check_ins[name].on
                begins = before.check_ins[name].begins
                if year_of(day) == begins:
                    kept.setdefault(begins, set()).add(name)
            case CheckInMissed(subject=key):
                missed.add(key.rpartition("/")[2])
            case MissCheckIn(check_in=name):
                missed.add(name)
            case WaiveCheckIn():
                waived += 1
        before = now
    after, years = life[-1].engagement, life[-1].engagement.check_in_years
    assert len({*windows}) == len(windows), "a window is planned twice"
    for begins, year in years.items():
        assert year.held == len(kept.get(begins, ()))
    assert sum(e.missed for e in years.values()) == len(missed)
    assert sum(e.waived for e in years.values()) == waived
    if after.monitoring:
        for begins in years:
            found = after.monitoring.proof(begins)
            assert 0 <= found.required <= 4
            assert found.held <= found.possible


def test_other_windows_of_a_new_policy_are_not_made_up_for_the_past() -> None:
    """A window that is new, or is called otherwise, is planned from now on."""
    now = silent_until(monitored(), date(2027, 3, 1))
    policy = now.policy
    assert policy.check_ins
    windows = tuple(e.but(name=f"new {e.name}") for e in policy.check_ins.windows)
    names = tuple(each.name for each in windows)
    other = policy.check_ins.but(windows=windows, cadence={ReleaseStage.FULL: names})
    act = by_staff(
        ApplyPolicy, policy=policy.but(version="other", check_ins=other), mode=Mode.KEEP
    )
    after = done(now, act, date(2027, 3, 2))

    assert after.check_in_to_come
    assert after.check_in_to_come.window == "new spring"
    assert after.check_in_to_come.begins == 2026


def test_a_year_that_is_over_is_short_by_what_was_never_made_up() -> None:
    """Missed in April with days left to make it up, and never made up: told later."""
    at = datetime(2027, 3, 8, 21, tzinfo=UTC)
    later = silent_until(monitored(at), date(2027, 10, 1))

    assert later.check_in_years[2026].short


def test_one_meeting_is_one_check_in() -> None:
    """Another that is open cannot be held on the same day."""
    now = silent_until(monitored(), date(2026, 9, 1))
    first, day = only(now).name, only(now).on
    extra = by_staff(ScheduleCheckIn, on=date(2026, 11, 3))
    both = held(done(now, extra, date(2026, 9, 2)), first, day)
    other = next(each for each in both.check_ins if each != first)

    with pytest.raises(DateUnusable, match="one meeting counts once"):
        held(both, other, day)


def test_without_a_promise_what_is_open_is_still_held() -> None:
    """Another policy says nothing of check-ins: none is planned, none is stuck."""
    now = silent_until(monitored(), date(2026, 9, 1))
    silent = now.policy.but(version="silent", check_ins=None)
    act = by_staff(ApplyPolicy, policy=silent, mode=Mode.KEEP)
    after = held(done(now, act, date(2026, 9, 2)), only(now).name, only(now).on)

    assert only(after).stage is CheckInStage.HELD
    assert after.check_in_to_come is None
