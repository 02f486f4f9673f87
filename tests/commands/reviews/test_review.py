"""A review from the command line: its acts, how it stands, and what is late of it."""

import json
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from adapters.sql.record import SqlRecord
from commands.output.review import reviews_of
from domain.acts import AddSite
from domain.calendars.school_year import SchoolYear
from domain.expectation import expectation
from domain.lea import workflow_id
from domain.review_apply import apply_review, begin_review
from domain.review_consequences import new_review
from domain.reviews.words import ReviewSetting
from domain.standing_of import engagement_standing
from tests.beginnings import brought_in_review
from tests.commands.conftest import Cli
from tests.commands.reviews.conftest import in_review
from tests.lives import (
    START,
    by_staff,
)
from tests.today import today
from tests.waiting import until

FRIDAY, JULY = 4, 7
LEAD = ("--as", "a.castillo")
STOPPED = (
    "--cause",
    "fire",
    "--why",
    "smoke",
    "--recheck",
    str(today() + timedelta(days=30)),
)


async def test_a_review_is_planned_from_the_command_line(
    reviewing: str, cli: Cli
) -> None:
    """Sites are proposed, the sample is approved, the engagement hears of it."""
    review, code = f"{reviewing}/review/1", f"{reviewing}0130286"
    add = ("add_site", "--site", code, "--name", "Alder Elementary", "--as", "m.ortiz")
    approve = ("approve_sample", "--as", "m.ortiz", "--id", "sample")
    offered = await cli("acts", review)
    added, twice = await cli("act", review, *add), await cli("act", review, *add)
    early = await cli("act", reviewing, "complete_review", "--as", "a.castillo")
    before = ("--why", "on paper", "--preview", *LEAD)
    undone = await cli("act", reviewing, "complete_review", *before)
    tried = await cli("act", review, *approve, "--preview")
    done, again = await cli("act", review, *approve), await cli("act", review, *approve)
    shown = await cli("show", review)

    assert f"act {review} add_site --site {reviewing}0130286 --name" in offered.out
    assert f"of {reviewing}.1/review/1, stage planning" in added.out
    assert (twice.code, "is in the sample already" in twice.out) == (0, True)
    assert "its stage is planning; to complete it all the same, say why" in early.err
    assert "the planning of the review is open, and ends undone" in undone.out
    assert "the approved sample of sites, reached none -> " in tried.out
    begin = f"act {review}/phase/field_work begin_phase --as a.castillo"
    assert "the field work may begin\n" in done.out and begin in done.out
    assert "already done as entry" in again.out
    assert f"{review}/phase/planning  the planning of the review" in shown.out
    assert f"{code}  Alder Elementary, proposed by m.ortiz" in shown.out
    assert "approved the sample of 1 site" in shown.out

    async def heard() -> bool:
        return "review 1: planning, next due" in (await cli("show", reviewing)).out

    await until(heard)


async def test_what_a_review_waits_for_is_listed_and_explained(
    reviewing: str, cli: Cli, here: Path
) -> None:
    """As everything else that has a date."""
    review = f"{reviewing}/review/1"
    listed = await cli("list", reviewing)
    explained = await cli("explain", f"{review}/phase/planning")
    outlook = await cli("explain", review)
    letters = await cli("notices", reviewing)
    key = next(
        each
        for each in letters.out.split()
        if each.startswith(f"{reviewing}.1/review/1/")
    )
    proved = await cli("prove", key)
    sheet = here / "reviews.csv"
    written = await cli("export", "reviews", sheet, "--entity", review)
    told = await cli("refresh", "--all", "--json")

    assert f"{review}/phase/planning  Alder Valley Unified: the planning" in listed.out
    assert "phase/planning: the planning of the review" in explained.out
    assert f"explain {review}/phase/planning" in outlook.out
    assert "review_begun to " in letters.out
    assert f"notice {reviewing}.1/review/1/" in proved.out
    assert "  a.castillo began the review\n" in proved.out
    assert (written.code, "rows: 1" in written.out) == (0, True)
    assert sheet.read_text("utf-8").splitlines()[1].startswith(f"{reviewing},1,1,")
    assert told.json["reviews"] == [f"{reviewing}.1/review/1"]


async def test_new_days_are_seen_before_in_the_review_as_well(
    reviewing: str, here: Path, cli: Cli
) -> None:
    """Its rungs that would come on another day, as the engagement's own."""
    part = f"{reviewing}/review/1/phase/planning"
    shown = await cli("show", part, "--json")
    due = date.fromisoformat(shown.json["review"]["phases"][0]["due"])
    before = (due - timedelta(days=n) for n in range(1, 12))
    closed = [each for each in before if each.weekday() <= FRIDAY]
    year = SchoolYear(begins=closed[0].year - (closed[0].month < JULY))
    file = here / "days.csv"
    rows = (f"{each},,Storm {each}\n" for each in closed if year.first <= each)
    file.write_text(f"first,last,name\n{''.join(rows)}", "utf-8")
    given = ("--for", reviewing, "--school-year", year.named, "--take-free")
    line = ("calendar", "import", str(file), *given)
    seen = await cli(*line, *LEAD)
    preview = await cli("act", reviewing, "stop_clock", *STOPPED, "--preview", *LEAD)

    assert seen.code == 0, seen.err
    assert "R0 of review/1/phase/planning: a.castillo (CCEE lead)" in seen.out
    assert "heard now, and no more then:" in seen.out
    assert "no date changes" not in seen.out
    assert "R0 of review/1/phase/planning" in preview.out


async def test_a_line_typed_twice_takes_a_site_out_once(
    reviewing: str, cli: Cli
) -> None:
    """Unless it has been proposed anew in between: then it is another act."""
    line = ("act", f"{reviewing}/review/1")
    site = ("--site", f"{reviewing}0130286", "--as", "m.ortiz")
    add = (*line, "add_site", *site, "--name", "Alder Elementary")
    remove = (*line, "remove_site", *site, "--why", "closed in June")
    await cli(*add)
    done, again = await cli(*remove), await cli(*remove)
    await cli(*add)
    anew = await cli(*remove)

    assert done.out.startswith("done: entry ")
    assert again.out.startswith("already done as entry ")
    assert anew.out.startswith("done: entry ")


async def test_a_cancelled_review_is_over_for_whoever_comes_after(
    reviewing: str, cli: Cli
) -> None:
    """Cancelled again it is so already; anything else hears what may follow."""
    review = f"{reviewing}/review/1"
    cancel = ("cancel_review", "--why", "the board waits", "--as", "h.lindqvist")
    site = ("add_site", "--site", f"{reviewing}0130286", "--name", "Alder")
    early = (*site, "--as", "m.ortiz", "--id", "early")
    await cli("act", review, *early)
    wrong = await cli("act", review, "cancel_review", "--why", "x", "--as", "m.ortiz")
    done = await cli("act", review, *cancel)

    async def over() -> bool:
        return "stage cancelled" in (await cli("show", review)).out

    await until(over)
    again = await cli("act", review, *cancel)
    repeated = await cli("act", review, *early)
    late = await cli("act", review, *site, "--as", "m.ortiz")

    assert wrong.code == 3
    assert "stage cancelled" in done.out
    assert (again.code, "is cancelled already" in again.out) == (0, True)
    said = f"was cancelled on {today()}; `begin_review` begins another"
    assert said in late.err
    assert (repeated.code, "already done as entry 2 of" in repeated.out) == (0, True)


async def terminated(env: WorkflowEnvironment, reviewing: str) -> str:
    """The address of its review, which was stopped by hand."""
    await env.client.get_workflow_handle(f"{reviewing}.1/review/1").terminate()
    return f"{reviewing}/review/1"


async def test_a_review_that_was_terminated_shows_the_way_on(
    reviewing: str, cli: Cli, env: WorkflowEnvironment
) -> None:
    """Wherever it is seen it runs no more, and nothing comes next."""
    review = await terminated(env, reviewing)
    stopped = "was terminated by an operator on the server"
    whole, own = await cli("show", reviewing), await cli("show", review)
    listed = await cli("list", reviewing)
    another = await cli("act", reviewing, "begin_review", "--as", "a.castillo")

    assert f"it {stopped}" in whole.out
    assert stopped in own.out and "next: R" not in own.out
    assert f"it {stopped}" in listed.out and "next: R" not in listed.out
    assert (another.code, "`complete_review` with a reason" in another.err) == (3, True)


async def test_a_review_that_was_terminated_is_over_once_it_is_completed(
    reviewing: str, cli: Cli, env: WorkflowEnvironment
) -> None:
    """Nothing waits for it any more, and nobody is sent round in circles."""
    review = await terminated(env, reviewing)
    complete = ("complete_review", "--as", "a.castillo", "--why", "it was terminated")
    done = await cli("act", reviewing, *complete)
    shown, own = await cli("show", reviewing), await cli("show", review)

    assert "phase roadmap" in done.out
    assert "review 1: completed" in shown.out and "terminated" not in shown.out
    assert "for its engagement it is over: completed" in own.out

    async def gone() -> bool:
        return f"{review}/phase" not in (await cli("list", reviewing)).out

    await until(gone)


async def test_a_review_that_ended_with_its_engagement_says_so(
    reviewing: str, cli: Cli
) -> None:
    """And on which day; no other one is offered, and its letters go no more."""
    review = f"{reviewing}/review/1"
    site = ("--site", f"{reviewing}0130286", "--name", "Alder", "--as", "m.ortiz")
    withdraw = ("withdraw", "--why", "merged", "--as", "h.lindqvist")
    tried = await cli("act", reviewing, *withdraw, "--preview")
    await cli("act", reviewing, *withdraw)
    shown = await cli("show", reviewing)

    assert "would be withdrawn or written anew (" in tried.out
    assert ": review_begun of review/1\n" in tried.out
    assert "review 1: ended; begun on" in shown.out

    async def over() -> bool:
        said = (await cli("act", review, "add_site", *site)).err
        return f"ended on {today()} with its engagement, which is withdrawn" in said

    await until(over)
    assert "begin_review" not in (await cli("act", review, "add_site", *site)).err


async def test_an_act_on_a_review_without_its_engagement_warns(
    reviewing: str, cli: Cli, env: WorkflowEnvironment
) -> None:
    """What is decided is done, and nobody goes on with it."""
    review = f"{reviewing}/review/1"
    site = ("--site", f"{reviewing}0130286", "--name", "Alder")
    added = await cli("act", review, "add_site", *site, "--as", "m.ortiz")
    await env.client.get_workflow_handle(workflow_id(reviewing)).terminate()
    approve = ("act", review, "approve_sample", "--as", "m.ortiz")
    tried, done = await cli(*approve, "--preview"), await cli(*approve)
    said = "the engagement of this review does not run on the server any more"

    assert said not in added.out
    assert said in tried.out
    assert "stage planning" in done.out and f"good to know: {said}" in done.out


def test_a_review_of_an_earlier_engagement_is_named_with_its_episode() -> None:
    """So that `show` takes the address it prints."""
    now = engagement_standing(in_review())
    (line,) = reviews_of("1999901.1", now, {})

    assert line.startswith("1999901.1/review/1  review 1: beginning")


async def test_a_review_nobody_began_is_named(reviewing: str, cli: Cli) -> None:
    missing = await cli("show", f"{reviewing}/review/2")

    assert f"there is no open review 2 of {reviewing}; `show" in missing.err


async def test_a_review_is_shown_as_it_stood_when_a_day_ended(
    here: Path, database: Engine, cli: Cli
) -> None:
    """With the sample and the history of that day, whatever has happened since."""
    new = in_review()
    (word,) = [each for each in new.untold if isinstance(each, ReviewSetting)]
    site = {"site": f"{new.lea.cds}0130286", "name": "Alder Elementary"}
    later = START + timedelta(days=1)
    review = apply_review(begin_review(word, START), by_staff(AddSite, **site), later)
    SqlRecord(database).commit([*new.unwritten, *review.unwritten])
    show = ("show", f"{new.lea.cds}/review/1", "--as-of")
    days = [new.day_of(START) + timedelta(days=n) for n in (-1, 0, 1)]
    before, first, second = [await cli(*show, str(day)) for day in days]
    told = (await cli(*show, str(days[1]), "--json")).json
    other = await cli("show", f"{new.lea.cds}/review/2", "--as-of", str(days[1]))

    assert (before.code, "had not been referred by then" in before.err) == (1, True)
    assert first.out.startswith(f"as it stood at the end of {days[1]}:")
    assert "no site in the sample yet" in first.out
    assert "sample of 1 site" in second.out
    assert "(entry 2)" in second.out
    assert (told["as_of"], len(told["history"]), told["sites"]) == (str(days[1]), 1, [])
    assert f"{new.entity}/review/2 had not begun by then" in other.err


async def test_a_review_that_was_brought_in_is_shown_as_stated(
    here: Path, database: Engine, cli: Cli
) -> None:
    """Nobody here began it, or proposed its sites, and nothing before is known."""
    new = brought_in_review()
    review = new_review(new, new.unwritten[-1])
    assert review
    SqlRecord(database).commit([*new.unwritten, *review.unwritten])
    show = ("show", f"{new.lea.cds}/review/1", "--as-of")
    before = await cli(*show, "2026-08-30")
    since = await cli(*show, "2026-09-02")
    whole = await cli("show", new.lea.cds, "--as-of", "2026-09-02")

    assert (before.code, before.err.splitlines()[0]) == (
        1,
        f"2026-08-30: {new.lea.cds} was brought in on 2026-09-02, and nothing was "
        f"witnessed here before; `show {new.lea.cds}/review/1` shows what was then "
        "stated",
    )
    said = " ".join(since.out.split())
    assert "begun on 2026-06-01, as stated, under SIR-12@2019" in said
    assert "Alder Elementary, as stated (entry 1)" in said
    assert "proposed by" not in said
    assert "review 1: beginning; brought in on 2026-09-02 by a.castillo" in whole.out


async def test_home_never_says_nothing_is_late_while_a_planning_is(
    here: Path, database: Engine, cli: Cli
) -> None:
    """A review that lives by itself is late in its engagement all the same."""
    new = in_review()
    (word,) = [each for each in new.untold if isinstance(each, ReviewSetting)]
    review = begin_review(word, START)
    while not review.review.phases["planning"].overdue:
        due = expectation(review)
        assert due is not None
        for act in due.acts:
            review = apply_review(review, act, due.at)
    SqlRecord(database).commit(new.unwritten)
    SqlRecord(database).commit(review.unwritten)
    home, late, listed = await cli(), await cli("list", "--late"), await cli("list")
    whole = json.loads((await cli("--json")).out)

    address = f"{new.lea.cds}/review/1/phase/planning"
    assert "Late (1)" in home.out
    assert f"{address}  Alder Valley Unified: the planning of the review" in home.out
    assert f"acts {address}" in home.out
    assert address in late.out
    assert listed.out.splitlines()[1].split()[-1] == "1"
    assert [each["subject"] for each in whole["late"]] == ["review/1/phase/planning"]
