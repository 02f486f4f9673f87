"""`explain` and `prove`: what they say, in the docs and at the terminal."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.sql.as_of import SqlPast
from adapters.sql.record import SqlRecord
from commands.engagements.explain import lines
from domain.acts import (
    Acknowledge,
    AdoptRoadmap,
    ChangeCalendar,
    DependOn,
    Mode,
    PutOnHold,
    Redate,
    StaffAct,
    StopClock,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.explain import Explanation, explanation
from domain.policies.ladder import Office
from domain.setting import Cause
from domain.status import ActionStatus
from tests.commands.conftest import Cli
from tests.commands.test_cli import settled
from tests.conftest import ROOT
from tests.lives import (
    POLICY,
    START,
    before_the_roadmap,
    by_staff,
    implementing,
    roadmap,
)
from tests.today import today

PAGE = ROOT / "docs" / "explain.md"
DUE = date(2026, 11, 16)
EXAMPLE = re.compile(r"(?<=<!-- example -->\n\n```text\n).*?(?=```)", re.DOTALL)


def until(now: Engagement, end: datetime) -> Engagement:
    """Let the clock do all that is due by then."""
    while (expected := expectation(now)) and expected.at <= end:
        for act in expected.acts:
            now = apply(now, act, expected.at)
    return now


@pytest.fixture
def november() -> Explanation:
    """An action due before Thanksgiving, looked at in the middle of December."""
    now = implementing(DUE, policy=POLICY)
    end = datetime(2026, 12, 15, 18, tzinfo=UTC)
    return explanation(until(now, end), "action/1", end)


def test_the_example_in_the_docs_is_what_is_printed(
    november: Explanation, request: pytest.FixtureRequest
) -> None:
    """Across a clock change, Thanksgiving week and winter break; --record writes it."""
    said = "\n".join(lines(november)) + "\n"
    page = PAGE.read_text("utf-8")
    if request.config.option.record:
        PAGE.write_text(EXAMPLE.sub(said, page), "utf-8")

    assert EXAMPLE.findall(PAGE.read_text("utf-8")) == [said]
    assert "skipped 2026-11-23 to 2026-11-25: Thanksgiving week" in said
    assert "winter break" in said
    assert "09:00 PDT (16:00 UTC)" in said
    assert "09:00 PST (17:00 UTC)" in said


def test_every_day_between_is_counted_or_skipped_with_a_reason(
    november: Explanation,
) -> None:
    """No gap, no overlap, and as many counted as the step says."""
    for rung in november.rungs:
        spans = rung.stretches
        joined = [(a.last, b.first) for a, b in pairwise(spans)]

        assert all((b - a).days == 1 for a, b in joined)
        assert sum(each.counted for each in spans) == abs(rung.days)
        assert all(bool(each.counted) is not bool(each.skipped) for each in spans)


def explained(now: Engagement, at: datetime = START) -> str:
    return "\n".join(lines(explanation(now, "action/1", at)))


def test_why_nothing_is_asked_is_said() -> None:
    """On hold, all clocks stopped, or done with: in words, with the day of review."""
    now = implementing(DUE, size=2)
    recheck = date(2026, 10, 1)
    hold = by_staff(PutOnHold, action=1, cause=Cause.FUNDING, recheck=recheck)
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=recheck)
    completed = now.actions[1].but(status=ActionStatus.COMPLETED, plan=None)
    done = now.with_actions([completed])

    assert "nothing is asked now" not in explained(now)
    assert "its clock stands still since 2026-09-01 (funding)" in explained(
        apply(now, hold, START)
    )
    assert "all clocks of the engagement stand still" in explained(
        apply(now, stop, START)
    )
    assert "the action is completed" in explained(done)


def test_a_promise_and_what_is_waited_for_are_said() -> None:
    """Until when, by whom; and whose owner is asked instead."""
    now = implementing(date(2026, 8, 20), size=2)
    promise = by_staff(Acknowledge, action=1, promise=date(2026, 9, 9))
    waits = by_staff(DependOn, action=1, on=(2,))
    said = explained(apply(apply(now, promise, START), waits, START))

    assert "promised until 2026-09-09 by j.rivera" in said
    assert "waits for action 2" in said
    assert "waited: 6; promises 1, snoozes 0" in said
    assert "; it waits for action 2" in said


def test_what_waits_for_an_action_on_hold_says_what_that_waits_for() -> None:
    """Both speak of the same owner, day and cause, and of what lets it run again."""
    now = implementing(date(2026, 12, 11), size=2)
    hold = by_staff(PutOnHold, action=2, cause=Cause.STRIKE, recheck=date(2026, 10, 12))
    waits = by_staff(DependOn, action=1, on=(2,))
    now = apply(apply(now, hold, START), waits, START)
    since = "since 2026-09-01 (strike), to be looked at again on 2026-10-12; `resume`"
    waiting = explained(now)
    held = "\n".join(lines(explanation(now, "action/2", START)))

    assert f"which is on hold {since} lets it run again" in waiting
    assert "asked of the chief academic officer, who leads action 2, due" in waiting
    assert "so its owner is asked" not in waiting
    assert f"nothing is asked now: its clock stands still {since}" in held


def test_what_stands_still_itself_asks_nobody_on_its_account() -> None:
    """Nor the owner of what it waits for."""
    now = implementing(date(2026, 12, 11), size=2)
    hold = by_staff(PutOnHold, action=1, cause=Cause.STRIKE, recheck=date(2026, 10, 12))
    waits = by_staff(DependOn, action=1, on=(2,))
    said = explained(apply(apply(now, waits, START), hold, START))

    assert "nothing is asked now" in said
    assert "waits for action 2" in said
    assert "so its owner is asked" not in said


def test_a_step_beyond_what_the_calendar_knows_is_provisional() -> None:
    """Weekdays are used meanwhile, and it is said so."""
    short = POLICY.but(lea=POLICY.lea.but(through=date(2026, 12, 31)))

    assert explained(implementing(DUE, policy=short)).count("provisional") == 2


def test_a_date_is_of_the_entry_that_set_it(database: Engine) -> None:
    """Not of one that only planned its ladder anew."""
    adopt = by_staff(AdoptRoadmap, actions=tuple(roadmap(DUE)))
    now = apply(before_the_roadmap(), adopt, START)
    adopted, other = now.entries, now.policy.lea.but(name="another")
    new = {"office": Office.LEA, "calendar": other, "mode": Mode.KEEP}
    moves: list[StaffAct] = [
        by_staff(ChangeCalendar, **new),
        by_staff(Redate, action=1, due=DUE + timedelta(days=7)),
        by_staff(Acknowledge, action=1, promise=DUE),
    ]
    dated = {}
    record, past = SqlRecord(database), SqlPast(database)
    for act in (None, *moves):
        now = apply(now, act, START) if act else now
        record.commit(now.unwritten)
        dated[now.entries] = past.dated_by(now.entity, 1, now.actions[1].due)
    plan, second = now.actions[1].plan, adopted + 2

    assert [*dated.values()] == [adopted, adopted, second, second]
    assert plan and plan.number == adopted + 3
    assert past.dated_by(now.entity, 1, DUE) is None


async def test_an_action_is_explained_at_the_terminal(working: str, cli: Cli) -> None:
    """In words and as JSON; of the engagement, what comes next for each action."""
    one = f"{working}/action/3"
    said = await cli("explain", one)
    told = (await cli("explain", one, "--json")).json
    whole = await cli("explain", working)
    wrong = await cli("explain", f"{working}/action/99")

    assert (said.code, whole.code, wrong.code) == (0, 0, 1)
    assert "counted from" in said.out
    assert f", set by entry {told['dated_by']}\n" in said.out
    assert told["policy"] == POLICY.named
    assert told["rungs"][0]["state"] == "next"
    assert "-> j.rivera: you are the chief academic officer" in whole.out
    assert "there is no action 99" in wrong.err


async def test_a_list_of_actions_says_why_one_is_on_hold(
    working: str, cli: Cli
) -> None:
    """And until when, without asking for that action alone."""
    recheck = today() + timedelta(days=60)
    hold = ("--cause", "strike", "--recheck", recheck, "--why", "the schools are shut")
    line = ("act", f"{working}/action/3", "put_on_hold", *hold, "--as", "k.bennett")
    seen = await cli(*line, "--preview")
    done = await cli(*line)
    shown = await cli("show", working)

    assert (seen.code, done.code) == (0, 0)
    assert f"on hold none -> since {today()} (strike)" in seen.out
    assert f"looked at again none -> {recheck}" in seen.out
    said = f"still since {today()} (strike), to be looked at again on {recheck}"
    assert shown.out.count(said) == 1


async def test_a_notice_of_an_entry_is_proved_as_far_as_it_goes(
    working: str, cli: Cli, here: Path
) -> None:
    """It names its entry and what became of it; an unknown key says where keys are."""
    await settled(cli, working, 11)
    notices = (await cli("notices", working, "--json")).json["notices"]
    key = next(n["key"] for n in notices if n["template"] == "roadmap_adopted")
    said = await cli("prove", key)
    unknown = await cli("prove", "none")

    assert said.code == 0
    assert "adopted the roadmap of 20 actions" in said.out
    assert "laid into the outbox" in said.out
    assert unknown.code == 1
    assert "`notices ENTITY` lists keys" in unknown.err
