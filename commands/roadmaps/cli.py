"""`roadmap`, as the terminal knows it: worked out in a review, signed, adopted."""

from typing import Annotated

import typer

from commands.args.options import ActId, By, Json, OnlyPreview
from commands.roadmaps.workbooks import (
    import_actions,
    template,
    votes,
    votes_template,
)

roadmap = typer.Typer(
    help="The roadmap of a review: worked out, signed by three, adopted.",
    no_args_is_help=True,
)
roadmap.command("template")(template)
roadmap.command("import")(import_actions)
roadmap.command("votes-template")(votes_template)
roadmap.command("votes")(votes)
RoadmapAddress = Annotated[
    str, typer.Argument(help="A review, 0161259/review/1; of an LEA the newest.")
]


@roadmap.command()
def show(
    entity: Annotated[
        str,
        typer.Argument(
            help="A review, or an action of its roadmap: 0161259/review/1/action/12."
        ),
    ],
    as_json: Json = False,
) -> None:
    """How far it is: its actions by rank, who has signed it, what is next."""
    from commands.roadmaps.show import show_roadmap

    show_roadmap(entity, as_json=as_json)


@roadmap.command()
def propose(
    entity: RoadmapAddress,
    preview: OnlyPreview = False,
    entry: Annotated[
        int | None,
        typer.Option(
            "--entry",
            help="The review's entry that it goes up to; without, the newest.",
        ),
    ] = None,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Put it before LEA, COE and CCEE to be signed; it stays as it is then."""
    from commands.roadmaps.propose import ProposeSaid
    from commands.roadmaps.propose import propose as do

    said = ProposeSaid(entity, entry, preview)
    do(said, by=by, act_id=act_id, as_json=as_json)


@roadmap.command()
def adopt(
    entity: Annotated[
        str, typer.Argument(help="An engagement, 0161259, or its review.")
    ],
    preview: OnlyPreview = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Adopt what LEA, COE and CCEE have signed: all its actions, in one act."""
    from commands.roadmaps.adopt import adopt as do

    do(entity, preview=preview, by=by, act_id=act_id, as_json=as_json)
