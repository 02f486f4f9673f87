"""The packet and the notes of a check-in as documents, built of their facts."""

from collections.abc import Iterator
from datetime import date

from domain.bounds import LONGEST_TEXT
from domain.checkins.acts import DraftNotes, DrawUpPacket
from domain.checkins.check_in import CheckIn
from domain.checkins.facts import (
    AgendaLine,
    ItemFacts,
    NotesFacts,
    PacketFacts,
    SinceLast,
)
from domain.documents.document import (
    Bar,
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from domain.documents.rendering import (
    AGENCY,
    DocumentKind,
    Rendering,
    said_date,
)
from domain.setting import Setting
from domain.wording import is_blank, so_many

WHAT_IT_IS = (
    "At a check-in LEA, county office and CCEE look together at what has moved, what "
    "is in the way, and who can help with it."
)
NOTHING = "Nothing is on the agenda by rule, and nothing was put on it."


def owed_documents(
    check_in: CheckIn | None, act: object, setting: Setting, day: date
) -> tuple[Rendering, ...]:
    """The document that an act owes, of the facts it names."""
    match act:
        case DrawUpPacket(sha256=sha256) if check_in:
            kind, number = DocumentKind.PACKET, check_in.packets
        case DraftNotes(sha256=sha256) if check_in and check_in.notes:
            kind, number = DocumentKind.NOTES, check_in.notes.number
        case _:
            return ()
    called = f"{kind.capitalize()} {number} of check-in {check_in.name}"
    return (
        Rendering(
            key=f"{setting.entity}/{setting.entry}/{kind}",
            entity=setting.entity,
            entry=setting.entry,
            kind=kind,
            sha256=sha256,
            version=called,
            day=day,
            folder=f"{setting.entity}/check-in-{check_in.name}/{kind}-{number}",
        ),
    )


def packet_document(facts: PacketFacts, rendering: Rendering) -> Document:
    """The packet that is owed, of the facts it is made of."""
    agenda = facts.agenda
    return Document(
        title=f"Check-in {agenda.check_in}: {agenda.lea.name}",
        subtitle=(
            f"Agenda and figures, {agenda.lea.county} County, CDS code {agenda.lea.cds}"
        ),
        agency=AGENCY,
        day=said_date(rendering.day),
        notice=f"Packet {rendering.version.split()[1]}, for those who meet",
        contents=False,
        blocks=tuple(_packet(facts)),
    )


def notes_document(facts: NotesFacts, rendering: Rendering) -> Document:
    """The notes that are owed, of the facts they are made of."""
    return Document(
        title=f"Notes of check-in {facts.check_in}: {facts.lea}",
        subtitle=(
            f"Held on {said_date(facts.held_on)}, {facts.county} County, CDS code "
            f"{facts.cds}"
        ),
        agency=AGENCY,
        day=said_date(rendering.day),
        contents=False,
        blocks=tuple(_notes(facts)),
    )


def _packet(facts: PacketFacts) -> Iterator[Block]:
    agenda = facts.agenda
    yield Heading(level=1, text="The meeting")
    where = f", {agenda.place}" if agenda.place else ""
    yield Paragraph(
        text=f"{said_date(agenda.on)} at {agenda.at:%H:%M}, for {agenda.minutes} "
        f"minutes{where}. {WHAT_IT_IS}"
    )
    yield Heading(level=1, text="Agenda")
    if agenda.items:
        yield _agenda(agenda.items)
    else:
        yield Paragraph(text=NOTHING)
    if agenda.more:
        yield Paragraph(text=f"{so_many(agenda.more, 'action')} more would be on it.")
    yield from _figures(facts)


def _agenda(items: tuple[AgendaLine, ...]) -> Grid:
    return Grid(
        caption="What is to be spoken of",
        header=("Item", "What", "Led by", "Due", "Status", "Why"),
        rows=tuple(
            (
                each.key,
                each.said,
                each.owner,
                str(each.due or ""),
                each.status,
                "; ".join(each.why),
            )
            for each in items
        ),
    )


def _figures(facts: PacketFacts) -> Iterator[Block]:
    yield Heading(level=1, text="How far the roadmap is")
    yield Paragraph(
        text=f"{so_many(facts.total, 'action')}: {facts.completed} completed, "
        f"{facts.in_progress} in progress, {facts.not_started} not started; "
        f"{facts.percent} % completed or in progress, {facts.on_hold} on hold."
    )
    yield Chart(
        caption="Actions by status",
        unit="actions",
        bars=(
            Bar(label="Completed", number=facts.completed),
            Bar(label="In progress", number=facts.in_progress),
            Bar(label="Not started", number=facts.not_started),
        ),
    )
    if facts.overdue:
        yield Grid(
            caption="Actions past their dates, by who leads them",
            header=("Led by", "Actions"),
            rows=tuple((each.role, str(each.overdue)) for each in facts.overdue),
        )
    if facts.since:
        yield Heading(level=1, text="Since the last check-in")
        yield Paragraph(text=_since(facts.since))


def _since(since: SinceLast) -> str:
    return (
        f"Since check-in {since.check_in} on {said_date(since.on)}: "
        f"{so_many(since.completed, 'action')} completed, {since.redated} with another "
        f"date, {since.added} added."
    )


def _notes(facts: NotesFacts) -> Iterator[Block]:
    yield Heading(level=1, text="Who took part")
    yield Points(
        items=tuple(f"{e.agency}: {', '.join(e.roles)}" for e in facts.attended)
    )
    if facts.place:
        yield Paragraph(text=f"Place: {facts.place}")
    yield Heading(level=1, text="What was said")
    for each in paragraphs(facts.text):
        yield Paragraph(text=each)
    yield Heading(level=1, text="What was decided")
    if facts.decisions:
        yield Grid(
            caption="Decisions on actions",
            header=("Line", "Decision", "Decided by", "Why"),
            rows=tuple(
                (str(n), each.said, each.by, each.why)
                for n, each in enumerate(facts.decisions, start=1)
            ),
        )
    else:
        yield Paragraph(text="Nothing was decided on single actions.")
    if facts.agenda:
        yield Heading(level=1, text="The agenda, and what became of it")
        yield _outcomes(facts.agenda)


def _outcomes(items: tuple[ItemFacts, ...]) -> Grid:
    return Grid(
        caption="Items of the agenda",
        header=("Item", "What", "Why it was there", "Outcome"),
        rows=tuple((e.key, e.said, e.why, e.outcome) for e in items),
    )


def paragraphs(text: str) -> Iterator[str]:
    """As they were written, parted by blank lines; a very long one in several."""
    for each in text.split("\n\n"):
        words = each.strip()
        while len(words) > LONGEST_TEXT:
            cut = words.rfind(" ", 0, LONGEST_TEXT)
            cut = cut if cut > 0 else LONGEST_TEXT
            yield words[:cut]
            words = words[cut:].strip()
        if not is_blank(words):
            yield words
