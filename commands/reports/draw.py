"""`report draft` and `report final`: the report drawn up, then named by its act."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed, Misused
from commands import context
from commands.acts.act import answered
from commands.acts.preview import show_preview
from commands.args.act_fields import staff_act
from commands.args.act_id import line_id
from commands.args.engagements import recorded_entity
from commands.args.newest_review import newest_review
from commands.args.people import known_person
from commands.args.reference import Reference
from commands.output import console
from commands.output.command_line import command_line
from commands.reports.answer import NamedFacts, print_named
from domain.act import Actor
from domain.acts import DraftReport, FinalizeReport
from domain.documents.rendering import OF_REPORT, Rendering
from domain.first_few import first_few
from domain.reviews.report import Section
from domain.reviews.report_document import document_of
from domain.wording import so_many
from services import current, named_facts
from services.imports.judge import ReviewNamed
from services.reports import DrawnAct, DrawnReport, ReportSources

if TYPE_CHECKING:
    from temporalio.client import Client

SHOWN = 20  # hints on privacy that a preview names
WORKING_COPY = "Working copy"


class DrawSaid(NamedTuple):
    """What was typed: of which review, and for a final who read it once more."""

    entity: str
    second_reader: str | None
    entry: int | None
    to: Path | None
    preview: bool

    @property
    def words(self) -> list[str]:
        command = ["report", "draft"]
        if self.second_reader:
            command = ["report", "final", "--second-reader", self.second_reader]
        return command


def draw(said: DrawSaid, *, by: str | None, act_id: str | None, as_json: bool) -> None:
    """Do it, and print where its documents will lie; or only what it would do."""
    if said.to and not said.preview:
        raise Misused("--to goes with --preview: a working copy is no draft")
    which, actor = newest_review(said.entity, "a report"), context.actor(by)
    if said.second_reader:
        reader = known_person("--second-reader", said.second_reader)
        said = said._replace(second_reader=reader)
    named = ReviewNamed(which.cds, which.whole, which.review or 0)
    sources, entity = _sources(), recorded_entity(which)

    async def newest(client: "Client") -> int:
        return said.entry or await named_facts.newest(
            client, named, sources.reviews, "a report"
        )

    entry = context.ask_server(newest)
    drawn = sources.drawn(entity, entry)
    act = _act(said, drawn, actor, act_id)
    line = _line(which, said, act)
    if said.preview:
        return _preview(which, named, said, drawn, act, line, as_json=as_json)
    receipt = answered(
        which,
        act,
        line,
        lambda client: named_facts.send(
            client, named, drawn.text, act, sources.documents
        ),
    )
    return print_named(receipt, _named(which, drawn), line, as_json=as_json)


def _sources() -> ReportSources:
    known = context.directory().people
    return ReportSources(
        past=context.past(),
        reviews=context.reviews(),
        evidence=context.evidence(),
        documents=context.documents(),
        names={key: each.name for key, each in known.items()},
    )


def _act(
    said: DrawSaid, drawn: DrawnReport, actor: Actor, act_id: str | None
) -> DrawnAct:
    fields: dict[str, object] = {"sha256": drawn.sha256, "as_of": drawn.as_of}
    kind = "draft_report"
    if said.second_reader:
        kind = "finalize_report"
        fields |= {"second_reader": said.second_reader, "setting": 0}
    words = [said.entity, *said.words, drawn.sha256, str(drawn.as_of), actor.by]
    act = staff_act(
        {"kind": kind, "id": act_id or line_id(words)}
        | {"by": actor.by, "entered_by": actor.entered_by}
        | fields
    )
    assert isinstance(act, DraftReport | FinalizeReport)
    return act


def _line(which: Reference, said: DrawSaid, act: DrawnAct) -> str:
    """The exact line that repeats it, and cannot do it twice."""
    at = ["--entry", str(act.as_of), "--as", act.by, "--id", act.id]
    return command_line([*said.words[:2], str(which), *said.words[2:], *at])


def _preview(
    which: Reference,
    named: ReviewNamed,
    said: DrawSaid,
    drawn: DrawnReport,
    act: DrawnAct,
    line: str,
    *,
    as_json: bool,
) -> None:
    """Its working copy is made also where the act would be refused: to read it."""
    from client.errors import foreseen

    files = _working_copy(said, drawn, which) if said.to else []
    if not as_json:
        console.say(*_told(drawn), *(f"working copy: {each}" for each in files))
    found = context.ask_server(lambda client: named_facts.preview(client, named, act))
    if found.refused:
        raise foreseen(found.refused, found.rule)
    show_preview(which, found, line, as_json=as_json)


def _told(drawn: DrawnReport) -> list[str]:
    """How much there is of it, what is not written, what to look at for privacy."""
    facts = drawn.facts
    found = sum(len(q.findings) for each in facts.components for q in each.quadrants)
    lines = [
        f"{so_many(found, 'finding')}, "
        f"{so_many(len(facts.recommendations), 'recommendation')}, "
        f"{so_many(len(facts.corrections), 'correction')}; as of entry {drawn.as_of}"
    ]
    unwritten = [each for each in Section if not getattr(facts, each)]
    if unwritten:
        lines.append(
            f"not written yet: {', '.join(unwritten)} (write_section --section ... "
            "--text ...)"
        )
    lines += _unnamed(drawn)
    hints = drawn.hints
    if hints:
        lines.append(f"to look at for privacy ({len(hints)})")
        lines += [f"  {each}" for each in hints[:SHOWN]]
    if more := len(hints[SHOWN:]):
        lines.append(f"  and {more} more")
    return lines


def _unnamed(drawn: DrawnReport) -> list[str]:
    """Persons whose names belong into it, and are nowhere."""
    if not drawn.unnamed:
        return []
    return [
        f"called by their ids, for the directory has no name of them: "
        f"{first_few(drawn.unnamed)} (`people load FILE`, then draw it up once more)"
    ]


def _working_copy(said: DrawSaid, drawn: DrawnReport, which: Reference) -> list[Path]:
    from adapters.reports.layout import Unmade
    from adapters.reports.make import make

    assert said.to
    made: list[Path] = []
    try:
        for kind in OF_REPORT:
            rendering = Rendering(
                key=f"{which.alive}/working-copy/{kind}",
                entity=which.alive,
                entry=drawn.as_of,
                kind=kind,
                sha256=drawn.sha256,
                version=WORKING_COPY,
                day=current.today(),
                folder="",
            )
            made += make(document_of(drawn.facts, rendering), said.to, kind)
    except Unmade as off:
        raise Failed(f"{off}\nnothing was changed") from off
    return made


def _named(which: Reference, drawn: DrawnReport) -> NamedFacts:
    documents = (
        "its documents are being made; "
        f"`{console.COMMAND} report show {which.alive}` says where"
    )
    said = "\n".join([*_unnamed(drawn), documents])
    return NamedFacts(drawn.sha256, "what it says", said)
