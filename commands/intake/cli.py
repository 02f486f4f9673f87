"""`intake`: CDE's yearly files, compared with what is in hand; then taken in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from client.endings import Failed
from commands.args.options import By, CdeFiles, Json, Significant

if TYPE_CHECKING:
    from domain.act import Actor
    from services.intake.plan import IntakePlan, IntakeRecord


def intake(
    files: CdeFiles,
    year: Annotated[
        int | None,
        typer.Option(help="The year to judge; the newest at hand otherwise."),
    ] = None,
    significant: Significant = None,
    commit: Annotated[
        bool, typer.Option("--commit", help="Keep the files, and open what is due.")
    ] = False,
    by: By = None,
    as_json: Json = False,
) -> None:
    """What CDE's files change: who is newly eligible, still, or no longer.

    Nothing is changed without --commit. Files that were taken in before are kept and
    need not be given again.
    """
    from commands import context
    from commands.args.significant import listed
    from commands.args.significant import significant as counts
    from commands.intake.output import as_answer, show
    from commands.output import console
    from services.intake.plan import plan

    actor, few = context.actor(by) if commit else None, significant or []
    record, unknown = _record()
    with listed(few):
        found = plan(files, year, counts(few), record, unknown)
    line = _line(files, year, few)
    if actor:
        return _commit(found, actor, f"{line} --as {actor.by}", as_json=as_json)
    if as_json:
        return console.as_json(as_answer(found))
    return show(found, f"{line} --as PERSON")


def _commit(found: "IntakePlan", actor: "Actor", again: str, *, as_json: bool) -> None:
    """Do all of it; raises NotAllowed where this person, or an engagement, says no."""
    from commands import context
    from commands.intake.output import check_done, done_as_answer, show_done
    from commands.output import console
    from services.intake.commit import Interrupted, Stores, commit
    from services.intake.referrals import referrals

    due = referrals(found, actor, context.directory().given)
    stores = Stores(context.dashboards(), context.outbox(), context.record)
    try:
        with console.bar("taking in") as progress:
            became = context.ask_server(
                lambda client: commit(client, found, actor, due, stores, progress)
            )
    except Interrupted as off:
        raise Failed(f"{off}\nthe same line goes on from there: {again}") from off
    if as_json:
        console.as_json(done_as_answer(found, became))
    else:
        show_done(found, became)
    check_done(became, again)


def _record() -> "tuple[IntakeRecord | None, str]":
    """The record, or why there is none."""
    from commands import context
    from services.intake.plan import IntakeRecord

    try:
        return IntakeRecord(context.dashboards(), context.record()), ""
    except Failed as off:
        return None, str(off)


def _line(files: Sequence[Path], year: int | None, significant: Sequence[str]) -> str:
    """The line that takes the same in."""
    from commands.output.command_line import command_line

    years = [] if year is None else ["--year", str(year)]
    few = [word for each in significant for word in ("--significant", each)]
    words = ["intake", *map(str, files), *years, *few, "--commit"]
    return command_line(words)
