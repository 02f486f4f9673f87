"""Minutes of a check-in, put together and judged by its engagement; nothing is done."""

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from adapters.files.choices import Choices
from adapters.minutes.columns import MinutesChoices
from adapters.minutes.read import (
    MinutesFile,
    RowDecision,
    check_in_written,
    read_minutes,
)
from client.endings import Failed
from domain.act import Actor
from domain.actions.planned import label
from domain.acts import ActionAct, AmendMinutes, RecordMinutes
from domain.bounds import excesses
from domain.checkins.facts import AgendaShown, NotesFacts, PacketFacts, notes_facts
from domain.checkins.standing import CheckInStanding
from domain.documents.canonical import canonical, hash_of
from domain.faults import Fault
from domain.lea import Lea
from domain.values import Value

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.as_of import SqlPast
    from adapters.sql.queries import SqlReading

ACTION_ACT: TypeAdapter[ActionAct] = TypeAdapter(ActionAct)
LINE = re.compile(r"^line (\d+)", re.MULTILINE)
PATIENCE = 10.0  # seconds until the record has what the engagement says it has
A_MOMENT = 0.1


class MinutesRead(NamedTuple):
    """A check-in's agenda, and what cells of its workbook may name."""

    agenda: AgendaShown
    choices: MinutesChoices

    @property
    def written(self) -> str:
        """How its workbook says of which meeting it is."""
        return check_in_written(self.agenda.entity, self.agenda.check_in)

    @property
    def keys(self) -> dict[str, str]:
        return {each.key.casefold(): each.key for each in self.agenda.items}

    def file(self, path: Path) -> MinutesFile:
        """Raises Unreadable for what is off about the file as a whole."""
        return read_minutes(path, self.written, self.choices, self.keys)


async def agenda_read(
    client: "Client", cds: str, check_in: str, names: Mapping[str, str]
) -> MinutesRead:
    """As things stand; `names` are those of the directory. Raises Failed."""
    from client import engagements

    agenda = await engagements.agenda(client, cds, check_in)
    now = await engagements.standing_of(client, cds)
    policy = await engagements.policy(client, cds)
    known = [each.person for each in now.people if each.person]
    people = {each: names.get(each, each) for each in dict.fromkeys(known)}
    choices = MinutesChoices(Choices("person of this engagement", people), policy.scale)
    return MinutesRead(agenda, choices)


def text_of(said: str, file: MinutesFile | None, agenda: AgendaShown) -> str:
    """What was said: the text itself, then the notes of each item."""
    titles = {each.key: each.said for each in agenda.items}
    notes = [
        f"{key}. {titles[key]}: {note}" if key in titles else f"Action {key}: {note}"
        for key, note in (file.notes if file else ())
    ]
    return "\n\n".join(filter(None, [said.strip(), *notes]))


def minutes_of(
    check_in: str, text: str, file: MinutesFile | None, actor: Actor, act_id: str
) -> RecordMinutes:
    """All of it as one act."""
    decisions = file.decisions if file else ()
    return RecordMinutes(
        id=act_id,
        by=actor.by,
        entered_by=actor.entered_by,
        check_in=check_in,
        text=text,
        decisions=tuple(
            _act(each, actor, f"{act_id}-{n}") for n, each in enumerate(decisions, 1)
        ),
        settled=file.settled if file else (),
    )


def _act(decision: RowDecision, actor: Actor, act_id: str) -> ActionAct:
    return ACTION_ACT.validate_python(
        {
            "kind": decision.kind,
            "action": decision.action,
            "id": act_id,
            "by": decision.by,
            "entered_by": actor.entered_by,
            "why": decision.why,
            **decision.fields,
        }
    )


def beyond_bounds(act: RecordMinutes, file: MinutesFile | None) -> list[Fault]:
    """What is too long, by the row that says it, or by the option."""
    rows = [each.row for each in file.decisions] if file else []
    found = []
    for each in excesses(act):
        where = each.where
        if where[0] == "decisions" and len(where) > 1 and isinstance(where[1], int):
            decision = act.decisions[where[1]]
            row = f"row {rows[where[1]]} (item {label(decision.action)})"
            where = (row, *where[2:])
        found.append(Fault(where, each.message))
    return found


def by_rows(refused: str, file: MinutesFile | None) -> str:
    """A refusal with the row of each line that it names."""
    rows = [each.row for each in file.decisions] if file else []

    def named(found: re.Match[str]) -> str:
        number = int(found[1])
        row = f"row {rows[number - 1]}, " if 0 < number <= len(rows) else ""
        return f"{row}{found[0]}"

    return LINE.sub(named, refused)


class Drawn(NamedTuple):
    """Facts that were drawn up, and the entry up to which they go."""

    facts: Value
    as_of: int

    @property
    def text(self) -> str:
        return canonical(self.facts)

    @property
    def sha256(self) -> str:
        return hash_of(self.text)


async def packet_drawn(client: "Client", cds: str, check_in: str) -> Drawn:
    """What a packet says as of now; raises Failed."""
    from client import engagements

    facts: PacketFacts = await engagements.packet(client, cds, check_in)
    return Drawn(facts, facts.agenda.entry)


class NotesSources(NamedTuple):
    """Where notes are read from."""

    record: "SqlReading"
    past: "SqlPast"
    names: Mapping[str, str]


async def notes_drawn(
    client: "Client", cds: str, check_in: str, sources: NotesSources
) -> Drawn:
    """The notes of the minutes as they were said last; raises Failed."""
    from client import engagements

    now = await engagements.standing_of(client, cds)
    policy = await engagements.policy(client, cds)
    whole = now.engagement
    known = {each.name: each for each in whole.check_ins}
    found = known.get(check_in)
    if found is None or not found.minutes_entry:
        raise Failed(
            f"check-in {check_in} has no minutes yet; `minutes` records them"
            if found
            else f"there is no check-in {check_in} that is still open"
        )
    minutes, first, text = await _minutes(sources.record, whole.entity, found)
    actions = sources.past.actions_at(whole.entity, first)
    facts: NotesFacts = notes_facts(
        Lea(cds=whole.cds, name=whole.lea, county=whole.county),
        found,
        minutes,
        text,
        {each.number: each for each in actions},
        policy.scale,
        lambda each: sources.names.get(each, each),
    )
    return Drawn(facts, whole.entry)


async def _minutes(
    record: "SqlReading", entity: str, check_in: CheckInStanding
) -> tuple[RecordMinutes, int, str]:
    """The minutes, their entry, and the text as it was said last.

    Waits a moment for a record that is behind; raises Failed.
    """
    began = monotonic()
    while True:
        said = [
            (n, act)
            for kind in ("record_minutes", "amend_minutes")
            for n, act in record.acts(entity, kind)
            if isinstance(act, RecordMinutes | AmendMinutes)
            and act.check_in == check_in.name
        ]
        texts = dict(said)
        newest = texts.get(check_in.minutes_entry)
        if newest:
            break
        if monotonic() - began > PATIENCE:
            raise Failed(
                "the record is behind what the engagement knows; notes are drawn up "
                "once it has the minutes. Type it again in a moment; nothing was "
                "changed"
            )
        await asyncio.sleep(A_MOMENT)
    first = next((n, act) for n, act in said if isinstance(act, RecordMinutes))
    return first[1], first[0], newest.text
