"""YAML that staff write, with the line on which each thing stands."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Where = tuple[str | int, ...]
PROJECT = Path(__file__).resolve().parents[2]
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9_]*)$")


class Finding(NamedTuple):
    """What is off in a file, and on which line; lines count from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class Unreadable(Exception):
    """The file is not there, or is not YAML with a heading for each part."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class Located(NamedTuple):
    """What a file says, and where: `lines[("rungs", 2, "gate")]` is a line."""

    path: Path
    file: str
    said: dict[str, Any]
    lines: dict[Where, int]
    twice: tuple[Finding, ...]

    def finding(self, where: Where, message: str) -> Finding:
        """At the line of `where`, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return Finding(self.file, self.lines.get(where, 1), message)


class _Loader(yaml.CSafeLoader):
    """YAML 1.1, but for its numbers to the base of 60: 10:30 is a time, not 630.

    The one in C reads a policy in a third of the time.
    """


_Loader.yaml_implicit_resolvers = {
    first: [(tag, how) for tag, how in each if not tag.endswith((":int", ":float"))]
    for first, each in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", NUMBER, [*"-+0123456789"])


def _timestamp(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    """As written where it is no day there is, to be named with its place later."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def named(path: Path) -> str:
    """The file as staff know it: inside the project by its place there."""
    whole = path.resolve()
    inside = whole.is_relative_to(PROJECT)
    return str(whole.relative_to(PROJECT)) if inside else str(path)


def located(path: Path) -> Located:
    """Raises Unreadable, with the line where reading ended."""
    file = named(path)
    try:
        loader = _Loader(path.read_text("utf-8"))
        root = loader.get_single_node()
        said = loader.construct_document(root) if root else None
    except OSError as off:
        raise Unreadable(Finding(file, 1, f"cannot be opened: {off.strerror}")) from off
    except UnicodeDecodeError as off:
        raise Unreadable(Finding(file, 1, "is not text in UTF-8")) from off
    except (yaml.YAMLError, ValueError) as off:
        raise Unreadable(_not_yaml(file, off)) from off
    if root is None or not isinstance(said, dict):
        raise Unreadable(Finding(file, 1, "has no headings, such as 'name:'"))
    lines: dict[Where, int] = {}
    twice: list[Finding] = []
    _walk(file, root, (), lines, twice)
    return Located(path, file, said, lines, tuple(twice))


def _not_yaml(file: str, off: Exception) -> Finding:
    mark = getattr(off, "problem_mark", None)
    problem = getattr(off, "problem", None) or str(off)
    return Finding(file, mark.line + 1 if mark else 1, f"is not YAML: {problem}")


def _walk(
    file: str,
    node: yaml.Node,
    where: Where,
    lines: dict[Where, int],
    twice: list[Finding],
) -> None:
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for n, each in enumerate(node.value):
            _walk(file, each, (*where, n), lines, twice)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here, line = (*where, key.value), key.start_mark.line + 1
            if here in lines:
                message = f"'{key.value}' stands twice; it stood on line {lines[here]}"
                twice.append(Finding(file, line, message))
            lines[here] = line
            _walk(file, value, here, lines, twice)
