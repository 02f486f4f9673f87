"""`checkins`, as the terminal knows it."""

from typing import Annotated

import typer

from commands.args.options import Json


def checkins(
    entity: Annotated[
        str | None, typer.Argument(help="An engagement; without, all that are open.")
    ] = None,
    fiscal_year: Annotated[
        str | None,
        typer.Option("--fy", metavar="YEAR", help="Only of a fiscal year: 2026-27."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Check-ins of LEA, COE and CCEE, year by year: required, held, missed, made up.

    Each with its stage, its day, and who was there.
    """
    from commands.checkins.show import show_check_ins

    show_check_ins(entity, fiscal_year, as_json=as_json)
