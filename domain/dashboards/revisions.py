"""What a revised file of CDE changed, LEA by LEA. Both versions are kept."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from domain.dashboards.file_version import FileKind
from domain.dashboards.lea_year import LeaYear
from domain.values import Value


class Revision(Value):
    """One LEA of which the newer version says something else: each as from -> to."""

    cds: str
    name: str
    year: int
    said: tuple[str, ...]


class Revised(NamedTuple):
    """A file that takes the place of one that was kept, and all that it changes."""

    kind: FileKind
    before: str
    after: str
    said: tuple[Revision, ...]


def revised(before: Iterable[LeaYear], after: Iterable[LeaYear]) -> list[Revision]:
    """All LEAs, by CDS code, of which two versions of one file differ."""
    old = {row.cds: row for row in before}
    new = {row.cds: row for row in after}
    found = []
    for cds in sorted(old.keys() | new.keys()):
        was, now = old.get(cds), new.get(cds)
        known = now or was
        if known and (said := tuple(_said(was, now))):
            found.append(Revision(cds=cds, name=known.name, year=known.year, said=said))
    return found


def _said(was: LeaYear | None, now: LeaYear | None) -> Iterator[str]:
    if was is None or now is None:
        yield "newly listed" if now else "no longer listed"
        return
    for group in sorted(was.codes.keys() | now.codes.keys()):
        yield from _step(group, was.codes.get(group), now.codes.get(group))
    yield from _step("status", was.status or None, now.status or None)
    yield from _step("52072", _flag(was.ec52072), _flag(now.ec52072))
    yield from _step("52071(f)", _flag(was.ec52071f), _flag(now.ec52071f))
    yield from _step("methods", _listed(was.methods), _listed(now.methods))
    yield from _step("name", was.name, now.name)


def _step(what: str, was: str | None, now: str | None) -> Iterator[str]:
    if was != now:
        yield f"{what} {was or 'none'} -> {now or 'none'}"


def _flag(flag: bool | None) -> str | None:
    return None if flag is None else "NY"[flag]


def _listed(methods: tuple[int, ...] | None) -> str | None:
    return ", ".join(map(str, methods)) if methods else None
