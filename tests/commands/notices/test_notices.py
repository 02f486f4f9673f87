"""What staff see of the mail, and how they pause it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Engine, update

from adapters.sql.tables import DELIVERED, OUTBOX, REFUSED
from tests.commands.conftest import Cli
from tests.conftest import CODES
from tests.lives import referred as a_referral
from tests.mail import MORNING, notice
from tests.office import Record

KEY = "{}.1/overdue/action-1/2/0/j.rivera"


@pytest.fixture
def without(record: Record) -> str:
    """An engagement to which no notice has come yet."""
    cds = str(next(CODES))
    new = a_referral()
    lea = new.lea.but(cds=cds)
    begun = a_referral(lea=lea).unwritten
    record.commit([entry.but(notices=()) for entry in begun])
    return cds


@pytest.fixture
def lea(record: Record, without: str) -> str:
    """An engagement with one notice that waits."""
    lay(record, without)
    return without


def lay(record: Record, cds: str) -> None:
    record.post(notice(KEY.format(cds), entity=f"{cds}.1"))


@pytest.fixture
async def post_office(open_office: str, cli: Cli) -> AsyncIterator[None]:
    """A worker runs; whatever a test does, the post office is open afterwards."""
    yield
    await cli("notices", "--resume", "--as", "a.castillo")


def mark(database: Engine, **values: Any) -> None:
    """What a round would have noted."""
    with database.begin() as transaction:
        transaction.execute(update(OUTBOX).values(letter="7f", **values))


async def test_notices_are_listed_with_when_to_whom_and_where(
    cli: Cli, lea: str, database: Engine
) -> None:
    """All of an engagement; without one, only what is not done with."""
    mark(
        database, state=DELIVERED, delivered_at=MORNING, delivered_to="250 queued as 7"
    )
    said = await cli("notices", lea)
    (line,) = (await cli("notices", lea, "--json")).json["notices"]

    assert "j.rivera (chief academic officer)" in said.out
    assert "reminder" in said.out
    assert "250 queued as 7" in said.out
    assert (line["state"], line["role"]) == ("delivered", "lea_instruction")
    assert "2026-10-01 09:30 PDT" in said.out
    assert line["delivered_at"].startswith("2026-10-01T16:30")
    assert (await cli("notices", "--json")).json["notices"] == []
    assert (await cli("notices", f"{lea}/action/2", "--json")).json["notices"] == []


async def test_a_letter_written_anew_is_told_from_one_that_never_goes(
    cli: Cli, without: str, record: Record
) -> None:
    """Both are withdrawn; the one names the letter that goes in its place."""
    key, entity = KEY.format(without), f"{without}.1"
    (entry,) = a_referral(lea=a_referral().lea.but(cds=without)).unwritten
    old, void = (
        notice(f"{key}/{n}", entity=entity, matter=f"plan-{n}") for n in ("old", "void")
    )
    anew = old.but(key=f"{key}/anew", replaces=old.matter, formerly_to=old.to)
    record.commit([entry.but(number=2, notices=(old, void))])
    settling = ("plan-void", "plan-old")
    later = entry.but(number=3, notices=(anew.but(matter="plan-2"),), settled=settling)
    record.commit([later])
    said = (await cli("notices", without)).out

    assert f"written anew as {key}/anew" in said
    assert said.count("settled before it went, so it never will") == 1


async def test_without_a_worker_the_list_is_shown_all_the_same(
    cli: Cli, lea: str
) -> None:
    """The record knows; only whether mail is held cannot be said."""
    said = await cli("notices")

    assert said.code == 0
    assert "post office: nobody answers" in said.out
    assert KEY.format(lea) in said.out


async def test_mail_is_held_with_a_reason_and_released(
    post_office: None, cli: Cli, record: Record, without: str
) -> None:
    """Who paused it and why stands above the list until somebody resumes it."""
    lea = without
    pause = ("notices", "--pause", "--why", "a wrong wording", "--as", "a.castillo")
    said = await cli(*pause)
    lay(record, lea)  # only now, lest a round under way delivers it
    listed = await cli("notices", lea)
    told = (await cli("notices", lea, "--json")).json

    assert said.code == 0
    assert "PAUSED since" in said.out
    assert "by a.castillo: a wrong wording" in listed.out
    assert told["post_office"]["paused"]["entered_by"]
    assert [line["state"] for line in told["notices"]] == ["paused"]

    resumed = await cli("notices", "--resume", "--as", "h.lindqvist")

    assert "post office: open" in resumed.out


async def test_mail_is_paused_and_resumed_by_people_of_ccee_alone(
    post_office: None, cli: Cli, without: str
) -> None:
    """By nobody of the district, whose letters it would hold up."""
    why = ("--why", "a wrong wording")
    theirs = await cli("notices", "--pause", *why, "--as", "j.rivera")
    unknown = await cli("notices", "--pause", *why, "--as", "n.body")
    ours = await cli("notices", "--pause", *why, "--as", "a.castillo")
    opened = await cli("notices", "--resume", "--as", "j.rivera")
    listed = await cli("notices")

    assert (theirs.code, unknown.code, ours.code, opened.code) == (3, 3, 0, 3)
    assert "who pauses or resumes mail holds a role of CCEE" in theirs.err
    assert "j.rivera holds none today" in theirs.err
    assert "PAUSED since" in listed.out


async def test_home_says_that_mail_is_paused_since_when_and_by_whom(
    post_office: None, cli: Cli, without: str
) -> None:
    """And nothing of it once it goes again."""
    await cli("notices", "--pause", "--why", "a wrong word", "--as", "a.castillo")
    home, told = await cli(), (await cli("--json")).json["mail_paused"]
    await cli("notices", "--resume", "--as", "a.castillo")
    after = await cli()

    assert home.out.startswith("post office: PAUSED since 20")
    assert "by a.castillo: a wrong word\n" in home.out
    assert (told["by"], told["why"]) == ("a.castillo", "a wrong word")
    assert told["resume"].endswith("notices --resume --as PERSON")
    assert "PAUSED" not in after.out


async def test_a_mail_that_came_back_is_noted_and_may_be_tried_again(
    post_office: None, cli: Cli, record: Record, without: str, database: Engine
) -> None:
    """What was delivered can bounce; what bounced or was refused can go again."""
    key = KEY.format(without)
    await cli("notices", "--pause", "--why", "to look", "--as", "a.castillo")
    lay(record, without)  # only now, lest a round under way delivers it
    too_early = await cli("notices", "--bounced", key, "--why", "mailbox full")
    mark(database, state=DELIVERED, delivered_at=MORNING)
    noted = await cli("notices", "--bounced", key, "--why", "full", "--as", "m.ortiz")
    listed = await cli("notices")
    again = await cli("notices", "--again", key)
    mark(database, state=REFUSED, tried_at=MORNING, problem="550 no such mailbox")
    told = await cli("notices", "--again", key, "--json")

    assert (too_early.code, noted.code, again.code) == (3, 0, 0)
    assert "nothing was changed" in too_early.err
    assert "full (noted by m.ortiz)" in listed.out
    assert "bounced" in listed.out
    assert again.out.strip() == f"waiting again: {key}"
    assert told.json == {"state": "waiting again", "notices": [key]}


async def test_what_was_refused_stays_listed_with_the_servers_words(
    cli: Cli, lea: str, database: Engine
) -> None:
    """Until somebody has looked."""
    mark(database, state=REFUSED, tried_at=MORNING, problem="550 no such mailbox")
    said = await cli("notices")

    assert "refused" in said.out
    assert "550 no such mailbox" in said.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("--pause", "--as", "x"), "say --why"),
        (("--pause", "--why", "a storm"), "say who acts"),
        (("--pause", "--resume", "--as", "x"), "give one of --pause"),
        (("--bounced", "a-key"), "say --why"),
        (("0161259", "--pause", "--why", "a storm"), "all engagements, not of one"),
        (("0161259", "--resume"), "lets the mail of all engagements go"),
        (("0161259", "--bounced", "a-key", "--why", "full"), "leave 0161259 out"),
        (("0161259", "--again", "a-key"), "names its letter by the key alone"),
        (("--resume", "--why", "over"), "--why goes with --pause or --bounced"),
        (("0161259", "--why", "a storm"), "--why goes with --pause or --bounced"),
        (("oakland",), "no LEA is known here as 'oakland'"),
    ],
)
async def test_a_line_that_is_off_is_named_and_nothing_happens(
    cli: Cli, lea: str, line: tuple[str, ...], said: str
) -> None:
    """Exit 2, as everywhere."""
    ended = await cli("notices", *line)

    assert ended.code == 2
    assert said in ended.err
