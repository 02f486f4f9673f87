"""`supports` and `caseload`, as the terminal knows them."""

from typing import Annotated

import typer

from commands.args.options import Address, Json

MOST_DAYS = 400


def supports(entity: Address, as_json: Json = False) -> None:
    """What support was given: hours by school year and by whom, positions, learning.

    By the record; each has its address, by which it is withdrawn or amended.
    """
    from commands.supports.show import show_supports

    show_supports(entity, as_json=as_json)


def caseload(
    person: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Of one person, as m.ortiz.")
    ] = None,
    days: Annotated[
        int,
        typer.Option(
            min=0, max=MOST_DAYS, help="With the dates that come in so many days."
        ),
    ] = 0,
    as_json: Json = False,
) -> None:
    """Who carries what: each person's engagements, roles, what is late and asked.

    Coaches first, with the hours they coached this school year; --days 90 also lists
    the dates that come.
    """
    from commands.supports.caseload import show_caseload

    show_caseload(person, days=days, as_json=as_json)
