"""`checkins`, and what is done to one check-in, as staff type it; on a server."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.check_ins import SqlCheckIns
from domain.checkins.check_in import CheckInStage
from tests.commands.checkins.conftest import ahead, last_weekday
from tests.commands.conftest import Answer, Cli
from tests.today import today
from tests.waiting import until

LEAD, COE, LEA = ("--as", "a.castillo"), ("--as", "k.bennett"), ("--as", "d.okafor")
DIRECTOR = ("--as", "h.lindqvist")
ALL_THREE = ("--attended", "LEA superintendent, coe_lead;CCEE lead")
SHORT = "3 held of 4 required, 1 missed, 1 made up, 1 of them later"


@pytest.fixture
def addresses(monitored: str, check_ins: SqlCheckIns) -> tuple[str, str]:
    """Of the one that is past, and of the one to come."""
    past, to_come = check_ins.of_engagement(f"{monitored}.1")
    return f"{monitored}/{past.key}", f"{monitored}/{to_come.key}"


@pytest.fixture
def check_ins(database: Engine) -> SqlCheckIns:
    return SqlCheckIns(database)


def said(answer: Answer) -> str:
    return f"{answer.out}{answer.err}"


async def test_a_year_is_proved_by_what_was_held(told: str, cli: Cli) -> None:
    """Each with its stage, its day and who was there, those too that are closed."""
    answer = await cli("checkins", told)
    of_year = await cli("checkins", told, "--fy", "2026-2027")
    none = await cli("checkins", told, "--fy", "30-31")
    row = (await cli("checkins", told, "--json")).json["engagements"][0]

    assert answer.code == 0
    assert (
        f"  2026-27: {SHORT}: at most 3 can be reached, 1 check-in short\n"
    ) in answer.out
    assert "    2026-27-4  held: held on 2027-08-12" in answer.out
    assert "      there: LEA (LEA superintendent), COE (COE lead) and" not in answer.out
    assert (
        "there: LEA (LEA superintendent), COE (COE lead), CCEE (CCEE lead)"
    ) in answer.out
    assert (
        "missed on 2027-06-10, made up on 2027-08-12, after its year was over"
    ) in answer.out
    assert "  2027-28: 0 held of 4 required, 0 missed, 0 made up: 4 can" in answer.out
    assert "--fy 2026-2027 is read as 2026-27" in of_year.err
    assert "2027-28-1" not in of_year.out
    assert "  none of 2030-31" in none.out
    assert [(e["named"], e["kept"], e["can_be_kept"]) for e in row["years"]] == [
        ("2026-27", False, False),
        ("2027-28", False, True),
    ]
    assert row["check_ins"][1]["attendance"] == {
        "LEA": ["superintendent's designee"],
        "COE": ["county superintendent"],
        "CCEE": ["CCEE expert"],
    }
    assert row["check_ins"][1]["address"] == f"{told}/check-in/2026-27-2"


@pytest.mark.parametrize(
    ("year", "meant"),
    [
        ("2026", "'2026' is none; did you mean 2025-26 or 2026-27?"),
        ("2026-28", "'2026-28' is none; did you mean 2025-26 or 2026-27?"),
        ("this year", "'this year' is none; write it like 2027-28"),
    ],
)
async def test_a_word_that_is_no_year_is_asked_back(
    told: str, cli: Cli, year: str, meant: str
) -> None:
    answer = await cli("checkins", told, "--fy", year)

    assert answer.code != 0
    assert meant in said(answer)


async def test_a_policy_without_check_ins_says_so(working: str, cli: Cli) -> None:
    """In the list, and whoever plans one."""
    listed = await cli("checkins", working)
    row = (await cli("checkins", "--json")).json["engagements"][0]
    on = ("--on", ahead())
    planned = await cli("act", working, "schedule_check_in", *on, *LEAD)
    offered = await cli("acts", working)

    assert "no check-ins: its policy says nothing of check-ins" in listed.out
    assert "says nothing of check-ins" in row["none_because"]
    assert planned.code == 3
    assert "the policy of this engagement says nothing of check-ins" in planned.err
    assert "schedule_check_in" not in offered.out


async def test_check_ins_are_listed_of_engagements_only(told: str, cli: Cli) -> None:
    """Of an address within one it is said what shows that."""
    one = await cli("checkins", f"{told}/check-in/2026-27-1")
    action = await cli("checkins", f"{told}/action/1")

    assert f"one alone is shown by `show {told}/check-in/2026-27-1`" in one.err
    assert f"check-ins are an engagement's: {told}, not" in action.err


async def test_a_check_in_is_planned_moved_confirmed_and_held(
    monitored: str, addresses: tuple[str, str], cli: Cli, check_ins: SqlCheckIns
) -> None:
    """By its address, with days and hours as people write them; all three take part."""
    past, to_come = addresses
    on = last_weekday(ahead() + timedelta(days=16))
    plan = ("--on", f"{on:%m/%d/%Y}", "--at", "2pm", "--minutes", "60")
    new = await cli("act", monitored, "schedule_check_in", *plan, *COE)
    moved_to = last_weekday(ahead() + timedelta(days=10))
    move = ("--on", moved_to, "--at", "14:30", "--why", "the board meets")
    moved = await cli("act", to_come, "reschedule-check-in", *move, *LEA)
    place = ("--place", "the district's office")
    confirmed = await cli("act", to_come, "confirm_check_in", *place, *LEA)
    held = await cli("act", past, "hold_check_in", *ALL_THREE, *LEAD)

    async def are_recorded() -> bool:
        found = check_ins.of_engagement(f"{monitored}.1")
        return len(found) > 2 and found[0].stage is CheckInStage.HELD

    await until(are_recorded)
    listed = await cli("checkins", monitored)
    shown = await cli("show", past)

    assert [each.code for each in (new, moved, confirmed, held)] == [0] * 4
    assert "--at 2pm is read as 14:00" in new.err
    assert f"confirmed: planned for {moved_to} at 14:30, the district's" in listed.out
    assert f"scheduled: planned for {on} at 14:00" in listed.out
    assert f"held: held on {last_weekday(today())}, the COE" in listed.out
    assert f"for one of them: .venv/bin/python starter.py acts {past}" in listed.out
    assert "its minutes to be written by" in shown.out
    assert "recorded check-in" in shown.out
    assert "there: LEA (LEA superintendent), COE (COE lead)" in shown.out


async def test_each_rule_is_said_kindly(
    monitored: str, addresses: tuple[str, str], cli: Cli
) -> None:
    """No quorum, a closed day, a past day, a day that is taken, the wrong person."""
    past, to_come = addresses
    nearly = ("--attended", "lea_superintendent", "--attended", "ccee_lead")
    two = await cli("act", past, "hold_check_in", *nearly, *LEAD)
    early = await cli("act", to_come, "hold_check_in", *ALL_THREE, *LEAD)
    closed = ahead() + timedelta(days=7)
    why = ("--why", "fires")
    off = await cli("act", to_come, "reschedule_check_in", "--on", closed, *why, *LEAD)
    gone = ("--on", last_weekday(today() - timedelta(days=1)))
    late = await cli("act", to_come, "reschedule_check_in", *gone, *why, *LEAD)
    taken = ("--on", ahead())
    twice = await cli("act", monitored, "schedule_check_in", *taken, *LEAD)
    same = await cli("act", to_come, "reschedule_check_in", *taken, *why, *LEAD)
    waived = await cli("act", to_come, "waive_check_in", *why, *COE)

    assert [each.code for each in (two, early, off, late, twice, waived)] == [3] * 6
    assert "nobody of COE is among those who took part: --attended coe_lead" in two.err
    assert "which is to come" in early.err
    assert f"no check-in is held on {closed} (retreat); the next day" in off.err
    assert "is past; a check-in is planned for today or a day to come" in late.err
    assert f"is on {ahead()} already; choose another day" in twice.err
    assert "is planned for" in said(same)
    assert "k.bennett" in waived.err


async def test_a_check_in_that_is_not_there_is_asked_back(
    monitored: str, cli: Cli
) -> None:
    """To be shown, explained or acted on; with those that are there."""
    none = f"{monitored}/check-in/2031-32-7"
    answers = [
        await cli("act", none, "confirm_check_in", *LEA),
        await cli("acts", none),
        await cli("show", none),
        await cli("explain", none),
        await cli("list", none),
    ]

    assert [each.code for each in answers[:4]] == [3, 1, 1, 1]
    assert "there is no check-in 2031-32-7 that is still open (open: 20" in (
        answers[0].err
    )
    assert "there is no check-in 2031-32-7 that is still open" in answers[1].err
    assert "has no check-in 2031-32-7; there are 20" in answers[2].err
    assert "there is no check-in 2031-32-7" in answers[3].err


async def test_a_missed_check_in_is_moved_or_held_after_all(
    addresses: tuple[str, str], cli: Cli
) -> None:
    """It can be neither missed again nor confirmed; on its new day it is made up."""
    past, _ = addresses
    missed = await cli("act", past, "miss_check_in", *LEAD)
    again = await cli("act", past, "miss_check_in", *LEAD, "--id", "again")
    confirmed = await cli("act", past, "confirm_check_in", *LEA)
    held = await cli("act", past, "hold_check_in", *ALL_THREE, *LEAD)
    too_late = await cli("act", past, "waive_check_in", "--why", "x", *DIRECTOR)

    assert missed.code == 0
    assert "is missed already" in said(again)
    assert "reschedule_check_in plans the day on which it is made up" in confirmed.err
    assert held.code == 0
    assert "waive_check_in comes before that" in too_late.err


async def test_acts_are_where_they_belong(
    monitored: str, addresses: tuple[str, str], cli: Cli
) -> None:
    """What is done to one is asked back with its address; a near word is guessed."""
    past, to_come = addresses
    whole = await cli("act", monitored, "hold_check_in", *ALL_THREE, *LEAD)
    one = await cli("act", past, "schedule_check_in", "--on", ahead(), *LEAD)
    near = await cli("act", to_come, "reschedule", "--on", ahead(), *LEAD)
    told = await cli("act", past, "hold_check_in", "--check-in", "x", *LEAD)
    nobody = await cli("act", past, "hold_check_in", *LEAD)
    wrong = ("--attended", "coe_lead, mayor, king")
    roles = await cli("act", past, "hold_check_in", *wrong, *LEAD)
    spaced = ("--attended", "coe_lead ccee_lead lea_superintendent")
    commas = await cli("act", past, "hold_check_in", *spaced, *LEAD)
    help_ = await cli("act", past, "hold_check_in", "--help")

    assert f"done to a check-in: {monitored}/check-in/2026-27-2" in whole.err
    assert f"schedule_check_in is done to the engagement: {monitored}" in one.err
    assert "did you mean reschedule_check_in?" in near.err
    assert "say which with ENTITY/check-in/2026-27-2" in told.err
    assert "--attended is needed: the roles that took part" in nobody.err
    assert "'mayor' is no role" in roles.err
    assert "'king' is no role" in roles.err
    assert "--attended coe_lead,ccee_lead,lea_superintendent" in commas.err
    assert f"act {past} hold_check_in --attended lea_superintendent," in help_.out


async def test_what_may_be_done_comes_with_lines_that_are_taken(
    monitored: str, addresses: tuple[str, str], cli: Cli
) -> None:
    """Of one to come, and of the whole; the day of the example is one to meet on."""
    _, to_come = addresses
    one = (await cli("acts", to_come, "--json")).json["acts"]
    whole = await cli("acts", monitored)

    assert [each["kind"] for each in one] == [
        *("confirm_check_in", "reschedule_check_in", "hold_check_in"),
        *("miss_check_in", "waive_check_in", "add_agenda_item", "draw_up_packet"),
    ]
    assert "schedule_check_in --on DAY [--at HOUR] [--minutes NUMBER]" in whole.out
    assert "hold_check_in" not in whole.out


async def test_an_act_is_tried_before_it_is_done(
    addresses: tuple[str, str], cli: Cli
) -> None:
    """What it would change of the check-in and of its year, and who would hear."""
    past, to_come = addresses
    held = await cli("act", past, "hold_check_in", *ALL_THREE, *LEAD, "--preview")
    why = ("--why", "no more is to be talked about")
    waived = await cli("act", to_come, "waive_check_in", *why, *DIRECTOR, "--preview")

    assert "stage scheduled -> held" in held.out
    assert "attended none -> LEA, COE and CCEE" in held.out
    assert "stage scheduled -> waived" in waived.out


async def test_a_check_in_is_explained_day_by_day(
    addresses: tuple[str, str], cli: Cli
) -> None:
    """How its day was found, and when it is missed without word."""
    past, to_come = addresses
    planned = await cli("explain", to_come)
    await cli("act", past, "hold_check_in", *ALL_THREE, *LEAD)
    held = await cli("explain", past)

    assert "to be confirmed" in planned.out
    assert "without word it is missed on" in planned.out
    assert f"its day: {ahead()}, asked for by staff" in planned.out
    assert "without word it is missed" not in held.out


async def test_one_that_is_closed_answers_from_the_record(
    long_ago: str, open_office: str, cli: Cli
) -> None:
    """As it stands, or stood when a day ended; with all that happened to it."""
    first, second = (f"{long_ago}/check-in/2016-17-{n}" for n in (1, 2))
    held = await cli("show", first, "--as-of", "2016-10-12")
    planned = await cli("show", first, "--as-of", "2016-10-11")
    missed = await cli("show", second, "--as-of", "2017-03-01")
    whole = await cli("show", long_ago, "--as-of", "2017-07-01")
    not_yet = await cli("show", second, "--as-of", "2016-11-01")
    told_of = await cli("history", second)
    row = (await cli("show", first, "--as-of", "2016-10-12", "--json")).json

    assert "check-in 2016-17-1, held: held on" in held.out
    assert "there: LEA (LEA superintendent), COE (COE lead)" in held.out
    assert "recorded check-in 2016-17-1 as held" in held.out
    assert "check-in 2016-17-1, scheduled: planned for" in planned.out
    assert "as held" not in planned.out
    assert "check-in 2016-17-2, missed: missed on" in missed.out
    assert "check-ins of 2016-17: 1 held of 4 required, 3 missed" in whole.out
    assert "a look at the whole engagement is proposed" in whole.out
    assert "check-ins 2016-17-2 and 2016-17-3 were missed in a row" in whole.out
    assert not_yet.code == 1
    assert "had on 2016-11-01 no check-in 2016-17-2; there were 2016-17-1" in (
        not_yet.err
    )
    assert "no word of check-in 2016-17-2" in told_of.out
    assert [e["stage"] for e in row["engagement"]["check_ins"]] == ["held"]


async def test_an_engagement_of_which_nothing_is_asked_yet_says_so(
    referred: str, cli: Cli
) -> None:
    """Before its roadmap there are none."""
    listed = await cli("checkins", referred)
    none = await cli("checkins", referred, "--fy", "2026-27")

    assert "no check-ins: they begin once its roadmap is adopted" in listed.out
    assert "no check-ins: they begin once its roadmap is adopted" in none.out
