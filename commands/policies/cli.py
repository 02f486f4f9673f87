"""`policy`, as the terminal knows it: lint, diff, dry-run, apply, show."""

from pathlib import Path
from typing import Annotated

import typer

from commands.args.options import ActId, By, How, Json

policy = typer.Typer(
    help="Policies as files: check, compare, try on open engagements, apply.",
    no_args_is_help=True,
)
PolicyFile = Annotated[
    Path, typer.Argument(help="A policy, such as policies/next.yaml.")
]
Which = Annotated[
    str | None, typer.Argument(help="An engagement, such as 0161259; without, all.")
]


@policy.command()
def lint(
    file: Annotated[
        Path, typer.Argument(help="A policy, a calendar, or the rules for mail.")
    ],
    as_json: Json = False,
) -> None:
    """Check a file: every fault with its line, and what would be allowed."""
    from commands.policies.compare import lint

    lint(file, as_json=as_json)


@policy.command()
def diff(
    file: PolicyFile,
    against: Annotated[
        str | None,
        typer.Option(help="Another file, or an engagement; without, what is in force."),
    ] = None,
    as_json: Json = False,
) -> None:
    """What a file adds, removes and changes."""
    from commands.policies.compare import diff

    diff(file, against, as_json=as_json)


@policy.command("dry-run")
def dry_run(
    file: PolicyFile,
    entity: Which = None,
    mode: How = "keep",
    by: By = None,
    as_json: Json = False,
) -> None:
    """On real open actions: who would hear what and when; nothing is changed."""
    from commands.policies.apply import dry_run
    from domain.acts import Mode

    dry_run(file, entity, mode=Mode(mode), by=by, as_json=as_json)


@policy.command()
def apply(
    file: PolicyFile,
    entity: Annotated[
        str | None, typer.Argument(help="An engagement, such as 0161259.")
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--all", help="Every open engagement.")
    ] = False,
    mode: How = "keep",
    why: Annotated[str, typer.Option(help="Why; needed with --commit.")] = "",
    commit: Annotated[
        bool, typer.Option("--commit", help="Apply it; without, only a preview.")
    ] = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Put running engagements under a policy. Going back is applying the former one."""
    from commands.policies.apply import apply
    from domain.acts import Mode

    apply(
        file,
        entity,
        everyone=everyone,
        mode=Mode(mode),
        why=why,
        commit=commit,
        by=by,
        act_id=act_id,
        as_json=as_json,
    )


@policy.command()
def show(
    entity: Annotated[
        str | None, typer.Argument(help="An engagement; without, what is in force.")
    ] = None,
    as_json: Json = False,
) -> None:
    """The policy as a file that `policy apply` can read again."""
    from commands.policies.compare import show

    show(entity, as_json=as_json)
