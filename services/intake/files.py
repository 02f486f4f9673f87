"""CDE's files as an intake reads them: one of each year and kind."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from adapters.cde.reader import CdeFile, read_cde_file
from client.endings import Failed, NotAllowed
from domain.dashboards.file_version import FileKind
from domain.dashboards.lea_year import LeaYear
from domain.dashboards.years import NoDeterminations, window
from domain.faults import Unreadable
from domain.wording import with_and
from services import current


class NotListed(Exception):
    """None of the files lists the LEA that was named."""

    def __init__(self, cds: str) -> None:
        super().__init__(f"no file lists {cds}")
        self.cds = cds


def read_files(files: Sequence[Path]) -> dict[FileKind, CdeFile]:
    """The files by year and kind, all read before any is used.

    Raises Failed where one cannot be read, and NotAllowed where two are of one year, or
    one is of a year without determinations.
    """
    read: dict[FileKind, CdeFile] = {}
    for path in files:
        try:
            file = read_cde_file(path)
        except Unreadable as off:
            raise Failed(str(off)) from off
        kind = FileKind(file.year, file.charters)
        if other := read.get(kind):
            raise NotAllowed(
                f"{other.path.name} and {path.name} are both of {kind}; give one"
            )
        _known_year(path, file.year)
        read[kind] = file
    return read


def complete_window(year: int, at_hand: Iterable[int]) -> tuple[int, ...]:
    """The Dashboards that `year` looks at; raises NotAllowed where one is missing."""
    try:
        years = window(year)
    except NoDeterminations as off:
        raise NotAllowed(str(off)) from off
    known = {*at_hand}
    if missing := [str(each) for each in years if each not in known]:
        raise NotAllowed(
            f"{year} looks at the Dashboards {', '.join(map(str, years))}; the file "
            f"of {with_and(missing)} is missing: give it too"
        )
    return years


def check_listed(codes: Iterable[str], rows: Iterable[LeaYear]) -> None:
    """Raises NotListed with the first that stands in no row."""
    known = {row.cds for row in rows}
    for cds in codes:
        if cds not in known:
            raise NotListed(cds)


def _known_year(path: Path, year: int) -> None:
    newest = current.today().year
    if year > newest:
        raise NotAllowed(
            f"{path.name} says it is of {year}; the newest Dashboard there can be is "
            f"that of {newest}"
        )
    try:
        window(year)
    except NoDeterminations as off:
        raise NotAllowed(f"{path.name}: {off}") from off
