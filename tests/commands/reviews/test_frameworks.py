"""`frameworks`: how reviews are done, as staff read it; no server is needed."""

from tests.commands.conftest import Cli
from tests.frameworks import SIR_12


async def test_frameworks_are_listed_with_whether_reviews_begin_under_them(
    cli: Cli,
) -> None:
    """Complete or not, and how much is in each."""
    listed = await cli("frameworks")
    told = (await cli("frameworks", "--json")).json

    assert listed.code == 0
    assert "SIR-12@2019\n    complete: reviews begin under it" in listed.out
    assert "12 components, 10 methods, 11 participant classes, 9 phases" in listed.out
    assert "not complete: no review begins under it" in listed.out
    assert [each["complete"] for each in told] == [True, False]


async def test_a_framework_is_shown_with_all_it_says(cli: Cli) -> None:
    """Each title of it, what is inferred marked so, and what each phase asks for."""
    shown = (await cli("frameworks", "sir-12")).out
    rooms = (SIR_12.components, SIR_12.methods, SIR_12.participants, SIR_12.phases)

    assert [
        each.title for room in rooms for each in room if each.title not in shown
    ] == []
    assert [m.key for m in SIR_12.milestones if f"({m.key}" not in shown] == []
    assert shown.count("methods (inferred): ") == 12
    assert "LCFF priorities: 2, 5, 8" in shown
    assert "Phases (lengths: our own proposal; no source has it so)" in shown
    assert "the field work (field_work): 30 days of instruction" in shown
    assert (
        "after the planning of the review and the reading of documents and artifacts "
        "and the field work"
    ) in shown
    assert "the final report, with the privacy check of the report" in shown
    assert "the executive summary (executive_summary, link, sha256)" in shown
    assert "with each participant class; classroom observations for each" in shown
    assert shown.count("the review does not pause meanwhile") == 4
    assert shown.count("in each quadrant of each component a finding, or why") == 1
    assert shown.count("once it is done nothing is found or recommended any") == 1
    scale = "Ratings of components (our own proposal; no source has it so)"
    assert f"{scale}\n  Exploration and research (exploration)" in shown


async def test_a_framework_for_machines_has_all_its_fields(cli: Cli) -> None:
    """Also those that are as they are by default."""
    (told,) = (await cli("frameworks", "SIR-12@2019", "--json")).json

    assert (told["name"], told["version"], told["complete"]) == ("SIR-12", "2019", True)
    assert told["phases"][0]["counts"] == "working"
    assert told["milestones"][0]["proof"] == []


async def test_a_framework_nobody_wrote_is_asked_back(cli: Cli) -> None:
    """With the one that was probably meant, or all there are."""
    near = await cli("frameworks", "SIR-12@2018")
    far = await cli("frameworks", "none")

    assert (near.code, far.code) == (2, 2)
    assert "did you mean SIR-12@2019?" in near.err
    assert "frameworks are SIR-12@2019, SIR-7@undated" in far.err


async def test_an_incomplete_framework_says_what_there_is(cli: Cli) -> None:
    """Nothing is printed under headings of which nothing is known."""
    shown = (await cli("frameworks", "SIR-7")).out

    assert "1 Culture, Coherence, and the Planning Process" in shown
    assert "Phases" not in shown
    assert "Methods" not in shown
