"""`refresh`: bring open engagements to the newest rules, after a new version."""

from typing import Any

from client.endings import Failed, Misused
from commands import context
from commands.args.reference import reference
from commands.output import console


def refresh(entity: str | None, *, everyone: bool, as_json: bool) -> None:
    """Tell one engagement, or all that the record knows as open; it may be repeated."""
    if everyone == (entity is not None):
        raise Misused("say which engagement, or --all")
    if entity:
        chosen = [reference(entity).cds]
    else:
        chosen = [each.cds for each in context.record().engagements(open_only=True)]

    async def tell(client: Any) -> list[str]:
        from client.engagements import refresh

        return [cds for cds in chosen if await refresh(client, cds)]

    told = context.ask_server(tell)
    if entity and not told:
        raise Failed(f"there is no open engagement of {entity}; see `list`")
    if as_json:
        return console.as_json({"refreshed": told})
    console.say(f"{len(told)} of {len(chosen)} engagements begin a new run")
    for cds in told[:1]:
        console.ui(cds)
    return None
