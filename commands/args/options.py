"""Options and arguments that several commands share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from commands.args.words import OneOf

GroupContext = Any
"""What typer hands to a group of commands; it keeps the type to itself."""
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
By = Annotated[
    str | None,
    typer.Option("--as", help="Who acts, such as m.ortiz. [THROUGHLINE_ACTOR]"),
]
OnlyPreview = Annotated[
    bool, typer.Option("--preview", help="Say what would be; nothing is done.")
]
Commit = Annotated[
    bool, typer.Option("--commit", help="Do it; without, only a preview.")
]
ActId = Annotated[
    str | None, typer.Option("--id", help="The act's id, to send the same act again.")
]
AReview = Annotated[str, typer.Argument(help="A review, such as 0161259/review/1.")]
TableFile = Annotated[Path, typer.Argument(help="The file to write, .csv or .xlsx.")]
Force = Annotated[bool, typer.Option("--force", help="Write over a file.")]
Address = Annotated[
    str,
    typer.Argument(
        help="An engagement, 0161259, or a part: 0161259/action/12, 0161259/review/1."
    ),
]

CdeFiles = Annotated[
    list[Path], typer.Argument(help="CDE's assistance status files, .xls or .xlsx.")
]
Significant = Annotated[
    list[str] | None,
    typer.Option(
        help="CDS=N: an LEA has only N numerically significant groups. Repeatable."
    ),
]

OPEN_FIELDS = {"allow_extra_args": True, "ignore_unknown_options": True}
"""For commands that take an act's own fields as options."""
How = Annotated[
    str,
    typer.Option(
        "--mode",
        parser=OneOf("--mode", ("keep", "restart", "recompute")),
        metavar="[keep|restart|recompute]",
        help="What becomes of ladders that stand: keep the days used, restart what is "
        "late, or recompute as if the new rules had always held.",
    ),
]
