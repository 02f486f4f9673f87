"""The agenda of a check-in: by rule, and as staff put it."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    AddAgendaItem,
    Cause,
    ClaimComplete,
    DropAgendaItem,
    HoldCheckIn,
    MoveAgendaItem,
    PutOnHold,
    ScheduleCheckIn,
    StartAction,
    StopClock,
)
from domain.apply_check_in import agenda_of, next_meeting
from domain.bounds import MOST_ADDED, MOST_ON_AGENDA
from domain.checkins.agenda_item import AgendaReason
from domain.engagement import Engagement
from domain.status import Flag
from tests.check_ins import ALL_THREE, on, silent_until
from tests.lives import CLOSING, START, adopting, by_staff, planned
from tests.minutes import (
    MET,
    NAME,
    POLICY,
    after,
    held,
    last,
    met,
    minuted,
    minutes,
    redated,
    refusal,
    to_be_held,
)

A_DAY = timedelta(days=1)
FAR = date(2029, 3, 1)
SOON = MET + 5 * A_DAY
SECOND = "2026-27-2"


def shown(engagement: Engagement, name: str = NAME) -> dict[str, tuple[str, ...]]:
    """What is on the agenda, in its order, and why."""
    found = agenda_of(engagement, engagement.check_ins[name])
    return {each.key: each.why for each in found.items}


def quiet(size: int = 3) -> Engagement:
    """Nothing is to be spoken of by rule."""
    return to_be_held(size, due=FAR)


def test_what_is_due_before_the_next_meeting_is_spoken_of() -> None:
    """Up to the last day on which that may be; what is due later is not."""
    begun = to_be_held()
    until = next_meeting(begun, met(begun))
    dues = {1: until, 2: until + A_DAY, 3: FAR}
    actions = [planned(n, due) for n, due in dues.items()]
    now = after(adopting(actions, POLICY, START), START, ScheduleCheckIn, on=MET)

    assert shown(now) == {"1": (AgendaReason.DUE,)}


def test_the_next_meeting_is_the_one_that_is_planned() -> None:
    """Else it may be until the last day of the window to come."""
    now = to_be_held()
    assert next_meeting(now, met(now)) == date(2026, 10, 31)

    both = after(now, START, ScheduleCheckIn, on=MET + 30 * A_DAY)
    assert next_meeting(both, met(both)) == MET + 30 * A_DAY


def test_what_is_late_is_spoken_of_first() -> None:
    """And what a rung put there before all else."""
    now = to_be_held(due=START.date() + 5 * A_DAY)
    late = silent_until(now, MET)
    assert shown(late)["1"] == (AgendaReason.OVERDUE,)

    put = late.actions[2].but(flags=(Flag.AT_RISK, Flag.AGENDA))
    found = shown(late.with_actions([put]))
    assert [*found] == ["2", "1", "3"]
    assert found["2"] == (AgendaReason.RUNG, AgendaReason.OVERDUE)


def test_scenario_10_the_owner_who_never_updates_stands_on_the_agenda() -> None:
    """docs/domain.md 10.10: at E3, after weeks without a word, a rung puts it there."""
    now = to_be_held(1, due=date(2026, 9, 8))
    later = silent_until(now, MET + 60 * A_DAY)
    name = next(iter(later.check_ins))

    assert Flag.AGENDA in later.actions[1].flags
    assert shown(later, name)["1"][:2] == (AgendaReason.RUNG, AgendaReason.OVERDUE)


def test_what_is_reported_complete_is_spoken_of() -> None:
    """All who can confirm it are there."""
    now = after(quiet(), START, StartAction, action=1)
    claimed = after(now, START, ClaimComplete, action=1, **CLOSING)

    assert shown(claimed) == {"1": (AgendaReason.CLAIM,)}


@pytest.mark.parametrize(("days", "there"), [(20, True), (200, False)])
def test_what_stands_still_is_spoken_of_if_it_is_to_be_looked_at(
    days: int, there: bool
) -> None:
    """Before the next meeting, that is."""
    recheck = MET + days * A_DAY
    said = {"cause": Cause.FUNDING, "recheck": recheck, "action": 1}
    now = after(quiet(), START, PutOnHold, **said)

    assert shown(now) == ({"1": (AgendaReason.RECHECK,)} if there else {})


def test_a_standstill_of_all_clocks_is_spoken_of() -> None:
    """As one item, not once for each action."""
    now = after(quiet(), START, StopClock, cause=Cause.STRIKE, recheck=SOON)

    assert shown(now) == {"clocks": (AgendaReason.RECHECK,)}


def test_what_has_not_moved_for_long_is_spoken_of() -> None:
    """A plateau puts it there, and is no lateness."""
    now = quiet()
    still = now.actions[2].but(flags=(Flag.PLATEAU, Flag.AGENDA))

    assert shown(now.with_actions([still])) == {"2": (AgendaReason.PLATEAU,)}


def test_a_long_agenda_says_how_many_it_has_no_room_for() -> None:
    """The first by rule stay, and what staff added."""
    now = to_be_held(MOST_ON_AGENDA + 7, due=SOON)
    now = after(now, START, AddAgendaItem, check_in=NAME, text="the new calendar")

    found = agenda_of(now, met(now))
    assert len(found.items) == MOST_ON_AGENDA + 1
    assert (found.more, found.items[-1].key) == (7, "T1")


def test_staff_add_an_action_or_a_text() -> None:
    """By its number, or under a name of its own."""
    now = after(quiet(), START, AddAgendaItem, check_in=NAME, action=2)
    now = after(now, START, AddAgendaItem, check_in=NAME, text="the new calendar")

    assert shown(now) == {"2": (AgendaReason.ADDED,), "T1": (AgendaReason.ADDED,)}
    assert last(now).sentence.startswith(
        f"m.ortiz put 'the new calendar' on the agenda of check-in {NAME}"
    )


def test_nothing_is_put_on_an_agenda_twice() -> None:
    """Whether it stands there by rule or because it was asked for."""
    late = to_be_held(due=SOON)
    act = by_staff(AddAgendaItem, check_in=NAME, action=1)
    text = act.but(action=None, text="the new calendar")
    added = after(quiet(), START, AddAgendaItem, check_in=NAME, text=text.text)

    assert "due before the next" in refusal(late, act, refusals.NothingToChange)
    refusal(added, text, refusals.NothingToChange)


def test_what_is_put_on_an_agenda_is_there_and_says_something() -> None:
    """No action that is not, or that is done."""
    now = quiet()
    gone = now.actions[3].but(status="withdrawn")
    act = by_staff(AddAgendaItem, check_in=NAME)

    assert "--text" in refusal(now, act, refusals.ReasonMissing)
    refusal(now, act.but(action=99), refusals.NoSuchAction)
    refusal(now.with_actions([gone]), act.but(action=3), refusals.Gone)
    refusal(now, act.but(text="student Maria"), refusals.StudentNamed)


def test_an_agenda_has_room_for_so_much_that_staff_add() -> None:
    """Then something is dropped first."""
    now = quiet()
    for n in range(MOST_ADDED):
        now = after(now, START, AddAgendaItem, check_in=NAME, text=f"point {n}")
    act = by_staff(AddAgendaItem, check_in=NAME, text="one more")

    refusal(now, act, refusals.TooLarge)
    fewer = after(now, START, DropAgendaItem, check_in=NAME, item="T3")
    more = after(fewer, START, AddAgendaItem, check_in=NAME, text="one more")
    assert [*shown(more)][-1] == f"T{MOST_ADDED + 1}"


def test_staff_move_items() -> None:
    """What comes onto it later stands behind what was put in order."""
    now = to_be_held(due=SOON)
    now = after(now, START, MoveAgendaItem, check_in=NAME, item="3", to=1)
    assert [*shown(now)] == ["3", "1", "2"]

    now = after(now, START, AddAgendaItem, check_in=NAME, text="the new calendar")
    now = after(now, START, MoveAgendaItem, check_in=NAME, item="t1", to=2)
    assert [*shown(now)] == ["3", "T1", "1", "2"]


def test_an_item_is_moved_to_a_place_that_there_is() -> None:
    """And not to where it stands."""
    now = to_be_held(due=SOON)
    act = by_staff(MoveAgendaItem, check_in=NAME, item="1", to=4)

    assert "--to 1 to 3" in refusal(now, act, refusals.OutOfBounds)
    refusal(now, act.but(to=1), refusals.NothingToChange)
    said = refusal(now, act.but(item="T4"), refusals.NotOnAgenda)
    assert said == "T4 is not on the agenda; on it: 1, 2, 3"


def test_what_is_dropped_stays_off_until_it_is_added() -> None:
    """Though the rule would put it there."""
    now = to_be_held(due=SOON)
    now = after(now, START, DropAgendaItem, check_in=NAME, item="2")
    assert [*shown(now)] == ["1", "3"]

    back = after(now, START, AddAgendaItem, check_in=NAME, action=2)
    assert shown(back)["2"] == (AgendaReason.DUE, AgendaReason.ADDED)


def test_an_item_is_dropped_with_the_reason() -> None:
    """Whoever looks for it finds why."""
    act = by_staff(DropAgendaItem, check_in=NAME, item="2", why="")

    refusal(to_be_held(due=SOON), act, refusals.ReasonMissing)


def test_an_agenda_is_laid_down_as_it_is_held() -> None:
    """What becomes of its actions later changes it no more."""
    now = held(due=SOON)
    laid = shown(now)
    later = minuted(now, minutes(redated(1, FAR)))

    assert laid == dict.fromkeys(("1", "2", "3"), (AgendaReason.DUE,))
    assert shown(later) == laid
    act = by_staff(AddAgendaItem, check_in=NAME, text="too late")
    assert "comes before" in refusal(now, act, refusals.OutOfStage)


def next_agenda(engagement: Engagement) -> dict[str, object]:
    """That of the window's check-in, which was begun meanwhile."""
    return {**shown(engagement, SECOND)}


def carrying() -> Engagement:
    """Held, with two actions and a text that staff put on the agenda."""
    now = quiet()
    for said in ({"action": 1}, {"action": 2}, {"text": "the new calendar"}):
        now = after(now, START, AddAgendaItem, check_in=NAME, **said)
    met_on = silent_until(now, MET)
    fields = {"check_in": NAME, "attended": ALL_THREE, "on": MET}
    return after(met_on, on(met_on, MET), HoldCheckIn, **fields)


def test_what_a_meeting_did_not_decide_is_carried_over() -> None:
    """What was decided on is not."""
    now = minuted(carrying(), minutes(redated(1, FAR + 9 * A_DAY)))

    carried = (AgendaReason.CARRIED,)
    assert next_agenda(now) == {"2": carried, "C1": carried}


def test_what_a_meeting_has_settled_is_not_carried_over() -> None:
    """Whether an action or a text, however its name is written."""
    now = minuted(carrying(), minutes(settled=("t1", "2")))

    assert [*next_agenda(now)] == ["1"]


def test_what_was_carried_over_and_is_done_since_is_not_spoken_of() -> None:
    """Nor what is off the roadmap."""
    now = minuted(carrying(), minutes(settled=("T1", "2")))
    gone = now.actions[1].but(status="withdrawn")

    assert not next_agenda(now.with_actions([gone]))


def test_what_is_kept_of_a_meeting_is_small() -> None:
    """An agenda at its bounds, laid down and carried over."""
    now = to_be_held(MOST_ON_AGENDA + 7, due=SOON)
    for n in range(MOST_ADDED):
        text = f"{n} {'x' * 490}"
        now = after(now, START, AddAgendaItem, check_in=NAME, text=text)
    met_on = silent_until(now, MET)
    said = {"check_in": NAME, "attended": ALL_THREE, "on": MET}
    done = after(met_on, on(met_on, MET), HoldCheckIn, **said)

    assert done.last_met and len(done.last_met.left) == MOST_ON_AGENDA + MOST_ADDED
    assert done.weight - met_on.weight < 32_000
    assert done.weight >= len(done.but(unwritten=(), untold=()).model_dump_json())
