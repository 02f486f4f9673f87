"""A whole review by the command line, from its kickoff to a roadmap of 66 actions."""

from collections.abc import Callable
from pathlib import Path

import docx
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import Engine

from adapters.sql.documents import SqlDocuments
from domain.documents.rendering import DocumentState
from tests.commands.conftest import Answer, Cli
from tests.findings import workbook
from tests.frameworks import SIR_12
from tests.plans import as_csv, lines
from tests.review_phases import PROOF, swot
from tests.reviewers import covering
from tests.today import today
from tests.waiting import until

LEAD, DIRECTOR = ("--as", "a.castillo"), ("--as", "h.lindqvist")
COACH, LEA = ("--as", "k.bennett"), ("--as", "d.okafor")
LINK = ("--link", PROOF["link"])
MANY = 66
DOCUMENTS = 5  # report and summary of the draft and of the final, and the roadmap


class Typist:
    """Whoever types, and sees each line taken."""

    def __init__(self, cli: Cli, review: str) -> None:
        self.cli, self.review = cli, review

    async def type(self, *words: object) -> Answer:
        done = await self.cli(*words)
        assert done.code == 0, (words, done.err)
        return done

    async def act(self, part: str, *words: object) -> Answer:
        return await self.type("act", f"{self.review}/{part}".rstrip("/"), *words)

    async def note(self, *milestones: str) -> None:
        said = ("--on", today(), *LINK, "--sha256", PROOF["sha256"], *COACH)
        for each in milestones:
            await self.act(f"milestone/{each}", "note_milestone", *said)

    async def begin(self, *phases: str) -> None:
        for each in phases:
            await self.act(f"phase/{each}", "begin_phase", *LEAD)

    async def complete(self, *phases: str) -> None:
        for each in phases:
            await self.act(f"phase/{each}", "complete_phase", *LEAD)


async def collected(staff: Typist, cds: str, here: Path) -> None:
    """Its planning, all that is to be collected, and the analysis of that."""
    school = f"{cds}0101013"
    await staff.act(f"site/{school}", "add_site", "--name", "Alder Elementary", *COACH)
    await staff.act("", "approve_sample", *LEA)
    await staff.note("kickoff", "contact", "data_sharing", "calendar_free")
    await staff.complete("planning")
    await staff.note("artifact_request")
    await staff.begin("artifacts", "field_work")
    rules = (SIR_12.phase["artifacts"], SIR_12.phase["field_work"])
    items = [row for rule in rules for row in covering(SIR_12, rule)]
    plan = as_csv(here, lines(*(each.model_dump(mode="json") for each in items)))
    await staff.type("import-items", staff.review, plan, "--commit", *COACH)
    await staff.complete("artifacts", "field_work")
    await staff.begin("analysis")
    await staff.type("import-findings", staff.review, found(here), "--commit", *COACH)
    await staff.note("swot")
    await staff.complete("analysis")


def found(here: Path) -> Path:
    """Something in each quadrant of each component, and 66 steps that follow."""
    findings = [
        each.model_dump(mode="json") | {"items": "artifacts-0", "evidence": ""}
        for each in swot(SIR_12, "artifacts-0")
    ]
    advised = [
        {
            "recommendation": f"R{n}",
            "text": f"Let every school take step {n}.",
            "horizon": "IMMEDIATE" if n % 2 else "LONG_TERM",
            "rationale": "it builds on what is strong",
            "findings": f"{1 + n % 12}-S",
        }
        for n in range(1, MANY + 1)
    ]
    return workbook(here, findings, advised)


async def reported(staff: Typist) -> None:
    """Drafted, checked, final, at the board, on the site."""
    await staff.begin("draft")
    overview = ("write_section", "--text", "The district asked for help.", *COACH)
    await staff.act("section/overview", *overview)
    await staff.type("report", "draft", staff.review, *COACH)
    await staff.act("", "send_draft", *LEAD)
    wrong = ("--party", "lea", "--text", "There are 12 schools.")
    await staff.act("", "add_correction", *wrong, *LEA)
    answer = ("--outcome", "taken", "--why", "counted again")
    await staff.act("correction/K1", "answer_correction", *answer, *COACH)
    for party in ("lea", "coe"):
        closing = ("close_corrections", "--party", party, "--why", "all is right")
        await staff.act("", *closing, *LEAD)
    await staff.complete("draft")
    await staff.begin("final")
    reader = ("--second-reader", "h.lindqvist")
    await staff.type("report", "final", staff.review, *reader, *LEAD)
    await staff.complete("final")
    await staff.begin("board")
    met = ("--outcome", "received", "--on", today(), "--why", "a special meeting")
    await staff.act("", "note_board_outcome", *met, *LEAD)
    await staff.complete("board")
    await staff.act("", "check_privacy", *LEAD)
    await staff.begin("publication")
    await staff.act("", "publish_report", "--on", today(), *LINK, *DIRECTOR)
    await staff.complete("publication")


async def signed(staff: Typist, here: Path) -> None:
    """Planned in a workbook, dated by an anchor, voted on, signed by three."""
    await staff.begin("codesign")
    day = ("set_anchor", "--on", today(), "--title", "the board's adoption")
    await staff.act("anchor/adoption", *day, *COACH)
    plan, votes = here / "roadmap.xlsx", here / "votes.xlsx"
    await staff.type("roadmap", "template", staff.review, plan)
    fill(plan, "actions", lambda n: planned(n))
    await staff.type("roadmap", "import", staff.review, plan, "--commit", *COACH)
    role = ("--role", "coe_lead")
    await staff.type("roadmap", "votes-template", staff.review, votes, *role)
    fill(votes, "votes", lambda n: {"impact": 5, "effort": 1 + n % 5, "feasibility": 3})
    await staff.type("roadmap", "votes", staff.review, votes, "--commit", *COACH)
    await staff.type("roadmap", "propose", staff.review, *LEAD)
    for party in ("lea", "coe", "ccee"):
        said = ("--party", party, "--on", today(), "--seen", PROOF["link"])
        await staff.act("", "sign_roadmap", *said, *LEAD)
    await staff.complete("codesign")


def planned(number: int) -> dict[str, object]:
    """What three agree on of an action that its recommendation does not say."""
    said: dict[str, object] = {"owner": "lea_deputy", "anchor": "adoption"}
    return said | {"days": 20 + number, "priority": "next", "reason": "as was agreed"}


def fill(file: Path, sheet: str, cells: Callable[[int], dict[str, object]]) -> None:
    """These cells of each row that has an action."""
    book = load_workbook(file)
    page = book[sheet]
    at = {str(head.value): number for number, head in enumerate(page[1], start=1)}
    for row in range(2, page.max_row + 1):
        number = page.cell(row, at["action"]).value
        for column, said in cells(int(str(number))).items() if number else ():
            page.cell(row, at[column]).value = str(said)
    book.save(file)


async def made(database: Engine) -> list[Path]:
    """The files of all documents, once they are made."""
    documents = SqlDocuments(database)

    async def are_made() -> bool:
        known = [each.state for each in documents.of()]
        return known == [DocumentState.MADE] * DOCUMENTS

    await until(are_made)
    return [Path(file) for each in documents.of() for file in each.files]


def texts(files: list[Path], name: str) -> tuple[str, str, str]:
    """What the last document of a name says, in its three forms."""
    page, word, pdf = [each for each in files if each.stem == name][-3:]
    paragraphs = [each.text for each in docx.Document(str(word)).paragraphs]
    pages = (each.extract_text() for each in PdfReader(pdf).pages)
    return page.read_text(), "\n".join(paragraphs), " ".join(pages)


async def test_a_whole_review_is_typed_and_ends_in_66_actions(
    reviewing: str, cli: Cli, database: Engine, here: Path
) -> None:
    """Its documents are read back in all three forms; each action comes from advice."""
    staff = Typist(cli, f"{reviewing}/review/1")
    await collected(staff, reviewing, here)
    await reported(staff)
    await signed(staff, here)
    await staff.type("act", reviewing, "complete_review", *LEAD)
    await staff.type("roadmap", "adopt", reviewing, *LEAD)
    actions = (await staff.type("show", reviewing, "--json")).json["actions"]
    last = (await staff.type("show", f"{reviewing}/action/66", "--json")).json
    files = await made(database)

    assert [each["number"] for each in actions] == [*range(1, MANY + 1)]
    assert {each["owner"] for each in actions} == {"lea_deputy"}
    assert "R66" in str(last)
    for said in texts(files, "report"):
        assert "Let every school take step 66." in " ".join(said.split())
        assert "The district asked for help." in " ".join(said.split())
    for said in texts(files, "roadmap"):
        assert "66. Let every school take step 66" in " ".join(said.split())
        assert "86 working days after the board" in " ".join(said.split())
