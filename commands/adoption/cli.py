"""`adopt`: bring in what already runs, one engagement or a folder of several."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from client.endings import Failed, Misused
from commands.args.options import By, Json

if TYPE_CHECKING:
    from domain.act import Actor
    from services.adoption.commit import AdoptionResult
    from services.adoption.prepare import Preparation


def adopt(
    path: Annotated[
        Path,
        typer.Argument(help="A .yaml or .xlsx file, or a folder; see `template`."),
    ],
    commit: Annotated[
        bool, typer.Option("--commit", help="Bring it in; without, only a preview.")
    ] = False,
    skip_faulty: Annotated[
        bool,
        typer.Option("--skip-faulty", help="Of a folder, bring in what has no fault."),
    ] = False,
    by: By = None,
    as_json: Json = False,
) -> None:
    """Bring in engagements that already run: previewed, then each in one act.

    Every row that is off is named; then nothing is brought in. The same file again
    changes nothing. `template FILE --engagement` writes one to fill in.
    """
    from commands import context
    from commands.adoption import output
    from commands.args.people import unknown_person
    from services.adoption.prepare import files_of, prepared

    actor = context.actor(by) if commit else None
    said = actor.by if actor else context.asker(by).by
    files = files_of(path)
    if not files:
        raise Misused(f"{path} holds no .yaml and no .xlsx file")
    known, persons = context.record_if_any(), unknown_person()
    asked = prepared(files, said, context.typist(), known, persons)
    faulty = [each for each in asked if each.faults]
    if actor is None or (faulty and not skip_faulty):
        output.show_preview(path, asked, committing=commit, as_json=as_json)
        return
    done = _brought_in([each for each in asked if not each.faults], actor)
    if len(asked) == 1 and done[0].off:
        raise done[0].off
    output.show_outcomes(done, faulty, as_json=as_json)
    if faulty or any(each.off for each in done):
        raise Failed("not all were brought in; when it is mended, run the same again")


def _brought_in(
    asked: "Sequence[Preparation]", actor: "Actor"
) -> "list[AdoptionResult]":
    """With a bar where a terminal is."""
    from commands import context
    from commands.output import console
    from services.adoption.commit import bring_in
    from services.adoption.prepare import terms_of_today

    terms, before = terms_of_today(), context.record
    with console.bar("bringing in") as progress:
        return context.ask_server(
            lambda client: bring_in(client, asked, terms, actor, before, progress)
        )
