"""`refresh`: bring open engagements to the newest rules, after a new version."""

from client.endings import Failed, Misused
from commands import context
from commands.args.reference import running
from commands.output import console
from domain.wording import so_many


def refresh(entity: str | None, *, everyone: bool, as_json: bool) -> None:
    """Tell one engagement, or all that the record knows as open; it may be repeated."""
    if everyone == (entity is not None):
        raise Misused("say which engagement, or --all")
    from services.refresh import refresh

    chosen = [running(entity).cds] if entity else context.open_codes()
    told = context.ask_server(lambda client: refresh(client, chosen))
    if entity and not told:
        raise Failed(f"there is no open engagement of {entity}; see `list`")
    if as_json:
        return console.as_json({"refreshed": told})
    console.say(
        f"{len(told)} of {so_many(len(chosen), 'engagement')} told to begin a new run"
    )
    for cds in told[:1]:
        console.ui(cds)
    return None
