"""Files of people, YAML or CSV, as entries that know their file and line or row."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import yaml

from adapters.directory.addresses import UnreadableDirectory

LISTS = ("people", "roles", "absences")
TELLING = {"address": "people", "role": "roles", "substitute": "absences"}
"""The column by which a CSV file says which of the lists it is."""


class Entry(NamedTuple):
    """One entry of a list, each value as it was written; `above` are its comments."""

    kind: str
    where: str
    said: dict[str, str]
    above: tuple[str, ...] = ()


class Text(NamedTuple):
    """A file's entries, and the comments at its head."""

    entries: list[Entry]
    head: tuple[str, ...] = ()


def entries_of(path: Path) -> Text:
    """All entries of a file; raises UnreadableDirectory, naming what is off."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as off:
        raise UnreadableDirectory(f"{path.name} is not a text in UTF-8") from off
    except OSError as off:
        raise UnreadableDirectory(f"{path} cannot be opened: {off.strerror}") from off
    if path.suffix.lower() == ".csv":
        return Text([*_of_csv(path.name, text)])
    lines = text.splitlines()
    head = _comments(lines, next((n for n, e in enumerate(lines) if _speaks(e)), 0))
    return Text([*_of_yaml(path.name, text)], head)


def _of_yaml(name: str, text: str) -> Iterator[Entry]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as off:
        line = off.problem_mark.line + 1 if off.problem_mark else 1
        raise UnreadableDirectory(f"{name}, line {line}: {off.problem}") from off
    except yaml.YAMLError as off:
        raise UnreadableDirectory(f"{name} is no YAML: {off}") from off
    for kind, rows, where in _pairs(name, root, "the file"):
        if kind not in LISTS:
            known = ", ".join(LISTS)
            raise UnreadableDirectory(f"{where}: '{kind}' is none of {known}")
        yield from _rows(name, kind, rows, text.splitlines())


def _rows(name: str, kind: str, rows: yaml.Node, lines: list[str]) -> Iterator[Entry]:
    if isinstance(rows, yaml.ScalarNode) and not _value(rows):
        return
    if not isinstance(rows, yaml.SequenceNode):
        raise UnreadableDirectory(f"{_at(name, rows)}: '{kind}' is a list, with dashes")
    for row in rows.value:
        said: dict[str, str] = {}
        for key, value, where in _pairs(name, row, f"an entry of '{kind}'"):
            if key in said:
                raise UnreadableDirectory(f"{where}: '{key}' is said twice")
            if not isinstance(value, yaml.ScalarNode):
                raise UnreadableDirectory(f"{where}: '{key}' has one value")
            said[key] = _value(value)
        above = _comments(lines, row.start_mark.line)
        yield Entry(kind, _at(name, row), said, above)


def _pairs(
    name: str, node: yaml.Node | None, what: str
) -> Iterator[tuple[str, yaml.Node, str]]:
    """Each key with its value and where it stands."""
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableDirectory(f"{_at(name, node)}: {what} is made of 'key: value'")
    for key, value in node.value:
        yield str(key.value), value, _at(name, key)


def _value(node: yaml.ScalarNode) -> str:
    """The text as written, so that a code keeps its zeros; '' for nothing."""
    empty = node.tag == "tag:yaml.org,2002:null"
    return "" if empty else str(node.value).strip()


def _at(name: str, node: yaml.Node) -> str:
    return f"{name}, line {node.start_mark.line + 1}"


def _speaks(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _comments(lines: list[str], before: int) -> tuple[str, ...]:
    """The comments and empty lines just above a line, as they stand."""
    first = before
    while first and not _speaks(lines[first - 1]):
        first -= 1
    return tuple(lines[first:before])


def _of_csv(name: str, text: str) -> Iterator[Entry]:
    """By the first row, the header; rows count as spreadsheets count them."""
    try:
        rows = [*csv.reader(StringIO(text, newline=""), strict=True)]
    except csv.Error as off:
        raise UnreadableDirectory(f"{name}: {off}") from off
    header = [cell.strip() for cell in rows[0]] if rows else []
    kind = next((TELLING[c] for c in header if c in TELLING), None)
    if kind is None:
        raise UnreadableDirectory(
            f"{name}, row 1: the header names none of {', '.join(TELLING)}, "
            "by which files of people, roles and absences are told apart"
        )
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        where = f"{name}, row {number}"
        if len(cells) > len(header):
            raise UnreadableDirectory(f"{where} has more cells than the header")
        filled = zip(header, (cell.strip() for cell in cells), strict=False)
        yield Entry(kind, where, {key: cell for key, cell in filled if key})
