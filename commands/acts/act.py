"""Commands that change something: act, and import-roadmap."""

import shlex
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from client.endings import Failed, Unanswered
from commands import context
from commands.acts.preview import previewed, show_preview
from commands.args.act_fields import act_kind, fields_of, shaped, staff_act
from commands.args.reference import Reference, reference
from commands.output import console
from domain.acts import AdoptRoadmap, StaffAct
from domain.apply import Receipt
from domain.faults import Unreadable

if TYPE_CHECKING:
    from adapters.roadmap.rows import Row
from domain.actions.planned import PlannedAction


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
    which, actor = reference(entity), context.actor(by)
    name = act_kind(kind, which)
    fields = fields_of(words)
    said: dict[str, Any] = shaped(name, fields) | {
        "kind": name,
        "id": act_id or uuid4().hex,
        "by": actor.by,
        "entered_by": actor.entered_by,
    }
    if which.action is not None:
        said["action"] = which.action
    again = _line(which, name, fields, actor.by, said["id"])
    wanted = staff_act(said)
    if preview:
        return show_preview(which, previewed(which, wanted), again, as_json=as_json)
    return print_receipt(which, send(which, wanted, again), again, as_json=as_json)


def import_roadmap(
    entity: str,
    file: Path,
    *,
    commit: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Preview a roadmap, or adopt all of it in one act."""
    which = reference(entity)
    planned = _adoptable(file)
    if not commit:
        return _preview(which, file, planned, as_json=as_json)
    actor = context.actor(by)
    adopt = AdoptRoadmap(
        id=act_id or uuid4().hex,
        by=actor.by,
        entered_by=actor.entered_by,
        why=f"imported from {file.name}",
        actions=planned,
    )
    again = (
        f"{console.COMMAND} import-roadmap {which.cds} {shlex.quote(str(file))} "
        f"--commit --as {actor.by} --id {adopt.id}"
    )
    return print_receipt(which, send(which, adopt, again), again, as_json=as_json)


def send(which: Reference, act: StaffAct, again: str) -> Receipt:
    """Have it done; raises NotAllowed, and Unanswered with the line that repeats it."""

    async def send(client: Any) -> Receipt:
        from client.engagements import ask

        return await ask(client, which.cds, act)

    try:
        return context.ask_server(send)
    except Unanswered as silent:
        raise Unanswered(f"{silent}: {again}") from silent


def _line(
    which: Reference, kind: str, fields: dict[str, list[str]], by: str, act_id: str
) -> str:
    """The exact line that repeats the act, and cannot do it twice."""
    words = [
        word for n, values in fields.items() for v in values for word in (f"--{n}", v)
    ]
    line = ["act", str(which), kind, *words, "--as", by, "--id", act_id]
    return f"{console.COMMAND} {shlex.join(line)}"


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
        f"to repeat it safely: {again}",
    )
    return console.ui(which.cds)


def readable(file: Path) -> tuple[PlannedAction, ...]:
    """Every action of the file; raises Failed naming each row that cannot be read."""
    return tuple(row.action for row in _rows(file))


def _rows(file: Path) -> "list[Row]":
    from adapters.roadmap.read import read_roadmap

    try:
        return read_roadmap(file)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off


def _adoptable(file: Path) -> tuple[PlannedAction, ...]:
    """Every action of a roadmap; raises Failed naming each row that is off."""
    from adapters.policies.read import current_policy
    from domain.actions.check import roadmap_faults
    from domain.actions.planned import named

    rows = _rows(file)
    planned = tuple(row.action for row in rows)
    places = {named(row.action.number): f"row {row.number}" for row in rows}
    found = roadmap_faults(planned, current_policy(), datetime.now(UTC))
    if found:
        each = (
            f"{places[str(e.where[0])]} ({e})" if e.where else str(e) for e in found
        )
        said = [f"{file.name} cannot be adopted:", *each, "nothing was changed"]
        raise Failed("\n".join(said))
    return planned


def _preview(
    which: Reference,
    file: Path,
    planned: tuple[PlannedAction, ...],
    *,
    as_json: bool,
) -> None:
    if as_json:
        actions = [console.dumped(each) for each in planned]
        return console.as_json(
            {"entity": str(which), "actions": actions, "link": context.link(which.cds)}
        )
    console.table(
        ("action", "title", "owner", "horizon", "due"),
        ((a.number, a.title, a.owner, a.horizon, a.due) for a in planned),
    )
    console.say(
        f"{len(planned)} actions, from {min(a.due for a in planned)} to "
        f"{max(a.due for a in planned)}; nothing was changed",
        f"to adopt them: {console.COMMAND} import-roadmap {which.cds} "
        f"{shlex.quote(str(file))} --commit --as PERSON",
    )
    return console.ui(which.cds)
