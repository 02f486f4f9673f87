"""A worker, and the server, killed from a check-in's packet to its notes."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine
from temporalio.client import Client

from adapters.sql.as_of import SqlPast
from adapters.sql.documents import SqlDocuments
from adapters.sql.queries import SqlReading
from client import engagements
from domain.acts import (
    DraftNotes,
    DrawUpPacket,
    HoldCheckIn,
    RecordMinutes,
    Redate,
    ScheduleCheckIn,
    SendNotes,
    StaffAct,
)
from domain.apply import apply
from domain.checkins.days import first_open
from domain.checkins.letters import NOTES
from domain.documents.rendering import DocumentState
from domain.receipt import Receipt
from drills.server import DrillServer
from services.minutes import Drawn, NotesSources, notes_drawn, packet_drawn
from tests.begun import begin, begun
from tests.check_ins import ALL_THREE
from tests.conftest import CODES, DEMO_PEOPLE
from tests.faults.processes import Process, recorded, worker
from tests.lives import (
    EVERY_WEEKDAY,
    WITH_CHECK_INS,
    adopting,
    by_staff,
    roadmap,
)
from tests.today import now, today
from tests.waiting import until

assert WITH_CHECK_INS.check_ins
ON_REQUEST = EVERY_WEEKDAY.but(
    check_ins=WITH_CHECK_INS.check_ins.but(cadence={}, closed=())
)
"""The clock plans none; staff may plan one for any weekday."""
PROMPT = ("-m", "tests.faults.prompt_worker")
AHEAD, DUE, LATER = (timedelta(days=n) for n in (20, 900, 950))
ONCE = (
    *("draw_up_packet", "hold_check_in", "record_minutes"),
    *("draft_notes", "send_notes"),
)
MADE = [
    f"check-in-{{}}/{kind}-1/{kind}.{form}"
    for kind in ("notes", "packet")
    for form in ("docx", "html", "pdf")
]


class Meeting:
    """A check-in that three agencies are asked to, of one engagement on a server."""

    def __init__(self, client: Client, database: Engine) -> None:
        self.client, self.cds = client, str(next(CODES))
        self.entity = f"{self.cds}.1"
        self.reading = SqlReading(database)
        self.documents = SqlDocuments(database)
        self._sources = NotesSources(self.reading, SqlPast(database), {})
        self._database, self.today = database, today()
        self.later = ON_REQUEST.lea.working_day_from(self.today + LATER)

    async def begin(self) -> None:
        """Three actions are worked on, and one check-in is planned."""
        at, day = now(), first_open(ON_REQUEST, self.today + AHEAD)
        new = adopting(roadmap(self.today + DUE), ON_REQUEST, at)
        self.before = new.entries
        new = apply(new, by_staff(ScheduleCheckIn, on=day), at)
        (check_in,) = new.check_ins.values()
        self.name = check_in.name
        await begin(self.client, self._database, begun(new).under(self.cds))

    async def draw_up_packet(self) -> None:
        drawn = await packet_drawn(self.client, self.cds, self.name)
        await self.ask(by_staff(DrawUpPacket, **self._kept(drawn)))

    async def meet(self) -> Receipt:
        said = {"attended": ALL_THREE, "on": self.today}
        return await self.ask(by_staff(HoldCheckIn, check_in=self.name, **said))

    def minutes(self) -> RecordMinutes:
        """Each of the three actions is given another date by who leads the work."""
        typed = {"by": "m.ortiz", "entered_by": "t.washington"}
        decided = tuple(
            by_staff(Redate, action=n, due=self.later, **typed) for n in (1, 2, 3)
        )
        said = {"check_in": self.name, "text": "All three take longer."}
        return by_staff(RecordMinutes, decisions=decided, **said)

    async def send_notes(self) -> Receipt:
        drawn = await notes_drawn(self.client, self.cds, self.name, self._sources)
        await self.ask(by_staff(DraftNotes, **self._kept(drawn)))
        return await self.ask(by_staff(SendNotes, check_in=self.name))

    async def ask(self, act: StaffAct) -> Receipt:
        return await engagements.ask(self.client, self.cds, act)

    async def recorded(self, entry: int) -> list[int]:
        """The numbers of its entries up to this one, once the record has them."""
        return await recorded(self.reading, self.entity, entry - self.before)

    def states(self) -> list[DocumentState]:
        return [each.state for each in self.documents.of(self.entity)]

    def became(self, template: str) -> list[str]:
        """What became of each letter of this template that was ever laid down."""
        letters = self.reading.letters(self.entity)
        return [each.state for each in letters if each.template == template]

    def _kept(self, drawn: Drawn) -> dict[str, object]:
        sha256 = self.documents.keep(drawn.text, now())
        return {"check_in": self.name, "sha256": sha256, "as_of": drawn.as_of}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[DrillServer]:
    """One of the test's own, which may be killed; it has no worker yet."""
    async with AsyncExitStack() as stack:
        server = DrillServer(tmp_path)
        stack.push_async_exit(server)
        await server.start_server()
        yield server


async def test_a_check_in_is_written_up_once_whatever_is_killed_on_the_way(
    server: DrillServer, database: Engine, tmp_path: Path
) -> None:
    """
    The worker dies by SIGKILL once the packet is drawn up, and again once the minutes
    are answered, while the record is locked; the server dies once the notes are sent.
    In the end each decision stands once, each letter went once, each document is made
    once; and the same minutes, sent again, were recorded already.
    """
    copyfile(DEMO_PEOPLE, tmp_path / "people.yaml")
    meeting = Meeting(await server.client(), database)
    await meeting.begin()
    minutes = meeting.minutes()
    async with worker(meeting.client, tmp_path, *PROMPT) as doomed:
        await meeting.draw_up_packet()
        await killed(doomed)
    async with worker(meeting.client, tmp_path, *PROMPT) as doomed:
        held = await meeting.meet()
        await meeting.recorded(held.entry)
        with database.begin():
            first = await meeting.ask(minutes)
            await killed(doomed)
    async with worker(meeting.client, tmp_path, *PROMPT):
        again = await meeting.ask(minutes)
        sent = await meeting.send_notes()
        await server.kill_server()
        numbers = await meeting.recorded(sent.entry)
        await until(lambda: {*meeting.states()} == {DocumentState.MADE})
        await until(lambda: meeting.became(NOTES).count("delivered") == 2)
        standing = await engagements.standing_of(meeting.client, meeting.cds)
    actions = meeting.reading.actions(meeting.entity)
    kinds = [line.kind for line in meeting.reading.history(meeting.entity)]
    mails = [*(tmp_path / "outbox").glob(f"*{NOTES}*.eml")]

    assert (first.again, again.again, again.entry) == (False, True, first.entry)
    assert numbers == [*range(meeting.before + 1, sent.entry + 1)]
    assert [kinds.count(each) for each in ONCE] == [1, 1, 1, 1, 1]
    for each in (*standing.actions, *actions):
        assert (each.due, each.extensions) == (meeting.later, 1)
    assert meeting.states() == [DocumentState.MADE] * 2
    assert meeting.became(NOTES) == ["delivered"] * 2
    assert len(mails) == 2
    assert made(tmp_path / "documents") == [each.format(meeting.name) for each in MADE]


async def killed(process: Process) -> None:
    process.kill()
    await process.wait()


def made(folder: Path) -> list[str]:
    """All files that lie there, half made ones too, by their way from an entity."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return sorted("/".join(each.parts[-3:]) for each in files)
