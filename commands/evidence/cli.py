"""`evidence`, as the terminal knows it: add, list, check."""

from pathlib import Path
from typing import Annotated

import typer

from commands.args.options import ActId, By, Json
from commands.args.words import OneOf
from domain.people.audience import Readers

evidence = typer.Typer(
    help="Evidence: files and links that show what was done, each by its number.",
    no_args_is_help=True,
)
EvidenceAddress = Annotated[
    str, typer.Argument(help="An engagement, 0161259, or a review: 0161259/review/1.")
]


@evidence.command()
def add(
    entity: EvidenceAddress,
    file: Annotated[
        Path | None, typer.Argument(help="The file to keep; or say --link.")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(help="What people know it by; without, the file's name."),
    ] = None,
    link: Annotated[
        str | None, typer.Option(help="Where it is kept, if it stays elsewhere.")
    ] = None,
    sha256: Annotated[
        str | None, typer.Option(help="With --link: the SHA-256 of what is there.")
    ] = None,
    readers: Annotated[
        str,
        typer.Option(
            parser=OneOf("--readers", Readers),
            metavar=f"[{'|'.join(Readers)}]",
            help="Who may read it: CCEE alone, all who take part, or anyone.",
        ),
    ] = Readers.ENGAGEMENT,
    why: Annotated[str, typer.Option(help="What it shows, or why it came.")] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show what would come of it.")
    ] = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Keep a file as evidence, or name what stays elsewhere; it gets a number: E3.

    evidence add 0161259 minutes.pdf --as m.ortiz; a claim then names it: --evidence E3
    """
    from commands.evidence.add import EvidenceSaid
    from commands.evidence.add import add as do

    said = EvidenceSaid(file, name, link, sha256, Readers(readers), why)
    do(entity, said, preview=preview, by=by, act_id=act_id, as_json=as_json)


@evidence.command("list")
def list_(entity: EvidenceAddress, by: By = None, as_json: Json = False) -> None:
    """The evidence of an engagement or a review, as far as --as may read it."""
    from commands.evidence.list import show_evidence

    show_evidence(entity, by=by, as_json=as_json)


@evidence.command()
def check(
    entity: Annotated[
        str | None,
        typer.Argument(help="Only that of 0161259, or 0161259/review/1."),
    ] = None,
    web: Annotated[
        bool, typer.Option(help="Ask each web address where evidence is kept, too.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Hold the store against the record: missing, changed, unnamed, dead; exit 1 then.

    Nothing is deleted or mended.
    """
    from commands.evidence.check import check

    check(entity, links=web, as_json=as_json)
