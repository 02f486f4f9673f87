"""What CDE's files say of one LEA: those that are given, and those in the record."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed, NotAllowed
from domain.dashboards.eligibility import assess
from domain.dashboards.file_version import FileKind
from domain.dashboards.lea_year import LeaYear
from domain.dashboards.years import NoDeterminations, window
from domain.faults import Unreadable
from domain.lea import Lea, full_cds
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.wording import with_and

if TYPE_CHECKING:
    from adapters.sql.dashboards import SqlDashboards


class FileAtHand(NamedTuple):
    """A file of CDE's; `given` where staff name it, else it is in the record."""

    kind: FileKind
    name: str
    leas: tuple[LeaYear, ...]
    given: bool


class Listing(NamedTuple):
    """The LEA as the newest of the files knows it."""

    lea: Lea
    year: int
    source: str


def files_at_hand(
    files: Sequence[Path], kept: "SqlDashboards | None"
) -> list[FileAtHand]:
    """Of each year and kind the one that is given, else the newest that was kept.

    The newest year first. Raises Failed where a file cannot be read.
    """
    found = {}
    for kind, each in kept.newest().items() if kept else ():
        found[kind] = FileAtHand(kind, each.name, each.leas, given=False)
    for given in _read(files):
        found[given.kind] = given
    return sorted(found.values(), key=lambda each: each.kind, reverse=True)


def listing(cds: str, files: Sequence[FileAtHand]) -> Listing | None:
    """Where its name and its county are from; None where no file lists it.

    The year is that of the newest file, whichever file lists it.
    """
    for file in files:
        for row in file.leas:
            if row.cds == full_cds(cds):
                lea = Lea(cds=cds, name=row.name, county=row.county)
                where = "" if file.given else ", in the record"
                return Listing(lea, files[0].kind.year, f"{file.name}{where}")
    return None


def check_listed(cds: str, files: Sequence[FileAtHand]) -> Listing:
    """As `listing`, of the files that are given; raises NotAllowed where none does."""
    given = [each for each in files if each.given]
    if found := listing(cds, given):
        return found._replace(source=", ".join(each.name for each in given[::-1]))
    names = ", ".join(each.name for each in given)
    raise NotAllowed(f"no LEA {cds} in {names}; name it with --name and --county")


def look_up(cds: str, said: str, files: Sequence[FileAtHand]) -> LookedUp:
    """Whether it is eligible by the Dashboard of the year that `said` writes."""
    try:
        years = window(int(said) if said.isdecimal() else 0)
    except NoDeterminations:
        if not said:
            return _unknown("it was not said which Dashboard's year is meant")
        return _unknown(
            f"there is no Dashboard of '{said[:4]}' that determines anything"
        )
    districts = [each for each in files if not each.kind.charters]
    rows = [row for each in districts for row in each.leas]
    theirs = [row for row in rows if row.cds == full_cds(cds) and row.year in years]
    flags = [row.ec52072 for row in theirs if row.year == years[-1]]
    if flags and flags[0] is not None:
        flag = f"CDE's own 52072 flag of {years[-1]} says {'NY'[flags[0]]}"
        return LookedUp(found=FOUND[flags[0]], explanation=flag)
    missing = [str(y) for y in years if y not in {e.kind.year for e in districts}]
    if missing:
        return _unknown(f"no file of {with_and(missing)} is in the record or given")
    if not theirs:
        return _unknown(f"no file lists {cds}")
    (found,) = assess(theirs, years[-1])
    return LookedUp(found=FOUND[found.eligible], explanation=found.explanation)


FOUND = {True: FilesSay.ELIGIBLE, False: FilesSay.NOT_ELIGIBLE}


def _unknown(why: str) -> LookedUp:
    return LookedUp(found=FilesSay.NOT_KNOWN, explanation=why)


def _read(files: Sequence[Path]) -> list[FileAtHand]:
    from adapters.cde.reader import read_cde_file

    try:
        read = [read_cde_file(path) for path in files]
    except Unreadable as off:
        raise Failed(str(off)) from off
    return [
        FileAtHand(FileKind(e.year, e.charters), e.path.name, e.leas, given=True)
        for e in read
    ]
