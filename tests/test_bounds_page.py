"""The page on bounds says of each what the table in the code says."""

from pathlib import Path

import pytest

from adapters.files import bounds as file_bounds
from adapters.files import yaml_lines
from adapters.files.reader_process import LIMITS
from domain import bounds, size
from domain.calendars import check as calendar_check
from domain.calendars import listed
from domain.policies import check as policy_check

PAGE = Path(__file__).resolve().parents[1] / "docs" / "bounds.md"
ROWS = {
    "a reason, a comment, a piece of evidence": bounds.LONGEST_TEXT,
    "what the report says of one action": bounds.LONGEST_REPORT,
    "a remark in a row": bounds.LONGEST_ROW,
    "a source, an answer of a referral": bounds.LONGEST_LINE,
    "a name: of an LEA": bounds.LONGEST_NAME,
    "a title, a theme": bounds.LONGEST_TITLE,
    "an act's id": bounds.LONGEST_ID,
    "a person's id": bounds.LONGEST_PERSON,
    "a rung's name": bounds.LONGEST_RUNG,
    "a date": f"{bounds.FIRST_DAY} to {bounds.LAST_DAY}",
    "days of a rung": f"-{bounds.FARTHEST} to {bounds.FARTHEST}",
    "a promise, a snooze": f"0 to {bounds.FARTHEST}",
    "an action's number": f"1 to {bounds.PARTS - 1:,}",
    "actions of a roadmap as it is adopted": bounds.MOST_ACTIONS,
    "actions of a roadmap with all their parts": bounds.MOST_WITH_PARTS,
    "actions that one waits for": bounds.MOST_AWAITED,
    "pieces of evidence in one report": bounds.MOST_EVIDENCE,
    "standards linked": bounds.MOST_STANDARDS,
    "assignments of roles": bounds.MOST_PEOPLE,
    "referrals of an engagement": bounds.MOST_REFERRALS,
    "rungs of a ladder": policy_check.MOST_RUNGS,
    "ladders of a policy": bounds.MOST_LADDERS,
    "reviews of an engagement": bounds.MOST_REVIEWS,
    "pieces of evidence of an engagement": bounds.MOST_PIECES,
    "a file kept as evidence": f"{bounds.LARGEST_EVIDENCE // file_bounds.MB} MB",
    "sites of a review's sample": bounds.MOST_SITES,
    "people of a review's team": bounds.MOST_IN_TEAM,
    "items of a review's plan": bounds.MOST_ITEMS,
    "an item's id": bounds.LONGEST_ITEM_ID,
    "findings of a review": bounds.MOST_FINDINGS,
    "recommendations of a review": bounds.MOST_RECOMMENDATIONS,
    "themes of a review": bounds.MOST_THEMES,
    "evidence, and items, that one finding": bounds.MOST_GROUNDS,
    "findings from which one": bounds.MOST_FOLLOWED,
    "goals of the LCAP": bounds.MOST_STANDARDS,
    "what was found, or is": bounds.LONGEST_REPORT,
    "a section of a report": bounds.LONGEST_TEXT,
    "corrections of fact of": bounds.MOST_CORRECTIONS,
    "meetings of a board": bounds.MOST_MEETINGS,
    "hours of coaching": "0.05 to 24",
    "FTE of a position": "0.05 to 5",
    "steps in which": bounds.MOST_TAPERS,
    "roles, or offices, that one support": bounds.MOST_SUPPORTED,
    "who take part": f"1 to {bounds.MOST_TAKING_PART:,}",
    "times of coaching": bounds.MOST_COACHING,
    "times of professional learning": bounds.MOST_LEARNING,
    "positions funded": bounds.MOST_POSITIONS,
    "supports withdrawn": bounds.MOST_SUPPORTS_WITHDRAWN,
    "how many of an item": "0 to 1,000",
    "a link to what is kept": bounds.LONGEST_LINE,
    "a framework of reviews": f"{bounds.FRAMEWORK // bounds.KB} KB",
    "a break of a calendar": calendar_check.LONGEST_BREAK,
    "a closure, as a file": listed.LONGEST_CLOSURE,
    "recess, as a file": listed.LONGEST_RECESS,
    "a file that is read": f"{file_bounds.LARGEST_FILE // file_bounds.MB} MB",
    "a file in YAML": f"{file_bounds.LARGEST_YAML // file_bounds.MB} MB",
    "a workbook, unpacked": f"{file_bounds.LARGEST_UNPACKED // file_bounds.MB} MB",
    "rows of a sheet": file_bounds.MOST_ROWS,
    "columns of a sheet": file_bounds.MOST_COLUMNS,
    "things within things": yaml_lines.DEEPEST,
    "what aliases may add": yaml_lines.MOST_REPEATED,
    "memory to read": f"{LIMITS.memory // file_bounds.MB:,} MB",
    "work to read": LIMITS.seconds,
    "one act with all it leads to": f"{bounds.ENTRY // bounds.KB} KB",
    "what goes to the record": f"{bounds.COMMIT // bounds.KB} KB",
    "an engagement as it is kept": f"{bounds.STANDING // bounds.KB:,} KB",
    "an engagement with all it owes": f"{bounds.RUN // bounds.KB:,} KB",
}
WAITS = {
    "acts of more than 8 KB from": size.LONG_ENTRIES_WAIT,
    "others from": size.ALL_BUT_COMPLETIONS_WAIT,
    "completions from": size.COMPLETIONS_WAIT,
}


@pytest.mark.parametrize(("row", "bound"), ROWS.items())
def test_the_page_says_every_bound(row: str, bound: int | str) -> None:
    """As people read it: thousands by a comma."""
    said = f"{bound:,}" if isinstance(bound, int) else bound
    (line,) = [e for e in PAGE.read_text().splitlines() if e.startswith(f"| {row}")]

    assert f"| {said}" in line


@pytest.mark.parametrize(("what", "bound"), WAITS.items())
def test_the_page_says_from_when_acts_wait(what: str, bound: int) -> None:
    """For a record that is away: the longest first, completions last."""
    assert f"{what} {bound // bounds.KB:,} KB" in PAGE.read_text()
    assert size.A_LONG_ENTRY == 8 * bounds.KB
    assert size.GROWTH == 2 * bounds.KB
