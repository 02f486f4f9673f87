"""Lines and tables on a terminal: between words, and never through one."""

from commands.output.console import COMMAND
from commands.output.layout import fitted, grid

HEADS = ("engagement", "LEA", "late")
LEA = "Alder Valley Unified (demonstration)"


def test_a_long_line_is_broken_between_words_and_hangs_in() -> None:
    """What stood in stands in still, and what follows a little more."""
    said = fitted("  asked of the chief academic officer (j.rivera)", 24)

    assert said == ["  asked of the chief", "    academic officer", "    (j.rivera)"]


def test_what_fits_and_what_is_one_word_stays_as_it_is() -> None:
    """Spaces within are kept, and an address is never cut."""
    key = "1999901.1/overdue/action-12/35/0/k.bennett"

    assert fitted("12  Read  aloud", 15) == ["12  Read  aloud"]
    assert fitted(f"    {key}", 20) == [f"    {key}"]


def test_a_command_stays_whole_on_a_line_of_its_own() -> None:
    """So that it can be copied, however long it is."""
    line = f"{COMMAND} act 0161259/action/12 start --as j.rivera --id desk-7"

    said = fitted(f"to repeat it safely: {line}", 40, unbroken=COMMAND)
    alone = fitted(f"  {line}", 40, unbroken=COMMAND)

    assert said == ["to repeat it safely:", f"  {line}"]
    assert alone == [f"  {line}"]


def test_the_widest_column_is_broken_where_a_table_is_too_wide() -> None:
    """The others keep their words on one line."""
    rows = [("1999901", LEA, "5"), ("0161259", "Upper Creek", "")]

    assert grid(HEADS, rows, 40) == [
        ["engagement  LEA                     late"],
        ["1999901     Alder Valley Unified    5", "            (demonstration)"],
        ["0161259     Upper Creek"],
    ]


def test_where_there_is_no_terminal_rows_stay_whole() -> None:
    """Whoever reads them through a pipe has one line a row."""
    rows = [("1999901", LEA * 20, "5")]
    table = grid(HEADS, rows, None)

    assert table
    assert [len(lines) for lines in table] == [1, 1]


def test_a_table_whose_words_do_not_fit_is_none() -> None:
    """Then it is shown otherwise: no word is cut for it."""
    assert grid(HEADS, [("1999901", "Alder", "5")], 20) is None
