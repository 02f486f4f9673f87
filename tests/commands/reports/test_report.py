"""`report`: drawn up, checked, made final, presented, published; on a server."""

from pathlib import Path

from pypdf import PdfReader
from sqlalchemy import Engine

from adapters.sql.documents import SqlDocuments
from domain.documents.rendering import DocumentState
from tests.commands.conftest import Cli
from tests.today import today
from tests.waiting import until

LEAD, DIRECTOR = ("--as", "a.castillo"), ("--as", "h.lindqvist")
EXPERT, SUPERINTENDENT = ("--as", "k.bennett"), ("--as", "r.hughes")


async def made(database: Engine, many: int) -> list[Path]:
    """The files of all documents, once so many of those are made."""
    documents = SqlDocuments(database)

    async def are_made() -> bool:
        known = documents.of()
        return sum(each.state is DocumentState.MADE for each in known) == many

    await until(are_made)
    return [Path(file) for each in documents.of() for file in each.files]


async def test_a_report_goes_from_its_first_draft_to_the_agencys_site(
    drafting: str, cli: Cli, database: Engine, here: Path
) -> None:
    """Each refusal says what comes first; the documents say what was said."""
    a = ("act", drafting)
    await cli(
        *a, "write_section", "--section", "overview", "--text", "As agreed.", *EXPERT
    )
    copy = await cli(
        "report", "draft", drafting, "--preview", "--to", here / "c", *LEAD
    )
    early = await cli(*a, "send_draft", *LEAD)
    draft = await cli("report", "draft", drafting, *EXPERT)
    same = await cli("report", "draft", drafting, *EXPERT)
    first = await made(database, 2)
    sent = await cli(*a, "send_draft", "--link", "https://x.example/d", *LEAD)
    wrong = ("add_correction", "--party", "lea", "--text", "There are 12 schools.")
    noted = await cli(*a, *wrong, "--about", "component/4", *LEAD)
    nobody = await cli(*a, *wrong, "--about", "finding/F99", *LEAD)
    correction = await cli("show", f"{drafting}/correction/K1")
    section = await cli("show", f"{drafting}/section/overview", "--json")
    unwritten = await cli("show", f"{drafting}/section/summary")
    check = f"{drafting}/fact_check"
    days, checked = await cli("explain", check), await cli("show", check)
    offered = await cli("acts", check)
    closing = ("close_corrections", "--party", "lea", *LEAD)
    silent = await cli(*a, *closing)
    await cli(*a, *closing, "--why", "she said so")
    await cli(*a, "close_corrections", "--party", "coe", "--why", "all right", *LEAD)
    open_ = await cli("act", f"{drafting}/phase/draft", "complete_phase", *LEAD)
    answer = ("answer_correction", "--outcome", "taken", "--why", "counted", *LEAD)
    await cli("act", f"{drafting}/correction/K1", *answer)
    await cli("act", f"{drafting}/phase/draft", "complete_phase", *LEAD)
    await cli("act", f"{drafting}/phase/final", "begin_phase", *LEAD)
    final = ("report", "final", drafting, *LEAD, "--second-reader")
    own = await cli(*final, "a.castillo")
    whole = await cli(*final, "h.lindqvist")
    files = await made(database, 4)
    late = await cli(*a, "write_section", "--section", "summary", "--text", "x", *LEAD)
    await cli("act", f"{drafting}/phase/final", "complete_phase", *LEAD)
    tomorrow = await cli(*a, "plan_presentation", "--on", str(today()), *LEAD)
    outcome = ("note_board_outcome", "--outcome", "received", "--on", str(today()))
    unplanned = await cli(*a, *outcome, *LEAD)
    await cli(*a, *outcome, "--why", "a special meeting", *LEAD)
    publish = ("publish_report", "--on", str(today()), "--link", "https://y.example/r")
    unread = await cli(*a, *publish, *DIRECTOR)
    await cli(*a, "check_privacy", *LEAD)
    await cli("act", f"{drafting}/phase/publication", "begin_phase", *LEAD)
    published = await cli(*a, *publish, *DIRECTOR)
    shown = await cli("report", "show", drafting)
    told = (await cli("report", "show", drafting.partition("/")[0], "--json")).json
    sound = await cli("report", "check")
    files[0].unlink()
    gone = await cli("report", "check", drafting)
    await cli("report", "check", "--anew")
    await made(database, 4)
    again = await cli("report", "check")

    assert "not written yet: previous_work, summary" in copy.out
    assert "Working copy" in (here / "c" / "report.html").read_text()
    assert "there is no draft yet" in early.err
    assert (draft.code, same.code) == (0, 0)
    assert "draft 1 says the same already" in same.out + same.err
    assert [each.name for each in first] == [
        *("report.html", "report.docx", "report.pdf"),
        *("summary.html", "summary.docx", "summary.pdf"),
    ]
    assert "Draft 1, not public" in first[0].read_text()
    assert "V0 of the fact check of the draft report" in sent.out
    assert "it is correction K1; still to be answered: K1" in noted.out
    assert "finding/F99 is no part of review 1" in nobody.err
    assert "of the LEA, about component/4; last changed by entry" in correction.out
    assert "There are 12 schools." in correction.out
    assert [each["text"] for each in section.json["said"]["sections"]] == ["As agreed."]
    assert section.json["said"]["corrections"] == []
    assert "has no section summary; it has overview" in unwritten.err
    assert "its date: 10 working days after " in days.out
    assert "LEA: may still answer" in checked.out
    assert f"act {drafting} close_corrections --party" in offered.out
    assert "has until" in silent.err
    assert "answer_correction, of K1" in open_.err
    assert "somebody else reads it once more" in own.err
    assert whole.code == 0
    page = files[6].read_text()
    assert "final" in str(files[6])
    assert "not public" not in page
    assert "There are 12 schools." in page
    assert ">taken in</td>" in page
    assert ">counted</td>" in page
    text = "".join(each.extract_text() for each in PdfReader(files[8]).pages)
    assert "There are 12 schools." in text.replace("\n", " ")
    assert "stays as it is" in late.err
    assert "72 hours" in tomorrow.err
    assert "no meeting on" in unplanned.err
    assert "check_privacy comes first" in unread.err
    assert published.code == 0
    assert "https://y.example/r" in shown.out
    assert "K1" in shown.out
    assert told["final"]["second_reader"] == "h.lindqvist"
    assert [each["state"] for each in told["documents"]] == ["made"] * 4
    assert (sound.code, gone.code, again.code) == (0, 1, 0)
    assert "gone: " in gone.out


async def test_a_draft_is_typed_once_more_and_is_the_same(
    drafting: str, cli: Cli
) -> None:
    """The line that repeats it names its entry, whatever has happened since."""
    done = await cli("report", "draft", drafting, *EXPERT)
    line = done.out.rpartition("starter.py ")[2].split()
    await cli(
        *("act", drafting, "write_section", "--section", "summary"),
        *("--text", "otherwise", *EXPERT),
    )
    again = await cli(*line)
    other = await cli("report", "draft", drafting, *EXPERT)
    await cli("act", drafting, "send_draft", *LEAD)
    later = await cli(*line)

    assert "already done as entry" in again.out
    assert other.code == 0
    assert "stage fact check\n" in later.out


MISTYPED = [
    (("report", "draft", "{}/phase/draft"), "a report is of a whole review"),
    (("report", "draft", "{}", "--to", "x"), "--to goes with --preview"),
    (("report", "draft", "{}/board/3"), "is none of"),
    (("act", "{}", "draft_report"), "`report draft"),
    (("act", "{}", "finalize_report"), "`report final"),
    (
        ("act", "{}", "note_milestone", "--milestone", "report", "--on", "3/5/2026"),
        "is reached by `finalize_report`",
    ),
]


async def test_what_is_mistyped_about_a_report_is_said(
    drafting: str, cli: Cli, database: Engine
) -> None:
    """And nothing is drawn up."""
    for words, said in MISTYPED:
        answer = await cli(*(each.format(drafting) for each in words), *LEAD)

        assert answer.code != 0
        assert said in answer.err
    assert SqlDocuments(database).of() == []


async def test_a_line_about_a_correction_is_typed_twice_and_done_once(
    drafting: str, cli: Cli
) -> None:
    """Of one that is not there it is refused; one that was a mistake is withdrawn."""
    a, k1 = ("act", drafting), ("act", f"{drafting}/correction/K1")
    await cli("report", "draft", drafting, *EXPERT)
    await cli(*a, "send_draft", *LEAD)
    answer = ("answer_correction", "--outcome", "kept", "--why", "counted", *LEAD)
    nobody = await cli(*k1, *answer)
    wrong = (*a, "add_correction", "--party", "lea", "--text", "There are 12.", *EXPERT)
    noted = [await cli(*wrong), await cli(*wrong)]
    back = (*k1, "withdraw_correction", "--why", "a mistake", *EXPERT)
    withdrawn = [await cli(*back), await cli(*back)]
    late = await cli(*k1, *answer)
    shown = await cli("report", "show", drafting)
    for party in ("lea", "coe"):
        closing = ("close_corrections", "--party", party, "--why", "said so", *LEAD)
        await cli(*a, *closing)
    phase = ("act", f"{drafting}/phase/draft", "complete_phase", *LEAD)
    completed = [await cli(*phase), await cli(*phase)]

    assert nobody.code == late.code == 3
    assert "nobody has named an error" in nobody.err
    assert "K1 was withdrawn in entry" in late.err
    for once, twice in (noted, withdrawn, completed):
        assert once.out.startswith("done: entry ")
        assert twice.out.startswith("already done as entry ")
    assert "K2" not in shown.out
    assert "withdrawn: a mistake" in " ".join(shown.out.split())


async def test_the_report_of_a_review_that_is_not_there_is_not_shown(
    drafting: str, cli: Cli
) -> None:
    """Its number may be mistyped."""
    cds = drafting.partition("/")[0]
    found = await cli("report", "show", f"{cds}/review/7")

    assert found.code != 0
    assert f"there is no open review 7 of {cds}" in found.err
