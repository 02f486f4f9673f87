"""One name, one meaning: whoever searches for a class finds the one there is."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from settings import HERE

ELSEWHERE = ("tests", ".venv", "var")


def sources() -> Iterator[Path]:
    for path in HERE.rglob("*.py"):
        if path.relative_to(HERE).parts[0] not in ELSEWHERE:
            yield path


def named(path: Path) -> Iterator[str]:
    """The public classes and aliases of a file; type variables stand for others."""
    for each in ast.parse(path.read_text("utf-8")).body:
        match each:
            case ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if not name.isupper() and not _is_variable(value):
                    yield name


def _is_variable(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func).startswith("Type")


def test_no_class_or_alias_has_the_name_of_another() -> None:
    """A second meaning gets a second word; a second place imports the first."""
    where = defaultdict(list)
    for path in sources():
        for name in named(path):
            if name[0].isupper():
                where[name].append(str(path.relative_to(HERE)))

    assert {name: files for name, files in where.items() if len(files) > 1} == {}
