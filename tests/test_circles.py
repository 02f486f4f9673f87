"""Nothing imports itself, by however many others: no file, and no room of files."""

from graphlib import CycleError, TopologicalSorter

import pytest
from grimp import build_graph

FILES = (
    *("activities", "adapters", "bench", "client", "commands", "demo", "domain"),
    *("drills", "local", "services", "workflows"),
)
ROOMS = ("activities", "adapters", "client", "domain", "local", "services", "workflows")
"""Packages whose rooms, the folders in them, are free of circles as well."""


def circle(package: str, depth: int | None = None) -> list[str]:
    """Who imports whom in a circle; the names cut to `depth` words of a path.

    Imports within functions count, and those for types alone: they tie as well.
    """
    graph = build_graph(package, cache_dir=None)
    known: dict[str, set[str]] = {}
    for each in graph.modules:
        room = _cut(each, depth)
        imported = graph.find_modules_directly_imported_by(each)
        known.setdefault(room, set()).update(_cut(e, depth) for e in imported)
        known[room].discard(room)
    return loop(known)


def loop(known: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(known).prepare()
    except CycleError as found:
        return [*reversed(found.args[1])]
    return []


def _cut(module: str, depth: int | None) -> str:
    return ".".join(module.split(".")[:depth])


@pytest.mark.parametrize("package", FILES)
def test_no_file_imports_itself_by_others(package: str) -> None:
    """Whoever reads one can put the others aside."""
    assert circle(package) == []


@pytest.mark.parametrize("package", ROOMS)
def test_no_room_imports_itself_by_others(package: str) -> None:
    """Which room rests on which can be drawn."""
    assert circle(package, depth=2) == []


def test_a_circle_is_told_by_all_who_are_in_it() -> None:
    """In the order in which they import; what only leads to it is left out."""
    known = {"cli": {"read"}, "read": {"csv"}, "csv": {"rows"}, "rows": {"read"}}
    found = loop(known)

    assert found[0] == found[-1]
    assert {*found} == {"read", "csv", "rows"}
    assert loop(known | {"rows": set()}) == []
