"""What holds for every service and client, whatever it does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ("services", "client")
A_FACES = {
    *("print", "input", "exit", "quit", "sys.exit", "os._exit"),
    *("sys.stdout.write", "sys.stderr.write", "asyncio.run"),
}
"""To print, to ask, to exit and to start the loop is a face's, or a main's."""


def files() -> list[Path]:
    return sorted(path for room in ROOMS for path in ROOT.glob(f"{room}/**/*.py"))


def calls(tree: ast.AST) -> Iterator[str]:
    """Everything that is called by its name, dots and all."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def faced(source: str) -> list[str]:
    return [name for name in calls(ast.parse(source)) if name in A_FACES]


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_service_prints_nothing_asks_nobody_and_exits_nowhere(path: Path) -> None:
    """It returns values, raises words, and leaves the loop to whoever runs it.

    That it knows neither rich nor typer, `lint-imports` keeps.
    """
    assert faced(path.read_text("utf-8")) == []


def test_what_prints_would_be_found() -> None:
    """And there are services to look at."""
    assert faced("import sys\nif x:\n    print('done')\n    sys.exit(1)\n") == [
        "print",
        "sys.exit",
    ]
    assert len(files()) > 20
