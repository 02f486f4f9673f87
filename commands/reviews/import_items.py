"""`import-items`: a data-collection plan held against the review's, then imported."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Ending, Failed, Misused, NotAllowed
from client.errors import foreseen
from commands import context
from commands.acts.act import send
from commands.acts.preview import print_told, print_warnings
from commands.args.act_id import line_id
from commands.args.reference import Reference, running
from commands.args.several import pieces
from commands.output import console
from commands.output.command_line import command_line
from commands.output.receipt import consequences
from commands.reviews.plan_output import (
    as_json_of,
    show_kept,
    show_source,
    show_taken,
)
from domain.guess import guess
from domain.receipt import Receipt
from domain.reviews.acts import ImportItems
from services.items import judge
from services.items.judge import ItemsJudged, ReviewNamed
from services.items.plan import ALL, ItemsPlan

if TYPE_CHECKING:
    from domain.act import Actor

IMPORTING = "import-items"


def import_items(
    review: str,
    file: Path,
    *,
    overwrite: Sequence[str],
    commit: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Preview a data-collection plan, or import what is new or otherwise in it."""
    which = review_named(review)
    actor = context.actor(by) if commit else None
    wanted = [each for said in overwrite for each in pieces(said)]
    judged = _judged(which, file, wanted, by)
    _check_named(judged.plan, wanted)
    off = _off(judged)
    if actor and judged.act and not off:
        return _commit(which, file, judged, actor, act_id, as_json=as_json)
    return _show(which, file, judged, off, as_json=as_json)


def review_named(text: str) -> Reference:
    """The review whose plan is meant; raises Misused."""
    which = running(text)
    if not which.review:
        raise Misused(f"a plan is that of a review: {which.cds}/review/1")
    if which.within:
        raise Misused(f"a plan is that of a whole review: {which.alive}")
    return which


def _judged(
    which: Reference, file: Path, overwrite: Sequence[str], by: str | None
) -> ItemsJudged:
    asker, reviews = context.asker(by), context.reviews()
    named = ReviewNamed(which.cds, which.whole, which.review or 0)
    return context.ask_server(
        lambda client: judge.judge(client, named, file, overwrite, asker, reviews.items)
    )


def _check_named(plan: ItemsPlan, overwrite: Sequence[str]) -> None:
    """Raises Misused where an id is named that the workbook does not have."""
    known = plan.ids
    for each in overwrite:
        if each not in (ALL, *known) and not plan.faults:
            raise Misused(
                f"--overwrite: {plan.where} has no item {each}{guess(each, known)}"
            )


def _off(judged: ItemsJudged) -> Ending | None:
    """Why it would not be imported, all of it at once; None where it would."""
    faults = judged.plan.faults
    lines = [*map(str, faults)]
    if judged.refused:
        lines.insert(0, f"the review refuses it: {judged.refused}")
    if not lines:
        return None
    heading = f"{judged.plan.where} cannot be imported:"
    message = "\n".join([heading, *lines, "nothing was changed"])
    if faults:
        return Failed(message)
    return foreseen(message, judged.rule) if judged.rule else NotAllowed(message)


def _show(
    which: Reference,
    file: Path,
    judged: ItemsJudged,
    off: Ending | None,
    *,
    as_json: bool,
) -> None:
    """Raises how it would end, after what would be imported."""
    line = _line(which, file, judged.act) if judged.act and not off else ""
    if as_json:
        console.as_json(_as_json(which, judged, line))
    else:
        show_source(judged.plan)
    if off:
        raise off
    if not as_json:
        _show_whole(which, file, judged, line)


def _show_whole(which: Reference, file: Path, judged: ItemsJudged, line: str) -> None:
    """What would become of each row, and the line that does it."""
    show_taken(judged.plan)
    show_kept(judged)
    if judged.preview:
        print_warnings(judged.preview.warnings)
        print_told(judged.preview.told)
    if line:
        console.say("nothing was changed", f"to import them: {line}")
    else:
        console.say("nothing to import; nothing was changed")
    _offer_overwriting(which, file, judged.plan)
    console.ui(which.alive)


def _offer_overwriting(which: Reference, file: Path, plan: ItemsPlan) -> None:
    """The line that previews it with what is kept: the review was not asked of that."""
    if plan.kept:
        named = [each.item.item for each in (*plan.overwritten, *plan.kept)]
        words = [IMPORTING, str(which), str(file), "--overwrite", ",".join(named)]
        console.say(f"to see it with what is kept overwritten: {command_line(words)}")


def _commit(
    which: Reference,
    file: Path,
    judged: ItemsJudged,
    actor: "Actor",
    act_id: str | None,
    *,
    as_json: bool,
) -> None:
    """What is kept is said as well: it is not in the receipt."""
    said = [str(which), IMPORTING, judged.plan.said, actor.by]
    act = judged.plan.act(actor, act_id or line_id(said))
    again = f"{_line(which, file, act)} --id {act.id}"
    receipt = send(which, act, again)
    if as_json:
        done = {"repeat": again, "receipt": console.dumped(receipt)}
        return console.as_json(_as_json(which, judged, "") | done)
    return _print_done(which, judged, receipt, again)


def _print_done(
    which: Reference, judged: ItemsJudged, receipt: Receipt, again: str
) -> None:
    done = "already done as" if receipt.again else "done:"
    show_source(judged.plan)
    show_kept(judged)
    console.say(
        f"{done} entry {receipt.entry} of {receipt.entity}, stage {receipt.phase}",
        *consequences(receipt),
        f"to repeat it safely: {again}",
    )
    console.ui(receipt.entity)


def _line(which: Reference, file: Path, act: ImportItems) -> str:
    """That imports what was judged, by whoever would."""
    words = [IMPORTING, str(which), str(file)]
    if act.overwrite:
        words += ["--overwrite", ",".join(act.overwrite)]
    return command_line([*words, "--commit", "--as", act.by])


def _as_json(which: Reference, judged: ItemsJudged, line: str) -> dict[str, object]:
    return {
        "entity": str(which),
        **as_json_of(judged),
        "commit": line or None,
        "link": context.link(which.alive),
    }
