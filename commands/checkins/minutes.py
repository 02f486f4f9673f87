"""`minutes`: what was said and decided at a check-in, previewed, then recorded."""

from pathlib import Path
from typing import NamedTuple

from adapters.minutes.read import MinutesFile
from client.endings import Failed, Misused, NotAllowed
from commands import context
from commands.acts.act import print_receipt, send
from commands.acts.preview import previewed, show_preview
from commands.args.act_id import line_id
from commands.checkins.address import CheckInNamed, check_in_named
from commands.checkins.agenda_read import read_for
from commands.output import console
from commands.output.command_line import command_line
from domain.actions.planned import address, label
from domain.acts import ActionAct, RecordMinutes
from domain.wording import as_words, is_blank, so_many, with_and
from services.minutes import (
    MinutesRead,
    beyond_bounds,
    by_rows,
    minutes_of,
    text_of,
)

CARRIED = {"kind", "id", "by", "entered_by", "why", "action"}


class MinutesSaid(NamedTuple):
    """What was typed: of which check-in, from which files, what was said."""

    entity: str
    file: Path | None
    text: str
    text_from: Path | None
    commit: bool


def record(
    said: MinutesSaid, *, by: str | None, act_id: str | None, as_json: bool
) -> None:
    """Preview the minutes, or record all of them in one act."""
    meant, actor = check_in_named(said.entity, "minutes are"), context.actor(by)
    own = _text(said)
    read = read_for(meant)
    file = read.file(said.file) if said.file else None
    text = text_of(own, file, read.agenda)
    if file and file.faults:
        raise _unusable(file, [*map(str, file.faults)])
    words = [str(meant), "minutes", text, *_digest_of(file), actor.by]
    act = minutes_of(meant.name, text, file, actor, act_id or line_id(words))
    if off := beyond_bounds(act, file):
        raise _unusable(file, [*map(str, off)])
    again = _line(meant, said, ["--commit", "--as", actor.by, "--id", act.id])
    if not as_json:
        _show_source(read, file, act)
    try:
        if not said.commit:
            found = previewed(meant.which, act)
            return show_preview(meant.which, found, again, as_json=as_json)
        receipt = send(meant.which, act, again)
    except NotAllowed as refused:
        raise NotAllowed(by_rows(str(refused), file)) from refused
    return print_receipt(meant.which, receipt, again, as_json=as_json, adds=False)


def _text(said: MinutesSaid) -> str:
    """What was said, as typed or as a file has it; raises Misused and Failed."""
    if said.text and said.text_from:
        raise Misused("say --text or --text-from, not both")
    if said.text_from is None:
        return said.text
    try:
        return said.text_from.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as off:
        raise Failed(f"{said.text_from} is no text in UTF-8") from off
    except OSError as off:
        raise Failed(f"{said.text_from} cannot be read: {off.strerror}") from off


def _unusable(file: MinutesFile | None, lines: list[str]) -> Failed:
    heading = [f"{file.where} cannot be recorded:"] if file else []
    return Failed("\n".join([*heading, *lines, "nothing was changed"]))


def _digest_of(file: MinutesFile | None) -> list[str]:
    """All that it says: said again, it is the same act."""
    return [repr(file.decisions), repr(file.settled)] if file else []


def _line(meant: CheckInNamed, said: MinutesSaid, options: list[str]) -> str:
    words = ["minutes", str(meant)]
    words += [str(said.file)] if said.file else []
    words += ["--text", said.text] if said.text else []
    words += ["--text-from", str(said.text_from)] if said.text_from else []
    return command_line([*words, *options])


def _show_source(
    read: MinutesRead, file: MinutesFile | None, act: RecordMinutes
) -> None:
    """Line by line what is decided, and by whom; what is settled; what was said."""
    agenda = read.agenda
    console.say(f"minutes of check-in {agenda.check_in} of {agenda.lea.name}")
    if file:
        console.say(f"read from {file.where}")
        if file.others:
            names = with_and(f"'{each}'" for each in file.others)
            console.say(f"sheets passed over: {names}")
    many = so_many(len(act.decisions), "decision")
    console.say("", many if act.decisions else "no decisions on actions")
    titles = {each.action: each.said for each in agenda.items if each.action}
    for n, each in enumerate(act.decisions, start=1):
        row = f", row {file.decisions[n - 1].row}" if file else ""
        title = titles.get(each.action, "")
        reason = "" if is_blank(each.why) else f": {each.why}"
        console.entry(
            f"line {n}{row}: {address(each.action)}  {title}".rstrip(),
            _decided(each),
            f"decided by {read.choices.people.text(each.by)}{reason}",
        )
    if act.settled:
        console.say(f"settled: {', '.join(act.settled)}")
    console.say("", "what was said:", act.text or "nothing yet", "")


def _decided(act: ActionAct) -> str:
    """'redate: due 2027-03-05'."""
    fields = [
        f"{as_words(name)} {_shown(value)}"
        for name, value in act
        if name not in CARRIED and value not in ((), "")
    ]
    said = as_words(act.kind)
    return f"{said}: {', '.join(fields)}" if fields else said


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        numbers = [label(e) if isinstance(e, int) else str(e) for e in value]
        return ", ".join(numbers)
    return as_words(str(value))
