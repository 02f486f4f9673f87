"""Policies and rules for mail that went wrong once: each refused by its lines."""

import pytest

from adapters.policies.lint import lint
from tests.conftest import ROOT

SAMPLES = ROOT / "tests" / "samples" / "policies"
MARKUP = "6: name: the character U+001B cannot be kept here; write plain text"
PATH = "template: '../../etc/passwd' is to be one word, without spaces and slashes"
ANSWERS = {
    "grace-of-3000000-days": ["61: limits grace: is 3000000; from 0 to 400"],
    "mail-gathered-for-ages": ["9: gather_minutes: is 99999999999999; from 0 to 1,440"],
    "mail-tried-again-before": ["10: try_again_after_minutes: is -5; from 1 to 10,080"],
    "mail-tried-again-never": [
        "10: try_again_after_minutes: is 99999999999999; from 1 to 10,080"
    ],
    "name-with-markup": [MARKUP],
    "plateau-of-9999999999-days": ["51: plateau days: is 9999999999; from 7 to 1,500"],
    "promise-of-3000000-days": [
        "58: limits longest_promise: is 3000000; from 0 to 400"
    ],
    "recheck-every-3000000-days": [
        "62: limits recheck_every: is 3000000; from 0 to 400"
    ],
    "repeats-over-2000000-days": ["33: repeat every: is 100000; from 0 to 400"],
    "repeats-over-2000000000-days": ["33: repeat every: is 100000000; from 0 to 400"],
    "snooze-of-3000000-days": ["60: limits longest_snooze: is 3000000; from 0 to 400"],
    "template-is-a-path": [f"10: {PATH}", f"11: {PATH}"],
    "template-that-is-none": [
        "10: there is no template 'nosuch'",
        "11: there is no template 'nosuch'",
    ],
    "words-of-a-trial-version": [
        MARKUP,
        *(
            f"{line}: '{name}' is {off}"
            for line in (10, 11, 12, 17, 23, 29, 38, 39, 40)
            for name, off in (("name", "missing"), ("step", "not known here"))
        ),
        "43: 'rungs' is missing",
        "45: 'steps' is not known here",
        "62: 'review_every' is not known here; did you mean recheck_every?",
    ],
}
"""All that is said of each, and its line."""


@pytest.mark.parametrize("name", ANSWERS)
def test_every_sample_has_its_answer(name: str) -> None:
    """All of it in one go, without a character that a terminal would obey."""
    found = lint(SAMPLES / f"{name}.yaml")
    said = [f"{each.where[1]}: {each.message}" for each in found]

    assert len(said) == len(ANSWERS[name]), said
    for message, begins in zip(said, ANSWERS[name], strict=True):
        assert message.startswith(begins)
        assert str(message).isprintable()


def test_all_samples_are_looked_at() -> None:
    """Lest one be added that no test reads."""
    assert {each.stem for each in SAMPLES.iterdir()} == {*ANSWERS}
