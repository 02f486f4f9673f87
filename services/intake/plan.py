"""What an intake finds: the versions a year is judged by, and what follows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from adapters.cde.reader import CdeFile
from client.endings import NotAllowed
from domain.dashboard_changes import NEWLY, DashboardChange, What, changes
from domain.dashboards.assistance import Assistance
from domain.dashboards.file_version import FileKind, FileVersion, basis
from domain.dashboards.lea_year import LeaYear
from domain.dashboards.revisions import Revised, revised
from domain.dashboards.support import Assessed, assessed, assistance_of
from services.intake.files import check_listed, complete_window, read_files

if TYPE_CHECKING:
    from adapters.sql.dashboards import SqlDashboards
    from adapters.sql.queries import SqlReading


class Used(NamedTuple):
    """The version by which a year is judged; `new` where it is not kept yet."""

    name: str
    digest: str
    leas: tuple[LeaYear, ...]
    new: bool


class IntakeRecord(NamedTuple):
    """What was loaded before, and the engagements."""

    kept: "SqlDashboards"
    reading: "SqlReading"


class IntakePlan(NamedTuple):
    """All that an intake shows and does.

    `unknown` says why nothing is known of engagements; empty where the record tells.
    """

    year: int
    window: tuple[int, ...]
    used: Mapping[FileKind, Used]
    again: tuple[str, ...]
    new: tuple[CdeFile, ...]
    revised: tuple[Revised, ...]
    helped: Mapping[FileKind, Sequence[Assistance]]
    assessed: Sequence[Assessed]
    changes: Sequence[DashboardChange]
    unknown: str
    digest: str

    def of(self, *what: What) -> list[DashboardChange]:
        return [each for each in self.changes if each.what in what]

    @property
    def newly(self) -> list[DashboardChange]:
        return self.of(*NEWLY)

    @property
    def names(self) -> str:
        """The files a year is judged by, in order of years."""
        return ", ".join(self.used[kind].name for kind in sorted(self.used))


def plan(
    files: Sequence[Path],
    year: int | None,
    significant: Mapping[str, int],
    record: IntakeRecord | None,
    unknown: str = "",
) -> IntakePlan:
    """Read everything, change nothing; `unknown` says why there is no record.

    Raises Failed, NotAllowed, and NotListed of an LEA that is said to be significant.
    """
    read = read_files(files)
    kept = record.kept.newest() if record else {}
    past = record.kept.digests() if record else {}
    used = _used(read, kept, past)
    judged = year if year is not None else max(k.year for k in used if not k.charters)
    years = complete_window(judged, (k.year for k in used if not k.charters))
    rows = [lea for each in used.values() for lea in each.leas]
    check_listed(significant, rows)
    found = assessed(rows, judged, significant)
    engagements = record.reading.engagements() if record else []
    counting = {kind: each for kind, each in used.items() if kind.year in years}
    return IntakePlan(
        year=judged,
        window=years,
        used=counting,
        again=tuple(_again(read, past)),
        new=tuple(file for file in read.values() if file.digest not in past),
        revised=tuple(_revised(read, kept, past)),
        helped=_helped(rows, used),
        assessed=found,
        changes=changes(found, engagements, judged),
        unknown=unknown,
        digest=basis((kind, each.digest) for kind, each in counting.items()),
    )


def _used(
    read: Mapping[FileKind, CdeFile],
    kept: Mapping[FileKind, FileVersion],
    past: Mapping[str, tuple[str, bool]],
) -> dict[FileKind, Used]:
    """Of each year the version given, if it is new; else the newest that is kept."""
    used = {
        kind: Used(each.name, each.digest, each.leas, new=False)
        for kind, each in kept.items()
    }
    for kind, file in read.items():
        if file.digest not in past:
            used[kind] = Used(file.path.name, file.digest, file.leas, new=True)
    if not any(not kind.charters for kind in used):
        raise NotAllowed(
            "no file of districts and county offices is at hand; give it with the file "
            "of charter schools"
        )
    return used


def _again(
    read: Mapping[FileKind, CdeFile], past: Mapping[str, tuple[str, bool]]
) -> list[str]:
    said = []
    for kind, file in read.items():
        if file.digest in past:
            name, newest = past[file.digest]
            older = "" if newest else "; a later version of that year is the one used"
            said.append(
                f"{file.path.name} is kept already, as {name} of {kind}{older}: "
                "nothing changes by it"
            )
    return said


def _revised(
    read: Mapping[FileKind, CdeFile],
    kept: Mapping[FileKind, FileVersion],
    past: Mapping[str, tuple[str, bool]],
) -> list[Revised]:
    return [
        Revised(
            kind,
            kept[kind].name,
            file.path.name,
            tuple(revised(kept[kind].leas, file.leas)),
        )
        for kind, file in read.items()
        if kind in kept and file.digest not in past
    ]


def _helped(
    rows: Sequence[LeaYear], used: Mapping[FileKind, Used]
) -> dict[FileKind, list[Assistance]]:
    """Differentiated assistance in every year and kind at hand."""
    found: dict[FileKind, list[Assistance]] = {}
    for kind in sorted(used):
        of_kind = [row for row in rows if row.is_charter is kind.charters]
        found[kind] = assistance_of(of_kind, kind.year)
    return found
