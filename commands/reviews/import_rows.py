"""Rows of a workbook held against what a review has, previewed, then imported."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Ending, Failed, Misused, NotAllowed
from client.errors import foreseen
from commands import context
from commands.acts.act import send
from commands.acts.preview import print_told, print_warnings
from commands.args.act_id import line_id
from commands.args.reference import Reference, running
from commands.args.said_again import say_again
from commands.args.several import check_commas, has_a_digit, pieces
from commands.output import console
from commands.output.command_line import command_line
from commands.output.receipt import consequences
from commands.reviews.rows_output import (
    as_json_of,
    show_kept,
    show_source,
    show_taken,
)
from domain.guess import guess
from domain.receipt import Receipt
from domain.wording import as_given, as_words
from services.imports.held import ALL, ImportPlan, RowsAct
from services.imports.in_words import RecordedReview
from services.imports.judge import ImportJudged, ReviewNamed

if TYPE_CHECKING:
    from temporalio.client import Client

    from domain.act import Actor
    from services.rollout import Asker

Judge = Callable[
    ["Client", ReviewNamed, Path, Collection[str], "Asker"], Awaitable[ImportJudged]
]


ByRecord = Callable[
    ["Client", ReviewNamed, Path, Collection[str], "Asker", RecordedReview],
    Awaitable[ImportJudged],
]


def by_record(judge: ByRecord) -> Judge:
    """Judged with what the record has of the review in words."""

    def judged(
        client: "Client",
        which: ReviewNamed,
        file: Path,
        overwrite: Collection[str],
        asker: "Asker",
    ) -> Awaitable[ImportJudged]:
        recorded = context.reviews().shown
        return judge(client, which, file, overwrite, asker, recorded)

    return judged


class ImportKind(NamedTuple):
    """What a workbook is imported as: by which command, and who judges it.

    `what` it is of a review: a plan. `show_more` says what else would then be so;
    `options` stand in each of its lines.
    """

    command: str
    what: str
    judge: Judge
    show_more: Callable[[ImportPlan], None] = lambda _: None
    more: Callable[[ImportPlan], dict[str, object]] = lambda _: {}
    options: tuple[str, ...] = ()


class ImportAsked(NamedTuple):
    """What is imported into which review, from which file."""

    kind: ImportKind
    which: Reference
    file: Path

    def line(self, *options: str) -> str:
        kind, what = self.kind, (str(self.which), str(self.file))
        return command_line((*kind.command.split(), *what, *kind.options, *options))


def import_rows(
    kind: ImportKind,
    review: str,
    file: Path,
    *,
    overwrite: Sequence[str],
    commit: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Preview a workbook, or import what is new or otherwise in it."""
    asked = ImportAsked(kind, review_named(review, kind.what), file)
    actor = context.actor(by) if commit else None
    wanted = [each for said in overwrite for each in _ids(said)]
    judged = _judged(asked, wanted, by)
    _check_named(judged.plan, wanted)
    off = _off(judged)
    if actor and judged.act and not off:
        return _commit(asked, judged, actor, act_id, as_json=as_json)
    return _show(asked, judged, off, as_json=as_json)


def _ids(said: str) -> list[str]:
    check_commas("--overwrite", said, has_a_digit)
    return pieces(said)


def review_named(text: str, what: str) -> Reference:
    """The review that is meant, of which `what` is; raises Misused."""
    which = running(text)
    if not which.review:
        raise Misused(f"{what} of a review: {which.cds}/review/1")
    if which.within:
        raise Misused(f"{what} of a whole review: {which.alive}")
    return which


def _judged(
    asked: ImportAsked, overwrite: Sequence[str], by: str | None
) -> ImportJudged:
    asker, which = context.asker(by), asked.which
    named = ReviewNamed(which.cds, which.whole, which.review or 0)

    async def judge(client: "Client") -> ImportJudged:
        return await asked.kind.judge(client, named, asked.file, overwrite, asker)

    return context.ask_server(judge)


def _check_named(plan: ImportPlan, overwrite: Sequence[str]) -> None:
    """Raises Misused where an id is named that the workbook does not have.

    One that is there in other capitals is said again.
    """
    known = [each for table in plan.tables for each in table.ids]
    nouns = " or ".join(table.noun for table in plan.tables)
    for each in overwrite:
        meant = as_given(each, (*known, ALL))
        if meant not in (ALL, *known) and not plan.faults:
            raise Misused(
                f"--overwrite: {plan.where} has no {nouns} {each}{guess(each, known)}"
            )
        say_again(each, meant, option="--overwrite")


def _off(judged: ImportJudged) -> Ending | None:
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
    asked: ImportAsked,
    judged: ImportJudged,
    off: Ending | None,
    *,
    as_json: bool,
) -> None:
    """Raises how it would end, after what would be imported."""
    line = _line(asked, judged.plan, judged.act) if judged.act and not off else ""
    if as_json:
        console.as_json(_as_json(asked, judged, line))
    else:
        show_source(judged.plan)
    if off:
        raise off
    if not as_json:
        _show_whole(asked, judged, line)


def _show_whole(asked: ImportAsked, judged: ImportJudged, line: str) -> None:
    """What would become of each row, and the line that does it."""
    show_taken(judged.plan)
    show_kept(judged)
    asked.kind.show_more(judged.plan)
    if judged.preview:
        print_warnings(judged.preview.warnings)
        print_told(judged.preview.told)
    if line:
        console.say("nothing was changed", f"to import them: {line}")
    else:
        console.say("nothing to import; nothing was changed")
    _offer_overwriting(asked, judged.plan)
    console.ui(asked.which.alive)


def _offer_overwriting(asked: ImportAsked, plan: ImportPlan) -> None:
    """The line that previews it with what is kept: the review was not asked of that."""
    if any(each.kept for each in plan.tables):
        tables = plan.tables
        named = [e.id for table in tables for e in (*table.overwritten, *table.kept)]
        line = asked.line("--overwrite", ",".join(named))
        console.say(f"to see it with what is kept overwritten: {line}")


def _commit(
    asked: ImportAsked,
    judged: ImportJudged,
    actor: "Actor",
    act_id: str | None,
    *,
    as_json: bool,
) -> None:
    """What is kept is said as well: it is not in the receipt."""
    words = [str(asked.which), asked.kind.command, judged.plan.said, actor.by]
    act = judged.plan.act(actor, act_id or line_id(words))
    again = f"{_line(asked, judged.plan, act)} --id {act.id}"
    receipt = send(asked.which, act, again)
    if as_json:
        done = {"repeat": again, "receipt": console.dumped(receipt)}
        return console.as_json(_as_json(asked, judged, "") | done)
    return _print_done(asked, judged, receipt, again)


def _print_done(
    asked: ImportAsked, judged: ImportJudged, receipt: Receipt, again: str
) -> None:
    done = "already done as" if receipt.again else "done:"
    show_source(judged.plan)
    show_kept(judged)
    asked.kind.show_more(judged.plan)
    stage = as_words(receipt.phase)
    console.say(
        f"{done} entry {receipt.entry} of {receipt.entity}, stage {stage}",
        *consequences(receipt),
        f"to repeat it safely: {again}",
    )
    console.ui(receipt.entity)


def _line(asked: ImportAsked, plan: ImportPlan, act: RowsAct) -> str:
    """That imports what was judged, by whoever would."""
    named = dict.fromkeys(e.id for table in plan.tables for e in table.overwritten)
    options = ("--overwrite", ",".join(named)) if named else ()
    return asked.line(*options, "--commit", "--as", act.by)


def _as_json(asked: ImportAsked, judged: ImportJudged, line: str) -> dict[str, object]:
    return {
        "entity": str(asked.which),
        **as_json_of(judged),
        **asked.kind.more(judged.plan),
        "commit": line or None,
        "link": context.link(asked.which.alive),
    }
