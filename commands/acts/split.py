"""`split`: divide an action into the parts that a file names."""

from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Misused
from commands import context
from commands.acts.act import print_receipt, send
from commands.acts.import_roadmap import say_source
from commands.acts.preview import previewed, show_preview
from commands.acts.recommendation import check_parts, named_as_given
from commands.args.act_id import line_id, new_id
from commands.args.reference import Reference, running
from commands.engagements.ended import ask_engagement
from commands.output.command_line import command_line
from domain.act import Actor
from services import roadmaps

if TYPE_CHECKING:
    from services.rollout import Asker


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
    which, asker = running(entity), context.asker(by)
    known = context.actor(by) if commit or asker.by else None
    if which.action is None:
        raise Misused(f"name the action to split: {which.cds}/action/12")
    planned = named_as_given(which, roadmaps.planned(file))
    if not as_json:
        say_source(planned)
    check_parts(which, planned)
    actor = known or _splitter(which, asker)
    line = [str(which), "split", planned.said, why, actor.by]
    given = act_id or (line_id(line) if commit else new_id())
    act = roadmaps.split(planned, which.action, actor, why, given)
    said = ["--why", why, "--commit", "--as", actor.by, "--id", act.id]
    again = command_line(["split", str(which), str(file), *said])
    if not commit:
        found = previewed(which, act)
        return show_preview(which, found, again, as_json=as_json)
    receipt = send(which, act, again)
    return print_receipt(which, receipt, again, as_json=as_json, adds=False)


def _splitter(which: Reference, asker: "Asker") -> Actor:
    """Somebody who may split it, for a preview."""
    return ask_engagement(
        which.cds, lambda client: roadmaps.splitter(client, which.cds, asker)
    )
