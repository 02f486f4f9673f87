"""What is typed beyond its bound is refused before anything is done."""

from pathlib import Path

from domain.faults import SHOWN
from tests.commands.conftest import Cli

AT = ("--as", "a.castillo")
BEGIN = ("act", "{}", "acknowledge_referral")
END = ("act", "{}", "withdraw", "--why")
CLOSE = ("act", "{}", "close", "--why", "x", "--leaving-open")
LEAVES = ("people", "leaves", "m.ortiz", "--why", "x", "--last")
IMPORT = ("calendar", "import", "f.csv", "--for", "{}", "--school-year")


BEYOND = (
    ((*BEGIN, "--by", "x"), "say who decides with"),
    ((*BEGIN, "--kind", "x"), "the act itself says"),
    (("act", "{}/action/10000", "start"), "10000 is no number of an action"),
    ((*END, "x" * 4_001), "--why: has 4,001 characters"),
    ((*END, "a\x1b[31m"), "--why: the character U+001B"),
    ((*LEAVES, "0027-06-30"), "did you mean 2027?"),
    ((*LEAVES, "9999-12-31"), "leave it out"),
    ((*IMPORT, "9999-00"), "write it like 2027-28"),
    ((*IMPORT, "0027-28"), "write it like 2027-28"),
    (("acts", "{}/action/" + "9" * 5_000), "is none of 0161259,"),
    ((*CLOSE, "9" * 5_000), f"--leaving-open: '{'9' * SHOWN}…' is neither"),
    ((*CLOSE, "some"), "--leaving-open: 'some' is neither yes nor no"),
)


async def test_what_is_typed_beyond_its_bound_is_named(
    referred: str, cli: Cli, here: Path
) -> None:
    """In words, with an exit code; nothing was done, and nothing is ignored."""
    (here / "f.csv").write_text("first,last,name\n2027-09-06,,Labor Day\n", "utf-8")
    for words, said in BEYOND:
        who = () if words[0] == "acts" else AT
        answer = await cli(*(each.format(referred) for each in words), *who)

        assert answer.code == 2, words
        assert said in answer.err
        assert "did not work" not in answer.err


async def test_a_closed_day_with_a_mistyped_year_is_named_by_its_line(
    referred: str, cli: Cli, here: Path
) -> None:
    """Not passed over, as a day of another school year is."""
    file = here / "days.csv"
    rows = "first,last,name\n2027-09-06,,Labor Day\n9999-01-01,,x\n0027-01-01,,y\n"
    file.write_text(rows, "utf-8")
    words = ("calendar", "import", file, "--for", referred, "--school-year", "2027-28")
    answer = await cli(*words)

    assert answer.code == 1
    assert "days.csv:3: row 3, x: first: 9999-01-01 is not between" in answer.err
    assert "days.csv:4: row 4, y: first: 0027-01-01" in answer.err
