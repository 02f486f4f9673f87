"""`explain`, `duties` and `find`, as the terminal knows them."""

from typing import Annotated

import typer

from commands.args.options import Address, By, Json


def explain(entity: Address, as_json: Json = False) -> None:
    """Why something was asked, why not, what comes next and when: every day counted.

    Of an engagement, or a referral: what is waited for in it, and what comes next.
    """
    from commands.engagements.explain import explain

    explain(entity, as_json=as_json)


def duties(entity: Address, as_json: Json = False) -> None:
    """Dates of the year to come that somebody is reminded of: LCAP, Dashboard, others.

    With where each comes from, when it is said, and who hears.
    """
    from commands.engagements.duties import duties

    duties(entity, as_json=as_json)


def find(
    words: Annotated[
        list[str], typer.Argument(help="Words as they stand together: Read Aloud.")
    ],
    by: By = None,
    as_json: Json = False,
) -> None:
    """Words in titles, comments and evidence of all engagements, ended ones too.

    Comments as far as they are for whoever --as names.
    """
    from commands.engagements.find import show_found

    show_found(" ".join(words), by=by, as_json=as_json)
