"""Acts, one or many at once, and what was said: as the terminal knows them."""

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

from commands.args.options import ActId, Address, By, Commit, GroupContext, Json


class ActCommand(TyperCommand):
    """Its `--help` is that of a kind, where one is named."""

    def parse_args(self, ctx: GroupContext, args: list[str]) -> list[str]:
        if "--help" in args:
            from commands.acts.fields import print_kind
            from commands.args.act_fields import KINDS

            named = (each.replace("-", "_").lower() for each in args[1:])
            if kind := next((each for each in named if each in KINDS), None):
                print_kind(args[0], kind)
                ctx.exit()
        return super().parse_args(ctx, args)


def act(
    ctx: typer.Context,
    entity: Address,
    kind: Annotated[str, typer.Argument(help="The act; `acts ENTITY` lists them.")],
    by: By = None,
    act_id: ActId = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show what it would change.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Do one act: act 0161259/action/12 redate --due 2027-03-05 --why '...'

    Its fields follow as options, such as --due, --evidence (repeated) and --why.
    `act 0161259/action/12 redate --help` says which they are, with a line to paste.
    """
    from commands.acts.act import act

    act(
        entity,
        kind,
        ctx.args,
        by=by,
        act_id=act_id,
        preview=preview,
        as_json=as_json,
    )


def import_roadmap(
    entity: Address,
    file: Annotated[
        Path, typer.Argument(help="A .csv or .xlsx file, one row an action.")
    ],
    commit: Annotated[
        bool, typer.Option("--commit", help="Adopt it; without, only a preview.")
    ] = False,
    instead_of_signed: Annotated[
        str,
        typer.Option(
            help="Why it is adopted, where LEA, COE and CCEE have signed another."
        ),
    ] = "",
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Preview a roadmap, with every row that is off; then adopt all of it, or none."""
    from commands.acts.import_roadmap import RoadmapSaid, import_roadmap

    said = RoadmapSaid(entity, file, instead_of_signed, commit)
    import_roadmap(said, by=by, act_id=act_id, as_json=as_json)


def bulk(
    ctx: typer.Context,
    entity: Annotated[str, typer.Argument(help="An engagement: 0161259.")],
    kind: Annotated[
        str,
        typer.Argument(
            help="Such as reassign --owner, redate --due, shift --days, put_on_hold "
            "--cause --recheck: with the fields of the act on one action."
        ),
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
    entity: Address,
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


def comments(entity: Address, by: By = None, as_json: Json = False) -> None:
    """What was said of an action, as far as it is for whoever --as names."""
    from commands.engagements.comments import comments

    comments(entity, by=by, as_json=as_json)
