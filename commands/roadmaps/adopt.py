"""`roadmap adopt`: what three have signed, read by its hash and adopted in one act."""

from client.endings import Misused
from commands import context
from commands.acts.act import print_receipt, send
from commands.acts.preview import previewed, show_preview
from commands.args.act_id import line_id
from commands.args.reference import Reference, running
from commands.engagements.ended import ask_engagement
from commands.output import console
from commands.output.command_line import command_line
from domain.acts import AdoptRoadmap
from domain.documents.canonical import hash_of
from domain.wording import so_many
from services import roadmap_signing as service


def adopt(
    entity: str, *, preview: bool, by: str | None, act_id: str | None, as_json: bool
) -> None:
    """Do it, or show what it would change."""
    which, actor = _engagement(entity), context.actor(by)
    sha256 = ask_engagement(
        which.cds, lambda client: service.proposed(client, which.cds, which.review)
    )
    text = service.signed_text(context.documents(), sha256)
    words = [which.cds, "roadmap", "adopt", hash_of(text), actor.by]
    act = service.adoption(text, actor, act_id or line_id(words))
    said = ["roadmap", "adopt", which.cds, "--as", actor.by, "--id", act.id]
    line = command_line(said)
    if preview:
        found = previewed(which, act)
        if not as_json:
            console.say(*_told(act))
        return show_preview(which, found, line, as_json=as_json)
    receipt = send(which, act, line)
    return print_receipt(which, receipt, line, as_json=as_json, adds=False)


def _engagement(entity: str) -> Reference:
    """Whose newest review is meant; raises Misused where a part is named."""
    which = running(entity)
    part = which.part and (not which.review or which.in_review)
    if part or which.episode:
        raise Misused(f"a roadmap is adopted by an engagement: {which.cds}")
    return which._replace(part="")


def _told(act: AdoptRoadmap) -> list[str]:
    dues = [each.due for each in act.planned]
    many = so_many(len(dues), "action")
    return [
        f"{many}, due from {min(dues)} to {max(dues)}",
        f"SHA-256 of what was signed: {act.sha256}",
    ]
