"""`agenda`, `packet`, `minutes`, `notes`: a check-in is written up; on a server."""

import asyncio
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from adapters.files.spreadsheet import Cell
from adapters.sql.documents import SqlDocuments
from domain.acts import AddAgendaItem, HoldCheckIn, ScheduleCheckIn
from domain.apply import apply
from domain.documents.rendering import DocumentState
from domain.engagement import Engagement
from tests.begun import Begun, begin, begun
from tests.check_ins import ALL_THREE
from tests.commands.conftest import Cli
from tests.lives import adopting, by_staff, planned, received_on
from tests.minutes import POLICY
from tests.today import long_past, now, today
from tests.waiting import until

LEAD, EXPERT = ("--as", "a.castillo"), ("--as", "t.washington")
LATER = today() + timedelta(days=450)
SAID = ("--text", "We went through the roadmap together.")


FAR = timedelta(days=400)


@cache
def planned_today(day: date) -> Engagement:
    """Two actions and a text are on its agenda; nothing else is to be spoken of."""
    actions = [planned(n, day + FAR) for n in (1, 2, 3)]
    new = received_on(adopting(actions, POLICY, now()), long_past())
    new = apply(new, by_staff(ScheduleCheckIn, on=day), now())
    (name,) = new.check_ins
    for said in ({"action": 1}, {"action": 2}, {"text": "the new calendar"}):
        new = apply(new, by_staff(AddAgendaItem, check_in=name, **said), now())
    return new


@cache
def to_come(day: date) -> Begun:
    return begun(planned_today(day))


@cache
def over(day: date) -> Begun:
    new = planned_today(day)
    (name,) = new.check_ins
    held = by_staff(HoldCheckIn, check_in=name, attended=ALL_THREE, on=day)
    return begun(apply(new, held, now()))


def name_today() -> str:
    (name,) = planned_today(today()).check_ins
    return name


@pytest.fixture
async def coming(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """The address of one that is planned for today."""
    await begin(env.client, database, to_come(today()).under(open_office))
    return f"{open_office}/check-in/{name_today()}"


@pytest.fixture
async def met(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """The address of one that was held today."""
    await begin(env.client, database, over(today()).under(open_office))
    return f"{open_office}/check-in/{name_today()}"


def fill_in(file: Path, rows: dict[int, dict[str, Cell]]) -> None:
    """What people write into the workbook at the meeting, row by row."""
    book = load_workbook(file)
    page = book["Agenda"]
    heads = {str(cell.value): n for n, cell in enumerate(page[1], start=1)}
    for row, said in rows.items():
        for column, value in said.items():
            page.cell(row, heads[column], value)
    book.save(file)


async def template(cli: Cli, address: str, here: Path) -> Path:
    file = here / "minutes.xlsx"
    written = await cli("minutes", "template", address, file, "--force")
    assert written.code == 0, written.err
    return file


async def test_a_meeting_is_written_up_from_its_workbook(
    met: str, cli: Cli, database: Engine, here: Path
) -> None:
    """Previewed line by line, recorded as one act, drawn up, and made."""
    file = await template(cli, met, here)
    fill_in(
        file,
        {
            2: {
                "decision": "redate",
                "new_date": LATER,
                "reason": "the board meets later",
                "decided_by": "m.ortiz",
                "note": "the post is advertised again",
            },
            4: {"decision": "settled"},
        },
    )
    line = ("minutes", met, file, *SAID)
    preview = await cli(*line, *EXPERT)
    done = await cli(*line, "--commit", *EXPERT)
    again = await cli(*line, "--commit", *EXPERT)
    notes = await cli("notes", met, *EXPERT)
    agenda = (await cli("agenda", met, "--json")).json
    documents = SqlDocuments(database)

    async def are_made() -> bool:
        return [e.state for e in documents.of()] == [DocumentState.MADE]

    await until(are_made)
    page = await asyncio.to_thread(Path(documents.of()[0].files[0]).read_text)

    assert "line 1, row 2: action/1" in preview.out
    assert f"redate: due {LATER}" in preview.out
    assert "1. Agree on one calendar of assessments: the post is" in preview.out
    assert "j.rivera" in preview.out and "nothing was changed" in preview.out
    assert "dated action 1 (" in done.out
    assert "already done" in again.out
    assert notes.code == 0, notes.err
    assert "the board meets later" in page and "settled" in page
    assert agenda["laid_down"] and [e["key"] for e in agenda["items"]] == [
        *("1", "2", "T1")
    ]


async def test_every_row_that_is_off_is_named_in_one_go(
    met: str, cli: Cli, here: Path
) -> None:
    """A decision that nobody knows, a day that is none, nobody who decided."""
    file = await template(cli, met, here)
    fill_in(
        file,
        {
            2: {"decision": "redat", "decided_by": "m.ortiz"},
            3: {"decision": "redate", "new_date": "soon", "reason": "as agreed"},
            4: {"decision": "redate", "decided_by": "m.ortis"},
            5: {"item": "3", "new_date": LATER},
        },
    )
    off = await cli("minutes", met, file, *SAID, *EXPERT)

    assert off.code == 1
    rows = [each for each in off.err.splitlines() if each.startswith("row ")]
    assert [each.split(",")[0] for each in rows] == [
        "row 2 (item 1)",
        *("row 3 (item 2)",) * 2,
        "row 4 (item T1)",
        "row 5 (item 3)",
    ]
    assert "did you mean redate" in rows[0]
    assert "decided_by: is needed for redate" in rows[1]
    assert "'soon' is not a date" in rows[2]
    assert "T1 is a text" in rows[3]
    assert "say what was decided" in rows[4]
    assert off.err.splitlines()[-1] == "nothing was changed"


async def test_what_the_engagement_refuses_is_said_by_row(
    met: str, cli: Cli, here: Path
) -> None:
    """Whoever may not decide it; and none of the other lines is done."""
    file = await template(cli, met, here)
    decided: dict[str, Cell] = {
        "decision": "redate",
        "new_date": LATER,
        "reason": "as agreed",
    }
    fill_in(
        file,
        {
            2: decided | {"decided_by": "m.ortiz"},
            3: decided | {"decided_by": "e.morales"},
        },
    )
    preview = await cli("minutes", met, file, *SAID, *EXPERT)
    refused = await cli("minutes", met, file, *SAID, "--commit", *EXPERT)
    show = await cli("show", f"{met.partition('/')[0]}/action/1")

    for each in (preview, refused):
        assert each.code == 3
        assert "row 3, line 2 (action 2): redate is for" in each.err
    assert str(LATER) not in show.out


async def test_the_workbook_of_another_meeting_is_refused(
    met: str, cli: Cli, here: Path
) -> None:
    """In words, with where it is of."""
    file = await template(cli, met, here)
    fill_in(file, {3: {"check_in": "1999901.1/check-in/2020-21-3"}})
    off = await cli("minutes", met, file, *SAID, *EXPERT)

    assert off.code == 1
    assert "is the workbook of another meeting: of '1999901.1/" in off.err


async def test_minutes_without_a_workbook_are_typed(met: str, cli: Cli) -> None:
    """What was said is enough; without it they are no minutes."""
    silent = await cli("minutes", met, "--commit", *EXPERT)
    done = await cli("minutes", met, *SAID, "--commit", *EXPERT)

    assert silent.code == 3 and "--text" in silent.err
    assert done.code == 0, done.err


async def test_an_agenda_and_its_packet_before_the_meeting(
    coming: str, cli: Cli, database: Engine
) -> None:
    """What stands on it and why; the packet is made of it."""
    agenda = await cli("agenda", coming)
    preview = await cli("packet", coming, "--preview", *EXPERT)
    packet = await cli("packet", coming, *EXPERT)
    early = await cli("minutes", coming, *SAID, *EXPERT)
    documents = SqlDocuments(database)

    async def are_made() -> bool:
        return [e.state for e in documents.of()] == [DocumentState.MADE]

    await until(are_made)

    assert "1. 1  Agree on one calendar of assessments" in agenda.out
    assert "asked for" in agenda.out and "3. T1  the new calendar" in agenda.out
    assert preview.code == packet.code == 0, packet.err
    assert "SHA-256" in packet.out
    assert "hold_check_in comes first" in early.err
    assert (await cli("report", "check")).code == 0


async def test_what_is_no_check_in_is_asked_back(coming: str, cli: Cli) -> None:
    """By how it is written; one that is not there by those there are."""
    code, *_ = coming.split("/")
    wrong = await cli("agenda", code)
    none = await cli("agenda", f"{code}/checkin/2019-20-1")

    assert wrong.code == 2 and f"{code}/check-in/2026-27-2" in wrong.err
    assert "there is no check-in 2019-20-1" in none.err
