"""`bulk`, `split` and `comments`, as the terminal knows them."""

from pathlib import Path
from typing import Annotated

import typer

from commands.args.options import ActId, By, Commit, Entity, Json


def bulk(
    ctx: typer.Context,
    entity: Entity,
    kind: Annotated[
        str, typer.Argument(help="Such as reassign, redate, shift, put_on_hold.")
    ],
    actions: Annotated[
        str, typer.Option(help="Which: 1-10,12a; only open ones are meant.")
    ] = "",
    owned_by: Annotated[str, typer.Option(help="All that a role leads.")] = "",
    theme: Annotated[str, typer.Option(help="All of a theme.")] = "",
    commit: Commit = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """One act on several actions with one reason, previewed first: all, or none.

    bulk 0161259 reassign --owned-by lea_deputy --owner lea_instruction --why '...'
    """
    from commands.acts.bulk import Options
    from commands.acts.bulk import bulk as do

    do(
        entity,
        kind,
        ctx.args,
        Options(actions, owned_by, theme),
        commit=commit,
        by=by,
        act_id=act_id,
        as_json=as_json,
    )


def split(
    entity: Entity,
    file: Annotated[
        Path, typer.Argument(help="Its parts as rows of a roadmap: 12a, 12b, ...")
    ],
    why: Annotated[str, typer.Option(help="Why it is split.")] = "",
    commit: Commit = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Divide an action into parts; the original keeps its number and its text."""
    from commands.acts.split import split

    split(entity, file, why=why, commit=commit, by=by, act_id=act_id, as_json=as_json)


def comments(entity: Entity, by: By = None, as_json: Json = False) -> None:
    """What was said of an action, as far as it is for whoever --as names."""
    from commands.engagements.comments import comments

    comments(entity, by=by, as_json=as_json)
