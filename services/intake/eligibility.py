"""Who meets 52072(a) by CDE's own files, and why; it needs no server, no record."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from client.endings import NotAllowed
from domain.dashboards.eligibility import Eligibility, assess
from services.intake.files import check_listed, complete_window, read_files


class Assessment(NamedTuple):
    """A year, the Dashboards it looks at, and every LEA as it stands by them."""

    year: int
    window: tuple[int, ...]
    leas: list[Eligibility]

    @property
    def eligible(self) -> list[Eligibility]:
        return [lea for lea in self.leas if lea.eligible]


def assessment(
    files: Sequence[Path], year: int | None, significant: Mapping[str, int]
) -> Assessment:
    """Of `year`, or of the newest file's; raises Failed, NotAllowed, NotListed."""
    read = {each.year: each for each in read_files(files).values() if not each.charters}
    if not read:
        raise NotAllowed(
            "these are files of charter schools; 52072(a) speaks of districts and "
            "county offices: give the file of districts"
        )
    judged = year if year is not None else max(read)
    years = complete_window(judged, read)
    rows = [lea for y in years for lea in read[y].leas]
    check_listed(significant, rows)
    return Assessment(judged, years, assess(rows, judged, significant))
