"""`calendar`, as the terminal knows it: show, check, import."""

from pathlib import Path
from typing import Annotated

import typer

from commands.args.options import ActId, By, Commit, How, Json
from commands.args.words import OneOf

calendar = typer.Typer(
    help="Working days: what is known, how far it reaches, and new school years.",
    no_args_is_help=True,
)


@calendar.command()
def show(
    entity: Annotated[
        str | None, typer.Argument(help="An engagement; without, what is in force.")
    ] = None,
    office: Annotated[
        str,
        typer.Option(
            parser=OneOf("--office", ("lea", "agency")),
            metavar="[lea|agency]",
            help="Whose: the LEA's, or the agencies'.",
        ),
    ] = "lea",
    year: Annotated[
        int | None, typer.Option(min=2000, max=2999, help="One year, such as 2027.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Closed days, recess and testing, the version, and how far closures are known."""
    from commands.calendars.show import show
    from domain.policies.ladder import Office

    show(entity, Office(office), year, as_json=as_json)


@calendar.command()
def check(
    entity: Annotated[
        str | None, typer.Argument(help="An engagement; without, all that are open.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Which due dates and steps reach beyond what the calendars know."""
    from commands.calendars.show import check

    check(entity, as_json=as_json)


@calendar.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="An .ics file, or a .csv: first,last,name,kind.")
    ],
    target: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="ENTITY|agency|all",
            help="One LEA, the agencies' calendar, or every LEA with open engagement.",
        ),
    ],
    school_year: Annotated[
        str,
        typer.Option(
            metavar="2027-28", help="1 July to 30 June; its days are replaced."
        ),
    ],
    take_free: Annotated[
        bool,
        typer.Option(
            "--take-free",
            help="Take what is marked free or tentative as closed days too.",
        ),
    ] = False,
    leave_out: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME-OR-NUMBER",
            help="Leave an event or a row of the file out. Repeatable.",
        ),
    ] = None,
    recess: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME-OR-NUMBER",
            help="Take an event or a row as recess: the office works. Repeatable.",
        ),
    ] = None,
    testing: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME-OR-NUMBER",
            help="Take an event or a row as days of testing. Repeatable.",
        ),
    ] = None,
    no_recess: Annotated[
        bool, typer.Option("--no-recess", help="The year has no recess.")
    ] = False,
    no_testing: Annotated[
        bool, typer.Option("--no-testing", help="The year has no days of testing.")
    ] = False,
    mode: How = "keep",
    why: Annotated[str, typer.Option(help="Why; needed with --commit.")] = "",
    commit: Commit = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Preview the days of a school year; then give them to open engagements."""
    from commands.args.several import numbers_apart
    from commands.calendars.import_days import ImportRequest, import_days
    from domain.acts import Mode
    from domain.calendars.listed import Answers
    from domain.calendars.work_calendar import DayKind

    none = {DayKind.RECESS: no_recess, DayKind.TESTING: no_testing}
    answers = Answers(
        take_free=take_free,
        leave_out=tuple(numbers_apart("--leave-out", leave_out or ())),
        recess=tuple(numbers_apart("--recess", recess or ())),
        testing=tuple(numbers_apart("--testing", testing or ())),
        none=tuple(kind for kind, said in none.items() if said),
    )
    wanted = ImportRequest(file, target, school_year, Mode(mode), why, answers)
    import_days(wanted, commit=commit, by=by, act_id=act_id, as_json=as_json)
