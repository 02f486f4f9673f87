"""`adopt`: bring in what already runs, one engagement or a folder of several."""

from pathlib import Path
from typing import Annotated

import typer

from client.endings import Failed
from commands.args.options import By, Json


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
    from commands.adoption import output, prepare
    from commands.adoption.commit import brought_in

    actor = context.actor(by) if commit else None
    said = actor.by if actor else by or context.settings().actor
    asked = prepare.prepared(path, said)
    faulty = [each for each in asked if each.faults]
    if not commit or (faulty and not skip_faulty):
        output.show_preview(path, asked, committing=commit, as_json=as_json)
        return
    assert actor
    done = brought_in([e for e in asked if not e.faults], actor)
    if len(asked) == 1 and done[0].off:
        raise done[0].off
    output.show_outcomes(done, faulty, as_json=as_json)
    if faulty or any(each.off for each in done):
        raise Failed("not all were brought in; when it is mended, run the same again")
