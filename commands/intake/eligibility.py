"""`eligibility`: who meets 52072(a) by CDE's own files, and why. It needs no server."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from client.endings import Misused, NotAllowed
from commands.args.options import CdeFiles, Json, Significant
from commands.intake.files import complete_window, read_files

if TYPE_CHECKING:
    from domain.dashboards.eligibility import Eligibility


def eligibility(
    files: CdeFiles,
    year: Annotated[
        int | None, typer.Option(help="The year to judge; the newest file's otherwise.")
    ] = None,
    significant: Significant = None,
    eligible_only: Annotated[
        bool, typer.Option("--eligible-only", help="Leave out all others.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Which LEAs are eligible for a determination under 52072(a), explained."""
    from domain.dashboards.eligibility import assess

    read = {each.year: each for each in read_files(files).values() if not each.charters}
    if not read:
        raise NotAllowed(
            "these are files of charter schools; 52072(a) speaks of districts and "
            "county offices: give the file of districts"
        )
    judged = year if year is not None else max(read)
    years = complete_window(judged, read)
    rows = [lea for y in years for lea in read[y].leas]
    counts = counted(significant or [], {row.cds for row in rows})
    found = assess(rows, judged, counts)
    chosen = [lea for lea in found if lea.eligible] if eligible_only else found
    if as_json:
        return _print_json(judged, years, chosen)
    return _print(judged, years, found)


def counted(said: Sequence[str], known: set[str]) -> dict[str, int]:
    """Significant groups by fourteen digits; raises Misused."""
    from domain.lea import NotACds, full_cds

    counts: dict[str, int] = {}
    for each in said:
        code, _, number = each.partition("=")
        if not number.isdecimal():
            raise Misused(f"--significant {each}: write CDS=N, such as 0161259=2")
        try:
            cds = full_cds(code)
        except NotACds as off:
            raise Misused(f"--significant {each}: {off}") from off
        if cds not in known:
            raise Misused(f"--significant {each}: no file lists {code}")
        counts[cds] = int(number)
    return counts


def _print_json(
    year: int, years: tuple[int, ...], chosen: Sequence["Eligibility"]
) -> None:
    from commands.output import console

    leas = [console.dumped(lea) for lea in chosen]
    console.as_json({"year": year, "window": years, "leas": leas})


def _print(year: int, years: tuple[int, ...], found: Sequence["Eligibility"]) -> None:
    from commands.output import console

    eligible = [lea for lea in found if lea.eligible]
    console.say(
        f"{year}: {len(eligible)} of {len(found)} LEAs are eligible for a "
        f"determination under 52072(a), by the Dashboards {', '.join(map(str, years))}."
    )
    for lea in eligible:
        console.say("", f"{lea.cds}  {lea.name} ({lea.county})", f"  {lea.explanation}")
