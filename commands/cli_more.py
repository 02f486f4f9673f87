"""`explain`, `prove` and `reconcile`, as the terminal knows them."""

from typing import Annotated

import typer

from commands.args.options import Entity, Json


def explain(entity: Entity, as_json: Json = False) -> None:
    """Why something was asked, why not, what comes next and when: every day counted.

    Of an engagement: what comes next for each of its actions.
    """
    from commands.engagements.explain import explain

    explain(entity, as_json=as_json)


def reconcile(as_json: Json = False) -> None:
    """Compare the record with what runs; begin witnesses again, name what is off."""
    from commands.operations.reconcile import reconcile

    reconcile(as_json=as_json)


def prove(
    key: Annotated[str, typer.Argument(help="A notice's key; `notices` lists them.")],
    as_json: Json = False,
) -> None:
    """From which date, calendar and policy a notice came, and what became of it."""
    from commands.notices.prove import prove

    prove(key, as_json=as_json)
