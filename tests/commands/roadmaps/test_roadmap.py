"""`roadmap`: worked out, voted on, proposed, signed, adopted; on a server."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, update
from temporalio.testing import WorkflowEnvironment

from adapters.sql.documents import SqlDocuments
from adapters.sql.tables import DOCUMENT_FACTS
from domain.documents.rendering import DocumentState
from tests.codesign import begin_signed
from tests.commands.conftest import Cli, roadmap_file
from tests.commands.test_terminal import TERMINAL, cut, too_long
from tests.today import now, today
from tests.waiting import until

LEAD, DIRECTOR = ("--as", "a.castillo"), ("--as", "h.lindqvist")
EXPERT = ("--as", "t.washington")
SEEN = ("--seen", "https://coe.example/signed")
WHY = ("--why", "as was agreed")
LEA = ("--party", "lea", "--on", str(today()))
SCORES = ("--impact", "5", "--effort", "2", "--feasibility", "4")
VOTE = ("vote", *SCORES)
SIGNED = {"d.okafor": "the LEA", "e.morales": "the COE", "h.lindqvist": "CCEE"}
AIM = (
    *("--title", "Name one aim", "--components", "1", "--horizon", "immediate"),
    *("--owner", "lea_deputy", "--text", "One aim for all schools."),
    *("--recommendation", "R1", "--standards", "LCAP 1.3", "--standards", "FCMAT 5.2"),
)
READ = (
    *("--title", "Read every day", "--components", "2,3", "--horizon", "long_term"),
    *("--owner", "lea_instruction", "--depends-on", "1"),
)


async def planned(cli: Cli, review: str) -> date:
    """Two actions that lack nothing; the first is due by the board's adoption."""
    board = today() + timedelta(days=60)
    title = ("--title", "the adoption of the LCAP")
    await cli(
        *("act", f"{review}/anchor/adoption", "set_anchor", "--on", str(board)),
        *(*title, *EXPERT),
    )
    by_anchor = ("--anchor", "adoption", "--days", "30")
    await cli("act", f"{review}/action/1", "plan_action", *AIM, *by_anchor, *EXPERT)
    later = str(board + timedelta(days=200))
    await cli(
        *("act", f"{review}/action/2", "plan_action", *READ, "--due", later, *EXPERT)
    )
    for number, priority in ((1, "first_cycle"), (2, "next")):
        said = ("--priority", priority, "--why", f"because of {number}")
        at = f"{review}/action/{number}"
        done = await cli("act", at, "prioritize_action", *said, *EXPERT)
        assert done.code == 0, done.err
    return board


async def sign(cli: Cli, review: str, *parties: str) -> None:
    """What is proposed now, on paper, today."""
    for party in parties or ("lea", "coe", "ccee"):
        said = ("--party", party, "--on", str(today()), *SEEN)
        done = await cli("act", review, "sign_roadmap", *said, *LEAD)
        assert done.code == 0, done.err


async def made(database: Engine) -> list[Path]:
    """The files of the roadmap, once it is made."""
    documents = SqlDocuments(database)

    async def is_made() -> bool:
        return any(each.state is DocumentState.MADE for each in documents.of())

    await until(is_made)
    return [Path(file) for each in documents.of() for file in each.files]


async def test_a_roadmap_is_worked_out_signed_by_three_and_adopted(
    codesign: str, cli: Cli, database: Engine
) -> None:
    """What is adopted is what they signed: dates, owners, where each comes from."""
    cds = codesign.partition("/")[0]
    first, anchor = f"{codesign}/action/1", f"{codesign}/anchor/adoption"
    board = await planned(cli, codesign)
    await cli("act", first, *VOTE, "--as", "k.bennett")
    await cli("act", first, *VOTE, "--as", "d.okafor")
    was = (await cli("show", first, "--json")).json["roadmap"]["actions"][0]["due"]
    later = ("set_anchor", "--on", str(board + timedelta(days=7)), "--why", "moved")
    tried = await cli("act", anchor, *later, "--preview", *EXPERT)
    await cli("act", anchor, *later, *EXPERT)
    one = await cli("roadmap", "show", first, "--json")
    due = one.json["actions"][0]["due"]
    before = await cli("roadmap", "propose", codesign, "--preview", *LEAD)
    proposed = await cli("roadmap", "propose", codesign, *LEAD)
    sha256 = (await cli("roadmap", "show", cds, "--json")).json["proposal"]["sha256"]
    files = await made(database)
    await sign(cli, codesign)
    signed = await cli("roadmap", "show", cds)
    await cli("act", f"{codesign}/phase/codesign", "complete_phase", *LEAD)
    done = await cli("act", cds, "complete_review", *DIRECTOR)
    seen = await cli("roadmap", "adopt", cds, "--preview", *LEAD)
    adopted = await cli("roadmap", "adopt", cds, *LEAD)
    again = await cli(*adopted.out.rpartition("starter.py ")[2].split())
    standing = (await cli("show", cds, "--json")).json
    after = await cli("roadmap", "show", codesign)

    assert was != due
    assert f"action 1 due {was} -> {due}" in tried.out
    assert one.json["ranks"]["1"].startswith("1 of 1: impact 5.0, effort 2.0")
    assert "no action carries out R2" in before.out
    for each in (before, proposed, done):
        assert "no meeting of the LEA's board" in " ".join(each.out.split())
    assert f"SHA-256 of what is signed: {sha256}" in proposed.out
    assert [each.name for each in files] == [
        *("roadmap.html", "roadmap.docx", "roadmap.pdf")
    ]
    assert sha256 in files[0].read_text()
    for person, party in SIGNED.items():
        assert f"{party}: {person} on {today()}; the paper: {SEEN[1]}" in signed.out
    assert "the review may be completed: a.castillo" in signed.out
    assert f"starter.py roadmap adopt {cds} --as a.castillo" in done.out
    assert f"new: due {due}, owner deputy superintendent" in seen.out
    assert (adopted.code, again.code) == (0, 0), adopted.err
    assert "already done as entry" in again.out
    aim, read = standing["actions"]
    assert (aim["due"], aim["owner"]) == (due, "lea_deputy")
    assert aim["standards"] == ["LCAP 1.3", "FCMAT 5.2"]
    assert read["depends_on"] == [1]
    assert f"adopted on {today()}, entry" in after.out
    assert files[0].name not in (await cli("report", "show", codesign)).out


async def test_what_is_adopted_hangs_together_with_what_was_recommended(
    signed: str, cli: Cli
) -> None:
    """Home names who may adopt it; then each action names its recommendation."""
    cds = signed.partition("/")[0]

    async def home_says() -> bool:
        return f"starter.py roadmap adopt {cds}" in (await cli()).out

    await until(home_says)
    await cli("roadmap", "adopt", signed, *LEAD)

    async def hangs_together() -> bool:
        return "R1" in (await cli("explain", f"{cds}/action/1")).out

    await until(hangs_together)
    assert not await home_says()


async def test_parts_of_a_roadmap_are_shown_found_and_offered(
    codesign: str, cli: Cli
) -> None:
    """By their addresses, in `show`, `acts`, `history`, `find` and on the overview."""
    empty = await cli("roadmap", "show", codesign)
    board = await planned(cli, codesign)
    first = f"{codesign}/action/1"
    shown = await cli("show", first)
    anchor = await cli("show", f"{codesign}/anchor/adoption")
    nothing = await cli("show", f"{codesign}/action/7")
    offered = await cli("acts", first)
    whole = await cli("acts", codesign)
    overview = await cli("review", codesign)

    async def recorded() -> bool:
        told = (await cli("history", first, "--json")).json
        return len(told["entries"]) == 2

    await until(recorded)
    found = await cli("find", "one aim for all")
    unknown = await cli("roadmap", "show", f"{codesign}/action/9")

    assert "2 recommendations are to become actions, in a workbook" in empty.out
    assert f"starter.py roadmap template {codesign} roadmap.xlsx" in empty.out
    assert f"starter.py act {codesign} plan_action --action 1 --title" in empty.out
    assert "serves as well: LCAP 1.3, FCMAT 5.2" in shown.out
    assert "30 working days after the adoption of the LCAP" in shown.out
    assert "in the first cycle: because of 1" in shown.out
    assert (f"on {board}" in anchor.out, "counted from it: 1" in anchor.out) == (
        True,
        True,
    )
    assert "has no action 7; it has 1, 2" in nothing.err
    assert "vote --impact NUMBER --effort NUMBER --feasibility NUMBER" in offered.out
    assert "vote --action 1|2 --impact NUMBER" in whole.out
    assert "with `roadmap propose ENTITY/review/1`" in whole.out
    assert "Roadmap: 2 actions, 2 ready to be signed" in overview.out
    assert f"starter.py roadmap propose {codesign} --as a.castillo" in overview.out
    assert f"{first}  Alder Valley" in found.out
    assert "has no action 9; it has 1, 2" in unknown.err


async def test_a_roadmap_fits_a_terminal(
    codesign: str, cli: Cli, database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 80 columns: nothing wider but what is copied, and no word cut in two."""
    await planned(cli, codesign)
    await cli("act", f"{codesign}/action/1", *VOTE, "--as", "k.bennett")
    await cli("roadmap", "propose", codesign, *LEAD)
    await sign(cli, codesign, "lea")
    await made(database)
    looks = (codesign, f"{codesign}/action/1", f"{codesign}/anchor/adoption")
    wide = [(await cli("roadmap", "show", each)).out for each in looks]
    for name, value in TERMINAL.items():
        monkeypatch.setenv(name, value)
    narrow = [(await cli("roadmap", "show", each)).out for each in looks]

    for said, whole in zip(narrow, wide, strict=True):
        assert said.startswith(codesign)
        assert [*too_long(said.splitlines())] == []
        assert cut(said, whole) == set()


MISTYPED = [
    (("roadmap", "propose", "{}/action/1"), "a roadmap is of a whole review"),
    (("roadmap", "adopt", "{}/action/1"), "a roadmap is adopted by an engagement"),
    (("act", "{}", "propose_roadmap"), "`roadmap propose"),
    (("act", "{}/action/1", "plan_action", "--action", "1"), "said by the address"),
    (("act", "{}/action/1", "plan_action", "--anchor", "board"), "no anchor 'board'"),
    (("act", "{}/action/2", "plan_action", "--title", "x"), "action 2 is new; say"),
    (("act", "{}/action/1", "vote", *SCORES[:4]), "--feasibility is needed"),
    (("act", "{}/action/1", *VOTE), "and 5 more; p.silva holds none of these roles"),
    (
        ("act", "{}/action/1", *VOTE, "--role", "coe_lead"),
        "p.silva holds none of these roles",
    ),
    (("act", "{}", "sign_roadmap", *LEA, *SEEN), "is not proposed yet"),
    (("roadmap", "adopt", "{}"), "roadmap adopt or import-roadmap belongs to roadmap"),
]


async def test_what_is_mistyped_about_a_roadmap_is_said(
    codesign: str, cli: Cli, database: Engine
) -> None:
    """And nothing is done by it."""
    one = ("act", f"{codesign}/action/1", "plan_action", *AIM, *EXPERT)
    assert (await cli(*one)).code == 0
    for words, said in MISTYPED:
        who = ("--as", "p.silva") if "vote" in words else LEAD
        answer = await cli(*(each.format(codesign) for each in words), *who)

        assert answer.code != 0, words
        assert said in answer.err, answer.err
    assert (await cli("roadmap", "show", codesign, "--json")).json["changed"] == (
        await entry(cli, codesign)
    )


async def entry(cli: Cli, review: str) -> int:
    return int((await cli("show", review, "--json")).json["review"]["entry"])


async def test_a_roadmap_that_lacks_a_signature_is_not_adopted(
    codesign: str, cli: Cli
) -> None:
    """Nor one of which nothing was signed any more; the same twice is done once."""
    cds = codesign.partition("/")[0]
    await planned(cli, codesign)
    await cli("roadmap", "propose", codesign, *LEAD)
    old = (await cli("roadmap", "show", codesign, "--json")).json["proposal"]["sha256"]
    twice = await cli("roadmap", "propose", codesign, *LEAD)
    late = await cli("act", f"{codesign}/action/1", "drop_action", *WHY, *EXPERT)
    await sign(cli, codesign, "lea")
    same = await cli("act", codesign, "sign_roadmap", *LEA, *SEEN, *LEAD)
    await cli("act", codesign, "reopen_roadmap", *WHY, *LEAD)
    fell = await cli("roadmap", "show", codesign, "--json")
    gone = ("act", codesign, "sign_roadmap", *LEA, *SEEN, "--sha256", old, *LEAD)
    reopened = await cli(*gone)
    await cli("act", f"{codesign}/action/1", "plan_action", "--title", "Two", *EXPERT)
    await cli("roadmap", "propose", codesign, *LEAD)
    other = await cli(*gone)
    await sign(cli, codesign, "lea", "coe")
    await cli("act", cds, "complete_review", *WHY, *DIRECTOR)
    lacks = await cli("roadmap", "adopt", cds, *LEAD)
    actions = (await cli("show", cds, "--json")).json["actions"]

    assert twice.code == 0
    assert "is proposed since" in twice.out
    assert "reopen_roadmap takes it back" in late.err
    assert (same.code, f"d.okafor signed for the LEA on {today()}" in same.out) == (
        0,
        True,
    )
    assert (fell.json["signatures"], fell.json["proposal"]) == ([], None)
    assert "is not proposed yet" in reopened.err
    assert "and not the SHA-256" in other.err
    assert "has not signed the roadmap of review 1" in lacks.err
    assert actions == []


async def test_a_date_that_went_by_is_adopted_as_it_was_signed(
    open_office: str, cli: Cli, database: Engine, env: WorkflowEnvironment
) -> None:
    """Nobody signs once more because the adoption took long."""
    signed_on = now() - timedelta(days=100)
    await begin_signed(env.client, database, signed_on, open_office)
    done = await cli("roadmap", "adopt", open_office, *LEAD)
    dues = [
        date.fromisoformat(each["due"])
        for each in (await cli("show", open_office, "--json")).json["actions"]
    ]

    assert done.code == 0, done.err
    assert max(dues) < today()


async def test_a_text_that_is_not_as_it_was_signed_is_not_adopted(
    signed: str, cli: Cli, database: Engine
) -> None:
    """Whether it is gone from the record, or was changed there; it says what helps."""
    cds = signed.partition("/")[0]
    facts = DOCUMENT_FACTS.c.facts
    with database.begin() as transaction:
        transaction.execute(update(DOCUMENT_FACTS).values(facts=facts + " "))
    changed = await cli("roadmap", "adopt", cds, *LEAD)
    with database.begin() as transaction:
        transaction.execute(delete(DOCUMENT_FACTS))
    gone = await cli("roadmap", "adopt", cds, *LEAD)

    assert "was changed in the record since" in changed.err
    assert "is not in the record any more" in gone.err
    assert "restore it from the record's backup" in gone.err


async def test_another_roadmap_is_imported_instead_of_the_signed_one_with_a_reason(
    signed: str, cli: Cli, here: Path
) -> None:
    """Without one, what three have signed is not passed over unseen."""
    cds, file = signed.partition("/")[0], roadmap_file(here, 2)
    bring = ("import-roadmap", cds, str(file), "--commit", *LEAD)
    refused = await cli(*bring)
    instead = ("--instead-of-signed", "the board asked for another")
    done = await cli(*bring, *instead)

    assert "`roadmap adopt` takes it" in refused.err
    assert done.code == 0, done.err
    assert "--instead-of-signed 'the board asked for another'" in done.out
