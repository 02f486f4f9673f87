"""`evidence`: a file is added, named in a claim, listed, and checked; on a server."""

import json
from csv import DictReader
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.evidence.store import EvidenceStore
from adapters.sql.evidence import SqlEvidence
from adapters.sql.record import SqlRecord
from domain.people.audience import Readers
from tests.analyses import ENGAGEMENT, entries
from tests.commands.conftest import Answer, Cli
from tests.evidence_files import PDF
from tests.today import today
from tests.waiting import until

OWNER, LEAD = ("--as", "m.ortiz"), ("--as", "a.castillo")
ANSWERS = ("--experience", "well", "--sustained-by", "all")


@pytest.fixture
def store(here: Path) -> EvidenceStore:
    return EvidenceStore(here / "evidence")


@pytest.fixture
def evidence(database: Engine) -> SqlEvidence:
    return SqlEvidence(database)


def written(here: Path, name: str, content: bytes = PDF) -> Path:
    file = here / name
    file.write_bytes(content)
    return file


async def recorded(evidence: SqlEvidence, many: int) -> None:
    """Until the record has so many pieces."""

    async def is_so() -> bool:
        return len(evidence.all_pieces()) == many

    await until(is_so)


def starts(answer: Answer) -> str:
    return answer.out.split("\n")[0]


async def test_the_digest_of_what_is_linked_is_pasted_as_it_is_printed(
    working: str, cli: Cli
) -> None:
    """With the file's name behind it, in capitals, as of a milestone."""
    there = ("--link", "https://files.example/plan", "--name", "the plan", "--sha256")
    add = ("evidence", "add", working, *there)
    tried = await cli(*add, f"{'AB' * 32}  plan.pdf", "--preview", *OWNER)
    none = await cli(*add, "plan.pdf", "--preview", *OWNER)

    assert tried.code == 0
    assert f"is read as {'ab' * 32}" in tried.err
    assert f"--sha256 {'ab' * 32}" in tried.out
    assert "'plan.pdf' is no SHA-256 digest" in none.err


async def test_a_file_is_added_named_and_checked(
    working: str, cli: Cli, here: Path, store: EvidenceStore, evidence: SqlEvidence
) -> None:
    """E1; typed twice it is the same; another line for it is told so. All is sound."""
    file = written(here, "minutes.pdf")
    tried = await cli("evidence", "add", working, file, "--preview", *OWNER)
    nothing = [*store.digests()]
    added = await cli("evidence", "add", working, file, *OWNER)
    again = await cli("evidence", "add", working, file, *OWNER)
    known = await cli("evidence", "add", working, file, "--name", "scan", *OWNER)
    await recorded(evidence, 1)
    action = f"{working}/action/1"
    await cli("act", action, "start", *OWNER)
    claim = ("act", action, "claim_complete", *ANSWERS, *OWNER, "--evidence")
    none = await cli(*claim, "E2")
    claimed = await cli(*claim, "e1")
    shown = await cli("show", working)
    sound = await cli("evidence", "check")
    elsewhere = ("--link", "http://127.0.0.1:9/plan", "--name", "plan")
    await cli("evidence", "add", working, *elsewhere, "--sha256", "ab" * 32, *OWNER)
    await recorded(evidence, 2)
    unasked = await cli("evidence", "check")
    dead = await cli("evidence", "check", "--web")
    gone = ("withdraw_evidence", "--number", "E1", "--why", "the wrong file")
    tried_to_withdraw = await cli("act", working, *gone, "--preview", *OWNER)

    assert "action/1 waits to be confirmed and names E1" in tried_to_withdraw.out
    assert (unasked.code, starts(unasked)) == (0, "nothing is off")
    assert "--web asks them" in unasked.out
    assert (dead.code, starts(dead).split(":")[0]) == (1, "dead")
    assert (tried.code, nothing) == (0, [])
    assert "evidence 0 -> 1" in tried.out
    assert starts(added) == "E1  minutes.pdf, for all who take part"
    assert "--evidence E1" in added.out
    assert (again.code, starts(again)) == (0, starts(added))
    assert "already done as entry" in again.out
    assert known.code == 0
    assert "there already, as E1" in known.out
    assert none.code == 3
    assert "there is no evidence E2; it has E1" in none.err
    assert claimed.code == 0
    assert f"starter.py evidence list {working}" in shown.out
    assert (sound.code, starts(sound)) == (0, "nothing is off")


@pytest.mark.parametrize(
    ("name", "content", "words", "said"),
    [
        ("student Maria.pdf", PDF, OWNER, "name: 'student' before a capitalised"),
        (
            "minutes.pdf",
            PDF,
            ("--as", "j.rivera"),
            "j.rivera holds none of these roles",
        ),
        ("talk.mp3", PDF, OWNER, "recordings are not kept here"),
        ("minutes.pdf", PDF * 2_000_000, OWNER, "is larger than 50 MB"),
        ("gone.pdf", b"", OWNER, "is empty"),
    ],
    ids=["student", "role ended", "kind", "size", "empty"],
)
async def test_what_is_refused_leaves_nothing(
    working: str,
    cli: Cli,
    here: Path,
    store: EvidenceStore,
    name: str,
    content: bytes,
    words: tuple[str, ...],
    said: str,
) -> None:
    """No file in the store, and no act; whoever asks reads why."""
    given = ("--role", "lea_instruction", "--person", "l.tran", "--first", today())
    await cli("act", working, "assign", *given, *LEAD)
    file = written(here, name, content)
    off = await cli("evidence", "add", working, file, *words)
    listed = await cli("evidence", "list", working, *LEAD, "--json")

    assert off.code in (1, 3)
    assert said in off.err
    assert [*store.digests(), *store.strays()] == []
    assert listed.json["evidence"] == []


async def test_whoever_was_stopped_before_the_act_adds_it_again(
    working: str,
    cli: Cli,
    here: Path,
    store: EvidenceStore,
    evidence: SqlEvidence,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file without an act is named by a check, with what to do."""
    file = written(here, "minutes.pdf")

    async def stopped(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("services.evidence.add._ask", stopped)
        broken = await cli("evidence", "add", working, file, *OWNER)
    (digest,) = store.digests()
    off = await cli("evidence", "check")
    added = await cli("evidence", "add", working, file, *OWNER)
    await recorded(evidence, 1)
    sound = await cli("evidence", "check")

    assert broken.code != 0
    assert off.code == 1
    assert off.out.startswith(f"unnamed: {store.place(digest)}; no act in the record")
    assert starts(added) == "E1  minutes.pdf, for all who take part"
    assert sound.code == 0


async def test_what_was_lost_is_missing_until_it_is_added_again(
    working: str, cli: Cli, here: Path, store: EvidenceStore, evidence: SqlEvidence
) -> None:
    """Though its act is there already, the file takes its place.

    That of a piece which is kept elsewhere is not kept, for nothing would name it.
    """
    file = written(here, "minutes.pdf")
    other = written(here, "plan.pdf", PDF + b"a plan")
    link = ("--link", "T:/plan.pdf", "--name", "plan")
    elsewhere = ("--sha256", sha256(other.read_bytes()).hexdigest(), *link)
    await cli("evidence", "add", working, file, *OWNER)
    await cli("evidence", "add", working, *elsewhere, *OWNER)
    await recorded(evidence, 2)
    known = await cli("evidence", "add", working, other, *OWNER)
    (digest,) = store.digests()
    store.place(digest).unlink()
    lost = await cli("evidence", "check", working, "--json")
    once_more = ("evidence", "add", working, file, "--name", "once more", *LEAD)
    back = await cli(*once_more)
    sound = await cli("evidence", "check", working)
    store.place(digest).unlink()
    same_line = await cli("evidence", "add", working, file, *OWNER)
    quiet = await cli(*once_more)

    assert known.code == 0
    assert "there already, as E2" in known.out
    assert lost.code == 1
    (found,) = json.loads(lost.out)["found"]
    assert (found["trouble"], found["named"]) == ("missing", "E1 minutes.pdf")
    assert back.code == quiet.code == 0
    assert "there already, as E1" in back.out and "it is back in its place" in back.out
    assert same_line.code == 0 and "it is back in its place now" in same_line.out
    assert store.holds(digest) and "is back" not in quiet.out
    assert sound.code == 0


async def test_evidence_is_listed_for_whoever_may_read_it(
    working: str, cli: Cli, here: Path, evidence: SqlEvidence
) -> None:
    """Kept elsewhere, for CCEE alone, withdrawn: each says so."""
    link = ("--link", "https://files.example/a", "--sha256", "A" * 64)
    named = ("--name", "the board's letter", "--readers", Readers.AGENCY)
    await cli("evidence", "add", working, *link, *named, *LEAD)
    await cli("evidence", "add", working, written(here, "minutes.pdf"), *OWNER)
    gone = ("withdraw_evidence", "--number", "E2", "--why", "the wrong file")
    withdrawn = await cli("act", working, *gone, *LEAD)

    async def is_withdrawn() -> bool:
        return any(each.withdrawn for each in evidence.all_pieces())

    await until(is_withdrawn)
    lead = await cli("evidence", "list", working, *LEAD)
    owner = await cli("evidence", "list", working, *OWNER)
    rows = (await cli("evidence", "list", working, *OWNER, "--json")).json["evidence"]

    await cli("export", "evidence", here / "evidence.csv", "--entity", working)
    sheet = [*DictReader((here / "evidence.csv").read_text("utf-8-sig").splitlines())]

    assert withdrawn.code == 0
    assert "E1  the board's letter" in lead.out
    assert "kept at https://files.example/a" in lead.out
    assert "E1  (for CCEE alone)" in owner.out
    assert "the board's letter" not in owner.out
    assert "withdrawn by entry" in owner.out
    assert [(e["evidence"], e["name"]) for e in rows] == [
        ("E1", None),
        ("E2", "minutes.pdf"),
    ]
    assert [(e["evidence"], e["name"], e["link"]) for e in sheet] == [
        ("E1", "", ""),
        ("E2", "minutes.pdf", ""),
    ]


async def test_no_act_is_typed_without_its_file(cli: Cli) -> None:
    """Its hash alone would name what nobody has kept."""
    said = ("--name", "x", "--sha256", "a" * 64, "--size", 9)
    off = await cli("act", "1999901", "add_evidence", *said, *OWNER)

    assert off.code == 2
    assert "evidence is added with `evidence add ENTITY FILE`" in off.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1999901",), "give a file"),
        (("1999901", "--link", "https://x.example"), "say what is there: --sha256"),
        (("1999901", "--link", "https://x.example"), "what `sha256sum FILE` prints"),
        (
            ("1999901", "--link", "https://x.example", "--sha256", "a" * 64),
            "say what people know it by",
        ),
        (("1999901/action/12", "minutes.pdf"), "a whole engagement or review: 1999901"),
        (
            ("1999901", "--link", "x", "--sha256", "abc", "--name", "x"),
            "no SHA-256 digest",
        ),
    ],
)
async def test_what_is_typed_wrongly_is_said(
    cli: Cli, words: tuple[str, ...], said: str
) -> None:
    """Before any server is asked."""
    off = await cli("evidence", "add", *words, *OWNER)

    assert off.code == 2
    assert said in off.err


async def test_a_list_points_to_reviews_and_to_who_may_read(
    open_office: str, cli: Cli, database: Engine
) -> None:
    """That of each review is listed by itself; who takes no part reads so."""
    SqlRecord(database).commit(entries())
    whole = await cli("evidence", "list", ENGAGEMENT, *LEAD)
    review = f"{ENGAGEMENT}/review/1"
    stranger = ("evidence", "list", review, "--as", "z.stranger")
    hidden = await cli(*stranger)
    told = (await cli(*stranger, "--json")).json
    lead = await cli("evidence", "list", review, *LEAD)

    assert "has no evidence yet" in whole.out
    assert "review 1 has its own, with numbers of its own: 1 piece" in whole.out
    assert f"starter.py evidence list {review}" in whole.out
    assert "E1  (for all who take part)" in hidden.out
    assert "z.stranger takes no part here today" in hidden.out
    assert (told["takes_part"], told["evidence"][0]["name"]) == (False, None)
    assert "E1  minutes" in lead.out and "takes no part" not in lead.out
