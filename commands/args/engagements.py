"""Which engagements are meant: the one that is named, or all that are open."""

from client.endings import Failed, Misused
from commands import context
from commands.args.reference import running


def one_or_all(entity: str | None, *, everyone: bool) -> list[str]:
    """The CDS codes meant; raises Misused unless it is said which."""
    if everyone == (entity is not None):
        raise Misused("say which engagement, or --all")
    return chosen(entity)


def chosen(entity: str | None) -> list[str]:
    """The one named, else all that the record knows as open; raises Failed."""
    if entity:
        return [running(entity).cds]
    found = context.open_codes()
    if not found:
        raise Failed("no engagement is open; `refer` opens one")
    return found
