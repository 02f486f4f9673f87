"""An action added, words amended, an LEA's name corrected: from the terminal."""

from tests.commands.adoption.test_commit import recorded
from tests.commands.conftest import Cli
from tests.today import in_october

LEAD = ("--as", "a.castillo")
NEW = (
    *("add-action", "--title", "Read aloud every day", "--components", "2;3"),
    *("--horizon", "immediate", "--owner", "chief academic officer"),
    *("--depends-on", "1-3, 5"),
    *("--due", str(in_october()), "--why", "the board asked for it"),
)


async def test_an_action_is_added_after_a_preview(working: str, cli: Cli) -> None:
    """It is counted, listed as added, and can be acted on; it waits for a list."""
    preview = await cli("act", working, *NEW, *LEAD, "--preview")
    done = await cli("act", working, *NEW, *LEAD)
    begun = await cli("act", f"{working}/action/21", "start", "--as", "j.rivera")
    await recorded(cli, working)
    shown = await cli("show", working)
    one = await cli("show", f"{working}/action/21")
    stored = (await cli("show", f"{working}/action/21", "--json")).json["actions"]
    figures = (await cli("tally", working, "--json")).json

    assert (preview.code, done.code, begun.code) == (0, 0, 0)
    assert "action/21  Read aloud every day" in preview.out
    assert "would hear of it (2)" in preview.out
    assert "20 original, 21 current: 1 added" in shown.out
    assert "components 2, 3" in one.out
    assert "after the roadmap was adopted" in one.out
    assert "added action 21 (Read aloud every day) to the roadmap" in one.out
    assert [each["depends_on"] for each in stored] == [[1, 2, 3, 5]]
    assert figures["added"] == 1


async def test_words_are_amended_and_the_first_ones_shown(
    working: str, cli: Cli
) -> None:
    """In `show` as in the history; a preview says what would be otherwise."""
    one = f"{working}/action/3"
    line = ("act", one, "amend", "--title", "Meet about reading", "--why", "shorter")
    preview = await cli(*line, *LEAD, "--preview")
    done = await cli(*line, *LEAD)
    await recorded(cli, working)
    shown = await cli("show", one)

    assert (preview.code, done.code) == (0, 0)
    assert "title Meet with school 3 about reading -> Meet about reading" in preview.out
    assert "action 3: Meet about reading" in shown.out
    assert "first worded 'Meet with school 3 about reading'" in shown.out
    assert "title 'Meet with school 3 about reading' to 'Meet about reading'" in (
        shown.out
    )


async def test_an_leas_name_is_corrected_everywhere(working: str, cli: Cli) -> None:
    """In the lists too; its county is that of its code."""
    line = ("act", working, "correct_lea", "--why", "as the State writes it", *LEAD)
    wrong = await cli(*line, "--county", "Kern")
    preview = await cli(*line, "--name", "Alder Valley Joint Unified", "--preview")
    done = await cli(*line, "--name", "Alder Valley Joint Unified")
    await recorded(cli, working)
    listed, history = await cli("list"), await cli("history", working)

    assert (wrong.code, preview.code, done.code) == (3, 0, 0)
    assert "lies in Los Angeles county by its code" in wrong.err
    assert "LEA Alder Valley Unified -> Alder Valley Joint Unified" in preview.out
    assert "Alder Valley Joint Unified" in listed.out
    assert "corrected the LEA from Alder Valley Unified (Los Angeles) to" in history.out


async def test_what_may_be_added_and_amended_is_offered(working: str, cli: Cli) -> None:
    """`acts` names the fields; whoever may is named with them."""
    whole = await cli("acts", working)
    one = await cli("acts", f"{working}/action/3")

    assert "add_action --title" in whole.out
    assert "correct_lea" in whole.out
    assert "amend [--title" in one.out
