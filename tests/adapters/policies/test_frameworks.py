"""Frameworks as their files say: each fault by its line, each file by its name."""

import re
from pathlib import Path

import pytest

from adapters.files.yaml_lines import PROJECT
from adapters.policies.frameworks import framework, framework_names, frameworks
from adapters.policies.lint import lint
from domain.faults import Unreadable
from domain.reviews.framework import DaysCounted, PhaseRule
from tests.frameworks import SAMPLES, SIR_12, THREE

FILE = (SAMPLES / "frameworks" / "THREE@1.yaml").read_text("utf-8")
PHASES = FILE[FILE.index("\nphases:") :]
PAGE = (PROJECT / "docs" / "policies.md").read_text("utf-8")
PLURALS = {
    DaysCounted.WORKING: "working days",
    DaysCounted.INSTRUCTION: "days of instruction",
    DaysCounted.CALENDAR: "calendar days",
}
FAULTS = [
    ("name: THREE", "name: [THREE", 2, "is not YAML"),
    ("name: THREE\n", "", 1, "'name' is missing"),
    ('version: "1"\n', "", 1, "'version' is missing"),
    ("name: THREE", "name: THREE B", 1, "without spaces and slashes"),
    ("name: THREE", "name: FOUR", 1, "the file is to be called FOUR@1.yaml"),
    ("inferred: [methods]", "infered: [methods]", 22, "did you mean inferred?"),
    ("complete: true", "complete: maybe", 3, "complete: 'maybe'"),
    ("key: talk, ", "", 8, "'key' is missing"),
    ("key: talk, ", "key: a talk, ", 8, "without spaces and slashes"),
    ("title: Talks", f"title: {'Talks ' * 14}", 8, "has 83 characters; at most 80"),
    ("number: 3", "number: 13", 28, "is 13; from 1 to 12"),
    ("number: 3", "number: three", 28, "'three' is not a whole number"),
    ("number: 3", "number: 2", 28, "2 stands there twice"),
    ("priorities: [2, 4]", "priorities: [2, 14]", 18, "is 14; from 1 to 10"),
    ("artifacts: [reading plan]", "artifacts: reading plan", 19, "a list is expected"),
    ("inferred: [methods]", "inferred: [method]", 22, "did you mean methods?"),
    ("methods: [visit]\n\n", "methods: [visits]\n\n", 31, "did you mean visit?"),
    ("participants: [students]", "participants: [pupils]", 27, "is no participant cl"),
    ("proof: [link, sha256]", "proof: [link, file]", 36, "'file' is unknown"),
    ("stage: reading", "stage: in reading", 36, "without spaces and slashes"),
    ("stage: reading", "stage: ended", 36, "'ended' is what any review may be"),
    ("days: 14", "days: 251", 61, "is 251; from 1 to 250"),
    ("    days: 14\n", "", 57, "'days' is missing"),
    ("counts: calendar", "counts: weekly", 62, "'weekly' is unknown"),
    ("asked: ccee_expert", "asked: ccee_exprt", 63, "did you mean ccee_expert?"),
    ("after: [look]", "after: [looks]", 64, "did you mean look?"),
    ("after: [look]", "after: look", 64, "a list is expected"),
    ("exit: [summary]", "exit: [summary, welcom]", 65, "did you mean welcome?"),
    ("entry: [sample]", "entry: [welcome]", 35, "no phase needs sample"),
    ("each: component", "each: site", 55, "'site' is unknown"),
    ("methods: [visit], each", "methods: [], each", 55, "at least one method"),
    ("completes: true", "completes: false", 38, "no phase `completes` the review"),
    (PHASES, "", 1, "there is no phase; write complete: false"),
]
"""What was, what is instead, the line, and what is said of it."""


def written(tmp_path: Path, text: str, named: str = "THREE@1") -> Path:
    """A folder of policies with this framework in it."""
    (tmp_path / "frameworks").mkdir(exist_ok=True)
    (tmp_path / "frameworks" / f"{named}.yaml").write_text(text, "utf-8")
    return tmp_path


def off(folder: Path, named: str = "THREE@1") -> list[str]:
    found = lint(folder / "frameworks" / f"{named}.yaml")
    return [str(each).partition(".yaml:")[2] for each in found]


def test_the_frameworks_that_ship_are_read_by_their_names() -> None:
    """One is complete; of the other only what could be read is there."""
    known = frameworks()

    assert {name: each.complete for name, each in known.items()} == {
        "SIR-12@2019": True,
        "SIR-7@undated": False,
    }
    assert known["SIR-12@2019"] == SIR_12
    assert len(known["SIR-7@undated"].components) == 1


def test_nothing_is_off_in_the_framework_the_table_breaks(tmp_path: Path) -> None:
    """Lest the table below breaks what was broken before."""
    assert off(written(tmp_path, FILE)) == []


@pytest.mark.parametrize(("was", "now", "line", "message"), FAULTS)
def test_each_fault_of_a_framework_is_named_with_its_line(
    tmp_path: Path, was: str, now: str, line: int, message: str
) -> None:
    """It alone, and such a framework is not read."""
    assert FILE.count(was) == 1, was
    folder = written(tmp_path, FILE.replace(was, now))

    found = off(folder)

    assert len(found) == 1, found
    assert found[0].startswith(f"{line}: "), found
    assert message in found[0]
    with pytest.raises(Unreadable):
        framework("THREE", folder)


def test_one_fault_hides_no_other(tmp_path: Path) -> None:
    """Words nobody knows, a number beyond its bound, a rule: all in one go."""
    text = (
        FILE.replace("counts: calendar", "counts: weekly")
        .replace("days: 10", "days: 1000")
        .replace("stage: reading", "stage: paused")
        .replace("methods: [talk]", "methods: [talks]")
    )

    lines = [each.partition(":")[0] for each in off(written(tmp_path, text))]

    assert lines == ["26", "36", "49", "62"]


def test_a_framework_goes_by_its_name_where_it_has_one_version(tmp_path: Path) -> None:
    """In any case; with several versions staff say which."""
    folder = written(tmp_path, FILE)
    assert framework("three", folder) == THREE

    written(tmp_path, FILE.replace('version: "1"', 'version: "2"'), "THREE@2")

    assert framework("THREE@2", folder).version == "2"
    with pytest.raises(Unreadable, match="several versions: THREE@1, THREE@2"):
        framework("THREE", folder)


def test_a_framework_nobody_wrote_is_named_with_what_there_is(tmp_path: Path) -> None:
    """And with the one that was probably meant; a faulty neighbour is not read."""
    folder = written(tmp_path, FILE)
    written(tmp_path, "name: [", "BROKEN@1")

    assert framework_names(folder=folder) == ["BROKEN@1", "THREE@1"]
    assert framework("THREE", folder) == THREE
    with pytest.raises(
        Unreadable, match=r"no framework 'THREE@2'; did you mean THREE@1"
    ):
        framework("THREE@2", folder)


def test_the_framework_in_the_docs_is_the_one_that_uses_everything() -> None:
    """What the page shows is read by the tests above."""
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)

    assert blocks[-1] == FILE
    assert all(f"`{name}`" in PAGE for name in PhaseRule.model_fields if name in FILE)


def test_the_docs_say_the_length_of_each_phase() -> None:
    """A number of days changed in the file alone would leave the page untrue."""
    rows = [
        f"| {each.title} | {each.days} {PLURALS[each.counts]} |"
        for each in SIR_12.phases
    ]

    assert [row for row in rows if row not in PAGE] == []
