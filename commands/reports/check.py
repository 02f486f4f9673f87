"""`report check`: documents that wait, cannot be made, or whose files are gone."""

from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Failed
from commands import context
from commands.args.engagements import recorded_entity
from commands.args.newest_review import newest_review
from commands.output import console
from domain.documents.rendering import DocumentStanding, DocumentState
from domain.wording import so_many

if TYPE_CHECKING:
    from temporalio.client import Client


def check_documents(entity: str | None, *, anew: bool, as_json: bool) -> None:
    """Raises Failed where anything is off and is not made anew."""
    key = recorded_entity(newest_review(entity, "a report")) if entity else ""
    known = context.documents().of(key)
    off = [said for each in known if (said := _off(each))]
    if anew:
        many = sum(context.documents().make_anew(e) for e in _entities(known))
        context.ask_server(_tell)
    if as_json:
        found = [console.dumped(each) for each in known]
        console.as_json({"documents": found, "off": off, "anew": anew})
    else:
        console.say(*(off or ["nothing is off"]))
        console.say(f"looked at: {so_many(len(known), 'document')}")
        if anew:
            console.say(f"{so_many(many, 'document')} will be made once more")
    if off and not anew:
        raise Failed(
            f"off: {len(off)}; `{console.COMMAND} report check --anew` has them made "
            "once more"
        )


def _entities(known: list[DocumentStanding]) -> list[str]:
    return sorted({each.rendering.entity for each in known})


def _off(each: DocumentStanding) -> str:
    """What is off with a document, and why; empty where nothing is."""
    rendering = each.rendering
    named = f"{rendering.entity}, {rendering.version.lower()}, {rendering.kind}"
    if each.state is DocumentState.REFUSED:
        return f"cannot be made: {named}: {each.problem}"
    if each.state is DocumentState.WAITING:
        why = f": {each.problem}" if each.problem else ""
        return f"waits: {named}{why}"
    gone = [file for file in each.files if not Path(file).is_file()]
    return f"gone: {named}: {', '.join(gone)}" if gone else ""


async def _tell(client: "Client") -> None:
    from client import post_office

    await post_office.documents_laid(client)
