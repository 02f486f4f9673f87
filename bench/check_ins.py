"""What a check-in costs its engagement, and a year of dated duties; its size."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from temporalio.testing import WorkflowEnvironment

from adapters.policies.read import current_policy
from adapters.sql.as_of import SqlPast
from adapters.sql.documents import SqlDocuments
from adapters.sql.engine import open_database
from adapters.sql.queries import SqlReading
from bench.costs import A_MOMENT, Cost, CostCounter, paid, shown_time, together
from bench.plans import said
from bench.subjects import begun, implementing
from client import engagements
from client.workflows import Handle
from demo.story import MET, PEOPLE
from domain.acts import (
    ApproveNotes,
    ConfirmCheckIn,
    DraftNotes,
    DrawUpPacket,
    DutyDue,
    HoldCheckIn,
    PublishNotes,
    RecordMinutes,
    Redate,
    SendNotes,
    StaffAct,
)
from domain.apply import apply
from domain.documents.rendering import DocumentState
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.people.roles import Role
from services.minutes import Drawn, NotesSources, notes_drawn, packet_drawn

IN_FORCE = current_policy()
WITH_CHECK_INS = IN_FORCE.but(duties=())
WITH_DUTIES = IN_FORCE.but(check_ins=None)
MET_CDS, DUTIES_CDS = "1991006", "1991007"
BEYOND = timedelta(days=800)  # no action falls due, or is reminded of
A_YEAR, AFTERNOON = timedelta(days=365), timedelta(hours=5)
DECISIONS = 10
LOOKS, A_LOOK = 600, 0.1  # a minute at most, for a document to be made
LINK = "https://example.org/notes"
LEAD, EXPERT, DESIGNEE = (
    PEOPLE[each] for each in (Role.CCEE_LEAD, Role.CCEE_EXPERT, Role.LEA_DESIGNEE)
)


class CheckInSize(NamedTuple):
    """Bytes of an engagement's value, without the acts that it remembers."""

    before: int
    planned: int
    minuted: int
    published: int


class BenchCheckIn:
    """The next check-in that the clock plans, of an engagement with 66 actions."""

    def __init__(self, env: WorkflowEnvironment, folder: Path) -> None:
        self._env, self._now = env, monitored(folder)
        self._database = open_database(f"sqlite:///{folder / 'record.db'}")
        self._documents = SqlDocuments(self._database)
        self._handle: Handle | None = None
        self._said: dict[str, Any] = {}

    async def costs(self, books: CostCounter) -> list[Cost]:
        """Step by step, each once all that follows it is done; and all of it."""
        self._handle = await begun(self._env.client, self._now)
        steps = (
            ("a check-in, planned by the clock", self._plan),
            ("its packet, drawn up and made", self._draw_up_packet),
            ("its confirmation", self._confirm),
            ("what reminds of it until its day", self._come_to_its_day),
            ("that it was held", self._hold),
            (f"its minutes, with {DECISIONS} decisions", self._minute),
            ("its notes, drawn up, made, sent, approved, published", self._write_up),
        )
        found = [await books.cost(of, 1, step) for of, step in steps]
        self._database.dispose()
        return [*found, together("a check-in, from planned to published", found)]

    async def _plan(self) -> None:
        expected = expectation(self._now)
        assert expected
        await self._forward(expected.at + A_MOMENT)
        standing = await engagements.standing_of(self._env.client, MET_CDS)
        (found,) = standing.engagement.check_ins
        self._day, self._said = found.on, {"check_in": found.name}

    async def _draw_up_packet(self) -> None:
        drawn = await packet_drawn(self._env.client, MET_CDS, self._name)
        await self._draw(DrawUpPacket, drawn)

    async def _confirm(self) -> None:
        await self._ask(ConfirmCheckIn(**said(LEAD), **self._said))

    async def _come_to_its_day(self) -> None:
        await self._forward(self._now.policy.lea.opening(self._day) + AFTERNOON)

    async def _hold(self) -> None:
        await self._ask(held(self._name, self._day))

    async def _minute(self) -> None:
        await self._ask(minutes(self._name, self._now))

    async def _write_up(self) -> None:
        record, past = SqlReading(self._database), SqlPast(self._database)
        sources = NotesSources(record, past, names={})
        drawn = await notes_drawn(self._env.client, MET_CDS, self._name, sources)
        await self._draw(DraftNotes, drawn)
        for act in written_up(self._name, self._day):
            await self._ask(act)

    @property
    def _name(self) -> str:
        return str(self._said["check_in"])

    async def _draw(
        self, kind: type[DrawUpPacket] | type[DraftNotes], drawn: Drawn
    ) -> None:
        """Until its document is made; its facts are kept first."""
        sha256 = self._documents.keep(drawn.text, datetime.now(UTC))
        await self._ask(
            kind(**said(EXPERT), **self._said, sha256=sha256, as_of=drawn.as_of)
        )
        for _ in range(LOOKS):
            states = {each.state for each in self._documents.of(self._now.entity)}
            if states == {DocumentState.MADE}:
                return
            await asyncio.sleep(A_LOOK)
        raise TimeoutError(f"a document of check-in {self._name} is not made")

    async def _ask(self, act: StaffAct) -> None:
        await engagements.ask(self._env.client, MET_CDS, act)
        await paid(self._env.client, MET_CDS)

    async def _forward(self, to: datetime) -> None:
        assert self._handle
        ahead = to - await shown_time(self._env, self._handle)
        await self._env.fast_forward(self._handle, ahead)
        await paid(self._env.client, MET_CDS)


async def duty_costs(
    env: WorkflowEnvironment, books: CostCounter, folder: Path
) -> Cost:
    """Each duty of the policy that comes within a year; nothing else does."""
    new = implementing(folder, DUTIES_CDS, BEYOND, policy=WITH_DUTIES)
    handle = await begun(env.client, new)
    until = await shown_time(env, handle) + A_YEAR

    async def year() -> None:
        await env.fast_forward(handle, A_YEAR)
        await paid(env.client, DUTIES_CDS)

    times = sum(isinstance(act, DutyDue) for act in clock_acts(new, until))
    return await books.cost("a year's dated duties, for each day of them", times, year)


def check_in_size(folder: Path) -> CheckInSize:
    """With 66 actions, and ten decisions in the minutes."""
    before = monitored(folder)
    expected = expectation(before)
    assert expected
    planned = before
    for own in expected.acts:
        planned = apply(planned, own, expected.at)
    (check_in,) = planned.check_ins.values()
    day, name = check_in.on, check_in.name
    at = planned.policy.lea.opening(day) + AFTERNOON
    facts = {"check_in": name, "sha256": "a" * 64, "as_of": planned.entries}
    minuted = after(
        planned,
        (
            DrawUpPacket(**said(EXPERT), **facts),
            held(name, day),
            minutes(name, planned),
        ),
        at,
    )
    draft = DraftNotes(**said(EXPERT), **facts | {"as_of": minuted.entries})
    published = after(minuted, (draft, *written_up(name, day)), at)
    values = (before, planned, minuted, published)
    return CheckInSize(*(_size(each) for each in values))


def monitored(folder: Path) -> Engagement:
    """Nothing of it was met yet, nothing is owed."""
    return implementing(folder, MET_CDS, BEYOND, policy=WITH_CHECK_INS)


def held(name: str, day: date) -> HoldCheckIn:
    return HoldCheckIn(**said(LEAD), check_in=name, on=day, attended=MET)


def minutes(name: str, engagement: Engagement) -> RecordMinutes:
    """The first ten actions are given another date by who leads the work."""
    some = [*engagement.actions.values()][:DECISIONS]
    decided = tuple(
        Redate(
            **said(DESIGNEE) | {"entered_by": EXPERT},
            action=each.number,
            due=each.due + timedelta(days=28),
        )
        for each in some
    )
    text = "We went through the roadmap together. " * 20
    typed = said(EXPERT) | {"entered_by": EXPERT}
    return RecordMinutes(**typed, check_in=name, text=text, decisions=decided)


def written_up(name: str, day: date) -> Sequence[StaffAct]:
    """Sent, approved and published, once its notes are drawn up."""
    return (
        SendNotes(**said(LEAD), check_in=name),
        ApproveNotes(**said(DESIGNEE), check_in=name),
        PublishNotes(**said(LEAD), check_in=name, on=day, link=LINK),
    )


def clock_acts(now: Engagement, until: datetime) -> Iterator[object]:
    """What the engagement's clock does to an instant, if staff do nothing."""
    while (due := expectation(now)) and due.at <= until:
        for act in due.acts:
            now = apply(now, act, due.at)
            yield act


def after(now: Engagement, acts: Sequence[StaffAct], at: datetime) -> Engagement:
    for act in acts:
        now = apply(now, act, at)
    return now


def _size(engagement: Engagement) -> int:
    alone = engagement.but(unwritten=(), untold=(), answered={})
    return len(alone.model_dump_json())
