"""`act`: one act, done or only previewed; and how others send theirs."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from client.endings import (
    Ending,
    Failed,
    Misused,
    NotAllowed,
    NothingToDo,
    NotOpen,
    Unanswered,
)
from commands import context
from commands.acts.fields import words_there
from commands.acts.good_to_know import good_to_know
from commands.acts.preview import previewed, show_preview
from commands.acts.recommendation import checked
from commands.args import dates
from commands.args.act_fields import (
    KINDS,
    NOT_READ_YET,
    TypedAct,
    act_kind,
    as_words,
    fields_of,
    staff_act,
)
from commands.args.act_id import SETTLING, line_id, new_id
from commands.args.act_id import act_id as id_of
from commands.args.engagements import recorded_at, recorded_review
from commands.args.framework import framework_of
from commands.args.rating import shaped_for
from commands.args.reference import Reference, running
from commands.args.review_fields import review_fields
from commands.args.support_fields import of_support
from commands.context import Answer
from commands.engagements.ended import ask_engagement, ended
from commands.output import console
from commands.output.command_line import command_line
from commands.output.receipt import consequences
from domain.actions.planned import numbered
from domain.acts import (
    BeginReview,
    CancelReview,
    DecidingAct,
    EvidenceAct,
    ReviewStaffAct,
    SignRoadmap,
)
from domain.acts.digest import digest
from domain.documents.canonical import hash_of
from domain.evidence.evidence import evidence_label
from domain.lifecycle import MOVES, Phase
from domain.receipt import Receipt
from domain.reviews.acts import ReviewEnd
from domain.wording import as_words as words_of
from services import current

if TYPE_CHECKING:
    from temporalio.client import Client

    from domain.reviews.standing import ReviewStanding

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
    fields = _exact(which, name, fields_of(words, name))
    line = [str(which), name, *as_words(fields), actor.by]
    typed = staff_act(
        shaped_for(which, name, review_fields(which, name, fields))
        | {"kind": name, "id": id_of(act_id, name, line)}
        | {"by": actor.by, "entered_by": actor.entered_by}
        | _placed(which, name, fields)
        | _framework(name, fields),
        lambda: words_there(which, name),
    )

    wanted = checked(which, typed)

    def again(act: TypedAct) -> str:
        return _line(which, name, fields, actor.by, act.id)

    if preview:
        found = previewed(which, wanted)
        return show_preview(which, found, again(wanted), as_json=as_json)
    if name in SETTLING and act_id is None:
        wanted = wanted.but(id=line_id(line))
    receipt = send(which, wanted, again(wanted))
    if receipt.again and act_id is None and name in SETTLING:
        wanted, receipt = _once_more(which, wanted, receipt, again)
    adds = name not in SETTLING
    return print_receipt(which, receipt, again(wanted), as_json=as_json, adds=adds)


def _exact(
    which: Reference, kind: str, fields: dict[str, list[str]]
) -> dict[str, list[str]]:
    """With the framework of a review that is to begin, by its version.

    And the roadmap that is signed, by its hash. So that the line stands for the same
    act when another version is usual, or another roadmap is proposed.
    """
    if KINDS[kind] is SignRoadmap and "sha256" not in fields:
        return fields | {"sha256": [_proposed(which)]}
    if KINDS[kind] is not BeginReview:
        return fields
    said = fields.get("framework", [current.FRAMEWORK])
    return fields | {"framework": [framework_of(each).named for each in said]}


def _proposed(which: Reference) -> str:
    """The hash of the roadmap that its review proposes; of none where it does not."""

    async def ask(client: "Client") -> str:
        from client import reviews

        now = await reviews.standing(client, which.whole, which.review or 0)
        proposal = now.roadmap.proposal
        return proposal.sha256 if proposal else hash_of("")

    return ask_engagement(which.cds, ask)


def _placed(
    which: Reference, kind: str, fields: Mapping[str, object]
) -> dict[str, object]:
    """What the address says of the act; what is read when it is sent, as not read."""
    if which.action is not None:
        return {"action": which.action}
    if which.referral is not None:
        return {"referral": which.referral}
    if which.check_in:
        return {"check_in": which.check_in}
    if said := of_support(which, KINDS[kind]):
        if twice := [name for name in said if name in fields]:
            raise Misused(f"--{twice[0]} is said by the address: {which}")
        return said
    deciding = KINDS[kind] in get_args(DecidingAct)
    read = {"setting": NOT_READ_YET} if deciding else {}
    return read | _of_part(which, fields)


def _of_part(which: Reference, fields: Mapping[str, object]) -> dict[str, object]:
    """What the address of a part of a review says; raises Misused where it is told."""
    part = which.in_review
    if part is None:
        return {}
    if part.room in fields:
        raise Misused(f"--{part.room} is said by the address: {which}")
    name = numbered(part.name) if part.room == "action" else part.name
    return {part.room: name}


def _framework(kind: str, fields: Mapping[str, list[str]]) -> dict[str, object]:
    """Under which framework a review is to begin."""
    if KINDS[kind] is not BeginReview:
        return {}
    return {"framework": current.framework(fields["framework"][0])}


def _once_more(
    which: Reference,
    act: TypedAct,
    receipt: Receipt,
    again: Callable[[TypedAct], str],
) -> tuple[TypedAct, Receipt]:
    """Where it can be done anew, something has happened since: then it is another act.

    Else the same line was typed twice.
    """
    anew = act.but(id=new_id())
    try:
        previewed(which, anew)
    except NotAllowed:
        return act, receipt
    return anew, send(which, anew, again(anew))


def send(which: Reference, act: TypedAct, again: str) -> Receipt:
    """Have it done; raises NotAllowed, and Unanswered with the line that repeats it."""
    found = answered(which, act, again, lambda client: _asked(client, which, act))
    return found.but(warnings=(*found.warnings, *good_to_know(which, act)))


def answered(
    which: Reference,
    act: TypedAct,
    again: str,
    job: Callable[["Client"], Awaitable[Answer]],
) -> Answer:
    """The answer to an act that a job sends; raises as `send`."""
    try:
        return context.ask_server(job)
    except Unanswered as silent:
        raise Unanswered(f"{silent}: {again}") from silent
    except NotOpen as none:
        raise _ended(which, act) or none from none


async def _asked(client: "Client", which: Reference, act: TypedAct) -> Receipt:
    """By the engagement, or by its review."""
    from client import engagements, reviews

    if isinstance(act, EvidenceAct) and not which.review:
        return await engagements.ask(client, which.cds, act)
    if isinstance(act, ReviewStaffAct):
        return await reviews.ask(client, which.whole, which.review or 0, act)
    try:
        return await engagements.ask(client, which.cds, act)
    except NotAllowed as refused:
        if not isinstance(act, BeginReview):
            raise
        try:
            now = await engagements.standing(client, which.cds)
            gone = await reviews.stopped(client, now.engagement) if now else {}
        except Failed:
            gone = {}
        raise _with_the_way_on(refused, gone) from refused


def _with_the_way_on(refused: NotAllowed, gone: Mapping[int, str]) -> NotAllowed:
    """What leads on where a review that is under way cannot come to its end."""
    if not gone:
        return refused
    said = (f"review {number} {how}" for number, how in gone.items())
    return NotAllowed("\n".join([str(refused), *said]))


def _ended(which: Reference, act: TypedAct) -> Ending | None:
    """That it ended, or that it did so by such an act; None where it did not end."""
    if isinstance(act, ReviewStaffAct) and which.review:
        return _review_ended(which, act)
    over = ended(which.cds)
    move = MOVES.get(type(act))
    if over and move and move.target is over.phase:
        return NothingToDo(f"{over.said} already")
    return over.not_open if over else None


def _review_ended(which: Reference, act: ReviewStaffAct) -> Ending | None:
    now = recorded_review(which)
    if now is None or now.is_open:
        return None
    if entry := _recorded_as(now.entity, act):
        return NothingToDo(f"already done as entry {entry} of {now.entity}")
    named = f"review {now.number} of {which.whole}"
    if isinstance(act, CancelReview) and now.end is ReviewEnd.CANCELLED:
        return NothingToDo(f"{named} is {words_of(now.stage)} already")
    return NotOpen(f"{named} {_how_it_ended(which, now)}")


def _how_it_ended(which: Reference, now: "ReviewStanding") -> str:
    """And on which day, by the record; and that another may begin, where it may."""
    day = dates.day_of(context.record().history(now.entity)[-1].at)
    own = recorded_at(which)
    if now.end is ReviewEnd.ENDED:
        how = words_of(own.phase)
        return f"ended on {day} with its engagement, which is {how}"
    another = "; `begin_review` begins another" if own.phase is Phase.REVIEW else ""
    return f"was {words_of(now.stage)} on {day}{another}"


def _recorded_as(entity: str, act: ReviewStaffAct) -> int | None:
    """The entry under which the record has this act, by its id and its words."""
    for number, known in context.record().acts(entity, act.kind):
        if isinstance(known, ReviewStaffAct) and known.id == act.id:
            return number if digest(known) == digest(act) else None
    return None


def _line(
    which: Reference, kind: str, fields: dict[str, list[str]], by: str, act_id: str
) -> str:
    """The exact line that repeats the act, and cannot do it twice."""
    said = [*as_words(fields), "--as", by, "--id", act_id]
    return command_line(["act", str(which), kind, *said])


def print_receipt(
    which: Reference,
    receipt: Receipt,
    again: str,
    *,
    as_json: bool,
    adds: bool = True,
) -> None:
    """Where the act stands in the record, and how to repeat it safely.

    And how to do it once more, where that `adds` something and is not refused.
    """
    if as_json:
        answer = console.dumped(receipt)
        return console.as_json(
            answer | {"repeat": again, "link": context.link(receipt.entity)}
        )
    done = "already done as" if receipt.again else "done:"
    far = f"{'stage' if which.review else 'phase'} {words_of(receipt.phase)}"
    piece = f": {evidence_label(receipt.piece)}" if receipt.piece else ""
    console.say(
        f"{done} entry {receipt.entry} of {receipt.entity}, {far}{piece}",
        *consequences(receipt),
        f"to repeat it safely: {again}",
        *([ONCE_MORE] if receipt.again and adds else []),
    )
    return console.ui(receipt.entity)
