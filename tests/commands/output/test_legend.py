"""What the letters of rungs mean is said in one sentence, and the files bear it out."""

import re

import pytest

from adapters.policies.pathways import pathways
from adapters.policies.read import current_policy
from commands.output.rungs import LEGEND
from domain.referrals.pathway import StepKind, StepRule

OF_STEPS: dict[str, tuple[str, set[StepKind]]] = {
    "A": ("acknowledgement", {StepKind.ACKNOWLEDGE}),
    "C": ("consultation", {StepKind.CONSULT}),
    "D": ("determination", {StepKind.DETERMINE}),
    "G": ("agreement of the Geo Lead", {StepKind.AGREE}),
    "F": ("reimbursement agreement", {StepKind.CONTRACT}),
    "K": ("intake meeting or acceptance", {StepKind.MEET, StepKind.ACCEPT}),
    "R": ("look at release", {StepKind.RECHECK}),
}
POLICY = current_policy()
STEPS = [step for each in pathways().values() for step in each.steps if step.rungs]


def test_the_rungs_of_an_action_are_named_as_the_legend_says() -> None:
    """E0 before its date, E1 and on after it; C1 and on for the answer to a claim."""
    ladder = {(rung.name[0], rung.name == "E0", rung.days < 0) for rung in POLICY.rungs}
    claim = {
        (rung.name[0], rung.name[1:] > "0", rung.days > 0) for rung in POLICY.claim
    }

    assert ladder == {("E", True, True), ("E", False, False)}
    assert claim == {("C", True, True)}
    assert "E0 comes before an action's date, E1 and on after it" in LEGEND
    assert "C1 and on ask to confirm what is reported complete" in LEGEND


def test_the_rungs_of_a_review_are_named_as_the_legend_says() -> None:
    """R0 before a phase's date, R1 and on after it."""
    promised = POLICY.review
    assert promised is not None
    ladder = {(r.name[0], r.name == "R0", r.days < 0) for r in promised.rungs}

    assert ladder == {("R", True, True), ("R", False, False)}
    assert "In a review, R0 comes before a phase's date, R1 and on after it" in LEGEND


def test_the_rungs_of_a_position_are_named_as_the_legend_says() -> None:
    """P0 before its last day, and none after it."""
    promised = POLICY.positions
    assert promised is not None

    assert {(r.name, r.days < 0) for r in promised.rungs} == {("P0", True)}
    assert "P0 comes before a funded position's last day" in LEGEND


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_the_rungs_of_a_step_bear_its_letter(step: StepRule) -> None:
    """0 comes before the date of the step, and the others from it on."""
    (letter,) = {rung.name[0] for rung in step.rungs}
    word, kinds = OF_STEPS[letter]

    assert step.kind in kinds
    assert f"{letter} {word}" in LEGEND
    assert [r.name for r in step.rungs if (r.name[1:] == "0") is not (r.days < 0)] == []


def test_the_legend_explains_no_letter_that_no_rung_bears() -> None:
    """What is no more in the files is no more in the sentence."""
    said = {*re.findall(r"\b([A-Z])(?:\d| [a-z])", LEGEND)}
    of_steps = (rung for step in STEPS for rung in step.rungs)
    promised = POLICY.positions.rungs if POLICY.positions else ()
    own = (*POLICY.rungs, *POLICY.claim, *promised)
    used = {rung.name[0] for rung in (*own, *of_steps)}

    assert said == used
