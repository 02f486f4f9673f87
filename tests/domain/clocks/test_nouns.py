"""What is done to all clocks, or said of them, never asks which noun it has."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.clocks.clocked import Clocked
from domain.clocks.standing import ClockStanding
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from tests.conftest import ROOT

CLASSES = [
    each
    for base in (Clocked, Subject, ClockStanding)
    for each in base.__subclasses__()
    if each.__module__.startswith("domain.")
]
NOUNS = {each.__name__ for each in CLASSES}
ROOMS = {ROOT.joinpath(*each.__module__.split(".")).parent for each in CLASSES}
ADDRESSES = ("action/", "referral/", "check-in/", "position/")
"""How the addresses of a noun's subjects begin."""
THE_ONE_PLACE = {
    "domain/engagement.py": [
        f"{Engagement.with_clocks.__name__}: {noun}"
        for noun in ("Action", "Step", "StepSubject", "CheckIn", "Position")
    ]
}
"""Where changed clocks are put back into the fields they are stored in."""


def files() -> list[Path]:
    general = ("domain", "workflows", "services", "commands")
    found = [path for room in general for path in ROOT.glob(f"{room}/**/*.py")]
    return sorted(path for path in found if not ROOMS & {*path.parents})


def asked(source: str) -> list[str]:
    """The nouns it asks for, each with the function that does."""
    return [
        f"{function.name}: {noun}"
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        for noun in _asked(node)
    ]


def _asked(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name("isinstance" | "issubclass"), args=[_, kinds]):
            yield from _nouns(kinds)
        case ast.MatchClass(cls=kind):
            yield from _nouns(kind)
        case ast.Constant(value=str(said)) if said.startswith(ADDRESSES):
            yield said
        case ast.Compare(left=left, comparators=others):
            for each in (left, *others):
                yield from _nouns(each) if isinstance(each, ast.Name) else ()


def _nouns(kinds: ast.AST) -> Iterator[str]:
    for each in ast.walk(kinds):
        named = getattr(each, "id", None) or getattr(each, "attr", None)
        if named in NOUNS:
            yield str(named)


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_what_serves_all_nouns_asks_for_none(path: Path) -> None:
    """Another noun joins by its own room and a line in `Engagement.subjects`."""
    allowed = THE_ONE_PLACE.get(str(path.relative_to(ROOT)), [])

    assert asked(path.read_text("utf-8")) == allowed


def test_whoever_asks_would_be_found() -> None:
    """By instance, pattern, type or address; and there are nouns and files."""
    assert asked(
        "def f(x):\n"
        "    if isinstance(x, str | case.Step) or type(x) is ActionStanding:\n"
        "        match x:\n"
        "            case Action() as action:\n"
        "                return action\n"
        "    return x.startswith('action/')\n"
    ) == ["f: Step", "f: ActionStanding", "f: action/", "f: Action"]
    assert {"Action", "Step", "ActionSubject", "StepSubject"} < NOUNS
    assert len(files()) > 200
