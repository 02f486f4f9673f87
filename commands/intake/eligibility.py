"""`eligibility`: who meets 52072(a) by CDE's own files, and why. It needs no server."""

from typing import TYPE_CHECKING, Annotated

import typer

from commands.args.options import CdeFiles, Json, Significant
from domain.wording import so_many

if TYPE_CHECKING:
    from services.intake.eligibility import Assessment


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
    from commands.args.significant import listed
    from commands.args.significant import significant as counts
    from commands.output import console
    from services.intake.eligibility import assessment

    few = significant or []
    with listed(few):
        found = assessment(files, year, counts(few))
    if as_json:
        chosen = found.eligible if eligible_only else found.leas
        leas = [console.dumped(lea) for lea in chosen]
        return console.as_json(
            {"year": found.year, "window": found.window, "leas": leas}
        )
    return _print(found)


def _print(found: "Assessment") -> None:
    from commands.output import console

    years = ", ".join(map(str, found.window))
    verb = "is" if len(found.eligible) == 1 else "are"
    leas = f"{so_many(len(found.leas), 'LEA')} {verb}"
    console.say(
        f"{found.year}: {len(found.eligible)} of {leas} eligible "
        f"for a determination under 52072(a), by the Dashboards {years}."
    )
    for lea in found.eligible:
        console.say("", f"{lea.cds}  {lea.name} ({lea.county})", f"  {lea.explanation}")
