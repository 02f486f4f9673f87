"""Whatever becomes of a check-in from its agenda to its notes, these hold."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.acts import (
    AddAgendaItem,
    AmendMinutes,
    ApproveNotes,
    Close,
    DraftNotes,
    DrawUpPacket,
    DropAgendaItem,
    HoldCheckIn,
    MoveAgendaItem,
    PublishNotes,
    ScheduleCheckIn,
    SendNotes,
    StaffAct,
    StartAction,
)
from domain.apply import apply
from domain.apply_check_in import agenda_of
from domain.bounds import MOST_ADDED, MOST_ON_AGENDA
from domain.checkins.check_in import CheckIn, CheckInStage
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.refusals import Refused
from tests.check_ins import ALL_THREE
from tests.lives import START, by_staff, paid
from tests.minutes import DUE, LATER, held, minutes, redated, to_be_held

A_DAY = timedelta(days=1)
LINK = "https://example.org/notes"


class Step(NamedTuple):
    """The engagement before and after an act, or after the clock acted."""

    before: Engagement
    after: Engagement
    act: object


Wish = Callable[[CheckIn, Engagement, int, date], StaffAct]
WISHES: tuple[Wish, ...] = (
    lambda c, _, n, __: by_staff(AddAgendaItem, check_in=c.name, action=1 + n % 3),
    lambda c, _, n, __: by_staff(AddAgendaItem, check_in=c.name, text=f"point {n}"),
    lambda c, e, n, __: by_staff(
        MoveAgendaItem, check_in=c.name, item=_key(e, c, n), to=1 + n % 2
    ),
    lambda c, e, n, __: by_staff(DropAgendaItem, check_in=c.name, item=_key(e, c, n)),
    lambda c, e, n, __: by_staff(
        DrawUpPacket, check_in=c.name, sha256="a" * 64, as_of=e.entries
    ),
    lambda c, _, __, day: by_staff(
        HoldCheckIn, check_in=c.name, attended=ALL_THREE, on=day
    ),
    lambda c, e, n, day: minutes(
        redated(1 + n % 3, DUE + n * A_DAY),
        by_staff(StartAction, action=1 + n % 4, entered_by="t.washington"),
        check_in=c.name,
        settled=agenda_of(e, c).keys[: n % 2],
    ),
    lambda c, *_: minutes(check_in=c.name),
    lambda c, e, n, __: by_staff(
        DraftNotes, check_in=c.name, sha256=f"{n % 10}" * 64, as_of=e.entries
    ),
    lambda c, *_: by_staff(SendNotes, check_in=c.name, link=LINK),
    lambda c, *_: by_staff(ApproveNotes, check_in=c.name),
    lambda c, _, __, day: by_staff(PublishNotes, check_in=c.name, on=day, link=LINK),
    lambda c, *_: by_staff(AmendMinutes, check_in=c.name, text="as it was"),
    lambda *_: by_staff(Close, leaving_open=True),
)


def _key(engagement: Engagement, check_in: CheckIn, n: int) -> str:
    keys = agenda_of(engagement, check_in).keys or ("1",)
    return keys[n % len(keys)]


@cache
def begun() -> tuple[tuple[Engagement, datetime], ...]:
    return (paid(to_be_held()), START), (paid(held()), LATER)


@st.composite
def lives(draw: st.DrawFn) -> list[Step]:
    """Of one that is to be held, or was; and of what the clock begins meanwhile."""
    now, at = draw(st.sampled_from(begun()))
    steps: list[Step] = []
    for _ in range(draw(st.integers(6, 16))):
        at += timedelta(days=draw(st.sampled_from((0, 0, 1, 4))))
        while (due := expectation(now)) and due.at <= at:
            for clock in due.acts:
                after = apply(now, clock, due.at)
                steps.append(Step(now, after, clock))
                now = paid(after)
        known = [*now.check_ins.values()]
        if not known:
            scheduled = by_staff(ScheduleCheckIn, on=now.day_of(at) + 20 * A_DAY)
            now = paid(apply(now, scheduled, at)) if not now.is_over else now
            continue
        check_in, day = draw(st.sampled_from(known)), now.day_of(at)
        first, n = draw(st.integers(0, len(WISHES) - 1)), draw(st.integers(0, 12))
        for wish in (*WISHES[first:], *WISHES[:first]):
            act = wish(check_in, now, n, day)
            if _may(now, act, at):
                after = apply(now, act, at)
                steps.append(Step(now, after, act))
                now = paid(after)
                break
    return steps


def _may(now: Engagement, act: StaffAct, at: datetime) -> bool:
    try:
        judge(now, act, at)
    except Refused:
        return False
    return True


def test_whatever_is_done_to_a_check_in_these_hold() -> None:
    """
    An agenda names nothing twice and keeps its bounds, and is laid down for good; who
    approves did not write; the engagement never weighs more than it says; no two
    letters of an entry have one key; what is closed waits for nothing. And lives reach
    what these are about.
    """
    seen: set[str] = set()

    @settings(max_examples=20, database=None)
    @given(lives())
    def walk(life: list[Step]) -> None:
        for step in life:
            seen.add(str(getattr(step.act, "kind", "")))
            _check(step)

    walk()

    assert seen >= {
        *("add_agenda_item", "move_agenda_item", "drop_agenda_item"),
        *("hold_check_in", "record_minutes", "amend_minutes", "draft_notes"),
        *("send_notes", "approve_notes", "draw_up_packet"),
    }


def _check(step: Step) -> None:
    before, after, act = step
    for name, each in after.check_ins.items():
        keys = agenda_of(after, each).keys
        assert len({*map(str.casefold, keys)}) == len(keys)
        assert len(keys) <= MOST_ON_AGENDA + MOST_ADDED
        was = before.check_ins.get(name)
        if was and was.held_on:
            assert each.agenda == was.agenda
        if isinstance(act, ApproveNotes) and act.check_in == name:
            assert act.by not in each.writers
        if each.stage is CheckInStage.PUBLISHED:
            assert each.plan is None and each.link == LINK
    letters = [each.key for each in after.unwritten[-1].notices]
    assert len({*letters}) == len(letters)
    assert after.weight >= len(paid(after).model_dump_json())
