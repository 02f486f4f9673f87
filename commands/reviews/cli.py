"""What is imported into a review, as the terminal knows it."""

from pathlib import Path
from typing import Annotated

import typer

from commands.args.options import ActId, AReview, By, Commit, Json


def import_items(
    review: AReview,
    file: Annotated[
        Path, typer.Argument(help="A .csv or .xlsx file, one row an item.")
    ],
    overwrite: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID,ID",
            help="Items that changed here since the workbook was written, and are "
            "taken over all the same; or `all`.",
        ),
    ] = None,
    commit: Commit = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Preview a data-collection plan, with every row that is off; then import it.

    What is new or otherwise is taken over in one act, all of it or nothing. `template
    FILE --items --entity 0161259/review/1` writes the plan as it stands.
    """
    from commands.reviews.import_items import ITEMS
    from commands.reviews.import_rows import import_rows

    import_rows(
        ITEMS,
        review,
        file,
        overwrite=overwrite or [],
        commit=commit,
        by=by,
        act_id=act_id,
        as_json=as_json,
    )


def import_findings(
    review: AReview,
    file: Annotated[
        Path,
        typer.Argument(
            help="An .xlsx file with sheets findings and recommendations, or a .csv of "
            "one of them."
        ),
    ],
    overwrite: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID,ID",
            help="Findings and recommendations that changed here since the workbook "
            "was written, and are taken over all the same; or `all`.",
        ),
    ] = None,
    commit: Commit = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Preview findings and recommendations, with every row that is off; import them.

    What is new or otherwise is taken over in one act, all of it or nothing. The preview
    says what the analysis would then still lack. `template FILE --findings --entity
    0161259/review/1` writes them as they stand.
    """
    from commands.reviews.import_findings import FINDINGS
    from commands.reviews.import_rows import import_rows

    import_rows(
        FINDINGS,
        review,
        file,
        overwrite=overwrite or [],
        commit=commit,
        by=by,
        act_id=act_id,
        as_json=as_json,
    )
