"""Commands that change something: act, and import-roadmap."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from client.endings import Unanswered
from commands import context
from commands.acts.preview import previewed, show_preview
from commands.args.act_fields import act_kind, fields_of, shaped, staff_act
from commands.args.reference import Reference, running
from commands.output import console
from commands.output.receipt import consequences
from domain.actions.planned import address
from domain.acts import StaffAct
from domain.people.roles import LABELS
from domain.receipt import Receipt
from services import roadmaps
from services.roadmaps import Planned


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
    act_id = act_id or uuid4().hex
    said: dict[str, object] = shaped(name, fields) | {
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
    which = running(entity)
    planned = roadmaps.adoptable(file)
    if not as_json:
        say_source(planned)
    if not commit:
        return _preview(which, file, planned, as_json=as_json)
    actor = context.actor(by)
    adopt = roadmaps.adopt(planned, actor, act_id or uuid4().hex)
    again = (
        f"{console.COMMAND} import-roadmap {which.cds} {shlex.quote(str(file))} "
        f"--commit --as {actor.by} --id {adopt.id}"
    )
    return print_receipt(which, send(which, adopt, again), again, as_json=as_json)


def say_source(planned: Planned) -> None:
    """Where the actions stand, and what looks like it and was passed over."""
    console.say(f"read from {planned.where}")
    if planned.others:
        names = " and ".join(f"'{each}'" for each in planned.others)
        console.say(
            f"sheets passed over: {names}; to have one of them read, hide the one above"
        )


def send(which: Reference, act: StaffAct, again: str) -> Receipt:
    """Have it done; raises NotAllowed, and Unanswered with the line that repeats it."""
    from client.engagements import ask

    try:
        return context.ask_server(lambda client: ask(client, which.cds, act))
    except Unanswered as silent:
        raise Unanswered(f"{silent}: {again}") from silent


def _line(
    which: Reference, kind: str, fields: dict[str, list[str]], by: str, act_id: str
) -> str:
    """The exact line that repeats the act, and cannot do it twice."""
    words = [
        word
        for name, values in fields.items()
        for value in values
        for word in (f"--{name.replace('_', '-')}", value)
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
        *consequences(receipt),
        f"to repeat it safely: {again}",
    )
    return console.ui(which.cds)


def _preview(
    which: Reference,
    file: Path,
    planned: Planned,
    *,
    as_json: bool,
) -> None:
    actions = planned.actions
    if as_json:
        return console.as_json(
            {
                "entity": str(which),
                "source": planned.where,
                "passed_over": planned.others,
                "actions": [console.dumped(each) for each in actions],
                "link": context.link(which.cds),
            }
        )
    for each in actions:
        horizon = each.horizon.lower().replace("_", " ")
        console.entry(
            f"{address(each.number)}  {each.title}",
            f"due {each.due}; {LABELS[each.owner]}; {horizon}",
        )
    console.say(
        f"{len(actions)} actions, from {min(a.due for a in actions)} to "
        f"{max(a.due for a in actions)}; nothing was changed",
        f"to adopt them: {console.COMMAND} import-roadmap {which.cds} "
        f"{shlex.quote(str(file))} --commit --as PERSON",
    )
    return console.ui(which.cds)
