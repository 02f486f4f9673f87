"""`act`: one act, done or only previewed; and how others send theirs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from client.endings import Ending, NothingToDo, NotOpen, Unanswered
from commands import context
from commands.acts.preview import previewed, show_preview
from commands.args import dates
from commands.args.act_fields import (
    KINDS,
    NOT_READ_YET,
    TypedAct,
    act_kind,
    as_words,
    fields_of,
    shaped,
    staff_act,
)
from commands.args.act_id import act_id as id_of
from commands.args.engagements import recorded_review
from commands.args.rating import rating
from commands.args.reference import Reference, running
from commands.output import console
from commands.output.command_line import command_line
from commands.output.receipt import consequences
from domain.acts import CancelReview, DecidingAct, ReviewStaffAct
from domain.lifecycle import ENDS, MOVES
from domain.receipt import Receipt
from domain.reviews.review import ReviewStage

if TYPE_CHECKING:
    from temporalio.client import Client

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
    said |= _placed(which, name)
    again = _line(which, name, fields, actor.by, act_id)
    wanted = staff_act(said)
    if preview:
        return show_preview(which, previewed(which, wanted), again, as_json=as_json)
    return print_receipt(which, send(which, wanted, again), again, as_json=as_json)


def _placed(which: Reference, kind: str) -> dict[str, object]:
    """What the address says of the act; what is read when it is sent, as not read."""
    if which.action is not None:
        return {"action": which.action}
    if which.referral is not None:
        return {"referral": which.referral}
    deciding = KINDS[kind] in get_args(DecidingAct)
    return {"setting": NOT_READ_YET} if deciding else {}


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

    found = context.ask_server(lambda client: policy(client, which.cds))
    return rating(typed, found.scale.of_open)


def send(which: Reference, act: TypedAct, again: str) -> Receipt:
    """Have it done; raises NotAllowed, and Unanswered with the line that repeats it."""
    try:
        return context.ask_server(lambda client: _asked(client, which, act))
    except Unanswered as silent:
        raise Unanswered(f"{silent}: {again}") from silent
    except NotOpen as none:
        raise _ended(which, act) or none from none


async def _asked(client: "Client", which: Reference, act: TypedAct) -> Receipt:
    """By the engagement, or by its review."""
    from client import engagements, reviews

    if isinstance(act, ReviewStaffAct):
        return await reviews.ask(client, which.whole, which.review or 0, act)
    return await engagements.ask(client, which.cds, act)


def _ended(which: Reference, act: TypedAct) -> Ending | None:
    """When what was named came to its end, by the record; None where it did not."""
    if isinstance(act, ReviewStaffAct):
        return _review_ended(which, act)
    record = context.record_if_any()
    now = record.engagement(which.cds) if record else None
    if record is None or now is None or now.phase not in ENDS:
        return None
    day = dates.day_of(record.history(now.entity)[-1].at)
    how = str(now.phase).replace("_", " ")
    said = f"the engagement of {which.cds} ended as {how} on {day}"
    move = MOVES.get(type(act))
    if move and move.target is now.phase:
        return NothingToDo(f"{said} already")
    return NotOpen(f"{said}; `refer` begins the LEA's next one")


def _review_ended(which: Reference, act: ReviewStaffAct) -> Ending | None:
    now = recorded_review(which)
    if now is None or now.is_open:
        return None
    said = f"review {now.number} of {which.whole} is {now.stage}"
    if isinstance(act, CancelReview) and now.stage is ReviewStage.CANCELLED:
        return NothingToDo(f"{said} already")
    return NotOpen(
        f"{said}; `begin_review` begins another while the engagement is in review"
    )


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
            answer | {"repeat": again, "link": context.link(receipt.entity)}
        )
    done = "already done as" if receipt.again else "done:"
    far = "stage" if which.review else "phase"
    console.say(
        f"{done} entry {receipt.entry} of {receipt.entity}, {far} {receipt.phase}",
        *consequences(receipt),
        f"to repeat it safely: {again}",
        *([ONCE_MORE] if receipt.again else []),
    )
    return console.ui(receipt.entity)
