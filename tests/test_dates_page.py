"""Every date that the page on the domain lists names a rule that is there."""

import re
from collections.abc import Callable

import pytest

from adapters.policies.frameworks import framework
from adapters.policies.pathways import pathways
from adapters.policies.read import NOTICES
from tests.conftest import ROOT
from tests.lives import DATED, IN_FORCE

PAGE = (ROOT / "docs" / "domain.md").read_text("utf-8")
SECTION = PAGE.partition("### 8.6 ")[2].partition("\n## ")[0]
ROWS = [
    tuple(each.strip() for each in line.strip("|").split("|"))
    for line in SECTION.splitlines()
    if line.startswith("| ") and not line.startswith("| Date |")
]
RULE = re.compile(r"`(\w+): ([^`]+)`")


def _pathway(said: str) -> bool:
    name, step, days = said.split()
    return pathways()[name].rule(step).days == int(days)


def _policy(said: str) -> bool:
    """`review.recheck_every 60`, or a heading under which something stands."""
    path, _, number = said.partition(" ")
    found: object = IN_FORCE
    for part in path.split("."):
        found = getattr(found, part)
    return found == int(number) if number else bool(found)


def _framework(said: str) -> bool:
    name, _, phase = said.partition(" ")
    known = framework(name)
    if not phase:
        return len(known.phases) == 9
    key, days = phase.split()
    return known.phase[key].days == int(days)


KNOWN: dict[str, Callable[[str], bool]] = {
    "pathways": _pathway,
    "policy": _policy,
    "framework": _framework,
    "duty": lambda name: DATED.duty_named(name) is not None,
    "letter": lambda name: (NOTICES / f"{name}.txt.j2").exists(),
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_date_has_a_rule_or_says_why_it_has_none(row: tuple[str, ...]) -> None:
    """It comes with its noun, or is declined with the reason."""
    title, default, where = row
    rules = RULE.findall(where)

    assert title and default
    assert rules or re.match(r"comes with \w+|declined: \w+", where)
    for kind, said in rules:
        assert KNOWN[kind](said), f"{title}: there is no {kind} {said}"


def test_each_duty_of_the_policy_in_force_is_listed() -> None:
    """A new one gets its row, with its source."""
    listed = {said for row in ROWS for kind, said in RULE.findall(row[2])}

    assert {each.name for each in DATED.duties} <= listed
    assert len(ROWS) > 20
