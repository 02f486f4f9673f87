"""`packet` and `notes`: facts of a check-in kept, then named by their act."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from commands import context
from commands.acts.act import answered
from commands.acts.preview import previewed, show_preview
from commands.args.act_fields import staff_act
from commands.args.act_id import line_id
from commands.checkins.address import check_in_named
from commands.checkins.agenda_read import names_listed
from commands.engagements.ended import ask_engagement
from commands.output import console
from commands.output.command_line import command_line
from commands.reports.answer import NamedFacts, print_named
from domain.acts import DraftNotes, DrawUpPacket
from services.minutes import Drawn, NotesSources, notes_drawn, packet_drawn

if TYPE_CHECKING:
    from temporalio.client import Client

    from domain.receipt import Receipt

DrawFacts = Callable[["Client", str, str], Awaitable[Drawn]]


class DrawnKind(NamedTuple):
    """What is drawn up: by which command and act, how its facts are come by."""

    command: str
    act: str
    what: str
    draw: DrawFacts


async def _notes(client: "Client", cds: str, check_in: str) -> Drawn:
    sources = NotesSources(context.record(), context.past(), names_listed())
    return await notes_drawn(client, cds, check_in, sources)


PACKET = DrawnKind("packet", "draw_up_packet", "a packet is", packet_drawn)
NOTES = DrawnKind("notes", "draft_notes", "notes are", _notes)


def draw_up(
    kind: DrawnKind,
    entity: str,
    *,
    preview: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Keep the facts and name them; or only say what that would do."""
    meant, actor = check_in_named(entity, kind.what), context.actor(by)
    cds = meant.which.cds

    async def facts(client: "Client") -> Drawn:
        return await kind.draw(client, cds, meant.name)

    drawn = ask_engagement(cds, facts)
    words = [str(meant), kind.command, drawn.sha256, str(drawn.as_of), actor.by]
    act = staff_act(
        {"kind": kind.act, "id": act_id or line_id(words), "check_in": meant.name}
        | {"by": actor.by, "entered_by": actor.entered_by}
        | {"sha256": drawn.sha256, "as_of": drawn.as_of}
    )
    assert isinstance(act, DrawUpPacket | DraftNotes)
    options = ["--as", act.by, "--id", act.id]
    line = command_line([kind.command, str(meant), *options])
    if preview:
        return show_preview(
            meant.which, previewed(meant.which, act), line, as_json=as_json
        )
    documents = context.documents()

    async def send(client: "Client") -> "Receipt":
        from client import engagements

        await asyncio.to_thread(documents.keep, drawn.text, datetime.now(UTC))
        return await engagements.ask(client, cds, act)

    receipt = answered(meant.which, act, line, send)
    where = (
        "its document is being made; "
        f"`{console.COMMAND} report check` says where it does not come about"
    )
    named = NamedFacts(drawn.sha256, "what it says", where)
    return print_named(receipt, named, line, as_json=as_json)
