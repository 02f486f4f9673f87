"""Files that went wrong once as roadmaps, and what was in them, as planned actions."""

import csv
from pathlib import Path

import pytest

from adapters.planned_roadmap.rows import read_actions
from adapters.planned_roadmap.votes import read_votes
from domain.faults import Unreadable
from domain.reviews.standing import ReviewShown
from tests.adapters.files.test_workbook import ABORTING
from tests.adapters.files.test_workbook import ANSWERS as WORKBOOKS
from tests.adapters.files.test_workbook import SAMPLES as BOOKS
from tests.adapters.findings.test_samples import TEXTS, WHOLE
from tests.adapters.roadmap.test_samples import NOT_UTF_8
from tests.adapters.roadmap.test_samples import SAMPLES as ROADMAPS
from tests.roadmap_sheets import PLANNED, planning, table

LACKS = "the header lacks action"
NOW = planning()
TITLES = TEXTS | {"title-of-two-lines": "a line break cannot be"}
"""What is said of a title, which has one line."""


def said_of(file: Path, now: ReviewShown = NOW) -> list[str]:
    """As actions, and as votes."""
    found = []
    for read in (read_actions, read_votes):
        with pytest.raises(Unreadable) as off:
            read(file, now)
        found.append(str(off.value))
    return found


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_that_went_wrong_is_refused_in_words(name: str) -> None:
    """As any is; a sound one is a roadmap of another kind, and lacks the columns."""
    whole = any(each in WORKBOOKS[name] for each in WHOLE)

    for said in said_of(BOOKS / f"{name}.xlsx"):
        assert (WORKBOOKS[name] if whole else LACKS) in said
        assert said.replace("\n", "").isprintable()


def test_a_workbook_that_would_abort_the_process_is_refused() -> None:
    """It is read in a process of its own."""
    for said in said_of(BOOKS / f"{ABORTING}.xlsx"):
        assert "it asks for more memory" in said


@pytest.mark.parametrize("name", sorted(each.stem for each in ROADMAPS.iterdir()))
def test_a_csv_file_that_went_wrong_is_refused_in_words(name: str) -> None:
    """None is taken for actions that are planned in a review, or for votes."""
    allowed = LACKS, NOT_UTF_8, "a text that begins with a quote"

    for said in said_of(ROADMAPS / f"{name}.csv"):
        assert any(each in said for each in allowed)


@pytest.mark.parametrize("name", TITLES)
def test_a_hostile_text_is_kept_as_it_is_or_refused(tmp_path: Path, name: str) -> None:
    """Without a character that a terminal would obey."""
    with (ROADMAPS / f"{name}.csv").open(encoding="utf-8-sig", newline="") as opened:
        title = next(csv.DictReader(opened))["title"]
    file = table(tmp_path, PLANNED | {"title": title})
    said = "\n".join(str(each) for each in read_actions(file, NOW).faults)

    assert TITLES[name] in said
    assert bool(TITLES[name]) is bool(said)
    assert "\x1b" not in said
