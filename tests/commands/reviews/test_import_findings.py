"""Findings from a workbook: previewed, imported, written again and imported again."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import Cli
from tests.findings import table, workbook
from tests.today import today

COACH, LEAD = ("--as", "k.bennett"), ("--as", "a.castillo")
OFFER = "to import them:"
THREAT: dict[str, object] = {
    "finding": "F1",
    "component": 4,
    "quadrant": "T",
    "text": "two systems hold the same data",
    "items": "D01",
    "theme": "coherence",
}
TEAM = THREAT | {"finding": "F2", "quadrant": "strength", "text": "one team"}
ADVICE: dict[str, object] = {
    "recommendation": "R1",
    "text": "one system",
    "horizon": "long-term",
    "rationale": "two cost more",
    "findings": "F1; F2",
}


@pytest.fixture
async def analysing(reviewing: str, cli: Cli) -> str:
    """A review that collects; one document has been read, one theme is named."""
    review = f"{reviewing}/review/1"
    note = ("note_milestone", "--on", str(today()), *COACH)
    await cli("act", f"{review}/milestone/artifact_request", *note)
    await cli("act", f"{review}/phase/artifacts", "begin_phase", *LEAD)
    read = ("--component", "4", "--method", "document_review")
    await cli("act", f"{review}/item/D01", "add_item", *read, *COACH)
    await cli("act", f"{review}/item/D01", "count_item", "--count", "1", *COACH)
    theme = ("add_theme", "--title", "Coherence", *COACH)
    assert (await cli("act", f"{review}/theme/T1", *theme)).code == 0
    return review


async def test_findings_are_previewed_imported_and_imported_again(
    analysing: str, cli: Cli, here: Path
) -> None:
    """In one act; what was written anew and not changed says nothing new."""
    file, again = workbook(here, [THREAT, TEAM], [ADVICE]), here / "again.xlsx"
    shown = await cli("import-findings", analysing, file)
    told = (await cli("import-findings", analysing, file, "--json")).json
    done = await cli("import-findings", analysing, file, "--commit", *COACH)
    written = await cli("template", again, "--findings", "--entity", analysing)
    same = await cli("import-findings", analysing, again)
    exported = await cli("export", "findings", again, "--entity", analysing, "--force")
    also_same = await cli("import-findings", analysing, again, "--commit", *COACH)
    history = await cli("history", analysing)

    assert (shown.code, done.code, same.code, also_same.code) == (0, 0, 0, 0)
    assert "findings, new (2)" in shown.out
    assert "threat of component 4, theme T1; rests on D01" in shown.out
    assert "long term; follows from F1, F2" in shown.out
    assert f"{OFFER} .venv/bin/python starter.py import-findings {analysing}" in (
        shown.out
    )
    assert "component 4 lacks weaknesses, opportunities (add_finding" in shown.out
    assert "nothing to import" not in shown.out
    (fourth,) = [each for each in told["components"] if each["component"] == 4]
    assert fourth["threats"] == {"now": 0, "then": 1, "waived": False}
    assert [each["row"] for each in told["findings"]["new"]] == [2, 3]
    assert f"import-findings {analysing} {again}" in written.out
    assert "as it stands, with 2 findings and 1 recommendation" in written.out
    assert "nothing to import; nothing was changed" in same.out
    assert "with recommendations, rows: 1" in exported.out
    assert "nothing to import; nothing was changed" in also_same.out
    assert (
        history.out.count("2 findings (2 new: F1, F2) and 1 recommendation (1 new: R1)")
        == 1
    )


async def test_a_finding_that_changed_on_both_sides_is_shown_and_kept(
    analysing: str, cli: Cli, here: Path
) -> None:
    """With both texts, unless it is named; then it is overwritten."""
    file, again = workbook(here, [THREAT, TEAM], [ADVICE]), here / "again.xlsx"
    await cli("import-findings", analysing, file, "--commit", *COACH)
    await cli("template", again, "--findings", "--entity", analysing)
    amend = ("amend_finding", "--text", "three systems", *COACH)
    await cli("act", f"{analysing}/finding/F1", *amend)
    book = load_workbook(again)
    book["findings"]["D3"] = "no system at all"
    assert book["findings"]["A3"].value == "F1"
    book.save(again)
    kept = await cli("import-findings", analysing, again)
    named = ("--overwrite", "F1", "--commit", *COACH)
    unknown = await cli("import-findings", analysing, again, "--overwrite", "F3")
    done = await cli("import-findings", analysing, again, *named)
    shown = await cli("show", f"{analysing}/finding/F1")

    assert "kept as here (1)" in kept.out
    assert "text here: three systems" in kept.out
    assert "text in the workbook: no system at all" in kept.out
    assert OFFER not in kept.out
    assert "--overwrite F1" in kept.out
    assert (unknown.code, "no finding or recommendation F3" in unknown.err) == (2, True)
    assert (done.code, "done: entry" in done.out) == (0, True)
    assert "no system at all" in shown.out


async def test_every_fault_is_named_and_nothing_is_changed(
    analysing: str, cli: Cli, here: Path
) -> None:
    """Of both sheets, with what is known; also for whoever may not import it."""
    off = THREAT | {"quadrant": "treat", "evidence": "E7", "theme": "Coherense"}
    bad = workbook(here, [TEAM, off], [ADVICE | {"findings": "F2; F8"}])
    committed = await cli("import-findings", analysing, bad, "--commit", *COACH)
    told = (await cli("import-findings", analysing, bad, "--json")).json
    sound = table(here, TEAM)
    not_theirs = await cli("import-findings", analysing, sound, "--as", "d.okafor")
    whole = await cli("import-findings", analysing.partition("/")[0], sound)
    shown = await cli("show", analysing, "--json")

    assert committed.code == 1
    assert "row 3 (finding F1), quadrant: 'treat' is no quadrant; did" in committed.err
    assert "evidence: no evidence E7 stands; there is none yet" in committed.err
    assert "did you mean T1 Coherence?" in committed.err
    assert "findings: there is no finding 'F8'" in committed.err
    assert "nothing was changed" in committed.err
    assert (len(told["errors"]), told["commit"]) == (4, None)
    assert not_theirs.code == 3
    assert "the review refuses it: import_findings is for" in not_theirs.err
    assert (whole.code, "findings are those of a review" in whole.err) == (2, True)
    assert shown.json["analysis"]["findings"] == []


async def test_a_template_of_findings_is_written_before_any_review(
    cli: Cli, here: Path
) -> None:
    """By the framework; a file is one thing."""
    file = here / "findings.xlsx"
    done = await cli("template", file, "--findings", "--framework", "sir-12")
    both = await cli("template", here / "a.xlsx", "--items", "--findings")

    assert "import-findings 0161259/review/1" in done.out
    assert load_workbook(file).sheetnames[:2] == ["findings", "recommendations"]
    assert both.code == 2
