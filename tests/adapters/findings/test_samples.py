"""Files that went wrong once as roadmaps, and what was in them, as findings."""

import csv
from pathlib import Path

import pytest

from adapters.findings.read import read_findings
from domain.faults import Unreadable
from tests.adapters.files.test_workbook import ABORTING, DAMAGED, TOO_FAR
from tests.adapters.files.test_workbook import ANSWERS as WORKBOOKS
from tests.adapters.files.test_workbook import SAMPLES as BOOKS
from tests.adapters.roadmap.test_samples import NOT_UTF_8
from tests.adapters.roadmap.test_samples import SAMPLES as ROADMAPS
from tests.findings import NOW, THREAT, table

LACKS = "the header lacks finding, component"
WHOLE = (DAMAGED, TOO_FAR, "shows no sheet")
TEXTS = {
    "nul-in-a-title": "the character U+0000 cannot be kept here",
    "title-is-a-formula": "",
    "title-is-a-template": "",
    "title-is-html": "",
    "title-is-markdown": "",
    "title-of-two-lines": "",
    "title-turned-around": "the character U+202E cannot be kept here",
    "title-with-escapes": "the character U+001B cannot be kept here",
    "title-without-width": "is needed, and is empty",
}
"""What is said of a title as what was found; nothing where it is kept as it is."""


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_that_went_wrong_is_refused_in_words(name: str) -> None:
    """As any is; a sound one is a roadmap, and lacks the columns of findings."""
    whole = any(each in WORKBOOKS[name] for each in WHOLE)

    with pytest.raises(Unreadable) as off:
        read_findings(BOOKS / f"{name}.xlsx", NOW)

    assert (WORKBOOKS[name] if whole else LACKS) in str(off.value)
    assert str(off.value).replace("\n", "").isprintable()


def test_a_workbook_that_would_abort_the_process_is_refused() -> None:
    """It is read in a process of its own."""
    with pytest.raises(Unreadable, match="it asks for more memory"):
        read_findings(BOOKS / f"{ABORTING}.xlsx", NOW)


@pytest.mark.parametrize("name", sorted(each.stem for each in ROADMAPS.iterdir()))
def test_a_csv_file_that_went_wrong_is_refused_in_words(name: str) -> None:
    """None is taken for findings."""
    with pytest.raises(Unreadable) as off:
        read_findings(ROADMAPS / f"{name}.csv", NOW)

    allowed = LACKS, NOT_UTF_8, "a text that begins with a quote"
    assert any(each in str(off.value) for each in allowed)


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_kept_as_it_is_or_refused(tmp_path: Path, name: str) -> None:
    """Without a character that a terminal would obey."""
    with (ROADMAPS / f"{name}.csv").open(encoding="utf-8-sig", newline="") as opened:
        title = next(csv.DictReader(opened))["title"]
    read = read_findings(table(tmp_path, THREAT | {"text": title}), NOW)
    said = "\n".join(map(str, read.faults))

    assert TEXTS[name] in said
    assert bool(TEXTS[name]) is bool(said)
    assert "\x1b" not in said
