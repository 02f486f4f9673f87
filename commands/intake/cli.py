"""`intake`: CDE's yearly files, compared with what is in hand; then taken in."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from commands.args.options import By, CdeFiles, Json, Significant


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
    from commands.intake.output import show
    from commands.intake.plan import plan
    from commands.intake.summary import as_answer
    from commands.output import console

    actor = context.actor(by) if commit else None
    found = plan(files, year, significant or [])
    line = _line(files, year, significant or [])
    if actor is None and as_json:
        return console.as_json(as_answer(found))
    if actor is None:
        return show(found, f"{line} --as PERSON")
    from commands.intake.commit import commit as commit_it

    return commit_it(found, actor, f"{line} --as {actor.by}", as_json=as_json)


def _line(files: Sequence[Path], year: int | None, significant: Sequence[str]) -> str:
    """The line that takes the same in."""
    from commands.output.console import COMMAND

    years = [] if year is None else ["--year", str(year)]
    few = [word for each in significant for word in ("--significant", each)]
    words = ["intake", *map(str, files), *years, *few, "--commit"]
    return f"{COMMAND} {shlex.join(words)}"
