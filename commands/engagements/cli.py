"""`explain`, as the terminal knows it."""

from commands.args.options import Entity, Json


def explain(entity: Entity, as_json: Json = False) -> None:
    """Why something was asked, why not, what comes next and when: every day counted.

    Of an engagement: what comes next for each of its actions.
    """
    from commands.engagements.explain import explain

    explain(entity, as_json=as_json)
