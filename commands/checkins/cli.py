"""Check-ins, their agendas, minutes and notes, as the terminal knows them."""

from pathlib import Path
from typing import Annotated

import typer

from client.endings import Misused
from commands.args.options import ActId, By, Commit, Force, Json, OnlyPreview

CheckInAddress = Annotated[
    str, typer.Argument(help="A check-in: 0161259/check-in/2026-27-2.")
]
TEMPLATE = "template"
A_MEETING = 2  # words: of which check-in, and which file


def checkins(
    entity: Annotated[
        str | None, typer.Argument(help="An engagement; without, all that are open.")
    ] = None,
    fiscal_year: Annotated[
        str | None,
        typer.Option("--fy", metavar="YEAR", help="Only of a fiscal year: 2026-27."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Check-ins of LEA, COE and CCEE, year by year: required, held, missed, made up.

    Each with its stage, its day, and who was there.
    """
    from commands.checkins.show import show_check_ins

    show_check_ins(entity, fiscal_year, as_json=as_json)


def feeds(
    person: Annotated[
        str | None,
        typer.Option(metavar="PERSON", help="Only the file of one, such as m.ortiz."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write each person's check-ins as a file for their calendar: PERSON.ics.

    They lie in var/calendars; whoever is invited to none has no file any more.
    """
    from commands.checkins.feeds import write_files

    write_files(person, as_json=as_json)


def agenda(entity: CheckInAddress, as_json: Json = False) -> None:
    """What is spoken of at a check-in, and why; as it was, once it was held."""
    from commands.checkins.agenda import show_agenda

    show_agenda(entity, as_json=as_json)


def packet(
    entity: CheckInAddress,
    preview: OnlyPreview = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Draw up the packet of a check-in as of now: page, Word file and PDF.

    With --preview only what it would say, and who would hear.
    """
    from commands.checkins.drawn import PACKET, draw_up

    draw_up(PACKET, entity, preview=preview, by=by, act_id=act_id, as_json=as_json)


def notes(
    entity: CheckInAddress,
    preview: OnlyPreview = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Draw up the notes of a check-in from its minutes: page, Word file and PDF."""
    from commands.checkins.drawn import NOTES, draw_up

    draw_up(NOTES, entity, preview=preview, by=by, act_id=act_id, as_json=as_json)


def minutes(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ENTITY [FILE]",
            help="A check-in, 0161259/check-in/2026-27-2, and its workbook, filled in "
            "(.xlsx or .csv); or `template ENTITY FILE`, which writes the workbook.",
        ),
    ],
    text: Annotated[str, typer.Option(help="What was said.")] = "",
    text_from: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A text file that says it.")
    ] = None,
    force: Force = False,
    commit: Commit = False,
    by: By = None,
    act_id: ActId = None,
    as_json: Json = False,
) -> None:
    """Record the minutes of a check-in with its decisions, previewed: all, or none.

    `minutes template 0161259/check-in/2026-27-2 FILE` writes the workbook to fill in.
    """
    if words[0].lower() == TEMPLATE:
        from commands.checkins.minutes_template import write_template

        return write_template(*_two(words[1:]), replace=force)
    if force:
        raise Misused("--force is of `minutes template`")
    from commands.checkins.minutes import MinutesSaid, record

    entity, *files = words
    if len(files) > 1:
        raise Misused(f"minutes take one workbook; '{files[1]}' is one more")
    file = Path(files[0]) if files else None
    said = MinutesSaid(entity, file, text, text_from, commit)
    return record(said, by=by, act_id=act_id, as_json=as_json)


def _two(words: list[str]) -> tuple[str, Path]:
    if len(words) != A_MEETING:
        raise Misused(
            "say of which check-in, and which file: minutes template "
            "0161259/check-in/2026-27-2 minutes.xlsx"
        )
    entity, file = words
    return entity, Path(file)
