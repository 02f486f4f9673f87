"""YAML that staff write, with the line on which each thing stands.

Every value is read as it was written: no, 0161259 and 2027-03-05 are texts, and what
they mean is said by the field they stand in. Nothing, null and ~ are None.
"""

from collections.abc import Iterator
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.composer import MaxDepthExceededError
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from adapters.files.bounds import LARGEST_YAML, read_bounded
from adapters.files.unopened import unopened
from domain.faults import Fault, FileLine, Unreadable, Where

PROJECT = Path(__file__).resolve().parents[2]
PLAIN = ("str", "int", "float", "bool", "timestamp", "merge")
NULL = "tag:yaml.org,2002:null"
TAGS = {
    ScalarNode: {NULL, *(f"tag:yaml.org,2002:{each}" for each in PLAIN)},
    SequenceNode: {"tag:yaml.org,2002:seq"},
    MappingNode: {"tag:yaml.org,2002:map"},
}
MOST_REPEATED = 20_000  # things that aliases may add to what is written
DEEPEST = 40  # of things within things


class Located(NamedTuple):
    """What a file says, and where: `lines[("rungs", 2, "gate")]` is a line."""

    path: Path
    file: str
    said: dict[str, Any]
    lines: dict[Where, int]
    twice: list[Fault]
    text: list[str]

    def fault(self, where: Where, message: str) -> Fault:
        return Fault(self.place(where), message)

    def place(self, where: Where) -> FileLine:
        """The line of `where`, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return FileLine(self.file, self.lines.get(where, 1))

    def above(self, where: Where) -> tuple[str, ...]:
        """The comments and empty lines just above it, as they stand."""
        last = first = self.place(where).line - 1
        while first and _is_comment(self.text[first - 1]):
            first -= 1
        return tuple(self.text[first:last])


def named(path: Path) -> str:
    """The file as staff know it: inside the project by its place there."""
    whole = path.resolve()
    inside = whole.is_relative_to(PROJECT)
    return str(whole.relative_to(PROJECT)) if inside else str(path)


def located(path: Path, *, or_nothing: bool = False) -> Located:
    """Raises Unreadable, with the line where reading ended.

    Also where the file says nothing, but for `or_nothing`.
    """
    file = named(path)
    text = _text(path, file)
    walk = _Walk(file, len(text) + MOST_REPEATED)
    try:
        root = _root(text)
        said = walk.said(root, ()) if root else None
    except MaxDepthExceededError as off:
        raise _too_deep(file, off.problem_mark.line + 1) from off
    except YAMLError as off:
        raise _not_yaml(file, text, off) from off
    if said is None and or_nothing:
        said = {}
    if not isinstance(said, dict):
        raise _unreadable(file, 1, "has no headings, such as 'name:'")
    return Located(path, file, said, walk.lines, walk.twice, text.split("\n"))


def _text(path: Path, file: str) -> str:
    try:
        text = read_bounded(path, LARGEST_YAML).decode("utf-8-sig")
        return StringIO(text, newline=None).read()  # whichever way its lines end
    except OSError as off:
        raise unopened(path, off) from off
    except UnicodeDecodeError as off:
        raise _unreadable(file, 1, "is not text in UTF-8") from off


def as_yaml(said: object, width: int) -> str:
    """The text of it, in its own order, with lines of up to so many characters."""
    writer, text = YAML(), StringIO()
    writer.width = width
    writer.dump(said, text)
    return text.getvalue()


@lru_cache(maxsize=8)
def _root(text: str) -> Node | None:
    """Kept, as a calendar is read with each policy that stands beside it."""
    reader = YAML(typ="safe", pure=True)
    reader.max_depth = DEEPEST
    reader.composer.warn_double_anchors = False
    root: Node | None = reader.compose(text)
    return root


class _Walk:
    """What the nodes of a file say, the line of each, and what stands twice.

    An alias is read anew wherever it stands, and `left` says how much may still come.
    """

    def __init__(self, file: str, left: int) -> None:
        self._file, self._left = file, left
        self.lines: dict[Where, int] = {}
        self.twice: list[Fault] = []

    def said(self, node: Node, where: Where) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(where, line)
        self._left -= 1
        if len(where) > DEEPEST:
            raise _too_deep(self._file, line)
        if self._left < 0:
            raise _unreadable(self._file, line, "its aliases (*) repeat too much")
        if str(node.tag) not in TAGS[type(node)]:
            message = f"'{node.tag}' is a kind that is not read here; write it plainly"
            raise _unreadable(self._file, line, message)
        match node:
            case SequenceNode():
                return [self.said(e, (*where, n)) for n, e in enumerate(node.value)]
            case MappingNode():
                return {key: self.said(e, at) for key, e, at in self._keys(node, where)}
        return None if node.tag == NULL else node.value

    def _keys(
        self, node: MappingNode, where: Where
    ) -> Iterator[tuple[str, Node, Where]]:
        """Each heading, with what stands under it and where."""
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode):
                raise _unreadable(self._file, line, "a heading is one word, or a text")
            here = (*where, key.value)
            if before := self.lines.get(here):
                message = f"'{key.value}' stands twice; it stood on line {before}"
                self.twice.append(Fault(FileLine(self._file, line), message))
            self.lines[here] = line
            yield key.value, value, here


def _too_deep(file: str, line: int) -> Unreadable:
    """Also by an alias of something within itself."""
    return _unreadable(file, line, f"is nested more than {DEEPEST} deep; write it out")


def _not_yaml(file: str, text: str, off: YAMLError) -> Unreadable:
    """In the words of the library."""
    if isinstance(off, ReaderError):
        line = text.count("\n", 0, off.position) + 1
        return _unreadable(file, line, f"is not YAML: {off.reason}")
    mark = getattr(off, "problem_mark", None)
    said = [getattr(off, each, None) for each in ("context", "problem")]
    problem = ", ".join(filter(None, said)) or str(off)
    return _unreadable(file, mark.line + 1 if mark else 1, f"is not YAML: {problem}")


def _unreadable(file: str, line: int, message: str) -> Unreadable:
    return Unreadable(Fault(FileLine(file, line), message))


def _is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
