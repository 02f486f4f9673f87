"""`act`: one act, done or only previewed; and how others send theirs."""

from collections.abc import Sequence

from client.endings import Ending, NothingToDo, NotOpen, Unanswered
from commands import context
from commands.acts.preview import previewed, show_preview
from commands.args.act_fields import act_kind, as_words, fields_of, shaped, staff_act
from commands.args.act_id import act_id as id_of
from commands.args.rating import rating
from commands.args.reference import Reference, running
from commands.engagements.ended import ask_engagement, ended
from commands.output import console
from commands.output.command_line import command_line
from commands.output.receipt import consequences
from domain.acts import StaffAct
from domain.lifecycle import MOVES
from domain.receipt import Receipt

ONCE_MORE = "to do it once more, say --id with a word of your own"


def act(
    entity: str,
    kind: str,
    words: Sequence[str],
    *,
    by: str | None,
    act_id: str | None,
    preview: bool,
    as_json: bool,
) -> None:
    """Do one act, and print where it stands in the record; or only what it would do."""
    which, actor = running(entity), context.actor(by)
    name = act_kind(kind, which)
    fields = fields_of(words)
    act_id = id_of(act_id, name, [str(which), name, *as_words(fields), actor.by])
    said: dict[str, object] = shaped_for(which, name, fields) | {
        "kind": name,
        "id": act_id,
        "by": actor.by,
        "entered_by": actor.entered_by,
    }
    if which.action is not None:
        said["action"] = which.action
    if which.referral is not None:
        said["referral"] = which.referral
    again = _line(which, name, fields, actor.by, act_id)
    wanted = staff_act(said)
    if preview:
        return show_preview(which, previewed(which, wanted), again, as_json=as_json)
    return print_receipt(which, send(which, wanted, again), again, as_json=as_json)


def shaped_for(
    which: Reference, kind: str, fields: dict[str, list[str]]
) -> dict[str, object]:
    """As `shaped`, with a rating by its number."""
    said = shaped(kind, fields)
    if kind == "rate" and isinstance(typed := said.get("rating"), str):
        said["rating"] = _rating(which, typed)
    return said


def _rating(which: Reference, typed: str) -> str:
    """Its number; one that goes by a name is looked up in the engagement's scale."""
    if typed.strip().lstrip("-").isdecimal():
        return typed
    from client.engagements import policy

    found = ask_engagement(which.cds, lambda client: policy(client, which.cds))
    return rating(typed, found.scale.of_open)


def send(which: Reference, act: StaffAct, again: str) -> Receipt:
    """Have it done; raises NotAllowed, and Unanswered with the line that repeats it."""
    from client.engagements import ask

    try:
        return context.ask_server(lambda client: ask(client, which.cds, act))
    except Unanswered as silent:
        raise Unanswered(f"{silent}: {again}") from silent
    except NotOpen as none:
        raise _ended(which, act) or none from none


def _ended(which: Reference, act: StaffAct) -> Ending | None:
    """That it ended, or that it did so by such an act; None where it did not end."""
    over = ended(which.cds)
    move = MOVES.get(type(act))
    if over and move and move.target is over.phase:
        return NothingToDo(f"{over.said} already")
    return over.not_open if over else None


def _line(
    which: Reference, kind: str, fields: dict[str, list[str]], by: str, act_id: str
) -> str:
    """The exact line that repeats the act, and cannot do it twice."""
    said = [*as_words(fields), "--as", by, "--id", act_id]
    return command_line(["act", str(which), kind, *said])


def print_receipt(
    which: Reference, receipt: Receipt, again: str, *, as_json: bool
) -> None:
    """Where the act stands in the record, and how to repeat it safely."""
    if as_json:
        answer = console.dumped(receipt)
        return console.as_json(
            answer | {"repeat": again, "link": context.link(which.cds)}
        )
    done = "already done as" if receipt.again else "done:"
    console.say(
        f"{done} entry {receipt.entry} of {receipt.entity}, phase {receipt.phase}",
        *consequences(receipt),
        f"to repeat it safely: {again}",
        *([ONCE_MORE] if receipt.again else []),
    )
    return console.ui(which.cds)
