"""`people`, as the terminal knows it. The files beside it do it."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from commands.args.options import By, Commit, GroupContext, Json
from domain.guess import guess


class WhoIsWho(TyperGroup):
    """`people` alone, or with an engagement, is `people list`."""

    def parse_args(self, ctx: GroupContext, args: list[str]) -> list[str]:
        if not args or not self._is_meant(args[0]):
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def _is_meant(self, word: str) -> bool:
        """Whether it names one of its commands, or nearly does."""
        return word in (*self.commands, "--help") or bool(guess(word, self.commands))


people = typer.Typer(
    cls=WhoIsWho, help="Who is who, who holds which role, who stands in for whom."
)
Why = Annotated[str, typer.Option("--why", help="The reason, for the record.")]
Who = Annotated[str, typer.Argument(help="A person's id, such as j.rivera.")]


@people.command("list")
def list_(
    entity: Annotated[
        str | None, typer.Argument(help="An engagement; without, everybody.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Who holds each role today, who stands in, and what changes in 60 days."""
    from commands.people.list import show_people

    show_people(entity, as_json=as_json)


@people.command()
def load(
    files: Annotated[
        list[Path], typer.Argument(help="YAML or CSV files of people, roles, absences.")
    ],
    whole: Annotated[
        bool,
        typer.Option("--whole", help="These files are all there is: others go."),
    ] = False,
    commit: Commit = False,
    by: By = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Put files into the directory, and tell each engagement what changes there."""
    from commands import context
    from commands.people.change import ChangeOptions, carry_out
    from services.people.plan import loading

    codes = context.known_codes
    make = partial(loading, files=files, whole=whole, why=why, codes=codes)
    carry_out(make, ChangeOptions(commit, by, as_json))


@people.command()
def away(
    person: Who,
    substitute: Annotated[
        str, typer.Option(metavar="PERSON", help="Who hears and acts meanwhile.")
    ],
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help="The first day away.")
    ],
    last: Annotated[
        str, typer.Option("--to", metavar="DATE", help="The last day away.")
    ],
    commit: Commit = False,
    by: By = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Somebody is away, and another stands in, wherever they hold a role."""
    from commands.args.people import absence
    from commands.people.change import ChangeOptions, carry_out
    from services.people.plan import going

    away = absence(person, substitute, first, last)
    carry_out(partial(going, absence=away, why=why), ChangeOptions(commit, by, as_json))


@people.command()
def back(
    person: Who,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The first day; without, today."),
    ] = None,
    commit: Commit = False,
    by: By = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Somebody is here again before it was said, or does not go at all."""
    from commands.args.people import day_or_today
    from commands.people.change import ChangeOptions, carry_out
    from services.people.plan import returning

    day = day_or_today("--on", on)
    make = partial(returning, person=person, day=day, why=why)
    carry_out(make, ChangeOptions(commit, by, as_json))


@people.command()
def leaves(
    person: Who,
    last: Annotated[
        str, typer.Option("--last", metavar="DATE", help="Their last day here.")
    ],
    successor: Annotated[
        str | None, typer.Option(help="Who follows; without, the roles fall vacant.")
    ] = None,
    interim: Annotated[
        bool, typer.Option("--interim", help="The successor is an interim.")
    ] = False,
    commit: Commit = False,
    by: By = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Somebody leaves: their roles end, and another follows or they fall vacant."""
    from commands import context
    from commands.args.dates import any_day
    from commands.args.people import following
    from commands.people.change import ChangeOptions, carry_out
    from services.people.plan import leaving

    follows = following(person, successor, interim=interim)
    day = any_day("--last", last)
    make = partial(
        leaving,
        person=person,
        last=day,
        successor=follows,
        why=why,
        reviews=context.open_reviews,
    )
    carry_out(make, ChangeOptions(commit, by, as_json))
