"""What is written and read as a workbook of a roadmap, as the terminal knows it."""

from pathlib import Path
from typing import Annotated

import typer

from commands.args.options import ActId, AReview, By, Commit, Force, Json, TableFile


def template(
    review: AReview, file: TableFile, force: Force = False, as_json: Json = False
) -> None:
    """Write the roadmap as it stands, to plan in: with a row for each recommendation.

    Those that no action carries out yet come as new rows, of what the review says.
    """
    from commands.roadmaps.template import write_actions_template

    write_actions_template(review, file, replace=force, as_json=as_json)


def import_actions(
    review: AReview,
    file: Annotated[
        Path, typer.Argument(help="A .csv or .xlsx file, one row an action.")
    ],
    overwrite: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ACTION,ACTION",
            help="Actions that changed here since the workbook was written, and are "
            "taken over all the same; or `all`.",
        ),
    ] = None,
    commit: Commit = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Preview the actions of a roadmap, with every row that is off; then import them.

    What is new or otherwise is taken over in one act, all of it or nothing. The preview
    says which days dates come to, and what is still lacking to be signed.
    """
    from commands.reviews.import_rows import import_rows
    from commands.roadmaps.import_actions import ROADMAP_ACTIONS

    import_rows(
        ROADMAP_ACTIONS,
        review,
        file,
        overwrite=overwrite or [],
        commit=commit,
        by=by,
        act_id=act_id,
        as_json=as_json,
    )


def votes_template(
    review: AReview,
    file: TableFile,
    role: Annotated[
        str,
        typer.Option(metavar="ROLE", help="Whose votes, such as coe_lead."),
    ],
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Write a sheet of votes in one role, with a row for each action of the roadmap."""
    from commands.roadmaps.import_votes import voting
    from commands.roadmaps.template import write_votes_template

    write_votes_template(review, file, voting(role), replace=force, as_json=as_json)


def votes(
    review: AReview,
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx sheet of votes.")],
    role: Annotated[
        str | None,
        typer.Option(
            metavar="ROLE",
            help="In which role, where neither the sheet nor who votes makes it clear.",
        ),
    ] = None,
    commit: Commit = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Preview votes on many actions, with every row that is off; then vote so.

    All of them in one act or none; votes that the role gave before are gone with it.
    """
    from commands.reviews.import_rows import import_rows
    from commands.roadmaps.import_votes import votes_kind, voting

    import_rows(
        votes_kind(voting(role) if role is not None else None),
        review,
        file,
        overwrite=[],
        commit=commit,
        by=by,
        act_id=act_id,
        as_json=as_json,
    )
