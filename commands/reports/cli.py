"""`report`, as the terminal knows it: show, draft, final, check."""

from pathlib import Path
from typing import Annotated

import typer

from commands.args.options import ActId, By, Json, OnlyPreview

report = typer.Typer(
    help="The report of a review: drawn up, made final, and what became of it.",
    no_args_is_help=True,
)
ReportAddress = Annotated[
    str, typer.Argument(help="A review, 0161259/review/1; of an LEA the newest.")
]
To = Annotated[
    Path | None,
    typer.Option(
        "--to",
        help="With --preview: a folder for a working copy, to read it before.",
    ),
]
AsOfEntry = Annotated[
    int | None,
    typer.Option(
        "--entry", help="The review's entry that it goes up to; without, the newest."
    ),
]


@report.command()
def show(entity: ReportAddress, as_json: Json = False) -> None:
    """How far the report is, its corrections, its documents, what is next."""
    from commands.reports.show import show_report

    show_report(entity, as_json=as_json)


@report.command()
def draft(
    entity: ReportAddress,
    preview: OnlyPreview = False,
    to: To = None,
    entry: AsOfEntry = None,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Draw up a draft of what the review says as of now: page, Word file and PDF."""
    from commands.reports.draw import DrawSaid, draw

    said = DrawSaid(entity, None, entry, to, preview)
    draw(said, by=by, act_id=act_id, as_json=as_json)


@report.command()
def final(
    entity: ReportAddress,
    second_reader: Annotated[
        str, typer.Option(help="Who has read it whole, and did not draw it up.")
    ],
    preview: OnlyPreview = False,
    to: To = None,
    entry: AsOfEntry = None,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Make the report final: nothing in it changes any more."""
    from commands.reports.draw import DrawSaid, draw

    said = DrawSaid(entity, second_reader, entry, to, preview)
    draw(said, by=by, act_id=act_id, as_json=as_json)


@report.command()
def check(
    entity: Annotated[
        str | None, typer.Argument(help="A review; without, all documents.")
    ] = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Have the documents made once more.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Documents that wait, cannot be made, or whose files are gone."""
    from commands.reports.check import check_documents

    check_documents(entity, anew=anew, as_json=as_json)
