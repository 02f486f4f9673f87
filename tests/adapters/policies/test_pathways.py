"""Pathways as their file says: whatever its shape, each fault by its line."""

from pathlib import Path

import pytest

from adapters.policies.lint import lint

FILE = """\
pathways:
  - id: NEXT
    version: "1"
    statute: EDC-52072
    title: Determination after the Dashboard
    leas: [district]
    starts: [ccee_lead]
    precondition: CDE's file says so
    cost: none
    source: EDC 52072(a)
    steps:
      - name: acknowledge
        kind: acknowledge
        title: the acknowledgement
        asked: ccee_lead
        days: 5
        rungs:
          - {name: A1, days: 1, tell: [ccee_lead], template: step_due}
      - name: accept
        kind: accept
        title: the acceptance
        asked: ccee_director
        after: [acknowledge]
"""
STEPS = FILE[FILE.index("      - name: acknowledge") :]
A_RUNG = "          - {name: A1, days: 1, tell: [ccee_lead], template: step_due}\n"
ODD = {
    "pathways: {}": ["1: pathways: a list is expected"],
    "pathways: 5": ["1: pathways: a list is expected"],
    "pathways:": ["1: pathways: a list is expected"],
    "pathways: {NEXT: {steps: 1}}": ["1: pathways: a list is expected"],
    "pathways: [1, [2]]": ["1: pathways: '1'", "1: pathways: '['2']'"],
    FILE.replace(STEPS, "      acknowledge: {kind: x}\n"): ["11: steps: a list is"],
    FILE.replace(STEPS, "      - acknowledge\n"): ["12: steps: 'acknowledge'"],
    FILE.replace(STEPS, "      - [acknowledge]\n"): ["12: steps: '['acknowl"],
    FILE.replace(A_RUNG, "          {A1: {days: 1}}\n"): ["17: rungs: a list is"],
    FILE.replace(A_RUNG, "          - A1\n"): ["18: rungs: 'A1'"],
    FILE.replace("[acknowledge]", "{acknowledge: 1}"): ["23: after: a list is"],
}
"""Files of other shapes than a file of pathways has, and all that is said of them."""


def said(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "pathways.yaml"
    file.write_text(text, "utf-8")
    return [str(each).partition(".yaml:")[2] for each in lint(file)]


def test_nothing_is_off_in_the_pathway_the_others_are_made_of(tmp_path: Path) -> None:
    """Lest the tables below break what was broken before."""
    assert said(tmp_path, FILE) == []


@pytest.mark.parametrize("text", ODD)
def test_a_pathway_of_an_odd_shape_is_named_by_its_line(
    tmp_path: Path, text: str
) -> None:
    """And nothing else is said of it, nor does the reader fail."""
    found = said(tmp_path, text)

    assert len(found) == len(ODD[text]), found
    for message, begins in zip(found, ODD[text], strict=True):
        assert message.startswith(begins)


def test_a_word_nobody_knows_hides_nothing_else_of_its_step(tmp_path: Path) -> None:
    """Nor is its step said to be missing where another comes after it."""
    text = (
        FILE.replace("kind: acknowledge", "kind: acknowlege")
        .replace("asked: ccee_director", "asked: ccee_diretcor")
        .replace("after: [acknowledge]", "after: [acknowledge, determine]")
        .replace("tell: [ccee_lead]", "tell: [ccee_laed]")
        .replace("template: step_due", "template: step_due, effects: [at_risk]")
    )

    assert [each.partition(";")[0] for each in said(tmp_path, text)] == [
        "13: kind: 'acknowlege' is unknown",
        "17: A1 has a repeat or effects",
        "18: tell: 'ccee_laed' is unknown",
        "22: asked: 'ccee_diretcor' is unknown",
        "23: there is no step determine before this one",
    ]
