"""`comments`: what was said of an action, as far as it is for the reader."""

from typing import TYPE_CHECKING

from client.endings import Failed, Misused
from commands import context
from commands.args.engagements import recorded_at
from commands.args.people import known_person
from commands.args.reference import Reference, reference
from commands.output import console
from domain.actions.planned import named
from domain.acts import Comment
from services.comments import comments as readable
from services.current import local

if TYPE_CHECKING:
    from adapters.sql.queries import Line


def comments(entity: str, *, by: str | None, as_json: bool) -> None:
    """The comments a person may read; who that is, the engagement's people say."""
    which, reader = reference(entity), context.actor(by).by
    if which.action is None:
        raise Misused(f"name the action: {which.cds}/action/12")
    now = recorded_at(which)
    record = context.record()
    known = {each.number for each in record.actions(now.entity)}
    if which.action not in known:
        raise Failed(f"{which.whole} has no {named(which.action)}")
    found = readable(record, now.entity, which.action, reader)
    if as_json:
        rows = [line._asdict() | console.dumped(said) for line, said in found]
        return console.as_json({"entity": str(which), "comments": rows})
    if not found:
        known_person("--as", reader)
        console.say(f"nothing was said of {which} that is for {reader} to read")
    for line, said in found:
        console.entry(*_printed(line, said))
    return None if which.episode else _how(which)


def _printed(line: "Line", said: Comment) -> tuple[str, ...]:
    head = f"{local(line.at)}  {said.by} ({said.audience}), entry {line.number}"
    return head, *said.text.split("\n")


def _how(which: Reference) -> None:
    console.say(
        f"to add one: {console.COMMAND} act {which} comment --text '...' "
        "--audience open --as PERSON"
    )
