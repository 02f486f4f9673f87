"""`evidence add`: a file kept, or a link named, under the next number."""

from pathlib import Path
from typing import NamedTuple

from client.endings import Misused
from commands import context
from commands.acts.act import answered
from commands.acts.preview import previewed, show_preview
from commands.args.act_fields import staff_act
from commands.args.act_id import line_id, new_id
from commands.args.digest import pasted_digest
from commands.args.reference import Reference, running
from commands.evidence.holder import check_whole
from commands.output import console
from commands.output.command_line import command_line
from commands.output.receipt import consequences
from domain.acts import AddEvidence
from domain.evidence.evidence import evidence_label
from domain.people.audience import Readers
from services.evidence import add as service

ADDING = ("evidence", "add")


class EvidenceSaid(NamedTuple):
    """What was said of a piece: a file, or a link and what is behind it."""

    file: Path | None
    name: str | None
    link: str | None
    sha256: str | None
    readers: Readers
    why: str


def add(
    entity: str,
    said: EvidenceSaid,
    *,
    preview: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Keep it, and print its number and the line that names it."""
    which = running(entity)
    check_whole(which)
    _check_said(said)
    actor = context.actor(by)
    act = _act(which, said, actor.by, actor.entered_by, act_id)
    if preview:
        found = previewed(which, act)
        return show_preview(which, found, _line(which, said, act), as_json=as_json)
    added = _send(which, said, act)
    if added.receipt.again and added.receipt.piece is None and act_id is None:
        act = act.but(id=new_id())  # it was withdrawn since, and is added anew
        added = _send(which, said, act)
    return _print(which, said, act, added, as_json=as_json)


def _check_said(said: EvidenceSaid) -> None:
    """Raises Misused where it is neither a file nor a link, or both."""
    if bool(said.file) == bool(said.link):
        raise Misused(
            "give a file, as in `evidence add 0161259 minutes.pdf`, or --link with "
            "--sha256 where it stays elsewhere; one of them"
        )
    if said.file and said.sha256:
        raise Misused("--sha256 goes with --link; that of a file is worked out")
    if said.link and not said.sha256:
        raise Misused(
            "say what is there: --sha256 HEX (what `sha256sum FILE` prints, in "
            "quotes); by it is known whether it was changed"
        )
    if said.link and not said.name:
        raise Misused("say what people know it by: --name 'minutes of 5 March'")


def _act(
    which: Reference, said: EvidenceSaid, by: str, typist: str, act_id: str | None
) -> AddEvidence:
    """The act, its shape checked; raises Misused, and Failed for an unfit file."""
    known = service.measured(said.file) if said.file else None
    digest = known.sha256 if known else pasted_digest(said.sha256 or "")
    name = said.name or (said.file.name if said.file else "")
    fields = {
        "name": name,
        "sha256": digest,
        "size": known.size if known else 0,
        "link": said.link or "",
        "readers": said.readers,
        "why": said.why,
    }
    line = [str(which), *ADDING, *map(str, fields.values()), by]
    whole = {"kind": "add_evidence", "id": act_id or line_id(line)}
    act = staff_act({**whole, "by": by, "entered_by": typist, **fields})
    assert isinstance(act, AddEvidence)
    return act


def _send(which: Reference, said: EvidenceSaid, act: AddEvidence) -> service.Added:
    from adapters.evidence.store import EvidenceStore

    store = EvidenceStore(context.settings().evidence_folder)
    holder = service.EvidenceHolder(which.cds, which.whole, which.review)
    return answered(
        which,
        act,
        _line(which, said, act),
        lambda client: service.add(
            client, holder, act, store, said.file, context.evidence().is_file
        ),
    )


def _print(
    which: Reference,
    said: EvidenceSaid,
    act: AddEvidence,
    added: service.Added,
    *,
    as_json: bool,
) -> None:
    again, receipt = _line(which, said, act), added.receipt
    label = evidence_label(receipt.piece) if receipt.piece else None
    if as_json:
        answer = {"evidence": label, **console.dumped(receipt), "repeat": again}
        answer |= {"restored": added.restored}
        return console.as_json(answer | {"link": context.link(receipt.entity)})
    done = "already done as" if receipt.again else "done:"
    named = f"{label or 'withdrawn since'}  {act.name}, for {act.readers.described}"
    console.say(
        named,
        f"{done} entry {receipt.entry} of {receipt.entity}",
        *([service.BACK] if added.restored else []),
        *consequences(receipt),
        *([f"to name it: {_naming(which, label)}"] if label else []),
        f"to repeat it safely: {again}",
    )
    return console.ui(receipt.entity)


def _naming(which: Reference, label: str) -> str:
    """Which acts name it; `acts` knows the lines that may be typed now."""
    acts = "claim_complete of an action"
    if which.review:
        acts = "count_item, complete_item, add_finding or amend_finding"
    return f"--evidence {label}, in {acts}"


def _line(which: Reference, said: EvidenceSaid, act: AddEvidence) -> str:
    """The exact line that repeats it, and cannot do it twice."""
    words = [*ADDING, str(which)]
    if said.file:
        words.append(str(said.file))
    options = {
        "--name": act.name,
        "--link": act.link,
        "--sha256": "" if said.file else act.sha256,
        "--readers": act.readers.value,
        "--why": act.why,
        "--as": act.by,
        "--id": act.id,
    }
    said_of = [(option, value) for option, value in options.items() if value]
    words += [word for pair in said_of for word in pair]
    return command_line(words)
