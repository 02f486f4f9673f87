"""`explain`, as the terminal knows it."""

from commands.args.options import Entity, Json


def explain(entity: Entity, as_json: Json = False) -> None:
    """Why something was asked, why not, what comes next and when: every day counted.

    Of an engagement, or a referral: what is waited for in it, and what comes next.
    """
    from commands.engagements.explain import explain

    explain(entity, as_json=as_json)
