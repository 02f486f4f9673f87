"""Staff's files, held to the letter: every fault is named with its line."""

from pathlib import Path

import pytest

from adapters.files.yaml_lines import PROJECT
from adapters.policies.lint import lint
from adapters.policies.read import (
    POLICIES,
    current_policy,
    mail_policy,
    read_policy,
)
from adapters.policies.write import as_yaml
from domain.faults import Unreadable
from domain.policies.ladder import Gate, NamedLadder, Repeat, When
from domain.status import Flag, Horizon

FILE = """\
name: next
version: "2027-01"
rungs:
  - {name: E0, days: -3, tell: [action_owner], template: reminder}
  - name: E1
    days: 1
    tell: [action_owner]
    template: update_requested
    office: agency
    gate:
      weekdays: [0, 1, 2, 3, 4]
      earliest: 10:30
      latest: 17:00
claim:
  - {name: C1, days: 1, tell: [coe_lead], template: claim_waiting}
ladders:
  - name: short
    when: {horizons: [IMMEDIATE], components: [3]}
    rungs:
      - {name: S1, days: 1, tell: [lea_designee], template: update_requested}
threshold: {percent: 25, rungs: [E1], tell: [ccee_director]}
plateau: {days: 182, tell: [ccee_lead], at_once: 40}
limits:
  promises: 2
  grace: 10
scale:
  name: three
  levels:
    - {rating: 0, label: Not begun, status: not_started}
    - {rating: 1, label: Begun, status: in_progress}
    - {rating: 2, label: Done, status: completed}
review:
  recheck_every: 60
  rungs:
    - {name: R0, days: -5, tell: [ccee_lead], template: phase_due}
    - {name: R1, days: 1, tell: [coe_lead], template: phase_due}
  fact_check:
    days: 10
    rungs:
      - {name: V0, days: -3, tell: [coe_lead], template: fact_check_due}
      - {name: V1, days: 1, tell: [ccee_lead], template: fact_check_due}
"""
AN_E0 = "{name: E0, days: -3, tell: [action_owner], template: reminder}"
SHORT = FILE[FILE.index("  - name: short") : FILE.index("threshold:")]
R_RUNGS = FILE[FILE.index("  rungs:\n    - {name: R0") : FILE.index("  fact_check")]
FAULTS = [
    ("name: next", "name: [next", 2, "is not YAML"),
    ("name: next\n", "", 1, "'name' is missing"),
    ('"2027-01"', "[3]", 2, "version: a text is expected; write it in quotes"),
    ("limits:", "limit:", 23, "'limit' is not known here; did you mean limits?"),
    ("scale:", "plateau: {}\nscale:", 26, "'plateau' stands twice"),
    ("name: next", "name: next\nlea: {}", 2, "'lea' does not belong here"),
    ("days: 1\n", "days: soon\n", 6, "days: 'soon' is not a whole number"),
    ("days: 1\n", "days: 500\n", 6, "is 500; from -400 to 400"),
    ("    days: 1\n", "", 5, "'days' is missing"),
    ("days: 1\n", "days: -5\n", 6, "rung E1 comes on day -5, before E0 on day -3"),
    ("days: 1\n", "days: -2\n", 3, "at least one rung after the due date"),
    ("tell: [action_owner]\n", "tell: [coe_laed]\n", 7, "did you mean coe_lead?"),
    ("tell: [action_owner]\n", "tell: []\n", 7, "names nobody; name at least one role"),
    ("tell: [action_owner]\n", "tell: coe_lead\n", 7, "write it like [one, another]"),
    ("update_requested\n", "update_request\n", 8, "did you mean update_requested?"),
    ("office: agency", "office: coe", 9, "office: 'coe' is unknown"),
    ("name: E1", "name: E/1", 5, "without spaces and slashes"),
    ("weekdays: [0, 1, 2, 3, 4]", "weekdays: [6]", 10, "allows no day on which"),
    ("17:00", "09:00", 10, "can never act: not before 10:30, and not after 09:00"),
    ("10:30", "25:00", 12, "earliest: '25:00' is not a time"),
    ("    gate:", "    repeat: {every: 0, times: 2}\n    gate:", 10, "every 1 day"),
    (
        "    gate:",
        "    repeat: {every: 1, times: 21}\n    gate:",
        10,
        "is 21; from 1 to 20",
    ),
    ("    gate:", "    effects: [at_rsk]\n    gate:", 10, "did you mean at_risk?"),
    ("    gate:", "    way: letter\n    gate:", 10, "way: 'letter' is unknown"),
    (AN_E0, AN_E0[:-1] + ", repeat: {every: 2, times: 2}}", 4, "before the due date"),
    ("name: C1, days: 1", "name: C1, days: -1", 14, "is not asked for before the"),
    ("components: [3]", "components: [13]", 18, "is 13; from 1 to 12"),
    ("components: [3]", "pathways: [X]", 18, "X is none of CONTINUUM_52072A"),
    ("{horizons: [IMMEDIATE], components: [3]}", "{}", 18, "is for every action"),
    (SHORT, SHORT * 2, 21, "short stands twice"),
    (SHORT, SHORT + SHORT.replace("short", "other"), 22, "other is never chosen"),
    ("rungs: [E1]", "rungs: [E9]", 21, "no ladder has a rung E9"),
    ("percent: 25", "percent: 100", 21, "is 100; from 1 to 99"),
    ("tell: [ccee_director]", "tell: []", 21, "names nobody"),
    ("days: 182", "days: 3", 22, "is 3; from 7 to 1,500"),
    ("at_once: 40", "at_once: 0", 22, "at_once is at least one action"),
    ("promises: 2", "promises: -1", 24, "is -1; from 0 to 20"),
    ("grace: 10", "grace: 0", 25, "grace is at least one working day"),
    ("promises: 2", "promise: 2", 24, "did you mean promises?"),
    ("rating: 1,", "rating: 0,", 30, "list levels in their order"),
    ("status: completed", "status: on_hold", 31, "a rating publishes not_started or"),
    ("status: completed", "status: in_progress", 28, "no level is published as comp"),
    ("status: in_progress", "status: complete", 30, "did you mean completed?"),
    ("review:", "reviews:", 32, "'reviews' is not known here; did you mean review?"),
    ("every: 60", "every: 0", 33, "review recheck_every: is 0; from 1 to 366"),
    ("every: 60", "every: 367", 33, "is 367; from 1 to 366"),
    ("recheck_every: 60", "planning: 20", 33, "'planning' is not known here"),
    ("recheck_every: 60", "recheck: 60", 33, "did you mean recheck_every?"),
    ("every: 60", "every: soon", 33, "recheck_every: 'soon' is not a whole number"),
    ("days: -5", "days: 5", 36, "rung R1 comes on day 1, before R0 on day 5"),
    ("name: R1, days: 1", "name: R1, days: 0", 34, "one rung after the due date"),
    ("[coe_lead], template: phase_due", "[], template: phase_due", 36, "names nobody"),
    ("[coe_lead], template: phase_due", "[x], template: phase_due", 36, "'x'"),
    ("phase_due}\n    -", "phase_deu}\n    -", 35, "did you mean phase_due?"),
    (R_RUNGS, "  rungs: []\n", 34, "a review's ladder has at least one rung"),
    ("fact_check:", "factcheck:", 37, "did you mean fact_check?"),
    ("days: 10\n", "days: 0\n", 38, "is 0; from 1 to 60"),
    ("days: 10\n", "days: 61\n", 38, "is 61; from 1 to 60"),
    ("name: V0, days: -3", "name: V0, days: 3", 41, "V1 comes on day 1, before V0"),
    ("name: V1, days: 1", "name: V1, days: 0", 39, "one rung after the due date"),
    ("check_due}\n      - ", "check_deu}\n      - ", 40, "did you mean fact_check_d"),
]
CALENDAR = """\
name: alder-valley
version: "1"
zone: America/Los_Angeles
weekdays: [0, 1, 2, 3, 4]
clock_changes:
  - {since: 2026-11-01T09:00:00Z, minutes: -480}
  - {since: 2027-03-14T10:00:00Z, minutes: -420}
through: 2027-06-30
holidays:
  2027-01-01: New Year's Day
breaks:
  - {name: winter break, first: 2026-12-21, last: 2027-01-01}
recess:
  - {name: summer, first: 2026-06-08, last: 2026-08-14}
testing:
  - {name: state testing, first: 2027-04-05, last: 2027-05-14}
clock_names: {-480: PST, -420: PDT}
"""
OF_CALENDARS = [
    ("[0, 1, 2, 3, 4]", "[]", 4, "never opens; weekdays are 0 (Monday) to 6"),
    ("[0, 1, 2, 3, 4]", "[0, 7]", 4, "is 7; from 0 to 6"),
    ("last: 2027-01-01", "last: 2026-12-01", 12, "would end on 2026-12-01, before"),
    ("last: 2027-01-01", "last: 2029-12-01", 12, "would last from"),
    ("2026-08-14", "2026-05-14", 14, "summer would end on 2026-05-14, before"),
    ("2026-08-14", "2027-08-14", 14, "summer would last from"),
    ("2026-08-14", "2026-12-01", 13, "there is no school for 120 days from 2026-06-08"),
    ("2027-05-14", "2027-04-04", 16, "state testing would end on 2027-04-04, before"),
    ("2027-05-14", "2028-05-14", 16, "testing ends within a year"),
    ("2027-01-01: New", "2027-02-30: New", 10, "'2027-02-30' is not a date"),
    ("breaks:", "  2027-01-01: x\nbreaks:", 11, "stands twice; it stood on line 10"),
    ("2027-03-14", "2025-03-14", 7, "list changes in their order"),
    ("2027-03-14T10:00:00Z", "2027-03-14T10:00:00", 7, "is given without a zone"),
    ("-420", "-4200", 7, "is -4200; from -840 to 840"),
    ("through: 2027-06-30", "through: summer", 8, "through: 'summer' is not a date"),
    ("-420: PDT", "-360: MDT", 17, "does not say what its clock is called -420"),
    ("zone: America/Los_Angeles\n", "", 1, "'zone' is missing"),
]


def test_the_files_in_force_are_read_and_nothing_is_off() -> None:
    """The project's own policies pass their own check."""
    assert [lint(file) for file in sorted(POLICIES.rglob("*.yaml"))] == [[]] * 8
    assert current_policy().threshold
    assert mail_policy().ways


def test_nothing_is_off_in_a_policy_that_says_all_it_may(tmp_path: Path) -> None:
    """The file the table below breaks is fine as it is; times need no quotes."""
    file = tmp_path / "next.yaml"
    file.write_text(FILE, "utf-8")
    gate = read_policy(file).rungs[1].gate

    assert lint(file) == []
    assert gate
    assert f"{gate.earliest:%H:%M}" == "10:30"


@pytest.mark.parametrize("was, now, line, said", FAULTS)
def test_each_fault_of_a_policy_is_named_with_its_line(
    tmp_path: Path, was: str, now: str, line: int, said: str
) -> None:
    """And such a policy is not read."""
    file = tmp_path / "next.yaml"
    file.write_text(FILE.replace(was, now, 1), "utf-8")
    found = lint(file)

    assert [each.where[1] for each in found if said in each.message] == [line], found
    with pytest.raises(Unreadable, match=rf"next\.yaml:{found[0].where[1]}: "):
        read_policy(file)


def test_every_fault_of_a_policy_is_named_in_one_go(tmp_path: Path) -> None:
    """Of its shape, beyond bounds, by its rules, in its calendar; and no other."""
    off = {
        "name: next\n": "",
        "days: 1\n": "days: soon\n",
        "name: C1, days: 1": "name: C1, days: 500",
        "[lea_designee]": "[]",
        "percent: 25": "percent: 100",
        "grace: 10": "grace: 0",
        "rating: 1,": "rating: 0,",
    }
    text = FILE
    for was, now in off.items():
        text = text.replace(was, now, 1)
    (tmp_path / "next.yaml").write_text(text, "utf-8")
    calendar = CALENDAR.replace("through: 2027-06-30", "through: 6/30/2027")
    (tmp_path / "calendar-lea.yaml").write_text(calendar, "utf-8")
    found = [str(each) for each in lint(tmp_path / "next.yaml")]

    assert [each.removeprefix(f"{tmp_path}/") for each in found] == [
        "calendar-lea.yaml:8: through: '6/30/2027' is not a date; in this file it is "
        "year, month and day, like 2027-03-05",
        "next.yaml:1: 'name' is missing",
        "next.yaml:5: days: 'soon' is not a whole number",
        "next.yaml:14: days: is 500; from -400 to 400",
        "next.yaml:19: rung S1: names nobody; name at least one role",
        "next.yaml:20: threshold percent: is 100; from 1 to 99",
        "next.yaml:24: grace is at least one working day",
        "next.yaml:29: list levels in their order, the lowest first",
    ]


def test_a_word_nobody_knows_hides_nothing_else(tmp_path: Path) -> None:
    """Not the order of rungs, not the rungs a threshold names; and claims no more."""
    off = {
        "tell: [action_owner], template: reminder": "tell: [owner], template: remind",
        "days: 1\n    tell: [action_owner]": "days: -5\n    tell: [coe_laed]",
        "office: agency": "office: agnecy",
        "[IMMEDIATE]": "[IMEDIATE]",
        "[lea_designee]": "[]",
        "rungs: [E1]": "rungs: [E9]",
        "tell: [ccee_director]": "tell: [ccee_diretcor]",
        "promises: 2": "promises: two",
        "grace: 10": "grace: 0",
    }
    text = FILE
    for was, now in off.items():
        assert was in text
        text = text.replace(was, now, 1)
    (tmp_path / "next.yaml").write_text(text, "utf-8")
    found = [str(each) for each in lint(tmp_path / "next.yaml")]

    assert [each.partition(";")[0].partition("yaml:")[2] for each in found] == [
        "3: a ladder has at least one rung after the due date",
        "4: tell: 'owner' is unknown",
        "4: there is no template 'remind'",
        "6: rung E1 comes on day -5, before E0 on day -3",
        "7: tell: 'coe_laed' is unknown",
        "9: office: 'agnecy' is unknown",
        "18: horizons: 'IMEDIATE' is unknown",
        "20: rung S1: names nobody",
        "21: no ladder has a rung E9",
        "21: tell: 'ccee_diretcor' is unknown",
        "24: limits promises: 'two' is not a whole number",
        "25: grace is at least one working day",
    ]


@pytest.mark.parametrize("was, now, line, said", OF_CALENDARS)
def test_each_fault_of_a_calendar_is_named_with_its_line(
    tmp_path: Path, was: str, now: str, line: int, said: str
) -> None:
    """In the calendar's own file, whether it is checked alone or with its policy."""
    (tmp_path / "next.yaml").write_text(FILE, "utf-8")
    file = tmp_path / "calendar-lea.yaml"
    file.write_text(CALENDAR.replace(was, now, 1), "utf-8")
    found = lint(file)

    assert [each.where[1] for each in found if said in each.message] == [line], found
    assert lint(tmp_path / "next.yaml") == found


def test_a_mail_policy_names_templates_there_are(tmp_path: Path) -> None:
    """A way for a template nobody wrote would be no way at all."""
    text = (POLICIES / "mail.yaml").read_text("utf-8")
    (tmp_path / "mail.yaml").write_text(text.replace("silent:", "slient:"), "utf-8")
    (found,) = lint(tmp_path / "mail.yaml")

    assert "there is no template 'witness_slient'" in found.message
    with pytest.raises(Unreadable, match=r"mail\.yaml:14: "):
        mail_policy(tmp_path)


def test_the_policy_in_the_docs_is_one(tmp_path: Path) -> None:
    """The example that uses everything is read as it stands."""
    said = (PROJECT / "docs" / "policies.md").read_text("utf-8")
    example = said.partition("```yaml\n")[2].partition("```")[0]
    file = tmp_path / "next.yaml"
    file.write_text(example, "utf-8")

    assert lint(file) == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """In a sentence, without a line; what is beside it and called alike is guessed."""
    (tmp_path / "next.yaml").mkdir()
    missing, off = (lint(tmp_path / each) for each in ("nxt.yaml", "next.yaml"))

    assert [*map(str, missing)] == [
        f"there is no file {tmp_path / 'nxt.yaml'}; did you mean next.yaml?"
    ]
    assert str(off[0]).endswith("next.yaml cannot be opened: Is a directory")


def test_a_policy_written_out_is_the_same_when_read_again(tmp_path: Path) -> None:
    """Ladders, gates, repetitions and effects included."""
    policy = current_policy()
    late = policy.rungs[3].but(
        gate=Gate(weekdays=(1, 2), term=True),
        repeat=Repeat(every=5, times=2),
        effects=(Flag.AGENDA,),
    )
    when = When(horizons=(Horizon.IMMEDIATE,), components=(3,))
    ladder = NamedLadder(name="short", when=when, rungs=(late,))
    written = policy.but(ladders=(ladder,), version="2027-01-01", threshold=None)
    file = tmp_path / "next.yaml"
    file.write_text(as_yaml(written), "utf-8")

    assert read_policy(file) == written
