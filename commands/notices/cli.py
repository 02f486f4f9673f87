"""`notices` and `prove`, as the terminal knows them."""

from typing import Annotated

import typer

from commands.args.options import By, Json


def notices(
    entity: Annotated[
        str | None,
        typer.Argument(help="An engagement or action; without, what is not done with."),
    ] = None,
    pause: Annotated[
        bool, typer.Option("--pause", help="Send nothing until --resume; needs --why.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Send again, first what has waited.")
    ] = False,
    bounced: Annotated[
        str | None, typer.Option(metavar="KEY", help="Note that its mail came back.")
    ] = None,
    again: Annotated[
        str | None, typer.Option(metavar="KEY", help="Try what was refused once more.")
    ] = None,
    why: Annotated[str, typer.Option(help="Why it is paused, or came back.")] = "",
    by: By = None,
    as_json: Json = False,
) -> None:
    """Mail: what waits, what went where and when, what was refused; pause, resume."""
    from commands.notices.list import NoticeOptions, mail

    wanted = NoticeOptions(pause, resume, bounced, again)
    mail(entity, wanted, why=why, by=by, as_json=as_json)


def prove(
    key: Annotated[
        str,
        typer.Argument(help="A notice's key; `notices ENTITY` lists them."),
    ],
    as_json: Json = False,
) -> None:
    """From which date, calendar and policy a notice came, and what became of it."""
    from commands.notices.prove import prove

    prove(key, as_json=as_json)
