"""`roadmap propose`: the roadmap drawn up, kept, and put before those who sign it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from commands import context
from commands.acts.act import answered
from commands.acts.preview import show_preview
from commands.args.act_fields import NOT_READ_YET, staff_act
from commands.args.act_id import line_id
from commands.args.engagements import recorded_entity
from commands.args.newest_review import newest_review
from commands.args.reference import Reference
from commands.output import console
from commands.output.command_line import command_line
from commands.reports.answer import NamedFacts, print_named
from domain.act import Actor
from domain.acts import ProposeRoadmap
from domain.first_few import first_few
from domain.roadmaps.roadmap import Priority
from domain.wording import so_many
from services import named_facts
from services import roadmap_signing as service
from services.imports.judge import ReviewNamed
from services.roadmap_signing import DrawnRoadmap

if TYPE_CHECKING:
    from temporalio.client import Client

WHAT = "a roadmap"


class ProposeSaid(NamedTuple):
    """What was typed: of which review, and up to which of its entries."""

    entity: str
    entry: int | None
    preview: bool


def propose(
    said: ProposeSaid, *, by: str | None, act_id: str | None, as_json: bool
) -> None:
    """Do it, and print the hash that is signed; or only what it would do."""
    which, actor = newest_review(said.entity, WHAT), context.actor(by)
    named = ReviewNamed(which.cds, which.whole, which.review or 0)
    entity, recorded = recorded_entity(which), context.reviews()

    async def newest(client: "Client") -> int:
        return said.entry or await named_facts.newest(client, named, recorded, WHAT)

    drawn = service.drawn(context.past(), entity, context.ask_server(newest))
    act = _act(which, drawn, actor, act_id)
    at = ["--entry", str(act.as_of), "--as", act.by, "--id", act.id]
    line = command_line(["roadmap", "propose", str(which), *at])
    if said.preview:
        return _preview(which, named, drawn, act, line, as_json=as_json)
    receipt = answered(
        which,
        act,
        line,
        lambda client: named_facts.send(
            client, named, drawn.text, act, context.documents()
        ),
    )
    return print_named(receipt, _named(which, drawn), line, as_json=as_json)


def _act(
    which: Reference, drawn: DrawnRoadmap, actor: Actor, act_id: str | None
) -> ProposeRoadmap:
    words = [str(which), "roadmap", "propose", drawn.sha256, str(drawn.as_of), actor.by]
    act = staff_act(
        {"kind": "propose_roadmap", "id": act_id or line_id(words)}
        | {"by": actor.by, "entered_by": actor.entered_by}
        | {"sha256": drawn.sha256, "as_of": drawn.as_of, "setting": NOT_READ_YET}
    )
    assert isinstance(act, ProposeRoadmap)
    return act


def _preview(
    which: Reference,
    named: ReviewNamed,
    drawn: DrawnRoadmap,
    act: ProposeRoadmap,
    line: str,
    *,
    as_json: bool,
) -> None:
    from client.errors import foreseen

    if not as_json:
        console.say(*_told(drawn))
    found = context.ask_server(lambda client: named_facts.preview(client, named, act))
    if found.refused:
        raise foreseen(found.refused, found.rule)
    show_preview(which, found, line, as_json=as_json)


def _told(drawn: DrawnRoadmap) -> Iterator[str]:
    """How much there is of it, and what it leaves unanswered."""
    actions = drawn.facts.actions
    by_priority = (
        (each, sum(action.priority is each for action in actions)) for each in Priority
    )
    said = ", ".join(f"{many} {each.described}" for each, many in by_priority if many)
    many = so_many(len(actions), "action")
    yield f"{many}{f': {said}' if said else ''}; as of entry {drawn.as_of}"
    if actions:
        dues = [each.due for each in actions]
        yield f"due from {min(dues)} to {max(dues)}"
    if drawn.unanswered:
        yield f"no action carries out {first_few(drawn.unanswered)}"
    yield f"SHA-256 of what would be signed: {drawn.sha256}"


def _named(which: Reference, drawn: DrawnRoadmap) -> NamedFacts:
    documents = (
        "its document is being made; "
        f"`{console.COMMAND} roadmap show {which.alive}` says where"
    )
    return NamedFacts(drawn.sha256, "what is signed", documents)
