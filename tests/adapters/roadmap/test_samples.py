"""Roadmaps that went wrong once: read and adoptable, or refused in words."""

from datetime import UTC, datetime

import pytest

from adapters.roadmap.read import read_roadmap
from domain.actions.check import roadmap_faults
from domain.faults import Unreadable
from tests.conftest import ROOT
from tests.lives import POLICY

SAMPLES = ROOT / "tests" / "samples" / "roadmaps"
AT = datetime(2026, 11, 2, 18, tzinfo=UTC)
NO_NUMBER = "is not a whole number of an action; write 1 to 9,999, or 12a"
NO_COMPONENT = "is not a whole number of a component; write 1 to 12, joined by ;"
NOT_UTF_8 = "is not a CSV file in UTF-8; save it as 'CSV UTF-8'"
TOO_LARGE = "is no number of an action; from 1 to 9,999"
NOT_KEPT = "cannot be kept here; write plain text"
ANSWERS = {
    "arabic-digits": f"row 2 (action \u0661), number: '\u0661' {NO_NUMBER}",
    "byte-order-mark": "",
    "column-twice": "row 1: the header lacks components, theme",
    "component-of-5000-digits": f"components: '{'9' * 40}…' {NO_COMPONENT}",
    "component-superscript": f"components: '²' {NO_COMPONENT}",
    "date-by-week": "",
    "date-without-dashes": "",
    "depends-on-5000-digits": f"depends_on: '{'9' * 40}…' is no action; write 12, 12a",
    "due-in-9998": "9998-06-01 is not between 1998-01-01 and 2099-12-31",
    "due-in-9999": "9999-12-31 is not between 1998-01-01 and 2099-12-31",
    "due-in-year-1": "0001-01-01 is not between 1998-01-01 and 2099-12-31",
    "empty": "row 1: the header lacks number, title",
    "half-a-character": NOT_UTF_8,
    "header-alone": "a roadmap has at least one action",
    "header-in-title-case": "",
    "latin-1": NOT_UTF_8,
    "nul-in-a-title": f"the character U+0000 {NOT_KEPT}",
    "number-0": f"number: '0' {NO_NUMBER}",
    "number-10000": f"10000 {TOO_LARGE}",
    "number-like-a-part": f"10027 {TOO_LARGE}",
    "number-minus-1": f"number: '-1' {NO_NUMBER}",
    "number-of-16-digits": f"number: '1204567890123456' {NO_NUMBER}",
    "number-of-5000-digits": f"number: '{'9' * 40}…' {NO_NUMBER}",
    "number-superscript": f"number: '²' {NO_NUMBER}",
    "number-ten-thousand": f"10000 {TOO_LARGE}",
    "numbers-of-5-digits": f"20211 {TOO_LARGE}",
    "parts-of-5-digits": f"20211 {TOO_LARGE}",
    "quote-unclosed": 'row 2: a text that begins with a quote (") is to end with one',
    "row-cut-short": "row 2 (action 1), due: is needed, and is empty",
    "row-too-long": "row 2 (action 1): 'extra' stands in a column without a name",
    "sound": "",
    "title-is-a-formula": "",
    "title-is-a-template": "",
    "title-is-html": "",
    "title-is-markdown": "",
    "title-of-two-lines": f"a line break {NOT_KEPT}",
    "title-turned-around": f"the character U+202E {NOT_KEPT}",
    "title-with-escapes": f"the character U+001B {NOT_KEPT}",
    "title-without-width": "title: is needed, and is empty",
    "tracker": "has unknown columns Goal, Action #, Action Title",
    "tracker-renamed": f"row 3 (action 1.2a), number: '1.2a' {NO_NUMBER}",
    "utf-16": NOT_UTF_8,
    "waits-for-itself": "they would wait in a circle: 1 waits for 1",
}
"""What is said of each; nothing of those that can be adopted, whatever they say."""


def said_of(name: str) -> str:
    try:
        rows = read_roadmap(SAMPLES / f"{name}.csv").rows
    except Unreadable as off:
        return str(off)
    actions = tuple(row.action for row in rows)
    return "\n".join(map(str, roadmap_faults(actions, POLICY, AT)))


@pytest.mark.parametrize("name", ANSWERS)
def test_every_sample_has_its_answer(name: str) -> None:
    """In lines that fit a screen, without a character that a terminal would obey."""
    said = said_of(name)

    assert ANSWERS[name] in said
    assert bool(ANSWERS[name]) is bool(said)
    assert "\x1b" not in said
    assert all(len(line) < 500 for line in said.splitlines())


def test_all_samples_are_looked_at() -> None:
    """Lest one be added that no test reads."""
    assert {each.stem for each in SAMPLES.iterdir()} == {*ANSWERS}


def test_all_that_is_off_about_a_row_is_named_at_once() -> None:
    """So that one round of mending is enough."""
    off = said_of("tracker-renamed").splitlines()

    assert [each.split(":")[0] for each in off if each.startswith("row 3 ")] == [
        f"row 3 (action 1.2a), {column}" for column in ("number", "owner_role", "due")
    ]
    assert not any("row 7 " in each and "owner_role" in each for each in off)
