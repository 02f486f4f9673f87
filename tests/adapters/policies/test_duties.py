"""Dated duties in the file of a policy: each fault by its line; written out again."""

from pathlib import Path

import pytest

from adapters.policies.lint import lint
from adapters.policies.read import read_policy
from adapters.policies.write import as_yaml
from domain.policies.diff import differences
from domain.policies.duty import DutyDay
from tests.lives import DATED

FILE = """\
name: next
version: "2027-01"
rungs:
  - {name: E1, days: 1, tell: [action_owner], template: update_requested}
duties:
  - name: plan
    title: the adoption of the plan
    when: {month: 7, day: 1}
    statutory: true
    phases: [implementation]
    before: 20
    term: true
    tell: [lea_superintendent]
    ask: coe_lead
    words: It may help.
    source: EDC 52061
"""
FAULTS = [
    ("month: 7", "month: 13", 8, "is 13; from 1 to 12"),
    ("month: 7", "month: 6, end_of: 2", 8, "its day is said in one way"),
    ("{month: 7, day: 1}", "{}", 8, "its day is said in one way"),
    ("day: 1", "day: 32", 8, "is 32; from 1 to 31"),
    ("month: 7, day: 1", "month: 6, day: 31", 8, "month 6 has no day 31"),
    ("month: 7, day: 1", "month: 2, day: 29", 8, "29 February is not in each year"),
    ("month: 7, day: 1", "month: 7", 8, "has both a month and a day"),
    ("day: 1}", "day: 1, otherwise: {2027: 2028-07-01}}", 8, "is no day of 2027"),
    ("month: 7, day: 1", "after: final_reprot, days: 3", 8, "mean final_report?"),
    ("month: 7, day: 1", "after: final_report", 8, "say how many days, or years"),
    ("day: 1}", "day: 1, days: 3}", 8, "are counted after a fact; say which"),
    (
        "{month: 7, day: 1}",
        "{end_of: 2, otherwise: {2027: 2027-02-01}}",
        8,
        "goes with a month and a day only",
    ),
    ("[implementation]", "[implementing]", 10, "'implementing' is unknown"),
    ("[implementation]", "[]", 10, "names no phase, so it is never said"),
    ("before: 20", "before: 121", 11, "is 121; from 0 to 120"),
    (
        "term: true",
        "term: true\n    office: agency",
        12,
        "days of school are the LEA's",
    ),
    ("[lea_superintendent]", "[lea_superintendant]", 13, "mean lea_superintendent?"),
    ("[lea_superintendent]", "[]", 13, "names nobody; name at least one role"),
    ("ask: coe_lead", "ask: coe_laed", 14, "did you mean coe_lead?"),
    ("words: It may help.", 'words: ""', 15, "say in a sentence or two"),
    ("source: EDC 52061", 'source: ""', 16, "say where the day comes from"),
    ("statutory:", "statutary:", 9, "did you mean statutory?"),
]


@pytest.mark.parametrize(("good", "bad", "line", "message"), FAULTS)
def test_each_fault_is_named_by_its_line(
    tmp_path: Path, good: str, bad: str, line: int, message: str
) -> None:
    """With what would be allowed."""
    file = tmp_path / "next.yaml"
    file.write_text(FILE.replace(good, bad), "utf-8")
    found = [str(each) for each in lint(file)]

    assert any(f":{line}: " in each and message in each for each in found), found


def test_a_duty_of_the_same_name_is_named(tmp_path: Path) -> None:
    """The history could not tell them apart."""
    twice = FILE + FILE.partition("duties:\n")[2]
    file = tmp_path / "next.yaml"
    file.write_text(twice, "utf-8")

    assert "plan stands twice" in str(lint(file)[0])


def test_the_file_itself_is_sound(tmp_path: Path) -> None:
    """Else the faults above would show nothing."""
    file = tmp_path / "next.yaml"
    file.write_text(FILE, "utf-8")

    assert lint(file) == []


def test_duties_that_are_written_out_are_the_same_when_read_again(
    tmp_path: Path,
) -> None:
    """Other days of single years included."""
    file = tmp_path / "next.yaml"
    file.write_text(as_yaml(DATED), "utf-8")

    assert read_policy(file).duties == DATED.duties


def test_what_differs_of_a_duty_is_said_in_words() -> None:
    """Its day, and whom it tells; one that is new as a whole."""
    first, *rest = DATED.duties
    other = first.but(when=DutyDay(end_of=6), before=10)
    changed = differences(DATED, DATED.but(duties=(other, *rest)))
    added = differences(DATED.but(duties=(*rest,)), DATED)

    assert [(e.part, e.field, e.before, e.after) for e in changed] == [
        ("duty lcap_adoption", "when", "month 7, day 1", "end of 6"),
        ("duty lcap_adoption", "before", "25", "10"),
    ]
    assert [(e.kind, e.part) for e in added] == [("added", "duty lcap_adoption")]
    assert "the adoption of the LCAP" in added[0].after
