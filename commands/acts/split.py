"""`split`: divide an action into the parts that a file names."""

from pathlib import Path
from uuid import uuid4

from client.endings import Misused
from commands import context
from commands.acts.act import print_receipt, send
from commands.acts.import_roadmap import say_source
from commands.acts.preview import previewed, show_preview
from commands.args.reference import running
from commands.output.command_line import command_line
from services import roadmaps


def split(
    entity: str,
    file: Path,
    *,
    why: str,
    commit: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Preview the parts, or split the action in one act."""
    which, actor = running(entity), context.actor(by)
    if which.action is None:
        raise Misused(f"name the action to split: {which.cds}/action/12")
    planned = roadmaps.planned(file)
    act = roadmaps.split(planned, which.action, actor, why, act_id or uuid4().hex)
    said = ["--why", why, "--commit", "--as", actor.by, "--id", act.id]
    again = command_line(["split", str(which), str(file), *said])
    if not as_json:
        say_source(planned)
    if not commit:
        found = previewed(which, act)
        return show_preview(which, found, again, as_json=as_json)
    return print_receipt(which, send(which, act, again), again, as_json=as_json)
