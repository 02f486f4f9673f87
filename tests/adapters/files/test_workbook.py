"""Workbooks of every kind that went wrong once: read, or refused in words."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from adapters.files import bounds
from adapters.files.reader_process import ReadLimits, read_apart
from adapters.files.workbook import parsed, read_workbook
from adapters.roadmap.read import read_roadmap
from domain.faults import Unreadable
from tests.conftest import ROOT

SAMPLES = ROOT / "tests" / "samples" / "workbooks"
DAMAGED = "is damaged, or no XLSX file; save it anew as 'Excel Workbook'"
TOO_FAR = "at most 20,000 rows and 500 columns are read"
ANSWERS = {
    "broken-xml": DAMAGED,
    "cell-in-the-last-column": f"reaches to row 2 and column 16,384; {TOO_FAR}",
    "cell-in-the-last-row": f"reaches to row 1,048,576 and column 10; {TOO_FAR}",
    "cut-short": DAMAGED,
    "date-in-month-13": "due: '9999999-13-45' is not a date",
    "empty-archive": DAMAGED,
    "entities-within-entities": DAMAGED,
    "entity-from-outside": DAMAGED,
    "infinite-number": "number: 'inf' is not a whole number",
    "no-sheet": "shows no sheet",
    "not-a-number": "number: 'nan' is not a whole number",
    "number-of-309-digits": "is not a whole number",
    "plain-text": DAMAGED,
    "row-minus-2": DAMAGED,
    "sheet-missing": DAMAGED,
    "sound": "",
    "cells-of-many-kinds": "row 9 (action 8): H9 holds the error #REF!; mend it",
    "dates-from-1904": "",
    "formulas-without-values": "A3 holds a formula without a value; open the workbook",
    "hidden-row": "row 4 (action 3): is hidden; show it if it counts, else remove it",
    "line-break-in-a-title": "",
    "merged-theme": "",
    "ten-thousand-empty-rows": "",
    "two-roadmaps": "",
}
"""What is said of each sample as a roadmap; nothing of those that can be read."""
ABORTING = "cell-in-the-last-corner"


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("name", ANSWERS)
def test_every_sample_has_its_answer(name: str) -> None:
    """Without a character that a terminal would obey."""
    try:
        said = "" if read_roadmap(SAMPLES / f"{name}.xlsx").rows else "nothing"
    except Unreadable as off:
        said = str(off)

    assert ANSWERS[name] in said
    assert bool(ANSWERS[name]) is bool(said)
    assert said.replace("\n", "").isprintable()


def test_all_samples_are_looked_at() -> None:
    """Lest one be added that no test reads."""
    assert {each.stem for each in SAMPLES.iterdir()} == {*ANSWERS, ABORTING}


def test_a_workbook_that_would_abort_the_process_is_refused() -> None:
    """One cell in the last corner asks for 512 GB, and its parser gives up."""
    with pytest.raises(Unreadable, match="it asks for more memory than any roadmap"):
        read_workbook(SAMPLES / f"{ABORTING}.xlsx", parsed)


def test_a_sound_workbook_needs_little_of_what_it_may_take() -> None:
    """A quarter of the memory is enough for it."""
    few = ReadLimits(memory=ReadLimits().memory // 4)
    (sheet,) = read_apart(parsed, SAMPLES / "sound.xlsx", few)

    assert sheet.rows[1][0] == "1"


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path) -> None:
    """By what its archive says, before anything is unpacked."""
    with ZipFile(tmp_path / "bomb.xlsx", "w", ZIP_DEFLATED) as book:
        for n in range(2):
            zeros = bytes(bounds.LARGEST_UNPACKED // 2 + 1)
            book.writestr(f"xl/worksheets/sheet{n}.xml", zeros)

    assert (tmp_path / "bomb.xlsx").stat().st_size < bounds.MB
    with pytest.raises(Unreadable, match=r"bomb\.xlsx unpacks to more than 64 MB"):
        read_workbook(tmp_path / "bomb.xlsx", parsed)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    """Whatever stands in it."""
    with (tmp_path / "large.xlsx").open("wb") as file:
        file.truncate(bounds.LARGEST_FILE + 1)

    with pytest.raises(Unreadable, match=r"large\.xlsx is larger than 8 MB"):
        read_workbook(tmp_path / "large.xlsx", parsed)
